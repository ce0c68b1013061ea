import fc from "fast-check";
import { expect, test } from "vitest";
import { plainValues, plainYaml } from "./plain-front-matter.ts";
import { readYaml } from "./yaml.ts";

const ORIGIN = { file: "content/handbook/a.md", linesBefore: 1 };
const yaml = (text: string): unknown => {
  const read = readYaml(text, ORIGIN);
  return "ok" in read ? read.ok.value : undefined;
};

test("front matter of one key a line is read, with numbers as numbers and days as text", () => {
  const text = "title: Über uns, it's (here)\norder: 12\nreviewBy: 2027-06-30\nowner: Program manager\n";
  expect(plainValues(text)).toEqual({ title: "Über uns, it's (here)", order: 12, reviewBy: "2027-06-30", owner: "Program manager" });
  expect(plainValues(text)).toEqual(yaml(text));
});

test.each(["title: a: b\n", "title: a #b\n", "title: 'a'\n", "title: [a]\n", "title: true\n", "null: a\n", "title: a \n", "title:  a\n", "title:\n", "title: a\n  b\n", "title: a\ntitle: b\n", "order: 012\n", "order: 1.10\n", "title: a\r\n", "title: a\n\n", "title: a", "", "- a\n", "title: *a\n", "__proto__: a\n", `title: ${"a, ".repeat(40_000)}a\n`])("%j is left to the parser", (text) => {
  expect(plainValues(text)).toBeUndefined();
});

test("whatever is read is what YAML reads", () => {
  const key = fc.constantFrom("title", "order", "true", "Null", "y", "no", "e1", "constructor");
  const value = fc.oneof(fc.string({ unit: fc.constantFrom(..."aZé09 ,.()'/-:#&*!|>%@`\"[]{}?~_+\t"), maxLength: 12 }), fc.constantFrom("yes", "No", "NULL", "0x1f", "0o7", "1e3", ".inf", "2027-06-30", "2027-6-3", "999999999999999", "a - b", "a -b", "Infinity", "NaN", "...", "---"), fc.integer().map(String));
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value), { maxLength: 4 }), (pairs) => {
      const text = pairs.map(([name, of]) => `${name}: ${of}\n`).join("");
      const plain = plainValues(text);
      if (plain !== undefined) expect(plain).toEqual(yaml(text));
    }),
    { numRuns: 2000 },
  );
});

test("a place in it is the place that the parser gives", () => {
  const text = "title: A page\nreviewBy: 2027-06-31\n";
  const [plain, read] = [plainYaml(text, ORIGIN), readYaml(text, ORIGIN)];
  if (!("ok" in read)) throw new Error("not read");
  for (const [path, key] of [[["reviewBy"], false], [["reviewBy"], true], [["owner"], false], [[], false]] as const) expect(plain?.place(path, key)).toEqual(read.ok.place(path, key));
  expect(plain?.typed(["reviewBy"])).toBe("2027-06-31");
});
