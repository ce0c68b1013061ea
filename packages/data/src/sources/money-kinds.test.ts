import { describe, expect, test } from "vitest";
import { exampleOf, readOne, surenessOf } from "../../test/one-file.ts";
import { moneyKinds } from "./money-kinds.ts";

describe.each(moneyKinds.map((kind) => ({ kind, name: kind.kind })))("the example of $name", ({ kind, name }) => {
  test("loads without a mapping and without a diagnostic, every row", () => {
    const result = readOne(kind, exampleOf(name));
    expect(result.diagnostics).toEqual([]);
    expect(result.used).toBe(result.total);
    expect(result.total).toBeGreaterThanOrEqual(2);
  });

  test("is recognised by its own kind, and by no other kind about money", () => {
    expect(moneyKinds.filter((other) => surenessOf(other, exampleOf(name)) > 0).map((other) => other.kind)).toEqual([name]);
  });
});
