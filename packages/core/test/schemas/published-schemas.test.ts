import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { canonicalJson, editionJsonSchema } from "../../src/index.ts";

test("schemas/edition.schema.json is current (`pnpm schemas` writes it)", () => {
  const published = readFileSync(new URL("../../../../schemas/edition.schema.json", import.meta.url), "utf8");
  expect(published).toBe(canonicalJson(editionJsonSchema()));
});
