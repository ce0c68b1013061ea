import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { KINDS } from "./kinds.ts";
import { recognisedKind } from "./recognise.ts";
import { sourceInput } from "./source-input.ts";

const folderOf = (kind: string): string => fileURLToPath(new URL(`./${kind}/`, import.meta.url));
const exampleOf = (kind: string): string | undefined => (existsSync(folderOf(kind)) ? readdirSync(folderOf(kind)).find((name) => name.startsWith("example.")) : undefined);
// A declared table is never recognised, and the part of a store needs the folder around it; a history needs its declaration.
const NEEDS_MORE: ReadonlySet<string> = new Set(["table", "mlflow-store", "history-csv"]);
const recognisable = KINDS.filter(({ kind }) => exampleOf(kind) !== undefined && !NEEDS_MORE.has(kind));

describe("every kind of export", () => {
  test("has a name of its own, and roles that stand once", () => {
    expect(new Set(KINDS.map(({ kind }) => kind)).size).toBe(KINDS.length);
    for (const { columns } of KINDS) expect(new Set(columns.map(({ role }) => role)).size).toBe(columns.length);
  });

  test.each(recognisable.map(({ kind }) => kind))("%s: its example is told from every other kind, whatever the file is called", (kind) => {
    const example = exampleOf(kind) ?? "";
    const bytes = readFileSync(folderOf(kind) + example);
    const found = recognisedKind(sourceInput(`data/sources/export.${example.split(".").slice(1).join(".")}`, bytes.length, () => bytes));
    expect("kind" in found ? found.kind : found.diagnostics.map(({ message }) => message)).toBe(kind);
  });
});
