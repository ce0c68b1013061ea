import type { TopLevelSpec } from "vega-lite";
import { describe, expect, test } from "vitest";
import { causesWaterfall, renderSvg, sparkline, targetSteps, type CausesFigure, type ChartSize, type StatedFinish } from "../src/index.ts";
import { frozen } from "./figures.ts";

const wide: ChartSize = { width: 580, compact: false, locale: "en-GB" };
const phone: ChartSize = { width: 340, compact: true, locale: "en-GB" };
const draw = (spec: TopLevelSpec): Promise<string> => renderSvg(spec, { title: "A title", description: "A description", key: "x" });

const causes: CausesFigure = frozen({
  title: "Fraud detection",
  before: { label: "85 % date in W46", date: "2027-01-24" },
  after: { label: "85 % date in W47", date: "2027-03-14" },
  parts: [
    { label: "Slower pace", days: 35 },
    { label: "More scope", days: 17 },
    { label: "More working days", days: -3 },
  ],
  target: { before: "2027-01-29", after: "2027-02-12" },
});
const editions: readonly StatedFinish[] = frozen([
  { label: "W44", asOf: "2026-11-01", p50: "2026-12-20", p85: "2027-01-03", target: "2027-01-29" },
  { label: "W45", asOf: "2026-11-08", target: "2027-01-29" },
  { label: "W46", asOf: "2026-11-15", p50: "2027-01-03", p85: "2027-01-24", target: "2027-02-12" },
  { label: "W47", asOf: "2026-11-22", p50: "2027-02-21", p85: "2027-03-14", target: "2027-02-12" },
]);

interface Rule {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
  readonly title?: string;
}
/** Rows of the layers that draw a mark in a colour. */
const rowsOf = (spec: TopLevelSpec, mark: string, style: Readonly<Record<string, unknown>>): readonly Rule[] =>
  ("layer" in spec ? spec.layer : []).flatMap((layer) => {
    const drawn: unknown = "mark" in layer ? layer.mark : undefined;
    const data: unknown = layer.data;
    const matches = typeof drawn === "object" && drawn !== null && Object.entries({ type: mark, ...style }).every(([name, value]) => (drawn as Readonly<Record<string, unknown>>)[name] === value);
    return matches ? (data as { readonly values: readonly Rule[] }).values : [];
  });
const day = (date: string): number => Date.parse(`${date}T00:00:00Z`);

describe("the waterfall of causes", () => {
  test("each bar begins where the one before it ended, and the last ends at the new date", () => {
    const spec = causesWaterfall(causes, wide);
    const [later, nearer] = [rowsOf(spec, "rect", { fill: "var(--ink)" }), rowsOf(spec, "rect", { fill: "var(--paper)" })];
    expect(later.map(({ x, x2 }) => [x, x2])).toEqual([[day("2027-01-24"), day("2027-02-28")], [day("2027-02-28"), day("2027-03-17")]]);
    expect(nearer.map(({ x, x2, title }) => [x, x2, title])).toEqual([[day("2027-03-14"), day("2027-03-17"), "More working days: −3\u00a0days"]]);
  });

  test("causes that do not add up are refused", () => {
    expect(() => causesWaterfall({ ...causes, parts: [{ label: "More scope", days: 48 }] }, wide)).toThrow("48 days do not explain a move of 49");
  });

  test("a moved target is a step of its own line: down, across, down", () => {
    const [down, across, on] = rowsOf(causesWaterfall(causes, wide), "rule", { stroke: "var(--ink)", strokeWidth: 1.75 });
    expect([down?.x, down?.x2]).toEqual([day("2027-01-29"), day("2027-01-29")]);
    expect([across?.x, across?.x2, (across?.y ?? 0) - (across?.y2 ?? 1)]).toEqual([day("2027-01-29"), day("2027-02-12"), 0]);
    expect([on?.x, on?.x2]).toEqual([day("2027-02-12"), day("2027-02-12")]);
  });

  test("a target that stands is one line, and one that is far away is left out rather than flattening the bars", () => {
    const at = (date: string) => rowsOf(causesWaterfall({ ...causes, target: { before: date, after: date } }, wide), "rule", { stroke: "var(--ink)", strokeWidth: 1.75 });
    expect(at("2027-02-12")).toHaveLength(1);
    expect(at("2029-02-12")).toEqual([]);
  });

  test("its words say all that it shows", () => {
    expect(causesWaterfall(causes, wide).description?.toString().replaceAll("\u00a0", " ")).toBe(
      "Fraud detection: 85 % date in W46 24 Jan 2027; Slower pace +35 days, More scope +17 days, More working days −3 days; 85 % date in W47 14 Mar 2027. The target was moved from 29 Jan 2027 to 12 Feb 2027.",
    );
  });

  test.each([
    ["one cause of one day", { ...causes, before: { label: "a", date: "2027-03-13" }, parts: [{ label: "b", days: 1 }] }],
    ["causes that cancel out", { ...causes, before: { label: "a", date: "2027-03-14" }, parts: [{ label: "b", days: 7 }, { label: "c", days: -7 }] }],
    ["years", { ...causes, after: { label: "a", date: "2031-03-14" }, parts: [{ label: "b", days: 1510 }] }],
  ])("%s: drawn in both widths", async (_, figure) => {
    for (const size of [wide, phone]) expect(await draw(causesWaterfall(figure, size))).not.toMatch(/NaN|Infinity|undefined|null/);
  });
});

describe("targets over editions", () => {
  test("a target stands level until the edition that moved it, and is never drawn as a slope", () => {
    const steps = rowsOf(targetSteps({ title: "Fraud detection", editions }, wide), "rule", { stroke: "var(--ink)", strokeWidth: 2 });
    expect(steps.every(({ x, x2, y, y2 }) => x === x2 || y === y2)).toBe(true);
    expect(steps.filter(({ x, x2 }) => x === x2).map(({ x, y, y2 }) => [x, y, y2])).toEqual([[day("2026-11-15"), day("2027-01-29"), day("2027-02-12")]]);
  });

  test("an edition without a forecast is a gap, and said in words", async () => {
    const svg = await draw(targetSteps({ title: "Fraud detection", editions }, phone));
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
    expect(targetSteps({ title: "Fraud detection", editions }, wide).description).toMatch(/In W46 the target was moved from 29\u00a0Jan\u00a02027 to 12\u00a0Feb\u00a02027\.$/);
  });

  test("one edition is no history", () => {
    expect(() => targetSteps({ title: "x", editions: editions.slice(0, 1) }, wide)).toThrow("two editions");
  });
});

test("a trend breaks where its target was moved", async () => {
  const svg = (steps: readonly number[]) => draw(sparkline({ values: [30, 20, 25, 11, 12], zero: true, steps }, { ...wide, width: 96 }));
  const moves = (text: string): number => (/<path [^>]*d="(M[^"]*)"[^>]*stroke-width="1\.5"|<path [^>]*stroke-width="1\.5"[^>]*d="(M[^"]*)"/.exec(text)?.slice(1).join("") ?? "").split("M").length - 1;
  expect(moves(await svg([]))).toBe(1);
  expect(moves(await svg([3]))).toBe(2);
});
