import { expect, test } from "vitest";
import { frozen, hoversOf, wordsOf } from "../test/figures.ts";
import { calibrationCurve, type CalibrationFigure, type CalibrationPoint } from "./calibration-curve.ts";
import { renderSvg } from "./render-svg.ts";
import type { ChartSize } from "./frame.ts";

const point = (stated: number, happened: number, n: number): CalibrationPoint => ({ stated, happened, low: Math.max(0, happened - 0.2), high: Math.min(1, happened + 0.15), n });
const figure: CalibrationFigure = frozen({
  series: [
    { label: "items", look: "counts", points: [point(0.5, 0.48, 40), point(0.85, 0.7, 40), point(0.95, 0.86, 40)] },
    { label: "dates", look: "dates", points: [point(0.5, 0.46, 24), point(0.85, 0.79, 24), point(0.95, 0.9, 24)] },
    { label: "chances", look: "chances", points: [point(0.12, 0.2, 5), point(0.71, 0.6, 10)] },
  ],
});
const draw = (of: CalibrationFigure, size: ChartSize): Promise<string> => renderSvg(calibrationCurve(of, size), { title: "T", description: "D", key: "x" });

test.each([[580, false], [704, false], [340, true]] as const)("at %i px every point has its words for a reader, and every series its name", async (width, compact) => {
  const svg = await draw(figure, { width, compact, locale: "en-GB" });
  expect(svg).toContain(`width="${String(width)}"`);
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
  for (const name of ["items", "dates", "chances", "as promised"]) expect(wordsOf(svg)).toContain(name);
  expect(hoversOf(svg)).toContain("items, 85 % stated: 70 % of 40 happened, interval 50 % to 85 %");
});

test("what was promised exactly lies on the dashed line: a point at 50 % of 50 % is in the middle", async () => {
  const svg = await draw({ series: [{ label: "dates", look: "dates", points: [point(0.5, 0.5, 10)] }] }, { width: 580, compact: false });
  expect(svg).toContain("stroke-dasharray");
});

test("a curve without points is refused: its page says what is missing", () => {
  expect(() => calibrationCurve({ series: [] }, { width: 580, compact: false })).toThrow("at least one point");
});
