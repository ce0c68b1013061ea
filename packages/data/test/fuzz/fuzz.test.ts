import { expect, test } from "vitest";
import { fuzz } from "./fuzz.ts";

/** A seeded sample of `pnpm fuzz`. */
test("a mutated input is loaded whole, or refused with a place and a hint; nothing is thrown", () => {
  const { crashes } = fuzz(600, "20261124", () => 0);
  expect(crashes).toEqual([]);
});
