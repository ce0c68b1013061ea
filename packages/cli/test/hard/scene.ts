import { constants, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { runCommand } from "../../src/run-command.ts";
import { smallProgram } from "../small-program.ts";
import type { Call } from "./disturbed.ts";
import { folderState, type FolderState } from "./folder-state.ts";
import { publishedProblems } from "./published-problems.ts";
import { storeProblems } from "./store-problems.ts";
import { keepTinyTrees } from "./tiny-tree.ts";

/** As-of dates of the small program's exports. */
export const WEEKS = ["2026-11-15", "2026-11-22"] as const;
export const asOf = (date: string): string => `${date}T22:00:00+01:00`;

export interface Kind {
  /** Folders that the command changes, below a copy of the base. */
  readonly roots: readonly string[];
  readonly argumentsIn: (place: string) => readonly string[];
  /** What counts of a copy. */
  readonly stateOf: (place: string) => FolderState;
  /** What never changes once it is there. */
  readonly isFrozen: (path: string) => boolean;
  /** What is wrong with what readers see, judged by its manifests. */
  readonly problemsIn: (place: string) => readonly string[];
  /** Which part of the work a call belongs to; paths are below the copy. */
  readonly phaseOf: (call: Pick<Call, "call" | "path" | "to">) => string;
  /** Parts of the work in which a second try of the command itself makes up for a call that failed once: then it may end with 0, everything done. */
  readonly triesAgain?: readonly string[];
}

export interface Scene extends Kind {
  /** Holds everything; removed at the end. */
  readonly folder: string;
  /** As things stand before the command that is disturbed. */
  readonly base: string;
  /** As things stand when nothing disturbs the command. */
  readonly expected: FolderState;
  readonly remove: () => void;
}

/** A copy of a small folder that shares its bytes until they change, where the file system can do that. */
export function copyOf(from: string, to: string): string {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE, verbatimSymlinks: true });
  return to;
}

/** Runs a command in this process, as a step that is not what is looked at. @throws when it fails. */
export async function succeed(args: readonly string[]): Promise<void> {
  const written: string[] = [];
  const keep = (text: string | Uint8Array): boolean => written.push(String(text)) > 0;
  const { stdout, stderr } = process;
  const [out, err] = [stdout.write.bind(stdout), stderr.write.bind(stderr)];
  stdout.write = keep;
  stderr.write = keep;
  let code: number;
  try {
    code = await runCommand(args);
  } finally {
    stdout.write = out;
    stderr.write = err;
  }
  if (code !== 0) throw new Error(`almanac ${args.join(" ")} ended with ${String(code)}:\n${written.join("")}`);
}

