import { expect, test } from "vitest";
import { fuzz } from "./fuzz.ts";

/** A seeded sample of `pnpm fuzz`. */
test("a mutated input is read whole or refused with a place and a hint; nothing is thrown, and nothing private is repeated", async () => {
  const { byParser, failures } = await fuzz({ seed: "20261124", from: 0, to: 1500 });
  expect(failures).toEqual([]);
  expect(Object.keys(byParser)).toHaveLength(16);
});
