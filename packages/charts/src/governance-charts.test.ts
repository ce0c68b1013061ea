import { expect, test } from "vitest";
import { dayAfter, frozen, hoversOf, wordsOf } from "../test/figures.ts";
import { expectedLossRun, type ExpectedLossFigure } from "./expected-loss-run.ts";
import type { ChartSize } from "./frame.ts";
import { overlaps, type Box } from "./label-place.ts";
import { labelWidth } from "./label-text.ts";
import { lossExceedance, type LossFigure } from "./loss-exceedance.ts";
import { objectiveTrend, type ObjectiveTrendFigure } from "./objective-trend.ts";
import { renderSvg } from "./render-svg.ts";
import { riskMovement, type RiskMovementFigure } from "./risk-movement.ts";

const loss: LossFigure = frozen({
  currency: "EUR",
  points: [[0, 1], [400_000, 0.94], [794_000, 0.5], [1_024_000, 0.2], [1_254_000, 0.05], [1_800_000, 0.0004], [2_000_000, 0]].map(([amount = 0, chance = 0]) => ({ loss: amount, chance })),
  marks: [{ loss: 794_000, chance: 0.5 }, { loss: 1_024_000, chance: 0.2, before: 830_000 }, { loss: 1_254_000, chance: 0.05, before: 1_300_000 }],
  beforeLabel: "W46",
  reserve: 1_950_000,
});
const movement: RiskMovementFigure = frozen({
  currency: "EUR",
  risks: [
    { id: "R-03", title: "Cross-border rules push the launch for card payments past 12 February and then some", before: null, now: 147_000 },
    { id: "R-02", title: "Chargeback labels do not arrive in time", before: 36_000, now: 72_000 },
    { id: "R-11", title: "The yearly minimum is not used up", before: 48_000, now: 48_000 },
    { id: "R-01", title: "Click logs stay cut", before: 18_000, now: null },
  ],
});
const run: ExpectedLossFigure = frozen({ currency: "EUR", days: Array.from({ length: 12 }, (_, index) => ({ date: dayAfter("2026-09-06", index * 7), loss: 479_300 + index * 29_000, threats: 13 + index })) });
const trend: ObjectiveTrendFigure = frozen({
  dates: ["2026-07-03", "2026-08-14", "2026-11-20"],
  lines: [
    { key: "O-1", title: "A customer who types what they want sees it in the first row of everything", colour: 1, values: [-0.08, 0.3, 0.68] },
    { key: "O-2", title: "", values: [null, 0.6, 0.7] },
    { key: "O-3", title: "Nothing yet", values: [null, null, null] },
  ],
});

const SIZES: readonly ChartSize[] = [{ width: 1216, compact: false, locale: "en-GB" }, { width: 490, compact: false, locale: "en-GB" }, { width: 340, compact: true, locale: "en-GB" }];
const label = { title: "T", description: "D", key: "x" };

interface Word {
  readonly text: string;
  readonly box: Box;
}

/** Every text with the room that it takes in the drawing; places come from the attributes that are written. */
function boxesOf(svg: string): readonly Word[] {
  const [, dx = "0", dy = "0"] = /<g fill="none"[^>]*transform="translate\(([-\d.]+),([-\d.]+)\)"/.exec(svg) ?? [];
  return [...svg.matchAll(/<text(?: text-anchor="(\w+)")? x="([-\d.]+)" y="([-\d.]+)"([^>]*)>(.*?)<\/text>/g)].map(([, anchor, x, y, style = "", inner = ""]) => {
    const text = inner.replace(/<[^>]+>/g, "");
    const width = labelWidth(text, style.includes("font-weight") ? 600 : 400);
    const left = Number(x) + Number(dx) - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
    return { text, box: { left, right: left + width, top: Number(y) + Number(dy) - 10, bottom: Number(y) + Number(dy) + 2 } };
  });
}
const outside = (words: readonly Word[], width: number): readonly string[] => words.filter(({ box }) => box.left < -1 || box.right > width + 1).map(({ text }) => text);
const colliding = (words: readonly Word[]): readonly string[] => words.flatMap((word, index) => words.slice(index + 1).flatMap((other) => (overlaps(word.box, other.box) ? [`${word.text} / ${other.text}`] : [])));

