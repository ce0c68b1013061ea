import { expect, test } from "vitest";
import { frozen, hoversOf, wordsOf } from "../test/figures.ts";
import type { ChartSize } from "./frame.ts";
import { measuredAgainstBound, type MeasuredFigure } from "./measured-against-bound.ts";
import { renderSvg } from "./render-svg.ts";

const versions: MeasuredFigure = frozen({
  title: "champion: recall",
  unit: "score",
  series: [{ label: "", look: "line", strong: true, points: [["2026-06-26", 0.548, "0.5.0"], ["2026-07-31", 0.562, "0.6.0"], ["2026-08-28", 0.579, "0.7.0"], ["2026-10-30", 0.6, "0.9.0"]].map(([on, value, of]) => ({ on: String(on), value: Number(value), of: String(of), named: true })) }],
  bound: { value: 0.65, label: "goal: at least 0.65" },
});
const draw = (of: MeasuredFigure, size: ChartSize): Promise<string> => renderSvg(measuredAgainstBound(of, size), { title: "T", description: "D", key: "x" });

test.each([[580, false], [704, false], [340, true]] as const)("at %i px the goal, the versions and the newest value are written", async (width, compact) => {
  const svg = await draw(versions, { width, compact, locale: "en-GB" });
  expect(svg).toContain(`width="${String(width)}"`);
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
  for (const word of ["goal: at least 0.65", "0.5.0", "0.9.0", "0.60"]) expect(wordsOf(svg)).toContain(word);
  expect(hoversOf(svg)).toContain("0.9.0, 30 Oct 2026: 0.6");
});

test("one value, and many on one day with long names, are drawn inside the width", async () => {
  const one: MeasuredFigure = { title: "T", unit: "share", series: [{ label: "", look: "line", strong: true, points: [{ on: "2026-11-20", value: 1 }] }] };
  expect(await draw(one, { width: 340, compact: true })).not.toMatch(/NaN|Infinity/);
  const many: MeasuredFigure = { title: "T", unit: "share", series: Array.from({ length: 6 }, (_, index) => ({ label: `a dimension with quite a long name ${String(index)}`, look: "line" as const, strong: index === 0, points: [{ on: "2026-10-20", value: 1 }, { on: "2026-11-20", value: 0.99 - index / 1000 }] })) };
  const svg = await draw(many, { width: 340, compact: true });
  expect(wordsOf(svg).filter((word) => word.endsWith("…"))).toHaveLength(6);
});

test("the best so far goes on to the newest run, and dots beside it end nowhere", async () => {
  const runs: MeasuredFigure = { title: "T", unit: "score", series: [{ label: "", look: "dots", strong: false, points: [{ on: "2026-10-01", value: 0.8 }, { on: "2026-11-01", value: 0.7 }] }, { label: "best", look: "steps", strong: true, points: [{ on: "2026-10-01", value: 0.8 }] }] };
  const words = wordsOf(await draw(runs, { width: 300, compact: false, locale: "en-GB" }));
  expect(words).toContain("best 0.8");
  expect(words.filter((word) => word === "0.70")).toHaveLength(1);
});

test("a course without values is refused: its page says what is missing", () => {
  expect(() => measuredAgainstBound({ title: "T", unit: "score", series: [] }, { width: 580, compact: false })).toThrow("at least one");
});
