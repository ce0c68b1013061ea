import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryIssue, board, eventWindow, issueWith } from "../../test/flow-fixtures.ts";
import { isoDate, isoInstant } from "../model/time.ts";
import type { Issue } from "../model/work-item.ts";
import { cumulativeFlow } from "./cumulative-flow.ts";
import { itemFlow } from "./item-flow.ts";
import { netFlow } from "./net-flow.ts";
import { throughput } from "./throughput.ts";
import { wipSeries } from "./wip-series.ts";
import { endOfDate } from "./zone-dates.ts";

const window = { from: isoDate(eventWindow.from), to: isoDate(eventWindow.to), timeZone: "Europe/Berlin" } as const;
const [START_COLUMN, DONE_COLUMN] = [1, 3];
const issues = fc.array(arbitraryIssue, { maxLength: 15 });
const policies = fc.constantFrom("first", "last");
const diagram = (from: readonly Issue[], clockPolicy: "first" | "last") => cumulativeFlow({ issues: from, workflow: board, clockPolicy, ...window });
const flowsOf = (from: readonly Issue[]) => from.map((issue) => itemFlow(issue, board, { asOf: endOfDate(window.to, window.timeZone), timeZone: window.timeZone, clockPolicy: "first", excludedResolutions: [] }));

describe("properties", () => {
  test("series never fall and are nested, so that no band is negative", () => {
    fc.assert(
      fc.property(issues, policies, (items, policy) => {
        const { rows } = diagram(items, policy);
        rows.forEach((row, day) => {
          row.forEach((count, column) => {
            expect(count).toBeGreaterThanOrEqual(rows[day - 1]?.[column] ?? 0);
            expect(count).toBeLessThanOrEqual(row[column - 1] ?? items.length);
          });
        });
      }),
    );
  });

  test("departures are the throughput", () => {
    fc.assert(
      fc.property(issues, policies, (items, policy) => {
        const { departures } = netFlow({ rows: diagram(items, policy).rows, startColumn: START_COLUMN, doneColumn: DONE_COLUMN });
        expect(departures).toEqual(throughput({ doneDates: flowsOf(items).map(({ done }) => done), from: window.from, to: window.to, period: "day" }).counts);
      }),
    );
  });

  test("under `first`, work in progress is arrivals minus departures where nothing is closed before it starts", () => {
    const firstIn = (issue: Issue, statuses: readonly string[]): number => {
      const index = issue.transitions.findIndex(({ to }) => statuses.includes(to));
      return index === -1 ? Infinity : index;
    };
    const startsFirst = arbitraryIssue.filter((issue) => {
      const [started, done] = [firstIn(issue, ["Waiting", "Build", "Rework"]), firstIn(issue, ["Done", "Released"])];
      return started < done || done === Infinity;
    });
    fc.assert(
      fc.property(fc.array(startsFirst, { maxLength: 15 }), (items) => {
        const wip = diagram(items, "first").rows.map((row) => (row[START_COLUMN] ?? Number.NaN) - (row[DONE_COLUMN] ?? Number.NaN));
        expect(wip).toEqual(wipSeries({ items: flowsOf(items), from: window.from, to: window.to }).counts);
      }),
    );
  });
});

test("a completion that was undone after `to` still shows when seen from the end of `to`, and not when seen from later", () => {
  const reopened = issueWith("2024-03-01T09:00:00Z", [["2024-03-02T09:00:00Z", "Build"], ["2024-03-03T09:00:00Z", "Done"], ["2024-03-09T09:00:00Z", "Build"]]);
  const input = { issues: [reopened], workflow: board, from: isoDate("2024-03-01"), to: isoDate("2024-03-04"), timeZone: "UTC", clockPolicy: "first" } as const;
  expect(cumulativeFlow(input).rows.at(-1)).toEqual([1, 1, 1, 1, 0]);
  expect(cumulativeFlow({ ...input, asOf: isoInstant("2024-03-10T00:00:00Z") }).rows.at(-1)).toEqual([1, 1, 1, 0, 0]);
});

test("what arrived before the window is in its first row", () => {
  const old = issueWith("2024-01-01T09:00:00Z", [["2024-01-02T09:00:00Z", "Build"]]);
  const flow = cumulativeFlow({ issues: [old], workflow: board, from: isoDate("2024-03-01"), to: isoDate("2024-03-02"), timeZone: "UTC", clockPolicy: "last" });
  expect(flow).toEqual({ columns: ["Backlog", "Waiting", "Build", "Done", "Released"], labels: ["2024-03-01", "2024-03-02"], rows: [[1, 1, 1, 0, 0], [1, 1, 1, 0, 0]] });
});
