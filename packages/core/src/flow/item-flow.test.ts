import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryIssue, board, issueWith, snapshotItem } from "../../test/flow-fixtures.ts";
import { isoInstant } from "../model/time.ts";
import { DEFAULT_EXCLUDED_RESOLUTIONS, itemFlow, type ItemFlowOptions } from "./item-flow.ts";
import { workItemFlow } from "./work-item-flow.ts";

const options = { asOf: isoInstant("2024-03-31T22:00:00Z"), timeZone: "UTC", clockPolicy: "first", excludedResolutions: DEFAULT_EXCLUDED_RESOLUTIONS } as const satisfies ItemFlowOptions;
const last = { ...options, clockPolicy: "last" } as const;

describe("the clock", () => {
  const returned = issueWith("2024-03-01T09:00:00Z", [
    ["2024-03-04T09:00:00Z", "Build"],
    ["2024-03-06T09:00:00Z", "Backlog"],
  ]);

  test("under `first` an item sent back to the backlog is still in progress and goes on ageing", () => {
    expect(itemFlow(returned, board, options)).toMatchObject({ state: "in-progress", started: "2024-03-04", column: "Backlog", ageDays: 28, backwardMoves: 1 });
  });

  test("under `last` it is not started, and starts anew when work resumes", () => {
    expect(itemFlow(returned, board, last)).toMatchObject({ state: "not-started", started: null, ageDays: null });
    const resumed = issueWith("2024-03-01T09:00:00Z", [["2024-03-04T09:00:00Z", "Build"], ["2024-03-06T09:00:00Z", "Backlog"], ["2024-03-20T09:00:00Z", "Waiting"], ["2024-03-22T09:00:00Z", "Done"]]);
    expect(itemFlow(resumed, board, last)).toMatchObject({ state: "done", started: "2024-03-20", cycleTimeDays: 3 });
    expect(itemFlow(resumed, board, options)).toMatchObject({ state: "done", started: "2024-03-04", cycleTimeDays: 19 });
  });

  test("an item created in progress started when it was created; the same day is 1", () => {
    const made = issueWith("2024-03-05T09:00:00Z", [["2024-03-05T17:00:00Z", "Done"]], { initialStatus: "Build" });
    expect(itemFlow(made, board, options)).toMatchObject({ state: "done", started: "2024-03-05", cycleTimeDays: 1, leadTimeDays: 1 });
  });

  test("durations count calendar dates across the change to summer time", () => {
    const issue = issueWith("2024-03-30T08:00:00Z", [["2024-03-30T23:30:00Z", "Build"], ["2024-03-31T21:30:00Z", "Done"]]);
    expect(itemFlow(issue, board, { ...options, timeZone: "Europe/Berlin" })).toMatchObject({ started: "2024-03-31", done: "2024-03-31", cycleTimeDays: 1, leadTimeDays: 2 });
  });
});

describe("done", () => {
  const reopened = issueWith("2024-03-01T09:00:00Z", [
    ["2024-03-04T09:00:00Z", "Build"],
    ["2024-03-06T09:00:00Z", "Done"],
    ["2024-03-08T09:00:00Z", "Released"],
    ["2024-03-12T09:00:00Z", "Rework"],
  ]);

  test("moving between done columns keeps the completion; seen from before the reopening the item is done", () => {
    expect(itemFlow(reopened, board, { ...options, asOf: isoInstant("2024-03-12T08:59:59Z") })).toMatchObject({ state: "done", done: "2024-03-06", column: "Released", reopenedCount: 0 });
  });

  test("a reopened item is in progress, and its completion is gone", () => {
    expect(itemFlow(reopened, board, options)).toMatchObject({ state: "in-progress", done: null, cycleTimeDays: null, reopenedCount: 1, backwardMoves: 1 });
  });

  test("start and done at one instant is no cycle time of zero or one, but none", () => {
    const skipped = issueWith("2024-03-01T09:00:00Z", [["2024-03-04T09:00:00Z", "Build"], ["2024-03-04T09:00:00Z", "Done"]]);
    expect(itemFlow(skipped, board, options)).toMatchObject({ state: "closed-without-start", started: null, startedAt: null, done: "2024-03-04", cycleTimeDays: null, leadTimeDays: 4 });
  });

  test("an excluded resolution in a done column removes every date; elsewhere it closes nothing", () => {
    const moves = [["2024-03-04T09:00:00Z", "Build"], ["2024-03-06T09:00:00Z", "Done"]] as const;
    const excluded = itemFlow(issueWith("2024-03-01T09:00:00Z", moves, { resolution: "Duplicate" }), board, options);
    expect(excluded).toMatchObject({ state: "excluded", started: null, done: null, cycleTimeDays: null, leadTimeDays: null, ageDays: null, column: "Done" });
    expect(itemFlow(issueWith("2024-03-01T09:00:00Z", moves.slice(0, 1), { resolution: "Duplicate" }), board, options)).toMatchObject({ state: "in-progress", ageDays: 28 });
  });
});

