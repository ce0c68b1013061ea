import { expect, test } from "vitest";
import { frozen, hoversOf, wordsOf } from "../test/figures.ts";
import { dotRows, type DotRowsFigure } from "./dot-rows.ts";
import type { ChartSize } from "./frame.ts";
import { renderSvg } from "./render-svg.ts";

const groups: DotRowsFigure = frozen({
  title: "Share of each group that is selected",
  unit: "share",
  groups: [
    { title: "Card country", rows: [{ label: "home market", value: 0.0376, low: 0.0356, high: 0.0396, note: "n 35,140", strong: true }, { label: "unknown", value: 0.088, low: 0.03, high: 0.23, note: "n 34" }] },
    { title: "Customer since", rows: [{ label: "under one year", value: 0.08, note: "n 6,212", strong: true }] },
  ],
});
const drift: DotRowsFigure = frozen({ title: "Drift", unit: "score", lines: [{ value: 0.1, label: "moderate" }, { value: 0.25, label: "major" }], groups: [{ rows: [{ label: "Card country", value: 0.274, before: 0.002, strong: true }, { label: "Amount", value: 0.00004 }] }] });
const draw = (of: DotRowsFigure, size: ChartSize): Promise<string> => renderSvg(dotRows(of, size), { title: "T", description: "D", key: "x" });

test.each([[580, false], [704, false], [340, true]] as const)("at %i px every row has its name, its value and its words for a reader", async (width, compact) => {
  const svg = await draw(groups, { width, compact, locale: "en-GB" });
  expect(svg).toContain(`width="${String(width)}"`);
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
  for (const word of ["Card country", "Customer since", "home market", "unknown", "under one year"]) expect(wordsOf(svg)).toContain(word);
  expect(hoversOf(svg).join("\n").replaceAll("\u00a0", " ")).toContain("unknown: 9 %, 3 % to 23 %, n 34");
});

test("bands are named above, what came before is told, and a value too small to write is not zero", async () => {
  const svg = await draw(drift, { width: 580, compact: false, locale: "en-GB" });
  for (const word of ["moderate", "major", "under 0.001"]) expect(wordsOf(svg)).toContain(word);
  expect(hoversOf(svg)).toContain("Card country: 0.274, before 0.002");
});

test("names that are longer than their column are shortened, fifteen rows fit", async () => {
  const long: DotRowsFigure = { title: "T", unit: "score", groups: [{ rows: Array.from({ length: 15 }, (_, index) => ({ label: `a slice with a name that nobody can read at once and that goes on, number ${String(index)}`, value: index / 15 })), reference: { value: 0.5, label: "the whole 0.5" } }] };
  const svg = await draw(long, { width: 340, compact: true, locale: "en-GB" });
  expect(wordsOf(svg).filter((word) => word.endsWith("…"))).toHaveLength(15);
  expect(wordsOf(svg)).toContain("the whole 0.5");
});

test("a chart without rows is refused: its page says what is missing", () => {
  expect(() => dotRows({ title: "T", unit: "score", groups: [] }, { width: 580, compact: false })).toThrow("at least one");
});
