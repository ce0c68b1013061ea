import { constants, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInProcess } from "../bad-inputs/run-in-process.ts";
import { keepTinyTrees } from "../hard/tiny-tree.ts";
import { smallProgram, type SmallProgram } from "../small-program.ts";

/** Runs a command line in this process: several hundred in a test would be slow in processes of their own. */
export const run = (...args: readonly string[]) => runInProcess(args);

export interface PublishedScene {
  readonly root: string;
  readonly publication: string;
  /** A copy of both, that shares its bytes until they change. */
  readonly copy: () => Omit<PublishedScene, "copy">;
  readonly remove: () => void;
}

const copyFolder = (from: string, to: string): void => cpSync(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE, verbatimSymlinks: true });

/** A command line that must go well. */
export async function done(...args: readonly string[]): Promise<void> {
  const { code, stderr } = await run(...args);
  if (code !== 0) throw new Error(`almanac ${args.join(" ")} ended with ${String(code)}:\n${stderr}`);
}

/** The small program with two editions frozen and published, three tiny pages each. `prepare`: changes the program first. */
export async function publishedScene(prepare: (program: SmallProgram) => void = () => undefined): Promise<PublishedScene> {
  const folder = mkdtempSync(join(tmpdir(), "almanac-verify-"));
  const program = smallProgram();
  prepare(program);
  const [root, publication] = [join(folder, "program"), join(folder, "publication")];
  copyFolder(program.root, root);
  program.remove();
  for (const week of ["2026-11-15", "2026-11-22"]) {
    await done("edition", "--root", root, "--as-of", `${week}T22:00:00+01:00`);
    await keepTinyTrees(root, 1);
    await done("publish", "--root", root, "--to", publication);
  }
  let copies = 0;
  return {
    root,
    publication,
    copy: () => {
      const place = join(folder, `copy-${String(++copies)}`);
      copyFolder(root, join(place, "program"));
      copyFolder(publication, join(place, "publication"));
      return { root: join(place, "program"), publication: join(place, "publication"), remove: () => rmSync(place, { recursive: true, force: true }) };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
