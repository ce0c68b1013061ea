import { expect, test } from "vitest";
import { frozen, hoversOf, wordsOf } from "../test/figures.ts";
import { collisions, outside } from "../test/label-boxes.ts";
import { lifecycleSwimlane, type LifecycleFigure, type StageCell } from "./lifecycle-swimlane.ts";

const cell = (inProgress: number, waiting: number): StageCell => ({ inProgress, waiting, finished: 12, back: 2, ...(inProgress > 0 ? { oldest: 34 } : {}) });
const figure: LifecycleFigure = frozen({
  stages: ["Data", "Features", "Training", "Evaluation", "Deployment", "Monitoring"],
  lanes: [
    { title: "Fraud detection", below: ["Offline evaluation, gate 3 of 6", "Gate broken: Offline evaluation to shadow"], category: 3, cells: [7, 3, 0, 1, 0, 2].map((count) => cell(count, 4)) },
    { title: "ML platform", below: [], category: 4, cells: [0, 1, 300, 1, 2, 1].map((count) => cell(count, 120)) },
  ],
});
const draw = (of: LifecycleFigure, width: number, compact: boolean): string => lifecycleSwimlane(of, { width, compact, locale: "en-GB" }, { title: "T", key: "x" });

test.each([[1216, false], [704, false], [340, true]] as const)("at %i px every stage and lane has its words, inside and apart", (width, compact) => {
  const svg = draw(figure, width, compact);
  expect(svg).toMatch(/^<svg [^>]*role="img"/);
  for (const words of ["Data", "Monitoring", "Fraud detection", "12 done, 2 back"]) expect(wordsOf(svg)).toContain(words);
  expect(hoversOf(svg)).toContain("Fraud detection, Data: 7 in progress, the oldest for 34 days, 4 not started, 12 finished, 2 moved back");
  expect(outside(svg, width)).toEqual([]);
  expect(collisions(svg)).toEqual([]);
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
});

test("the first lane keeps the colour of its workstream, on a phone too", () => {
  expect(draw(figure, 340, true)).toContain('fill="var(--c3)"');
});

test("without a stage or a workstream there is no drawing", () => {
  expect(() => draw({ ...figure, stages: [] }, 340, true)).toThrow("a lifecycle needs a stage and a workstream");
});
