import { cpSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { folderState, stateDigest } from "./folder-state.ts";
import { asOf, copyOf, EDITION, PUBLISH, sceneOf, succeed, twoPublished, WEEKS, type Kind, type Scene } from "./scene.ts";
import { smallProgram } from "../small-program.ts";
import { keepTinyTrees } from "./tiny-tree.ts";

/** The small program with both editions frozen, and tiny pages of both. */
async function twoFrozen(base: string): Promise<string> {
  const program = smallProgram();
  const root = copyOf(program.root, join(base, "program"));
  program.remove();
  for (const week of WEEKS) await succeed(["edition", "--root", root, "--as-of", asOf(week)]);
  await keepTinyTrees(root);
  return root;
}

/** What is only looked at: nothing of it may change, whatever happens. */
const CHECK: Kind = {
  ...EDITION,
  argumentsIn: (place) => ["check", "--root", join(place, "program")],
  phaseOf: ({ path }) => (path.includes(".almanac") ? "kept" : /data\/(editions|objects)/.test(path) ? "store" : path.includes("data/") ? "sources" : path.includes("content") ? "prose" : "other"),
  // What is kept only saves work: where it cannot be read, it is made again.
  triesAgain: ["kept"],
};

/** Two editions frozen: the command checks the program. */
export const checkScene = (): Promise<Scene> => sceneOf(async (base) => void (await twoFrozen(base)), CHECK);

const SITE = "out/site";

/** A site is whole when it is one of those that were built undisturbed. A killed swap may have left the old one aside, whole: the next run puts it back. */
function siteProblems(place: string, known: ReadonlySet<string>): readonly string[] {
  const out = folderState(join(place, "out"));
  const names = [...new Set([...out.keys()].map((path) => path.split("/")[0] ?? ""))];
  const digest = (name: string): string => stateDigest(folderState(join(place, "out", name)));
  if (names.includes(basename(SITE))) return known.has(digest(basename(SITE))) ? [] : ["the site is neither the last good one nor the new one"];
  const aside = names.filter((name) => name.startsWith(`.${basename(SITE)}.old-`));
  return aside.some((name) => known.has(digest(name))) ? [] : ["the last good site is gone"];
}

/** Two editions frozen and the site of the first built: the command builds that of the second in its place. */
export function buildScene(): Promise<Scene> {
  const known = new Set<string>();
  const buildOf = (place: string, edition: string): readonly string[] => ["build", "--root", join(place, "program"), "--edition", edition, "--out", join(place, SITE)];
  return sceneOf(
    async (base) => {
      await twoFrozen(base);
      for (const week of [WEEKS[1], WEEKS[0]]) {
        await succeed(buildOf(base, week));
        known.add(stateDigest(folderState(join(base, SITE))));
      }
    },
    {
      roots: ["program", "out"],
      argumentsIn: (place) => buildOf(place, WEEKS[1]),
      stateOf: (place) => folderState(place, (path) => path === "program/.almanac"),
      isFrozen: (path) => path.startsWith("program/"),
      problemsIn: (place) => [...EDITION.problemsIn(join(place)), ...siteProblems(place, known)],
      phaseOf: ({ call, path, to }) => (path.includes(".almanac") ? "kept pages" : call === "rename" ? "swap" : (to === "" ? path : to).includes(".old-") ? "old site" : "new site"),
      // What is swapped out is removed file by file side by side, and what is left of it then once more as a whole.
      triesAgain: ["old site"],
    },
  );
}

/** Two editions published, a third neither frozen nor published: the command is the night, which does both. */
export function nightScene(): Promise<Scene> {
  const night = (place: string): readonly string[] => ["nightly", "--root", join(place, "program"), "--to", join(place, "publication"), "--now", "2026-11-23T03:17:00Z"];
  return sceneOf(
    async (base) => {
      const root = await twoPublished(base);
      const ahead = copyOf(base, `${base}-ahead`);
      await succeed(["edition", "--root", join(ahead, "program")]);
      await keepTinyTrees(join(ahead, "program"));
      cpSync(join(ahead, "program/.almanac/rendered"), join(root, ".almanac/rendered"), { recursive: true });
      rmSync(ahead, { recursive: true });
    },
    {
      ...PUBLISH,
      argumentsIn: night,
      // What a night remembers for the next one says how long it took.
      stateOf: (place) => folderState(place, (path) => path === "program/.almanac" || path === "publication/nightly.json"),
      isFrozen: (path) => /^(program|publication\/(_assets|editions))\/./.test(path),
      problemsIn: (place) => [...EDITION.problemsIn(place), ...PUBLISH.problemsIn(place)],
      phaseOf: (call) => {
        const place = call.to === "" ? call.path : call.to;
        if (/data\/(editions|objects)/.test(place)) return "freeze";
        return place.includes("nightly.json") ? "record" : PUBLISH.phaseOf(call);
      },
    },
  );
}

const actScene = (argumentsOf: readonly string[], isFrozen: Kind["isFrozen"]): Promise<Scene> =>
  sceneOf(async (base) => void (await twoFrozen(base)), {
    ...EDITION,
    argumentsIn: (place) => [...argumentsOf, "--on", "2026-11-23", "--root", join(place, "program")],
    isFrozen,
    phaseOf: ({ path, to }) => {
      const place = to === "" ? path : to;
      if (place.includes("acts.json")) return "act";
      if (/\.lock/.test(path)) return "lock";
      return path.includes("data/objects") ? "object" : path.includes(".almanac") ? "kept pages" : "other";
    },
  });

/** Two editions frozen: the command gives the first a name. */
export const labelScene = (): Promise<Scene> => actScene(["label", WEEKS[0], "v1"], () => true);

/** Two editions frozen: the command takes the content of the first back. Headers and sources stay. */
export const withdrawScene = (): Promise<Scene> => actScene(["withdraw", WEEKS[0], "--reason", "It named a person"], (path) => !path.startsWith("data/objects"));

const PAGE = (title: string, audience: string): string => `---\ntitle: ${title}\nsummary: One page\nsection: Running the program\norder: 2\nowner: Program manager\nreviewBy: 2027-01-31\naudience: ${audience}\n---\nWhat only some may read.\n`;

/** A program that tells more to fewer readers, its first edition frozen: the command freezes the second, with a slice for each audience. */
export function sliceScene(): Promise<Scene> {
  return sceneOf(
    async (base) => {
      const program = smallProgram();
      program.edit("data/almanac.yaml", "sources:\n", "restricted: { path: restricted }\nsources:\n");
      program.write("content/handbook/inside.md", PAGE("Inside", "internal"));
      program.write("content/handbook/few.md", PAGE("For few", "restricted"));
      program.write("restricted/edition-salt", `${"0123456789abcdef".repeat(4)}\n`);
      const root = copyOf(program.root, join(base, "program"));
      program.remove();
      await succeed(["edition", "--root", root, "--as-of", asOf(WEEKS[0])]);
    },
    { ...EDITION, phaseOf: (call) => (call.path.includes("restricted/objects") ? "slice" : EDITION.phaseOf(call)) },
  );
}
