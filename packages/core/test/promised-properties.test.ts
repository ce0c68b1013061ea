import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  computeEdition,
  cumulativeFlow,
  exactWhen,
  exactWhenPercentile,
  isAvailable,
  isoDate,
  isoInstant,
  itemFlow,
  netFlow,
  simulateMilestone,
  simulateWhen,
  throughput,
  type Issue,
  type Model,
  type Program,
  type WorkItem,
} from "@almanac/core";
import { arbitraryIssue, board, eventWindow } from "./flow-fixtures.ts";

/** Each is promised of every program, so each is tried on a thousand. */
const RUNS = { numRuns: 1000 };
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const window = { from: isoDate(eventWindow.from), to: isoDate(eventWindow.to) };
const asOf = isoInstant("2024-04-02T00:00:00Z");

test("departures of the cumulative flow diagram are the throughput", () => {
  fc.assert(
    fc.property(fc.array(arbitraryIssue, { maxLength: 12 }), fc.constantFrom("first", "last"), fc.constantFrom("day", "week"), (issues, clockPolicy, period) => {
      const rows = cumulativeFlow({ issues, workflow: board, clockPolicy, timeZone: "UTC", ...window }).rows;
      const { departures } = netFlow({ rows, startColumn: 1, doneColumn: 3 });
      const flows = issues.map((issue) => itemFlow(issue, board, { asOf, timeZone: "UTC", clockPolicy, excludedResolutions: [] }));
      const { labels, counts } = throughput({ doneDates: flows.map(({ done }) => done), ...window, period });
      const inPeriod = (label: string, index: number): number =>
        departures.reduce((sum, count, day) => (addDays(window.from, day) >= label && (labels[index + 1] === undefined || addDays(window.from, day) < (labels[index + 1] ?? "")) ? sum + count : sum), 0);
      expect(labels.map((label, index) => inPeriod(label < window.from ? window.from : label, index))).toEqual(counts);
    }),
    RUNS,
  );
});

describe("P50 ≤ P85 ≤ P95", () => {
  const samples = fc.array(fc.nat({ max: 6 }), { minLength: 8, maxLength: 12 }).filter((counts) => counts.some((count) => count > 0));
  const stream = fc.record({ samples, backlog: fc.nat({ max: 25 }) });
  const PERCENTILES = [50, 85, 95] as const;
  const rising = (values: readonly (number | null)[]): void => {
    const [p50, p85, p95] = values.map((value) => value ?? Infinity) as [number, number, number];
    expect(p50).toBeLessThanOrEqual(p85);
    expect(p85).toBeLessThanOrEqual(p95);
  };

  test("of the exact distribution", () => {
    fc.assert(
      fc.property(stream, (work) => {
        const result = exactWhen({ ...work, maxPeriods: 200 });
        rising(
          PERCENTILES.map((p) => {
            const periods = exactWhenPercentile(result, p);
            return isAvailable(periods) ? periods.value : null;
          }),
        );
      }),
      RUNS,
    );
  });

  test("of the simulation, of one stream and of the milestone of several, which is never before any of them", () => {
    fc.assert(
      fc.property(fc.array(stream, { minLength: 1, maxLength: 3 }), fc.string(), (streams, label) => {
        const drawn = { seed: "7", stream: label, trials: 40, percentiles: [...PERCENTILES], maxPeriods: 200 };
        const alone = simulateWhen({ ...drawn, ...(streams[0] ?? { samples: [1], backlog: 1 }) });
        rising(PERCENTILES.map((p) => alone.percentiles[String(p)] ?? null));
        const joint = simulateMilestone({ ...drawn, streams: streams.map((work, index) => ({ id: String(index), ...work })) });
        rising(PERCENTILES.map((p) => joint.percentiles[String(p)] ?? null));
        for (const p of PERCENTILES) for (const each of Object.values(joint.streams)) expect(joint.percentiles[String(p)] ?? Infinity).toBeGreaterThanOrEqual(each[String(p)] ?? Infinity);
      }),
      RUNS,
    );
  });
});

test("the order of rows changes nothing in the statement", () => {
  const program: Program = {
    id: "test",
    title: "Test",
    timeZone: "UTC",
    locale: "en-GB",
    currency: "EUR",
    cadence: "weekly",
    workflow: board,
    workflowBasis: "declared",
    clockPolicy: "first",
    excludedResolutions: ["Duplicate"],
    workstreams: [{ id: "a", title: "A" }],
    seed: "1",
  };
  const item = (issue: Issue, index: number): WorkItem => ({
    ...issue,
    key: `A-${String(index)}`,
    title: "",
    type: "Task",
    project: "A",
    workstream: "a",
    labels: [],
    status: issue.transitions.at(-1)?.to === "On hold" ? "Backlog" : (issue.transitions.at(-1)?.to ?? "Backlog"),
    history: "complete",
    source: { file: "data/sources/a.json", line: index + 1 },
  });
  const factsOf = (items: readonly WorkItem[]) => {
    const model: Model = { program, asOf, items, sources: [], documents: [], quality: [] };
    return computeEdition({ model, sha256, diagrams: {}, version: "0.0.0" }).edition.facts;
  };
  fc.assert(
    fc.property(fc.array(arbitraryIssue, { minLength: 1, maxLength: 8 }).chain((issues) => fc.tuple(fc.constant(issues.map(item)), fc.shuffledSubarray(issues.map(item), { minLength: issues.length, maxLength: issues.length }))), ([items, shuffled]) => {
      expect(factsOf(shuffled)).toEqual(factsOf(items));
    }),
    RUNS,
  );
});
