import { expect, test } from "vitest";
import { frozen, wordsOf } from "../test/figures.ts";
import { collisions, outside } from "../test/label-boxes.ts";
import { jointConfidence, type JointConfidenceFigure } from "./joint-confidence.ts";
import { renderSvg } from "./render-svg.ts";

const quadrants = { onTimeWithin: 0.003, onTimeOver: 0.009, lateWithin: 0.18, lateOver: 0.81 };
const figure: JointConfidenceFigure = frozen({ futures: [{ weeksLate: 5, cost: 8_000_000 }, { weeksLate: 9, cost: 8_400_000 }, { weeksLate: 1, cost: 7_700_000 }], budget: 7_876_640, currency: "EUR", quadrants });
const draw = (of: JointConfidenceFigure, width: number, compact: boolean): Promise<string> => renderSvg(jointConfidence(of, { width, compact, locale: "en-GB" }), { title: "T", description: "D", key: "x" });

test.each([[690, false], [704, false], [340, true]] as const)("at %i px each corner says its chance, and no words cover others", async (width, compact) => {
  const svg = await draw(figure, width, compact);
  const words = wordsOf(svg);
  for (const each of ["81 %", "18 %", "under 1 %", "on target", "budget €7.88m"]) expect(words).toContain(each);
  expect(outside(svg, width)).toEqual([]);
  expect(collisions(svg)).toEqual([]);
});

test("one future that keeps everything has its place, too", async () => {
  const svg = await draw({ ...figure, futures: [{ weeksLate: -3, cost: 100 }], budget: 120, quadrants: { ...quadrants, onTimeWithin: 1 } }, 690, false);
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
  expect(wordsOf(svg)).toContain("100 %");
});

test("five thousand futures stay cheap: their dots are joined", async () => {
  const svg = await draw({ ...figure, futures: Array.from({ length: 5000 }, (_, index) => ({ weeksLate: index % 17, cost: 7_000_000 + ((index * 7919) % 1_500_000) })) }, 690, false);
  expect(svg.match(/<circle/g)?.length ?? 0).toBeLessThan(20);
});

test("without futures there is no chart", () => {
  expect(() => jointConfidence({ ...figure, futures: [] }, { width: 690, compact: false })).toThrow("at least one future");
});
