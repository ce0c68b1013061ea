import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { canonicalJson, editionJsonSchemas } from "../../src/index.ts";

test.each(Object.entries(editionJsonSchemas()))("schemas/%s is current (`pnpm schemas` writes it)", (name, schema) => {
  const published = readFileSync(new URL(`../../../../schemas/${name}`, import.meta.url), "utf8");
  expect(published).toBe(canonicalJson(schema));
});
