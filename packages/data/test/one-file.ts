import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Records } from "@almanac/core";
import type { FileDeclarations } from "../src/config/source-schema.ts";
import { sourceInput } from "../src/sources/source-input.ts";
import type { FileResult, SourceKind } from "../src/sources/source-kind.ts";

const TIME_ZONE = "Europe/Berlin";

/** What a kind makes of one file, with what almanac.yaml says about it. */
export function readOne(kind: SourceKind, content: string | Uint8Array, declaration: FileDeclarations = {}): FileResult {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const input = sourceInput("file.csv", bytes.length, () => bytes, declaration);
  const [file] = kind.read([input], { declaration, timeZone: TIME_ZONE }).files;
  if (file === undefined) throw new Error("a kind answers for each of its files");
  return file;
}

/** The records of one collection of a file that must load without a diagnostic. */
export function recordsIn<N extends keyof Records>(kind: SourceKind, collection: N, content: string | Uint8Array, declaration: FileDeclarations = {}): Records[N] {
  const { diagnostics, records } = readOne(kind, content, declaration);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ line, column, code, message }) => `${String(line)}:${String(column)} ${code} ${message}`).join("\n"));
  const found = records[collection];
  if (found === undefined) throw new Error(`no records of ${collection}`);
  return found;
}

/** Each diagnostic as `line:column CODE`. */
export const placesIn = (kind: SourceKind, content: string | Uint8Array, declaration: FileDeclarations = {}): readonly string[] =>
  readOne(kind, content, declaration).diagnostics.map(({ line, column, code }) => `${String(line)}:${String(column)} ${code}`);

/** How sure a kind is that a file is its own. */
export function surenessOf(kind: SourceKind, content: string | Uint8Array): number {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return kind.recognise(sourceInput("file.csv", bytes.length, () => bytes));
}

/** The example that stands beside a kind. */
export const exampleOf = (kind: string, extension = "csv"): string => readFileSync(fileURLToPath(new URL(`../src/sources/${kind}/example.${extension}`, import.meta.url)), "utf8");

/** A published file beside a kind, named in ATTRIBUTION.md. */
export const fixture = (path: string): Uint8Array => readFileSync(fileURLToPath(new URL(`../src/sources/${path}`, import.meta.url)));

const REAL = fileURLToPath(new URL("../../../../shared/real-data/", import.meta.url));

/** A published export beside the repository, or undefined where it was not checked out. */
export const realFile = (path: string): Uint8Array | undefined => (existsSync(REAL + path) ? readFileSync(REAL + path) : undefined);