describe("statuses", () => {
  test("one that no column has leaves the item where it was", () => {
    const held = issueWith("2024-03-01T09:00:00Z", [["2024-03-04T09:00:00Z", "Done"], ["2024-03-05T09:00:00Z", "On hold"]]);
    expect(itemFlow(held, board, options)).toMatchObject({ column: "Done", done: "2024-03-04", unmappedStatuses: ["On hold"], reopenedCount: 0 });
    expect(itemFlow(issueWith("2024-03-01T09:00:00Z", [], { initialStatus: "On hold" }), board, options)).toMatchObject({ state: "not-started", column: null, unmappedStatuses: ["On hold"] });
  });

  test("without a given first status the item began where its first move left from, or where it stands", () => {
    const moved = { key: "A-1", created: isoInstant("2024-03-01T09:00:00Z"), transitions: [] };
    const transitions = [{ at: isoInstant("2024-03-05T09:00:00Z"), from: "Build", to: "Done" }];
    expect(itemFlow({ ...moved, transitions, status: "Done" }, board, options)).toMatchObject({ started: "2024-03-01", done: "2024-03-05" });
    expect(itemFlow({ ...moved, status: "Waiting" }, board, options)).toMatchObject({ state: "in-progress", started: "2024-03-01" });
  });

  test("moves at one instant follow one another in whatever order they are listed", () => {
    const at = isoInstant("2024-03-05T09:00:00Z");
    const [first, second, third] = [{ at, from: "Backlog", to: "Build" }, { at, from: "Build", to: "Done" }, { at, from: "Done", to: "Waiting" }] as const;
    for (const transitions of [[first, second, third], [third, second, first], [second, third, first]]) {
      expect(itemFlow(issueWith("2024-03-01T09:00:00Z", [], { transitions }), board, options)).toMatchObject({ column: "Waiting", reopenedCount: 1, backwardMoves: 1 });
    }
  });
});

test("a day's worth of moves without times, newest first, is put back in order, loops included", () => {
  const at = isoInstant("2024-03-05T00:00:00Z");
  const listed = [["Build", "Rework"], ["Waiting", "Build"], ["Backlog", "Waiting"], ["Released", "Backlog"], ["Done", "Released"], ["Backlog", "Done"]] as const;
  const transitions = listed.map(([from, to]) => ({ at, from, to }));
  expect(itemFlow(issueWith("2024-03-01T09:00:00Z", [], { transitions }), board, options)).toMatchObject({ column: "Build", reopenedCount: 1, backwardMoves: 1, state: "in-progress" });
});

test("an item created later does not exist", () => {
  expect(itemFlow(issueWith("2024-04-01T09:00:00Z", []), board, options)).toMatchObject({ existsAt: false, state: "not-started", column: null });
  expect(itemFlow(issueWith("2024-03-31T22:00:00Z", []), board, options)).toMatchObject({ existsAt: true });
});

test("the order of the transitions does not matter", () => {
  const shuffled = arbitraryIssue.chain((issue) => fc.tuple(fc.constant(issue), fc.shuffledSubarray([...issue.transitions], { minLength: issue.transitions.length })));
  fc.assert(
    fc.property(shuffled, fc.constantFrom(options, last), ([issue, transitions], either) => {
      expect(itemFlow({ ...issue, transitions }, board, either)).toEqual(itemFlow(issue, board, either));
    }),
  );
});

test("later events change nothing: a report made again for an old date gives the old numbers", () => {
  fc.assert(
    fc.property(arbitraryIssue, (issue) => {
      const asOf = isoInstant("2024-03-15T12:00:00Z");
      const until = issue.transitions.filter(({ at }) => at <= asOf);
      expect(itemFlow(issue, board, { ...options, asOf })).toEqual(itemFlow({ ...issue, transitions: until }, board, { ...options, asOf }));
    }),
  );
});

describe("an export without history", () => {
  test("has no start: a resolved item counts as finished on that date but has no cycle time", () => {
    const item = snapshotItem("Done", { resolvedAt: isoInstant("2024-03-10T09:00:00Z") });
    expect(workItemFlow(item, board, options)).toMatchObject({ state: "closed-without-start", started: null, done: "2024-03-10", cycleTimeDays: null, leadTimeDays: 10, column: "Done" });
  });

  test("a done item without a resolution date has no done date", () => {
    expect(workItemFlow(snapshotItem("Released"), board, options)).toMatchObject({ state: "closed-without-start", done: null, leadTimeDays: null });
  });

  test("resolved after the as-of instant: it was not done then, and where it was nobody knows", () => {
    const item = snapshotItem("Done", { resolvedAt: isoInstant("2024-04-10T09:00:00Z") });
    expect(workItemFlow(item, board, options)).toMatchObject({ state: "not-started", done: null, column: null });
  });

  test("in progress by its column, without start or age", () => {
    expect(workItemFlow(snapshotItem("Build"), board, options)).toMatchObject({ state: "in-progress", started: null, ageDays: null, column: "Build" });
    expect(workItemFlow(snapshotItem("Backlog"), board, options)).toMatchObject({ state: "not-started" });
    expect(workItemFlow(snapshotItem("On hold"), board, options)).toMatchObject({ state: "not-started", column: null, unmappedStatuses: ["On hold"] });
  });

  test("excluded resolutions are excluded; a resolution alone does not close", () => {
    const resolution = { resolution: "Won't Do", resolvedAt: isoInstant("2024-03-10T09:00:00Z") };
    expect(workItemFlow(snapshotItem("Done", resolution), board, options)).toMatchObject({ state: "excluded", done: null, leadTimeDays: null });
    expect(workItemFlow(snapshotItem("Build", resolution), board, options)).toMatchObject({ state: "in-progress" });
  });

  test("with history the transitions decide", () => {
    const item = snapshotItem("Done", { history: "complete", transitions: [{ at: isoInstant("2024-03-04T09:00:00Z"), from: "Build", to: "Done" }] });
    expect(workItemFlow(item, board, options)).toMatchObject({ state: "done", cycleTimeDays: 4 });
  });
});
