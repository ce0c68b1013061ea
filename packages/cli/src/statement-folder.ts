import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { canonicalJson, type Edition } from "@almanac/core";
import { removeAbandoned } from "./half-made.ts";

/** Writes a statement as the site reads it: `edition.json`, `objects/` and, of a frozen one, the `digest` of its header. Replaces what stood there, and removes the work folders of killed runs. */
export function writeStatementFolder(folder: string, edition: Edition, objects: ReadonlyMap<string, string>, digest?: string): void {
  removeAbandoned(dirname(folder));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "objects"), { recursive: true });
  for (const [name, content] of objects) writeFileSync(join(folder, "objects", name), content);
  writeFileSync(join(folder, "edition.json"), canonicalJson(edition));
  if (digest !== undefined) writeFileSync(join(folder, "digest"), digest);
}