/** Prepares a folder and runs the command once on a copy, to know how things stand when nothing disturbs it. */
export async function sceneOf(prepare: (base: string) => Promise<void>, kind: Kind, first: (place: string) => Promise<void> = () => Promise.resolve()): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), "almanac-hard-"));
  const base = join(folder, "base");
  mkdirSync(base);
  await prepare(base);
  const before = [...kind.stateOf(base)].filter(([path]) => kind.isFrozen(path));
  /** Readers' view by its manifests, and what stood there before byte for byte. */
  const problemsIn = (place: string): readonly string[] => {
    const now = kind.stateOf(place);
    return [...kind.problemsIn(place), ...before.flatMap(([path, what]) => (now.get(path) === what ? [] : [`${path}, which stood there before, ${now.has(path) ? "was changed" : "is gone"}`]))];
  };
  const undisturbedPlace = copyOf(base, join(folder, "undisturbed"));
  await first(undisturbedPlace);
  await succeed(kind.argumentsIn(undisturbedPlace));
  const expected = kind.stateOf(undisturbedPlace);
  const problems = problemsIn(undisturbedPlace);
  if (problems.length > 0) throw new Error(`undisturbed: ${problems.join("; ")}`);
  return { folder, base, ...kind, problemsIn, expected, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const EDITION: Kind = {
  roots: ["program"],
  argumentsIn: (place) => ["edition", "--root", join(place, "program")],
  // What a run may leave in its work folder is no part of the store.
  stateOf: (place) => folderState(join(place, "program"), (path) => path === ".almanac"),
  isFrozen: () => true,
  problemsIn: (place) => storeProblems(join(place, "program")),
  phaseOf: ({ path }) => (path.includes("data/objects") ? "object" : path.includes("data/editions") ? "header" : /\.lock/.test(path) ? "lock" : path.includes(".almanac/prose") ? "kept prose" : "other"),
  // What is kept only saves work: where it cannot be written, the next run makes it again.
  triesAgain: ["kept prose"],
};

/** The small program with its first edition frozen: the command freezes the second. */
export function editionScene(): Promise<Scene> {
  return sceneOf(async (base) => {
    const program = smallProgram();
    const root = copyOf(program.root, join(base, "program"));
    program.remove();
    await succeed(["edition", "--root", root, "--as-of", asOf(WEEKS[0])]);
  }, EDITION);
}

function phaseOfPublishing({ call, path, to }: Pick<Call, "call" | "path" | "to">): string {
  const place = to === "" ? path : to;
  if (/\.lock/.test(place)) return "lock";
  if (place.includes(".almanac/")) return "render";
  if (call === "unlink" || call === "rmdir") return "prune";
  if (/\/current(\.new-\d+)?$/.test(place) || place.endsWith("publication")) return "pointer";
  if (place.includes("_assets")) return "asset";
  return /\/releases?(\/|$)/.test(place) ? "release" : "edition";
}

export const PUBLISH: Kind = {
  roots: ["program", "publication"],
  argumentsIn: (place) => ["publish", "--root", join(place, "program"), "--to", join(place, "publication")],
  stateOf: (place) => folderState(join(place, "publication")),
  isFrozen: (path) => /^(_assets|editions)\/./.test(path),
  problemsIn: (place) => publishedProblems(join(place, "publication")),
  phaseOf: phaseOfPublishing,
};

/** The small program with two editions published, of three tiny pages each, and a third to freeze. */
export async function twoPublished(base: string): Promise<string> {
  const program = smallProgram();
  const root = copyOf(program.root, join(base, "program"));
  program.remove();
  // Two releases stand, so that a third has one to remove.
  for (const id of [WEEKS[0], `${WEEKS[0]}-2`]) {
    await succeed(["edition", "--root", root, "--as-of", asOf(WEEKS[0]), "--id", id]);
    await keepTinyTrees(root);
    await succeed(PUBLISH.argumentsIn(base));
  }
  return root;
}

/**
 * Two editions published, a third frozen, and its tiny pages rendered beforehand: the command publishes the third. `rendered: false`: it
 * must render the third, too.
 */
export function publishScene({ rendered = true }: { readonly rendered?: boolean } = {}): Promise<Scene> {
  return sceneOf(async (base) => {
    const root = await twoPublished(base);
    await succeed(["edition", "--root", root]);
    if (rendered) await keepTinyTrees(root);
  }, PUBLISH);
}

/**
 * Two editions published, a third neither frozen nor published; its tiny pages are there for when it is. The command is `publish`, and
 * things stand as expected when `edition` ran before it.
 */
export function freezeAndPublishScene(): Promise<Scene> {
  const edition = (place: string): Promise<void> => succeed(EDITION.argumentsIn(place));
  return sceneOf(
    async (base) => {
      const root = await twoPublished(base);
      const ahead = copyOf(base, `${base}-ahead`);
      await edition(ahead);
      await keepTinyTrees(join(ahead, "program"));
      copyOf(join(ahead, "program/.almanac/rendered"), join(root, ".almanac/rendered"));
      rmSync(ahead, { recursive: true });
    },
    {
      ...PUBLISH,
      stateOf: (place) => folderState(place, (path) => path === "program/.almanac"),
      isFrozen: (path) => /^(program|publication\/(_assets|editions))\/./.test(path),
      problemsIn: (place) => [...EDITION.problemsIn(place), ...PUBLISH.problemsIn(place)],
    },
    edition,
  );
}
