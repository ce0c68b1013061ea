import { describe, expect, test } from "vitest";
import { isoInstant } from "../model/time.ts";
import type { Transition, WorkItem } from "../model/work-item.ts";
import type { Workflow } from "../model/workflow.ts";
import type { ItemFlowOptions } from "./item-flow.ts";
import { workItemFlow } from "./work-item-flow.ts";

const workflow: Workflow = {
  columns: [
    { name: "Ready", statuses: ["Ready"], category: "todo" },
    { name: "Doing", statuses: ["Doing"], category: "inProgress" },
    { name: "Done", statuses: ["Done"], category: "done" },
  ],
};
const options: ItemFlowOptions = { asOf: isoInstant("2026-11-22T21:00:00Z"), timeZone: "UTC", clockPolicy: "first", excludedResolutions: [] };
const on = (date: string) => isoInstant(`2026-${date}T20:00:00Z`);
/** Seen in a status on one day, and in another on a later one. */
const between = (lastSeen: string, from: string | undefined, seen: string, to: string): Transition => ({ at: on(seen), notBefore: on(lastSeen), lastSeen: on(lastSeen), ...(from === undefined ? {} : { from }), to });
const item = (transitions: readonly Transition[], changes: Partial<WorkItem> = {}): WorkItem => ({
  key: "A-1", title: "A", type: "Task", project: "A", workstream: null, labels: [], created: on("09-01"), initialStatus: "Ready", status: transitions.at(-1)?.to ?? "Ready", transitions, history: "reconstructed", source: { file: "a.csv", line: 2 }, ...changes,
});

describe("an item whose history was read from weekly exports", () => {
  test("counts from the exports that first show its steps, and says how early they may have been", () => {
    const flow = workItemFlow(item([between("09-06", "Ready", "09-13", "Doing"), between("09-20", "Doing", "09-27", "Done")]), workflow, options);
    expect(flow).toMatchObject({ state: "done", started: "2026-09-13", done: "2026-09-27", cycleTimeDays: 15 });
    // Shortest: from 13 to 20 September; longest: from 6 to 27 September, both days counted.
    expect(flow.bounds).toMatchObject({ earliestStarted: "2026-09-06", earliestDone: "2026-09-20", cycleTimeDays: { low: 8, high: 22 }, leadTimeDays: { low: 20, high: 27 } });
  });

  test("a completion that the resolution dates leaves only the start uncertain", () => {
    const flow = workItemFlow(item([between("09-06", "Ready", "09-13", "Doing"), { at: on("09-23"), lastSeen: on("09-20"), from: "Doing", to: "Done" }]), workflow, options);
    expect(flow).toMatchObject({ done: "2026-09-23", bounds: { earliestDone: "2026-09-23", cycleTimeDays: { low: 11, high: 18 } } });
  });

  test("in progress, its age is at least that since it was first seen so", () => {
    const flow = workItemFlow(item([between("11-01", "Ready", "11-08", "Doing")]), workflow, options);
    expect(flow).toMatchObject({ state: "in-progress", ageDays: 15, bounds: { ageDays: { low: 15, high: 22 } } });
  });

  test("begun and finished between two exports, it took a day at the least and the time between them at the most", () => {
    const flow = workItemFlow(item([between("09-06", "Ready", "09-13", "Done")]), workflow, options);
    expect(flow).toMatchObject({ state: "done", cycleTimeDays: 1, bounds: { cycleTimeDays: { low: 1, high: 8 } } });
  });

  test("first seen in progress, it began between its creation and that export, and was nowhere before", () => {
    const { initialStatus: _, ...seenLate } = item([between("09-01", undefined, "09-06", "Doing")]);
    expect(workItemFlow(seenLate, workflow, options)).toMatchObject({ state: "in-progress", started: "2026-09-06", bounds: { earliestStarted: "2026-09-01" } });
    expect(workItemFlow(seenLate, workflow, { ...options, asOf: on("09-02") })).toMatchObject({ state: "not-started", column: null });
  });

  test("dates that are known to the day have no bounds", () => {
    const morning = isoInstant("2026-09-13T08:00:00Z");
    const exact = item([{ at: on("09-13"), notBefore: morning, lastSeen: morning, from: "Ready", to: "Doing" }]);
    expect(workItemFlow(exact, workflow, options).bounds).toBeUndefined();
  });

  test("it may have been begun and put back since it was last seen waiting, unless a move back resets the clock", () => {
    const narrowed = item([{ ...between("09-06", "Ready", "09-13", "Doing"), notBefore: on("09-11") }]);
    expect(workItemFlow(narrowed, workflow, options).bounds?.earliestStarted).toBe("2026-09-06");
    expect(workItemFlow(narrowed, workflow, { ...options, clockPolicy: "last" }).bounds?.earliestStarted).toBe("2026-09-11");
  });
});
