import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkCopies, updateCopies, type Copies } from "../../src/publication/copies.ts";
import type { Which } from "../../src/publication/editions-to-add.ts";
import { publicationFolder } from "../../src/publication/publication-folder.ts";
import { publishEditions, type Published } from "../../src/publication/publish-editions.ts";
import { keepTinyTrees } from "../hard/tiny-tree.ts";
import { runAlmanac } from "../run-almanac.ts";
import { smallProgram } from "../small-program.ts";

interface Request {
  readonly to: string;
  readonly program?: string;
  readonly which?: Which;
  readonly copies?: Copies;
  readonly restoreFrom?: string;
}

interface Done extends Published {
  readonly told: readonly string[];
}

export interface UpkeepScene {
  readonly at: (...path: readonly string[]) => string;
  readonly copyOf: (folder: string, name: string) => string;
  /** `almanac publish` without its words. */
  readonly publish: (request: Request) => Promise<Done>;
  readonly remove: () => void;
}

/** A program in `program` with two editions, both published in `publication`, pages as small as they can be; the first in `flat-first`, too. */
export async function upkeepScene(old: string): Promise<UpkeepScene> {
  const place = mkdtempSync(join(tmpdir(), "almanac-upkeep-"));
  const at = (...path: readonly string[]): string => join(place, ...path);
  const copyOf = (folder: string, name: string): string => {
    cpSync(at(folder), at(name), { recursive: true, verbatimSymlinks: true });
    return at(name);
  };
  const publish = async ({ to, program = "program", which = "newest", copies = {}, restoreFrom }: Request): Promise<Done> => {
    const root = at(program);
    const folder = publicationFolder(at(to), root);
    checkCopies({ root, folder, copies });
    let told: readonly string[] = [];
    const afterwards = async ({ release }: Published): Promise<void> => {
      told = await updateCopies({ root, folder, copies }, release, "Publish");
    };
    const result = await publishEditions({ root, folder, which, audience: "public", afterwards, ...(restoreFrom === undefined ? {} : { restoreFrom }) });
    if ("diagnostics" in result) throw new Error(JSON.stringify(result.diagnostics));
    return { ...result, told };
  };
  const { root, remove } = smallProgram();
  cpSync(root, at("program"), { recursive: true });
  remove();
  for (const asOf of [["--as-of", `${old}T22:00:00+01:00`], []]) {
    const { code, stderr } = runAlmanac(["edition", "--root", at("program"), ...asOf]);
    if (code !== 0) throw new Error(stderr);
  }
  await keepTinyTrees(at("program"));
  await publish({ to: "publication", which: { name: old }, copies: { flatten: at("flat-first") } });
  await publish({ to: "publication" });
  return { at, copyOf, publish, remove: () => rmSync(place, { recursive: true }) };
}
