import { mkdirSync, mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { undisturbed } from "./disturbed.ts";
import { smallProgram } from "../small-program.ts";
import { differences, folderState, stateDigest, type FolderState } from "./folder-state.ts";
import { tableText } from "./loops.ts";
import { asOf, copyOf, WEEKS } from "./scene.ts";

const shuffle = pathToFileURL(fileURLToPath(new URL("shuffled-folders.mjs", import.meta.url))).href;

const ZONES = ["UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Kiritimati"] as const;
/** Decimal comma and other sorting, dotless i, digits and an order of days of its own. */
const LOCALES = ["de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8"] as const;
/** Names that a path may have: spaces, other letters, depth. */
const FOLDERS = ["plain", "with space", "Größe/日本", "a/b/c/d/e/f"] as const;

export interface Surroundings {
  readonly zone: string;
  readonly locale: string;
  readonly folder: string;
  /** Order in which folders are listed. */
  readonly seed: number;
}

/** Four time zones, three locales; each in a folder of its own, with folders listed in an order of its own. */
export const SURROUNDINGS: readonly Surroundings[] = ZONES.flatMap((zone, z) => LOCALES.map((locale, l) => ({ zone, locale, folder: `${String(z)}${String(l)}/${FOLDERS[(z + l) % FOLDERS.length] ?? ""}`, seed: 1 + z * LOCALES.length + l })));

export interface Built {
  readonly state: FolderState;
  readonly digest: string;
}

/**
 * Runs commands on a copy of a program in given surroundings and returns what they made: the store, and what lies in `out`.
 * @throws when a command fails.
 */
export async function madeIn({ zone, locale, folder, seed }: Surroundings, { program, below, commands }: { readonly program: string; readonly below: string; readonly commands: (root: string, out: string) => readonly (readonly string[])[] }): Promise<Built> {
  const place = join(below, folder);
  mkdirSync(place, { recursive: true });
  const [root, out] = [copyOf(program, join(place, "program")), join(place, "out")];
  // Files of another day: nothing may come from when a file was written.
  utimesSync(join(root, "data/almanac.yaml"), seed * 1e6, seed * 1e6);
  for (const args of commands(root, out)) {
    const { code, stderr } = await undisturbed(args, { nodeOptions: ["--import", shuffle], env: { TZ: zone, LANG: locale, LC_ALL: locale, ALMANAC_SHUFFLE: String(seed) }, cwd: place });
    if (code !== 0) throw new Error(`almanac ${args.join(" ")} in ${zone}, ${locale} ended with ${String(code)}:\n${stderr}`);
  }
  const state = new Map([...folderState(join(root, "data/editions")), ...folderState(join(root, "data/objects")), ...folderState(out, (path) => path.split("/").at(-1) === ".lock")]);
  rmSync(place, { recursive: true, force: true });
  return { state, digest: stateDigest(state) };
}

const repository = fileURLToPath(new URL("../../../../", import.meta.url));

/** Everything that is made of a program: two editions, the site of one, a publication. */
export const small = (root: string, out: string): readonly (readonly string[])[] => [
  ["edition", "--root", root, "--as-of", asOf(WEEKS[0])],
  ["edition", "--root", root],
  ["build", "--root", root, "--edition", WEEKS[1], "--out", join(out, "site")],
  ["publish", "--root", root, "--to", join(out, "publication"), "--all"],
];
/** The sample's newest edition, frozen and rendered anew. */
const sample = (root: string, out: string): readonly (readonly string[])[] => [["build", "--root", root, "--out", join(out, "site")]];

/** Builds in all surroundings and gives the table; `sample`: of the sample, where the small program is not enough. */
export async function buildsTable({ sample: ofSample, tell }: { readonly sample: boolean; readonly tell: (what: string, problems: readonly string[]) => void }): Promise<string> {
  const below = mkdtempSync(join(tmpdir(), "almanac-builds-"));
  const own = smallProgram();
  const program = ofSample ? repositoryProgram(join(below, "sample")) : own.root;
  try {
    const rows: (readonly (string | number)[])[] = [];
    let first: Built | undefined;
    for (const surroundings of SURROUNDINGS) {
      const built = await madeIn(surroundings, { program, below, commands: ofSample ? sample : small });
      first ??= built;
      tell(`${surroundings.zone}, ${surroundings.locale}`, differences(first.state, built.state));
      rows.push([surroundings.zone, surroundings.locale, surroundings.folder, built.state.size, built.digest.slice(0, 16)]);
    }
    return tableText(["time zone", "locale", "folder", "files", "tree"], rows);
  } finally {
    own.remove();
    rmSync(below, { recursive: true, force: true });
  }
}

function repositoryProgram(to: string): string {
  for (const folder of ["content", "data", "restricted"]) copyOf(join(repository, folder), join(to, folder));
  return to;
}
