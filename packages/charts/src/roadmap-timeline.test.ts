import { expect, test } from "vitest";
import { frozen, hoversOf, wordsOf } from "../test/figures.ts";
import { collisions, outside } from "../test/label-boxes.ts";
import type { ChartSize } from "./frame.ts";
import { renderSvg } from "./render-svg.ts";
import { roadmapTimeline, type RoadmapFigure, type RoadmapRow } from "./roadmap-timeline.ts";

const row: RoadmapRow = { title: "Launch for card payments", below: "Fraud detection, M-03", group: "fraud", p50: "2027-02-21", p85: "2027-03-14", p95: "2027-04-04", target: "2027-02-12", firstTarget: "2027-01-29" };
const figure: RoadmapFigure = frozen({ asOf: "2026-11-22", rows: [row, { title: "Feature store", below: "ML platform, M-05", group: "platform", target: "2026-08-28", firstTarget: "2026-08-14", reached: "2026-08-27" }] });
const draw = (of: RoadmapFigure, size: ChartSize): Promise<string> => renderSvg(roadmapTimeline(of, size), { title: "T", description: "D", key: "x" });
const SIZES = [[1216, false], [704, false], [340, true]] as const;

test.each(SIZES)("at %i px a milestone says its dates, its promise and what came of it", async (width, compact) => {
  const svg = await draw(figure, { width, compact });
  expect(svg).toContain(`width="${String(width)}"`);
  for (const words of ["Launch for card payments", "21 Feb", "14 Mar", "12 Feb", "reached 27 Aug", "22 Nov"]) expect(wordsOf(svg)).toContain(words);
  expect(hoversOf(svg)).toContain("Launch for card payments: 50 % by 21 Feb 2027, 85 % by 14 Mar 2027, 95 % by 4 Apr 2027, target 12 Feb 2027, first target 29 Jan 2027");
});

const many: RoadmapFigure = {
  asOf: "2026-11-22",
  rows: Array.from({ length: 15 }, (_, index): RoadmapRow => {
    const day = (from: number): string => new Date(Date.UTC(2026, 10, 22 + from)).toISOString().slice(0, 10);
    const at = (index * 37) % 200;
    return { title: `A milestone with a very long name that nobody can shorten in their head, number ${String(index)}`, below: `A workstream with a long name as well, M-${String(index)}`, group: String(index % 4), p50: day(at), p85: day(at + (index % 3) * 9), p95: day(at + (index % 3) * 9 + 7), target: day((at * 3) % 190), firstTarget: day((at * 3) % 170) };
  }),
};

test.each(SIZES)("at %i px long names and fifteen rows stay inside, and dates keep off each other", async (width, compact) => {
  for (const of of [figure, many, { ...figure, rows: [row] }]) {
    const svg = await draw(of, { width, compact });
    expect(outside(svg, width)).toEqual([]);
    expect(collisions(svg)).toEqual([]);
  }
});

test("a forecast far beyond the others is told in words, and the others keep their scale", async () => {
  const far: RoadmapRow = { title: "Some day", below: "M-09", group: "x", p50: "2031-01-05", p85: "2032-02-01", target: "2027-03-01" };
  const words = wordsOf(await draw({ asOf: "2026-11-22", rows: [row, { ...row, title: "Second" }, far] }, { width: 1216, compact: false }));
  expect(words).toContain("beyond this axis: 50 % by 5 Jan 2031, 85 % by 1 Feb 2032");
});

test("a milestone without any date has a row and no marks; without milestones there is no chart", async () => {
  expect(wordsOf(await draw({ asOf: "2026-11-22", rows: [{ title: "Undated", below: "M-07", group: "x" }] }, { width: 704, compact: false }))).toContain("Undated");
  expect(() => roadmapTimeline({ asOf: "2026-11-22", rows: [] }, { width: 704, compact: false })).toThrow("a roadmap needs a milestone");
});
