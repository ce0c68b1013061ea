import { describe, expect, test } from "vitest";
import { proseChart } from "./prose-chart.ts";
import type { ProseChartFigure } from "./prose-chart-figure.ts";
import { renderSvg } from "./render-svg.ts";

const WIDE = { width: 704, compact: false, locale: "en-GB" } as const;
const PHONE = { width: 340, compact: true, locale: "en-GB" } as const;
const drawn = async (figure: ProseChartFigure, size: typeof WIDE | typeof PHONE = WIDE): Promise<string> => {
  const spec = proseChart(figure, size);
  return await renderSvg(spec, { title: figure.title, description: String(spec.description), key: "test" });
};
/** Labels, with what emphasis splits put together. */
const labelsOf = (svg: string): readonly string[] => [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, words = ""]) => words.replaceAll(/<[^>]*>/g, ""));

const course: ProseChartFigure = { title: "Work in progress", as: "line", x: { label: "edition", unit: "date" }, y: { label: "Work in progress", unit: "items" }, series: [{ name: "", points: [{ x: "2026-11-08", y: 38 }, { x: "2026-11-15", y: null }, { x: "2026-11-22", y: 41 }] }] };
const cost: ProseChartFigure = { title: "Cost", as: "line", x: { label: "Month", unit: "text", words: ["2026-01", "2026-02", "2026-03"] }, y: { label: "Cost", unit: "money", currency: "EUR" }, series: [{ name: "Search", colour: 1, points: [{ x: "2026-01", y: 100_000 }, { x: "2026-02", y: 120_000 }, { x: "2026-03", y: 130_000 }] }, { name: "Fraud", colour: 3, points: [{ x: "2026-02", y: 40_000 }, { x: "2026-03", y: 50_000 }] }] };

describe("a line", () => {
  test("names its newest value, says each in a hover, and is described", async () => {
    const svg = await drawn(course);
    expect(labelsOf(svg)).toContain("41\u00a0items");
    expect(svg).toContain("<title>8\u00a0Nov\u00a02026: 38\u00a0items</title>");
    expect(svg).toContain("from 38\u00a0items at 8\u00a0Nov\u00a02026 to 41\u00a0items at 22\u00a0Nov\u00a02026");
  });
  test("that is far from zero is not drawn down to it", async () => {
    const far = { ...course, series: [{ name: "", points: [{ x: "2026-11-08", y: 980 }, { x: "2026-11-22", y: 1000 }] }] };
    expect(labelsOf(await drawn(course))).not.toContain("0");
    expect(labelsOf(await drawn(far))).not.toContain("0");
    expect(labelsOf(await drawn({ ...course, series: [{ name: "", points: [{ x: "2026-11-08", y: 4 }, { x: "2026-11-22", y: 40 }] }] }))).toContain("0");
  });
  test("of several names each at its end; on a phone above", async () => {
    expect(labelsOf(await drawn(cost))).toEqual(expect.arrayContaining(["€130k Search", "€50.0k Fraud", "Jan\u00a02026", "Mar"]));
    const phone = labelsOf(await drawn(cost, PHONE));
    expect(phone).toEqual(expect.arrayContaining(["Search", "Fraud", "€130k", "€50.0k"]));
  });
  test("may be of dates, which a forecast is", async () => {
    const svg = await drawn({ ...course, y: { label: "Done", unit: "date" }, series: [{ name: "", points: [{ x: "2026-11-08", y: "2027-01-10" }, { x: "2026-11-22", y: "2027-02-21" }] }] });
    expect(labelsOf(svg)).toContain("21\u00a0Feb\u00a02027");
  });
});

describe("bars", () => {
  test("stand from zero, below zero too", async () => {
    const svg = await drawn({ title: "Change", as: "bar", x: { label: "Month", unit: "text", words: ["2026-01", "2026-02"] }, y: { label: "Change", unit: "items" }, series: [{ name: "", points: [{ x: "2026-01", y: -4 }, { x: "2026-02", y: 6 }] }] });
    expect(svg).toContain("<title>2026-01: \u22124\u00a0items</title>");
    expect(labelsOf(svg)).toContain("0");
  });
  test("with long names lie below each other, each with its figure", async () => {
    const names = ["Labels come late from the vendor", "Prices of compute rise", "Key people leave"];
    const svg = await drawn({ title: "Risks", as: "bar", x: { label: "Risk", unit: "text", words: names }, y: { label: "Value", unit: "money", currency: "EUR" }, series: [{ name: "", points: names.map((x, index) => ({ x, y: 1_000 * (index + 1) })) }] });
    expect(labelsOf(svg)).toEqual(expect.arrayContaining(["Prices of compute rise", "€3,000"]));
  });
});

test("dots of several series have a key, and their axis its name", async () => {
  const svg = await drawn({ title: "Spread", as: "dots", x: { label: "Probability", unit: "share" }, y: { label: "Amount", unit: "items" }, series: [{ name: "Search", colour: 1, points: [{ x: 0.2, y: 3 }] }, { name: "Fraud", colour: 2, points: [{ x: 0.8, y: 9 }] }] });
  expect(labelsOf(svg)).toEqual(expect.arrayContaining(["Search", "Fraud", "Probability"]));
});

test("equal figures are equal bytes; nothing to draw is refused", async () => {
  expect(await drawn(cost, PHONE)).toBe(await drawn(cost, PHONE));
  expect(() => proseChart({ ...course, series: [{ name: "", points: [{ x: "2026-11-08", y: null }] }] }, WIDE)).toThrow("at least one value");
});
