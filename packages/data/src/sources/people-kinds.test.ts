import { describe, expect, test } from "vitest";
import { exampleOf, readOne, surenessOf } from "../../test/one-file.ts";
import { KINDS } from "./kinds.ts";
import { peopleKinds } from "./people-kinds.ts";

describe("every kind of export about people", () => {
  test.each(peopleKinds.map((kind) => [kind.kind, kind] as const))("%s: its example loads without a diagnostic, every row of it", (name, kind) => {
    const file = readOne(kind, exampleOf(name));
    expect(file.diagnostics).toEqual([]);
    expect(file.used).toBe(file.total);
    expect(file.total).toBeGreaterThanOrEqual(2);
  });

  test.each(peopleKinds.map((kind) => [kind.kind] as const))("%s: its example is recognised as this kind and no other", (name) => {
    expect(KINDS.filter((kind) => surenessOf(kind, exampleOf(name)) > 0).map(({ kind }) => kind)).toEqual([name]);
  });

  test.each(peopleKinds.map((kind) => [kind.kind, kind] as const))("%s: a header names one column", (_, { columns }) => {
    const headers = columns.flatMap((column) => column.headers.map((header) => header.toLowerCase()));
    expect(headers.filter((header, index) => headers.indexOf(header) !== index)).toEqual([]);
  });

  test("only what is about nobody is public, and pay is restricted", () => {
    const named = (wanted: string): readonly string[] => peopleKinds.filter(({ audience }) => audience === wanted).map(({ kind }) => kind);
    expect(named("public")).toEqual(["holidays", "benchmarks", "salary-survey"]);
    expect(named("restricted")).toEqual(["pay"]);
  });
});
