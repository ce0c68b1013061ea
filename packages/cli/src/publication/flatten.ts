import { existsSync, lstatSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CommandError, EXIT } from "../exit-code.ts";
import { isPartOfProgram, isWithin, realPlace } from "../out-folder.ts";
import { removeLeftovers, syncFolder, writeDurably } from "../store/durable-files.ts";
import { ASSETS } from "@almanac/site";
import { copiedRelease } from "./copied-release.ts";
import { EDITIONS, RELEASE } from "./publication-paths.ts";
import type { Release } from "./records.ts";
import { uploadPlan, type PlanStep } from "./upload-plan.ts";

/** Where a flat copy stands or may be begun. @throws CommandError when the folder holds something else. */
export function flatFolder(out: string, option: string, { root, folder }: { readonly root: string; readonly folder: string }): string {
  const path = resolve(out);
  const refuse = (why: string): never => {
    throw new CommandError(`${option} ${out}: ${why}\nhint: name a folder that is new or empty, or an earlier copy of the publication`, EXIT.usage);
  };
  const [place, publication] = [realPlace(path), realPlace(folder)];
  if (isWithin(place, realPlace(root)) || isWithin(place, publication)) refuse("this folder holds the program or the publication");
  if (isPartOfProgram(root, place)) refuse("this folder is part of the program");
  if (isWithin(publication, place)) refuse("this folder is part of the publication");
  if (!existsSync(path)) return path;
  if (!statSync(path).isDirectory()) refuse("this is a file");
  if ([ASSETS, EDITIONS].some((name) => lstatSync(join(path, name), { throwIfNoEntry: false })?.isSymbolicLink() === true)) refuse("there are links in this folder, and a copy has none");
  const names = readdirSync(path).filter((name) => name !== ".git");
  // A first copy that was cut short has no release yet, and nothing but what goes first.
  if (names.length > 0 && !names.includes(RELEASE) && !names.every((name) => name === ASSETS || name === EDITIONS) && !names.includes(".nojekyll")) refuse("this folder holds something else than a copy of a publication");
  return path;
}

const filesBelow = (folder: string, path: string): readonly string[] =>
  existsSync(join(folder, path))
    ? readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll("\\", "/"))
    : [];

function isThere(flat: string, step: PlanStep): boolean {
  if (step.step !== "asset") return false;
  const path = join(flat, step.path);
  return existsSync(path) && statSync(path).size === step.bytes;
}

/** Removes a file, and the folders that are empty without it. */
function removeFile(flat: string, file: string): void {
  rmSync(join(flat, file), { force: true });
  for (let folder = dirname(join(flat, file)); folder !== flat && isWithin(flat, folder) && existsSync(folder) && readdirSync(folder).length === 0; folder = dirname(folder)) rmdirSync(folder);
}

/**
 * Brings a copy without links up to date, for hosts that cannot follow them: only what is missing or other is written, each file beside
 * its place and renamed, in the order of the plan. Returns the number of files that were written.
 */
export function flatten(folder: string, release: Release, flat: string): number {
  const plan = uploadPlan(folder, release, copiedRelease(flat));
  const writing = plan.flatMap((step) => (step.step === "delete" || isThere(flat, step) ? [] : [step]));
  const put = new Set(plan.flatMap((step) => (step.step === "delete" ? [] : [step.path])));
  const folders = new Set<string>();
  const sync = (): void => {
    for (const each of folders) syncFolder(each);
    folders.clear();
  };
  let phase = "";
  for (const step of writing) {
    // What comes later may rely on it.
    if (step.step !== phase || step.step === "pointer") sync();
    phase = step.step;
    const path = join(flat, step.path);
    if (!folders.has(dirname(path))) removeLeftovers(dirname(path));
    writeDurably(path, readFileSync(join(folder, step.from)), { folderLater: true });
    folders.add(dirname(path));
  }
  sync();
  const gone = plan.flatMap((step) => (step.step === "delete" ? (step.path.endsWith("/") ? filesBelow(flat, step.path) : [step.path]) : []));
  for (const file of gone) if (!put.has(file)) removeFile(flat, file);
  return writing.length;
}
