import fc from "fast-check";
import { isoInstant, type Issue, type Transition, type Workflow, type WorkItem } from "@almanac/core";
import { deepFreeze } from "./deep-freeze.ts";

/** A board with every trait that matters: two statuses in a column, a waiting column, two done columns. */
export const board: Workflow = deepFreeze({
  columns: [
    { name: "Backlog", statuses: ["Backlog"], category: "todo" },
    { name: "Waiting", statuses: ["Waiting"], category: "inProgress", active: false },
    { name: "Build", statuses: ["Build", "Rework"], category: "inProgress", active: true },
    { name: "Done", statuses: ["Done"], category: "done" },
    { name: "Released", statuses: ["Released"], category: "done" },
  ],
});

export type Move = readonly [at: string, to: string];

/** An item created in the backlog that then made these moves. */
export const issueWith = (created: string, moves: readonly Move[], rest: Partial<Issue> = {}): Issue =>
  deepFreeze({ key: "A-1", created: isoInstant(created), initialStatus: "Backlog", transitions: moves.map(([at, to]) => ({ at: isoInstant(at), to })), ...rest });

/** An item as exported without status history. */
export const snapshotItem = (status: string, rest: Partial<WorkItem> = {}): WorkItem =>
  deepFreeze({
    key: "A-1",
    created: isoInstant("2024-03-01T09:00:00Z"),
    status,
    transitions: [],
    title: "A",
    type: "Task",
    project: "A",
    workstream: null,
    labels: [],
    history: "none",
    source: { file: "a.csv", line: 2 },
    ...rest,
  });

const START = Date.UTC(2024, 2, 1);
const SIX_HOURS = 21_600_000;
const instantAfter = (steps: number) => isoInstant(new Date(START + steps * SIX_HOURS).toISOString());

/** The first and last date on which {@link arbitraryIssue} puts an event, and a day more on either side. */
export const eventWindow = { from: "2024-02-29", to: "2024-04-01" } as const;

const arbitraryMoves = fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.constantFrom("Backlog", "Waiting", "Build", "Rework", "Done", "Released", "On hold")), { maxLength: 12 });

/** Items of 31 days in March 2024 with moves in any order of columns, several at one instant, and statuses of no column. */
export const arbitraryIssue: fc.Arbitrary<Issue> = fc.tuple(fc.integer({ min: 0, max: 40 }), arbitraryMoves).map(([created, moves]) => {
  const transitions: Transition[] = [];
  let from = "Backlog";
  for (const [step, to] of [...moves].sort((a, b) => a[0] - b[0])) {
    transitions.push({ at: instantAfter(Math.max(step, created)), from, to });
    from = to;
  }
  return deepFreeze({ key: "A-1", created: instantAfter(created), initialStatus: "Backlog", transitions });
});
