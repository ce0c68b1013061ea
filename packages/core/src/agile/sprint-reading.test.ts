import { describe, expect, test } from "vitest";
import { board, snapshotItem } from "../../test/flow-fixtures.ts";
import type { Sprint } from "../model/records/work.ts";
import { isoInstant } from "../model/time.ts";
import type { WorkItem } from "../model/work-item.ts";
import { sprintIssue, tellsSprints, type SprintReading } from "./sprint-issues.ts";
import { sprintMetrics } from "./sprint-metrics.ts";
import { sprintWindow } from "./sprint-window.ts";

const at = (day: number, hour = 9) => isoInstant(`2024-03-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00Z`);
const source = { file: "s.json", line: 1 };
const planned: Sprint = { id: "1", title: "S1", startsAt: at(4), endsAt: at(15), source };

describe("from when to when a sprint ran", () => {
  test("activation and completion count before the plan", () => {
    expect(sprintWindow({ ...planned, state: "closed", activatedAt: at(5), completedAt: at(18) }, at(20))).toEqual({ start: at(5), end: at(18), startBasis: "activated", endBasis: "completed", state: "closed" });
  });

  test("a sprint that nobody has closed is active, also after its planned end", () => {
    expect(sprintWindow({ ...planned, state: "active", activatedAt: at(4) }, at(17))).toMatchObject({ end: at(15), endBasis: "planned", state: "active" });
  });

  test("an export made later says what had not happened yet: closed then means active now", () => {
    expect(sprintWindow({ ...planned, state: "closed", activatedAt: at(4), completedAt: at(15) }, at(10))).toMatchObject({ state: "active", endBasis: "planned" });
    expect(sprintWindow({ ...planned, state: "closed", activatedAt: at(4), completedAt: at(15) }, at(3))).toMatchObject({ state: "future" });
  });

  test("a list of days without states: the plan says, and is marked as planned", () => {
    expect([at(3), at(4), at(14), at(15)].map((asOf) => sprintWindow(planned, asOf)?.state)).toEqual(["future", "active", "active", "closed"]);
    expect(sprintWindow(planned, at(20))).toMatchObject({ startBasis: "planned", endBasis: "planned" });
    expect(sprintWindow({ ...planned, state: "future" }, at(20))?.state).toBe("future");
    expect(sprintWindow({ id: "1", title: "S1", startsAt: at(4), source }, at(20))).toBeUndefined();
  });
});

const reading: SprintReading = { workflow: board, asOf: at(31), told: true };
const item = (rest: Partial<WorkItem>): WorkItem => snapshotItem("Backlog", { history: "complete", initialStatus: "Backlog", ...rest });

describe("a work item in a sprint", () => {
  test("membership follows the changes; a roll-over keeps the old sprint", () => {
    const moved = item({ sprintChanges: [{ at: at(3), sprints: ["S1"] }, { at: at(15), sprints: ["S1", "S2"] }, { at: at(20), sprints: ["S2"] }] });
    expect(sprintIssue(moved, "S1", reading)?.membership).toEqual([{ from: at(3), to: at(20) }]);
    expect(sprintIssue(moved, "S2", reading)?.membership).toEqual([{ from: at(15), to: null }]);
    expect(sprintIssue(moved, "S1", { ...reading, asOf: at(10) })?.membership).toEqual([{ from: at(3), to: null }]);
  });

  test("without any change, an item of a complete history was in it since its creation, if histories tell sprints at all", () => {
    const born = item({ sprints: ["S1"], points: 3 });
    expect(sprintIssue(born, "S1", reading)?.membership).toEqual([{ from: born.created, to: null }]);
    expect(sprintIssue(born, "S1", { ...reading, told: false })).toBeUndefined();
    expect(sprintIssue({ ...born, history: "none" }, "S1", reading)).toBeUndefined();
    expect([tellsSprints([born]), tellsSprints([born, item({ sprintChanges: [] })])]).toEqual([false, true]);
  });

  test("estimates: the present one since creation, or every recorded change", () => {
    const sprintChanges = [{ at: at(3), sprints: ["S1"] }];
    expect(sprintIssue(item({ sprintChanges, points: 5 }), "S1", reading)?.estimates).toEqual([{ at: isoInstant("2024-03-01T09:00:00Z"), value: 5 }]);
    expect(sprintIssue(item({ sprintChanges, pointsChanges: [{ at: at(6), points: 8 }, { at: at(2), points: 3 }] }), "S1", reading)?.estimates).toEqual([{ at: at(2), value: 3 }, { at: at(6), value: 8 }]);
  });

  test("done spans end with a reopening; the measures of the sprint follow", () => {
    const transitions = [{ at: at(5), from: "Backlog", to: "Done" }, { at: at(8), from: "Done", to: "Build" }, { at: at(12), from: "Build", to: "Done" }];
    const issue = sprintIssue(item({ transitions, points: 5, sprintChanges: [{ at: at(2), sprints: ["S1"] }] }), "S1", reading);
    expect(issue?.done).toEqual([{ from: at(5), to: at(8) }, { from: at(12), to: null }]);
    const late = sprintIssue(item({ points: 3, sprintChanges: [{ at: at(6), sprints: ["S1"] }] }), "S1", reading);
    const metrics = sprintMetrics({ sprint: { activatedAt: at(4), completedAt: at(15) }, issues: [issue, late].flatMap((each) => each ?? []) });
    expect(metrics).toMatchObject({ committed: 5, added: 3, completed: 5, carriedOver: 3, commitmentReliability: { value: 1 }, completionRatio: { value: 1 }, scopeChurn: { value: 0.6 } });
  });
});
