import { expect, test } from "vitest";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { isoInstant } from "../model/time.ts";
import type { SprintIssue } from "./sprint-issue-reading.ts";
import { sprintMetrics } from "./sprint-metrics.ts";
import { velocitySummary } from "./velocity-summary.ts";

const sprint = { activatedAt: isoInstant("2024-04-01T09:00:00Z"), completedAt: isoInstant("2024-04-12T17:00:00Z") };
const day = (date: number) => isoInstant(`2024-04-${String(date).padStart(2, "0")}T12:00:00Z`);
const before = isoInstant("2024-03-20T00:00:00Z");
const issue = (key: string, points: number | null, rest: Partial<SprintIssue>): SprintIssue => deepFreeze({ key, membership: [{ from: before, to: null }], estimates: [{ at: before, value: points }], done: [], ...rest });
const metrics = (...issues: readonly SprintIssue[]) => sprintMetrics({ sprint, issues });

test("work done before the sprint began, or before it joined, belongs to nobody's velocity", () => {
  const early = issue("E", 5, { done: [{ from: before, to: null }] });
  const late = issue("L", 8, { membership: [{ from: day(5), to: null }], done: [{ from: day(4), to: null }] });
  expect(metrics(early, late)).toMatchObject({ committed: 0, added: 0, completed: 0, final: 0, commitmentReliability: { notAvailable: "zero-denominator" }, scopeChurn: { notAvailable: "zero-denominator" } });
});

test("roll-over to the next sprint at the close is carried over, not removed", () => {
  expect(metrics(issue("R", 3, { membership: [{ from: before, to: sprint.completedAt }] }))).toMatchObject({ committed: 3, removed: 0, final: 3, carriedOver: 3, counts: { carriedOver: 1, removed: 0 } });
});

test("what joins exactly at the close was not in this sprint", () => {
  expect(metrics(issue("N", 3, { membership: [{ from: sprint.completedAt, to: null }] }))).toMatchObject({ added: 0, final: 0 });
});

test("done and reopened before the close is not completed; say/do counts the estimate of the start", () => {
  const reopened = issue("O", 3, { done: [{ from: day(3), to: day(9) }] });
  const grown = issue("G", 5, { estimates: [{ at: day(6), value: 8 }, { at: before, value: 5 }], done: [{ from: day(10), to: null }] });
  expect(metrics(reopened, grown)).toMatchObject({ committed: 8, completed: 8, completedFromCommitment: 5, commitmentReliability: { value: 0.625 }, completionRatio: { value: 1 }, reestimated: 3 });
});

test("taken out, put back: neither removed nor added; added and taken out: both", () => {
  const back = issue("B", 2, { membership: [{ from: before, to: day(3) }, { from: day(5), to: null }] });
  const brief = issue("T", 4, { membership: [{ from: day(4), to: day(6) }] });
  expect(metrics(back, brief)).toMatchObject({ committed: 2, added: 4, removed: 4, final: 2, reestimated: 0, scopeChangeNet: { value: 0 }, scopeChurn: { value: 4 } });
});

test("a missing estimate counts 0 and is counted", () => {
  expect(metrics(issue("M", null, {}), issue("P", 1, { estimates: [] }), issue("K", 2, {}))).toMatchObject({ committed: 2, counts: { committed: 3, unestimated: 2 } });
});

test("velocity is summarised over the last sprints only; without any there is none", () => {
  expect(velocitySummary({ velocities: Object.freeze([100, 2, 4]), window: 2 })).toEqual({ mean: { value: 3 }, median: { value: 3 }, min: { value: 2 }, max: { value: 4 }, n: 2 });
  expect(velocitySummary({ velocities: [], window: 3 })).toMatchObject({ mean: { notAvailable: "no-data" }, min: { notAvailable: "no-data" }, n: 0 });
});
