import { expect, test } from "vitest";
import { differenceText, firstDifference } from "./first-difference.ts";
import { nearTexts } from "./near-texts.ts";

const text = (stated: unknown, again: unknown): string | undefined => {
  const found = firstDifference(stated, again);
  return found === undefined ? undefined : differenceText(found);
};

test("the first place that differs, in the order of canonical JSON", () => {
  expect(text({ b: 1, a: [{ x: 1 }, { x: 2 }] }, { a: [{ x: 1 }, { x: 3 }], b: 9 })).toBe("a[1].x: stated 2, recomputed 3");
  expect(text({ a: [1] }, { a: [1, 2] })).toBe("a[1]: not stated, recomputed 2");
  expect(text({ a: null }, {})).toBe("a: stated null, not there when recomputed");
  expect(text({ a: { b: 1 } }, { a: [1] })).toBe('a: stated {"b":1}, recomputed [1]');
  expect(text([1, { a: "x" }], [1, { a: "x" }])).toBeUndefined();
});

test("a long value is cut; of long texts that begin alike, what differs is shown", () => {
  const common = "Asked of the product sponsor, for fraud detection: ".repeat(3);
  expect(text(`${common}less scope`, `${common}a later date`)).toBe('as a whole: stated "…or fraud detection: less scope", recomputed "…or fraud detection: a later date"');
  expect(text("x".repeat(200), 1)?.length).toBeLessThan(140);
});

test("a name or digest with a flipped bit is near; another one is not", () => {
  expect(nearTexts("ab12", "ab13")).toBe(true);
  expect(nearTexts("ab12", "ab12")).toBe(false);
  expect(nearTexts("ab12", "ab123")).toBe(false);
  expect(nearTexts("0123456789", "1032547698")).toBe(false);
});
