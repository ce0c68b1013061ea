import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mutated, mutations } from "../../test/mutated.ts";
import { memoryReader } from "./byte-reader.ts";
import { checkFile } from "./checked-file.ts";
import { inOrder } from "../diagnostics/diagnostic.ts";
import { readJson } from "./json.ts";
import { openJson } from "./json-elements.ts";
import { readText } from "./text.ts";

const FILE = "data/sources/issues.json";
const ISSUE = { key: "ABC-1", fields: { summary: 'Zwölf "😀" \\ {', labels: ["a", "b"], status: { name: "Done", id: null } }, changelog: { histories: [{ items: [{ toString: "x" }] }] } };
const TEXTS = [
  JSON.stringify({ startAt: 0, total: 3, issues: [ISSUE, { ...ISSUE, key: "ABC-2" }, 7], names: { a: "Ä [" } }),
  JSON.stringify({ names: { "ü:": "x" }, issues: [ISSUE, ISSUE], isLast: true }, null, 2),
  JSON.stringify([ISSUE, [ISSUE], { key: "é" }], null, 1).replaceAll("\n", "\r\n"),
  '{"total":1,"issues":[{"key":"A-1","key":"A-2","fields":{}},{"constructor":1}],"total":2}',
  '{"issues":[],"x":{"\\u005f_proto__":1}}',
];

/** Both ways to read a JSON text: whole, and element by element through small parts. */
function both(bytes: Uint8Array, part: number) {
  const text = readText(FILE, bytes);
  const whole = "ok" in text ? readJson(text.ok.text, FILE) : text;
  const checked = checkFile(FILE, memoryReader(bytes), undefined, 40);
  if (!("ok" in checked)) return { whole, parts: checked };
  const opened = openJson(checked.ok, part);
  if (!("ok" in opened)) return { whole, parts: opened };
  const values: unknown[] = [];
  const lines: number[] = [];
  const diagnostics = opened.ok.each((value, _index, line) => {
    values.push(value);
    lines.push(line);
  });
  return { whole, parts: diagnostics.length > 0 ? { diagnostics } : { ok: { ...opened.ok.document, values, lines } } };
}

const sorted = (result: ReturnType<typeof both>["whole" | "parts"]) => ("diagnostics" in result ? inOrder(result.diagnostics) : "none");

describe("a list of issues, read element by element", () => {
  test("says what reading it whole says, of sound and of damaged texts", () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), mutations, fc.integer({ min: 8, max: 300 }), (text, changes, part) => {
        const { whole, parts } = both(mutated(text, changes), part);
        if ("whole" in parts) return;
        expect(sorted(parts)).toEqual(sorted(whole));
        if (!("ok" in whole) || !("ok" in parts) || !("values" in parts.ok)) return;
        const { value, place } = whole.ok;
        const list: unknown = Array.isArray(value) ? value : (value as { readonly issues: unknown }).issues;
        expect(parts.ok.values).toEqual(list);
        const above = Array.isArray(value) ? [] : ["issues"];
        for (const [index, line] of parts.ok.lines.entries()) {
          expect(line).toBe(place([...above, index]).line);
          for (const path of [[], ["key"], ["fields", "summary"], ["fields", "labels", 1], ["nothing", "there"], ["changelog", "histories", 0, "items", 0, "toString"]])
            for (const key of [false, true]) expect(parts.ok.place([...above, index, ...path], key)).toEqual(place([...above, index, ...path], key));
        }
        for (const path of [["total"], ["names"], ["issues"], [], ["isLast"]]) expect(parts.ok.place(path)).toEqual(place(path));
      }),
      { numRuns: 500 },
    );
  });

  test("a list that is cut off, or nested beyond any export, is told as such", () => {
    const text = TEXTS[0] ?? "";
    for (let length = 1; length < text.length; length++) {
      const { whole, parts } = both(mutated(text.slice(0, length), []), 16);
      if (!("whole" in parts)) expect(sorted(parts)).toEqual(sorted(whole));
    }
    const deep = `{"issues":[{"a":1},${"[".repeat(300)}`;
    const { whole, parts } = both(mutated(deep, []), 16);
    expect(sorted(parts)).toEqual(sorted(whole));
    expect(sorted(parts)).toMatchObject([{ code: "JSON-DEPTH" }]);
  });
});
