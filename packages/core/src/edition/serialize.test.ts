import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "./serialize.ts";

describe("canonical JSON", () => {
  test("keys are sorted by code unit, rows of scalars stand on one line, and a newline ends it", () => {
    expect(canonicalJson({ b: [1, "x", null], a: { "é": true, z: [] }, B: {} })).toBe('{\n "B": {},\n "a": {\n  "z": [],\n  "é": true\n },\n "b": [1,"x",null]\n}\n');
  });

  test("numbers carry twelve significant digits, so 0.1 + 0.2 is 0.3", () => {
    expect(canonicalJson([0.1 + 0.2, 1234567890123456, 1e-7])).toBe("[0.3,1234567890120000,1e-7]\n");
  });

  test("a value that is no number is our bug, never null", () => {
    expect(() => canonicalJson({ value: Number.NaN })).toThrow("cannot hold NaN");
  });

  test("reads back as what was written, whatever the order of keys", () => {
    const value = fc.jsonValue({ maxDepth: 4 }).map((json) => JSON.parse(JSON.stringify(json, (_, entry: unknown) => (typeof entry === "number" ? Math.trunc(entry % 1e9) : entry))) as unknown);
    fc.assert(
      fc.property(value, (json) => {
        const text = canonicalJson(json);
        expect(JSON.parse(text)).toEqual(json);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});
