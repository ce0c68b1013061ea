import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareText, joinEdition, type Diagnostic, type Edition, type EditionContent } from "@almanac/core";
import { sha256 } from "../sha256.ts";
import type { StoredEdition } from "./chain.ts";
import { objectFile } from "./store-paths.ts";
import { wholeFile } from "./whole-file.ts";

const isWhole = (name: string, text: string): boolean => sha256(text) === name.replace(/\.[a-z]+$/, "");

/** Names of the objects that an edition needs beside its content. */
const objectNames = ({ documents, diagrams, ledger, comparison }: Edition): readonly string[] =>
  [...new Set([...documents.map((document) => document.object), ...Object.values(diagrams), ...[ledger, comparison].filter((name) => name !== null)])].sort(compareText);

function objectProblem(root: string, name: string, { file, edition: { id } }: StoredEdition): readonly Diagnostic[] {
  const path = objectFile(name);
  if (!existsSync(join(root, path))) return [wholeFile(path, "OBJECT-MISSING", `edition ${id} needs this object`, `restore ${path} from version control`)];
  if (isWhole(name, readFileSync(join(root, path), "utf8"))) return [];
  return [{ ...wholeFile(path, "OBJECT-TAMPERED", "the content is not what its name says", `restore ${path} from version control`), related: [{ file, line: 1, column: 1, message: "stated by this edition" }] }];
}

/** The text of an object, or undefined when it is not there. */
export const objectText = (root: string, name: string): string | undefined => {
  const path = join(root, objectFile(name));
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
};

/** A frozen edition, read back and proved whole with every object that it needs, or what is wrong. */
export function readEdition(root: string, stored: StoredEdition): { readonly edition?: Edition; readonly diagnostics: readonly Diagnostic[] } {
  const problems = objectProblem(root, stored.edition.content, stored);
  if (problems.length > 0) return { diagnostics: problems };
  const content = JSON.parse(objectText(root, stored.edition.content) ?? "") as EditionContent;
  const edition = joinEdition(stored.edition, content);
  return { edition, diagnostics: objectNames(edition).flatMap((name) => objectProblem(root, name, stored)) };
}

/** Texts of the objects that an edition needs, by name. */
export const objectsOf = (root: string, edition: Edition): ReadonlyMap<string, string> => new Map(objectNames(edition).map((name) => [name, objectText(root, name) ?? ""]));
