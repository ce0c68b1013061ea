import { addDays, isoDate } from "@almanac/core";
import { expect, test } from "vitest";
import { rulerOf, tickLabel } from "./ruler.ts";

const asOfDate = isoDate("2026-11-22");
const weekly = (count: number) => Array.from({ length: count }, (_, index) => ({ id: String(index), label: `2026-W${String(47 - count + index)}`, asOfDate: addDays(asOfDate, -7 * (count - index)) }));

test("at most eleven editions stand behind, at equal steps up to the as-of date", () => {
  const { behind, now } = rulerOf({ earlier: weekly(20), asOfDate });
  expect(behind).toHaveLength(11);
  expect(behind.at(-1)?.x).toBeCloseTo(now - 3.1, 1);
  expect(behind[0]?.x).toBeGreaterThan(0);
});

test("the first edition has none behind and the months ahead", () => {
  const { behind, months } = rulerOf({ earlier: [], asOfDate });
  expect(behind).toEqual([]);
  expect(months.map((month) => month.label)).toEqual(["Dec", "Jan\u00a02027", "Feb", "Mar", "Apr"]);
});

test("a month that begins at once has no label to run into the edition's", () => {
  const { months } = rulerOf({ earlier: [], asOfDate: isoDate("2026-11-29") });
  expect(months[0]).toMatchObject({ label: "Dec", labelled: false });
});

test.each([
  ["2026-W47", "W47"],
  ["2026-W47-2", "W47-2"],
  ["2026-11-22", "22\u00a0Nov"],
  ["2026-11-22-2", "22\u00a0Nov-2"],
  ["Autumn", "22\u00a0Nov"],
])("an edition called %s stands under its tick as %s", (label, expected) => {
  expect(tickLabel({ label, asOfDate: isoDate("2026-11-22") })).toBe(expected);
});
