import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareText, readLink, statedEdition, wholeEdition, type Audience, type Diagnostic, type Edition } from "@almanac/core";
import { sha256 } from "../sha256.ts";
import type { StoredEdition } from "./chain.ts";
import { hasOtherLineEnds, lineEndsHint, objectFile, restrictedObjects } from "./store-paths.ts";
import { wholeFile } from "./whole-file.ts";

const isWhole = (name: string, content: string | Uint8Array): boolean => sha256(content) === name.replace(/\.[a-z]+$/, "");

/** Names of the objects that an edition needs beside its content. */
export function objectNames({ documents, diagrams, ledger, comparison }: Edition): readonly string[] {
  const shown = documents.flatMap(({ pictures = {} }) => Object.values(pictures));
  const named = [...documents, ...shown].map(({ object }) => object);
  return [...new Set([...named, ...Object.values(diagrams), ...[ledger, comparison].filter((name) => name !== null)])].sort(compareText);
}

/** Where an object lies that readers of an audience need: what everybody has is not kept twice. Those who ask for the public are never led elsewhere. */
function placeOf(root: string, name: string, audience: Audience): string {
  const restricted = audience === "public" ? undefined : restrictedObjects(root);
  return restricted !== undefined && existsSync(join(root, restricted, name)) ? `${restricted}/${name}` : objectFile(name);
}

function objectBytes(root: string, name: string, audience: Audience): Buffer | undefined {
  const path = join(root, placeOf(root, name, audience));
  return existsSync(path) ? readFileSync(path) : undefined;
}

/** The text of an object, or undefined when it is not there. */
export const objectText = (root: string, name: string, audience: Audience = "public"): string | undefined => objectBytes(root, name, audience)?.toString("utf8");

/** What is wrong with an object that an edition needs. */
export function objectProblem(root: string, name: string, { file, edition: { id } }: StoredEdition, audience: Audience = "public"): readonly Diagnostic[] {
  const path = placeOf(root, name, audience);
  const bytes = objectBytes(root, name, audience);
  if (bytes === undefined) return [wholeFile(path, "OBJECT-MISSING", `edition ${id} needs this object`, `restore ${path} from version control`)];
  if (isWhole(name, bytes)) return [];
  const text = bytes.toString("utf8");
  const onlyLineEnds = hasOtherLineEnds(text) && isWhole(name, text.replaceAll("\r\n", "\n"));
  const hint = onlyLineEnds ? lineEndsHint : `restore ${path} from version control`;
  return [{ ...wholeFile(path, "OBJECT-TAMPERED", `the content is not what its name says${onlyLineEnds ? ": its line ends were changed" : ""}`, hint), related: [{ file, line: 1, column: 1, message: "stated by this edition" }] }];
}

/** What an edition states, in whatever schema it was written, without a look at the objects that it needs; also of a withdrawn one, while it is there. */
export function contentOf(root: string, stored: StoredEdition): { readonly edition?: Edition; readonly diagnostics: readonly Diagnostic[] } {
  if (stored.schema === 1) {
    const text = readFileSync(join(root, stored.file), "utf8");
    return readLink(text, stored.sha256).kind === "whole" ? { edition: wholeEdition(text), diagnostics: [] } : { diagnostics: [] };
  }
  const diagnostics = objectProblem(root, stored.edition.content, stored);
  return diagnostics.length > 0 ? { diagnostics } : { edition: statedEdition(stored.edition, objectText(root, stored.edition.content) ?? ""), diagnostics };
}

/**
 * A frozen edition as everybody may see it, read back and proved whole with every object that it needs, or what is wrong. A withdrawn edition
 * has no content, and nothing is wrong with that.
 */
export function readEdition(root: string, stored: StoredEdition): { readonly edition?: Edition; readonly diagnostics: readonly Diagnostic[] } {
  if (stored.withdrawn !== undefined) return { diagnostics: [] };
  const { edition, diagnostics } = contentOf(root, stored);
  return edition === undefined ? { diagnostics } : { edition, diagnostics: objectNames(edition).flatMap((name) => objectProblem(root, name, stored)) };
}

/** Objects by name, as readers of an audience have them: texts, and pictures. */
export const objectsNamed = (root: string, names: readonly string[], audience: Audience): ReadonlyMap<string, Uint8Array> => new Map(names.map((name) => [name, objectBytes(root, name, audience) ?? new Uint8Array()]));

