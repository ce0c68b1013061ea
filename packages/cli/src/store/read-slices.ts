import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ABOVE_PUBLIC, canonicalJson, EditionSliceSchema, joinSlice, mayRead, type AboveAudience, type Audience, type ComparedStatement, type Diagnostic, type Edition, type EditionDiff, type EditionSlice } from "@almanac/core";
import { sha256 } from "../sha256.ts";
import type { StoredEdition } from "./chain.ts";
import { objectNames, objectProblem, objectsNamed, objectText, readEdition } from "./read-edition.ts";
import { restrictedObjects } from "./store-paths.ts";
import { wholeFile } from "./whole-file.ts";

/** A frozen edition as one audience sees it, with the objects that it needs, by name. */
export interface ReadStatement {
  readonly edition: Edition;
  readonly objects: ReadonlyMap<string, string | Uint8Array>;
}

export interface ReadSlice {
  readonly slice?: EditionSlice;
  readonly diagnostics: readonly Diagnostic[];
}

const HINT = "fetch the restricted folder, normally a repository of its own, to where `restricted:` of data/almanac.yaml says";

/** Whether anything is here of what fewer readers see: a public copy has none of it, and nothing is wrong with that. */
export function hasRestrictedObjects(root: string): boolean {
  const folder = restrictedObjects(root);
  return folder !== undefined && existsSync(join(root, folder));
}

/** A slice of an edition, proved by its name; what is wrong with it names no value of it. Undefined where the edition has none for that audience. */
export function readSlice(root: string, stored: StoredEdition, audience: AboveAudience): ReadSlice | undefined {
  const name = stored.edition.slices?.[audience];
  if (name === undefined || stored.withdrawn !== undefined) return undefined;
  const file = `${restrictedObjects(root) ?? "restricted/objects"}/${name}`;
  const { id } = stored.edition;
  const found = (code: "OBJECT-MISSING" | "OBJECT-TAMPERED" | "EDITION-SCHEMA", message: string, hint: string): ReadSlice => ({ diagnostics: [{ ...wholeFile(file, code, message, hint), related: [{ file: stored.file, line: 1, column: 1, message: "stated by this edition" }] }] });
  if (!existsSync(join(root, file))) return found("OBJECT-MISSING", `what ${audience} readers see of edition ${id} is not here`, HINT);
  const text = readFileSync(join(root, file), "utf8");
  const restore = `restore ${file} from version control`;
  if (sha256(text) !== name.replace(/\.json$/, "")) return found("OBJECT-TAMPERED", "the content is not what its name says", restore);
  const value: unknown = JSON.parse(text);
  const issue = EditionSliceSchema.safeParse(value).error?.issues[0];
  if (issue !== undefined) return found("EDITION-SCHEMA", `this is not as the published schema of slices wants it, at ${issue.path.slice(0, 1).map(String).join("") || "the top"}`, `${restore}, or install the Almanac that wrote it`);
  const own = value as EditionSlice;
  return own.edition === id && own.audience === audience ? { slice: own, diagnostics: [] } : found("OBJECT-TAMPERED", `this is not what ${audience} readers see of edition ${id}`, restore);
}

const comparisonOf = (root: string, { comparison }: Edition): EditionDiff | null => {
  const text = comparison === null ? undefined : objectText(root, comparison);
  return text === undefined ? null : (JSON.parse(text) as EditionDiff);
};

/**
 * A frozen edition as an audience sees it, read back and proved whole, or what is wrong. What one audience sees beside the next larger circle
 * is joined to it; an audience that sees nothing beside it is shown the same, under its own name.
 */
export function readStatement(root: string, stored: StoredEdition, audience: Audience = "public"): { readonly statement?: ReadStatement; readonly diagnostics: readonly Diagnostic[] } {
  const { edition, diagnostics } = readEdition(root, stored);
  if (edition === undefined || audience === "public") return edition === undefined ? { diagnostics } : { statement: { edition, objects: objectsNamed(root, objectNames(edition), "public") }, diagnostics };
  const found: Diagnostic[] = [...diagnostics];
  let joined: ComparedStatement = { edition, comparison: comparisonOf(root, edition) };
  for (const each of ABOVE_PUBLIC.filter((one) => mayRead(audience, one))) {
    const read = readSlice(root, stored, each);
    found.push(...(read?.diagnostics ?? []));
    if (read?.slice !== undefined) joined = joinSlice(joined, read.slice, sha256);
  }
  if (found.length > 0) return { diagnostics: found };
  const { comparison } = joined.edition;
  const open = new Set(objectNames(edition));
  // Its comparison is joined, too, and kept nowhere.
  const names = objectNames(joined.edition).filter((name) => name !== comparison || open.has(name));
  const problems = names.filter((name) => !open.has(name)).flatMap((name) => objectProblem(root, name, stored, audience));
  const made: readonly (readonly [string, string])[] = comparison === null || joined.comparison === null ? [] : [[comparison, canonicalJson(joined.comparison)]];
  return { statement: { edition: { ...joined.edition, audience }, objects: new Map<string, string | Uint8Array>([...objectsNamed(root, names, audience), ...made]) }, diagnostics: problems };
}
