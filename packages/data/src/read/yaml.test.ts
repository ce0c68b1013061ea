import { expect, test } from "vitest";
import { readYaml } from "./yaml.ts";

const read = (text: string) => readYaml(text, { file: "data/almanac.yaml", linesBefore: 0 });

test("an alias without its anchor is placed and told to stand in quotes; with the anchor, or in quotes, it is read", () => {
  expect(read("a: 1\nx: *foo\n")).toMatchObject({ diagnostics: [{ code: "YAML-SYNTAX", line: 2, column: 4, found: "*foo", hint: 'put the value in quotes: "*foo"' }] });
  expect(read("a: &foo 1\nx: *foo\n")).toMatchObject({ ok: { value: { a: 1, x: 1 } } });
  expect(read('x: "*foo"\n')).toMatchObject({ ok: { value: { x: "*foo" } } });
});
