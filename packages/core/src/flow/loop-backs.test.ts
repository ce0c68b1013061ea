import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryIssue, board, issueWith } from "../../test/flow-fixtures.ts";
import { isoInstant } from "../model/time.ts";
import { itemFlow } from "./item-flow.ts";
import { loopBacks } from "./loop-backs.ts";
import { raisedFlag } from "./raised-flag.ts";

const asOf = isoInstant("2024-03-31T22:00:00Z");

describe("moves back", () => {
  const issue = issueWith("2024-03-01T09:00:00Z", [
    ["2024-03-02T09:00:00Z", "Build"],
    ["2024-03-03T09:00:00Z", "Waiting"],
    ["2024-03-04T09:00:00Z", "On hold"],
    ["2024-03-05T09:00:00Z", "Released"],
    ["2024-03-06T09:00:00Z", "Done"],
    ["2024-03-07T09:00:00Z", "Rework"],
  ]);

  test("each is told with its columns; leaving done is a reopening, from one done column to another is none", () => {
    expect(loopBacks(issue, board, asOf)).toEqual([
      { at: "2024-03-03T09:00:00Z", from: "Build", to: "Waiting", reopened: false },
      { at: "2024-03-06T09:00:00Z", from: "Released", to: "Done", reopened: false },
      { at: "2024-03-07T09:00:00Z", from: "Done", to: "Build", reopened: true },
    ]);
  });

  test("what happens after the as-of instant has not happened", () => {
    expect(loopBacks(issue, board, isoInstant("2024-03-05T09:00:00Z"))).toHaveLength(1);
  });

  test("as many as the backward moves and reopenings that the flow of the item counts", () => {
    const options = { asOf, timeZone: "UTC", clockPolicy: "first", excludedResolutions: [] } as const;
    fc.assert(
      fc.property(arbitraryIssue, (any) => {
        const moves = loopBacks(any, board, asOf);
        const { backwardMoves, reopenedCount } = itemFlow(any, board, options);
        expect([moves.length, moves.filter(({ reopened }) => reopened).length]).toEqual([backwardMoves, reopenedCount]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a raised flag", () => {
  const [first, second, third] = [isoInstant("2024-03-02T09:00:00Z"), isoInstant("2024-03-05T09:00:00Z"), isoInstant("2024-03-09T09:00:00Z")];

  test("of several flags that are up the oldest counts; one that is lowered at the instant is down", () => {
    expect(raisedFlag({ flagged: [{ from: second, to: null }, { from: first, to: null }] }, asOf)).toBe(first);
    expect(raisedFlag({ flagged: [{ from: first, to: second }] }, second)).toBeNull();
    expect(raisedFlag({ flagged: [{ from: first, to: third }] }, second)).toBe(first);
  });

  test("none is up before it is raised, or where none is recorded", () => {
    expect(raisedFlag({ flagged: [{ from: second, to: null }] }, first)).toBeNull();
    expect(raisedFlag({}, asOf)).toBeNull();
  });
});