test.each(SIZES)("at $width px every chart has its words, inside its width and apart", async (size) => {
  const drawn = await Promise.all([lossExceedance(loss, size), riskMovement(movement, size), expectedLossRun(run, size), objectiveTrend(trend, size)].map((spec) => renderSvg(spec, label)));
  for (const svg of drawn) {
    expect(svg).toContain(`width="${String(size.width)}"`);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
    const words = boxesOf(svg);
    expect(words.length).toBe(wordsOf(svg).length);
    expect(outside(words, size.width)).toEqual([]);
    expect(colliding(words)).toEqual([]);
  }
});

test("the curve names its odds, its reserve and the edition before, and leaves out what no trial reaches", async () => {
  const svg = await renderSvg(lossExceedance(loss, { width: 690, compact: false, locale: "en-GB" }), label);
  expect(wordsOf(svg)).toEqual(expect.arrayContaining(["€794k 1 in 2", "€1.02m 1 in 5", "€1.25m 1 in 20", "Contingency €1.95m", "W46"]));
  expect(hoversOf(svg)).toContain("W46: 1 in 5 above €830k");
  expect(wordsOf(await renderSvg(lossExceedance({ ...loss, reserve: 500_000, marks: loss.marks.map(({ before: _, ...mark }) => mark) }, { width: 690, compact: false }), label))).not.toContain("W46");
});

test("a risk that is new, moved, unmoved or closed says so", async () => {
  const svg = await renderSvg(riskMovement(movement, { width: 490, compact: false, locale: "en-GB" }), label);
  expect(wordsOf(svg)).toEqual(expect.arrayContaining(["new, €147k", "+€36.0k", "€48.0k", "closed"]));
  expect(wordsOf(svg).some((text) => text.startsWith("R-03 Cross-border") && text.endsWith("…"))).toBe(true);
});

test("an objective is named by its key on a phone, by its title beside it elsewhere; one never measured has no line", async () => {
  const wide = wordsOf(await renderSvg(objectiveTrend(trend, { width: 1216, compact: false, locale: "en-GB" }), label));
  expect(wide.some((text) => text.startsWith("68 % O-1 A customer who types"))).toBe(true);
  expect(wordsOf(await renderSvg(objectiveTrend(trend, { width: 340, compact: true, locale: "en-GB" }), label))).toEqual(expect.arrayContaining(["68 % O-1", "70 % O-2"]));
  expect(wide.join(" ")).not.toContain("O-3");
});

test("what has no data is refused: its page says what is missing", () => {
  expect(() => lossExceedance({ ...loss, points: [] }, { width: 580, compact: false })).toThrow("at least two points");
  expect(() => riskMovement({ currency: "EUR", risks: [] }, { width: 580, compact: false })).toThrow("at least one risk");
  expect(() => expectedLossRun({ currency: "EUR", days: run.days.slice(0, 1) }, { width: 580, compact: false })).toThrow("at least two days");
  expect(() => objectiveTrend({ dates: trend.dates, lines: [] }, { width: 580, compact: false })).toThrow("two check-ins");
});

test("one risk and fifteen are drawn row by row", async () => {
  const many = Array.from({ length: 15 }, (_, index) => ({ id: `R-${String(index)}`, title: "A risk", before: 1000 * index, now: 1000 * (index + 1) }));
  for (const risks of [many.slice(0, 1), many]) expect(wordsOf(await renderSvg(riskMovement({ currency: "EUR", risks }, { width: 340, compact: true }), label)).filter((text) => text.startsWith("R-"))).toHaveLength(risks.length);
});
