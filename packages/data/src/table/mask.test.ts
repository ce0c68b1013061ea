import { expect, test } from "vitest";
import { diagnostic, wholeFile } from "../diagnostics/diagnostic.ts";
import { maskedDiagnostic } from "./mask.ts";

const said = (message: string, ...values: readonly string[]): string => maskedDiagnostic(diagnostic("NUMBER-FORMAT", wholeFile("a.csv"), { message, found: "", expected: "a number", hint: "see" }), values).message;

test("a value is masked where it stands as a word, not inside another one", () => {
  expect(said("map hoursPerWeek: `hour` is no hour", "hour")).toBe("map hoursPerWeek: `•••` is no •••");
  expect(said("Zoë-Ann is here", "Ann", "Zoë")).toBe("•••-••• is here");
});

test("a number is masked in each of its spellings", () => {
  expect(said("85,000.00 EUR, EUR85000 and 185000", "85000")).toBe("•••.00 EUR, EUR••• and 185000");
});

test("signs of patterns are text, and a long value takes the words with it", () => {
  expect(said("found a.b(c and axbc", "a.b(c")).toBe("found ••• and axbc");
  expect(said(`found ${"x".repeat(120)}…`, "x".repeat(300))).not.toContain("xxx");
});
