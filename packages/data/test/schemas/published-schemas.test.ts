import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "@almanac/core";
import { configJsonSchema, disclosureJsonSchema, frontMatterJsonSchemas } from "../../src/index.ts";

const published = (): unknown => JSON.parse(readFileSync(new URL("../../../../schemas/almanac.schema.json", import.meta.url), "utf8"));
const at = (value: unknown, ...path: readonly (string | number)[]): unknown => path.reduce<unknown>((found, key) => (typeof found === "object" && found !== null ? Object.getOwnPropertyDescriptor(found, key)?.value : undefined), value);

describe("the JSON Schema of almanac.yaml", () => {
  test("is current: otherwise run `pnpm schemas`", () => {
    expect(readFileSync(new URL("../../../../schemas/almanac.schema.json", import.meta.url), "utf8")).toBe(canonicalJson(configJsonSchema()));
  });

  test("an editor is offered the kinds, and the columns and words of the kind at hand", () => {
    const source = at(published(), "properties", "sources", "items");
    const kinds = at(source, "properties", "kind", "oneOf");
    expect(Array.isArray(kinds) ? kinds.map((kind) => at(kind, "const")) : []).toContain("budget-lines");
    const rules = at(source, "allOf");
    const risk: unknown = (Array.isArray(rules) ? rules : []).find((rule: unknown) => at(rule, "if", "properties", "kind", "const") === "risk-register");
    expect(at(risk, "then", "properties", "columns", "additionalProperties")).toBe(false);
    expect(Object.keys(at(risk, "then", "properties", "columns", "properties") ?? {})).toContain("probability");
    expect(at(risk, "then", "properties", "columns", "properties", "probability", "description")).toMatch(/column called/);
  });
});

test("the JSON Schema of disclosure.yaml is current: otherwise run `pnpm schemas`", () => {
  expect(readFileSync(new URL("../../../../schemas/disclosure.schema.json", import.meta.url), "utf8")).toBe(canonicalJson(disclosureJsonSchema()));
});

describe("the JSON Schemas of front matter", () => {
  test.each(Object.entries(frontMatterJsonSchemas()))("schemas/%s is current: otherwise run `pnpm schemas`", (name, schema) => {
    expect(readFileSync(new URL(`../../../../schemas/${name}`, import.meta.url), "utf8")).toBe(canonicalJson(schema));
  });

  test("every key is explained", () => {
    const unexplained = Object.entries(frontMatterJsonSchemas()).flatMap(([name, schema]) => Object.entries(at(schema, "properties") ?? {}).flatMap(([key, value]: readonly [string, unknown]) => (typeof at(value, "description") === "string" ? [] : [`${name} ${key}`])));
    expect(unexplained).toEqual([]);
  });
});
