import { describe, expect, test } from "vitest";
import { workItemFlow } from "../flow/work-item-flow.ts";
import type { QualityFinding } from "../model/model.ts";
import type { Program } from "../model/program.ts";
import { isoInstant } from "../model/time.ts";
import type { Transition, WorkItem } from "../model/work-item.ts";
import { flowChecks, flowQuality } from "./flow-quality.ts";

const AS_OF = isoInstant("2026-11-22T21:00:00Z");
const program: Program = {
  id: "p", title: "P", timeZone: "UTC", locale: "en-GB", currency: "EUR", cadence: "weekly", workflowBasis: "declared", clockPolicy: "first", excludedResolutions: ["Duplicate"], workstreams: [], seed: "1",
  workflow: {
    columns: [
      { name: "Ready", statuses: ["Ready"], category: "todo" },
      { name: "Doing", statuses: ["Doing"], category: "inProgress" },
      { name: "Review", statuses: ["Review"], category: "inProgress" },
      { name: "Done", statuses: ["Done"], category: "done" },
      { name: "Closed", statuses: ["Closed"], category: "done" },
    ],
  },
};
const on = (date: string) => isoInstant(`2026-${date}T10:00:00Z`);

/** An item with its steps as `date status`, from Ready. */
function item(key: string, steps: string, changes: Partial<WorkItem> = {}): WorkItem {
  let from = changes.initialStatus ?? "Ready";
  const transitions = steps === "" ? [] : steps.split(", ").map((step): Transition => {
    const [date = "", to = ""] = step.split(" ");
    const transition = { at: on(date), from, to };
    from = to;
    return transition;
  });
  return { key, title: key, type: "Task", project: "A", workstream: null, labels: [], created: on("10-01"), initialStatus: "Ready", status: from, transitions, history: "complete", source: { file: "a.json", line: Number(key.slice(2)) }, ...changes };
}

function findings(...items: readonly WorkItem[]): Readonly<Record<string, QualityFinding>> {
  const options = { asOf: AS_OF, timeZone: "UTC", clockPolicy: program.clockPolicy, excludedResolutions: program.excludedResolutions };
  const entries = items.map((one) => ({ item: one, flow: workItemFlow(one, program.workflow, options) }));
  return Object.fromEntries(flowQuality(entries, program, AS_OF).map((finding) => [finding.id, finding]));
}
const clean = item("A-1", "11-02 Doing, 11-05 Review, 11-09 Done", { resolution: "Done", resolvedAt: on("11-09") });
const depends = (key: string) => ({ links: [{ key, type: "depends-on", direction: "inward", name: "Blocks" }] }) as const;

/** For each check an item that it finds, beside one that it must not find. */
const CASES: Readonly<Record<string, readonly WorkItem[]>> = {
  "closed-without-start": [item("A-2", "11-09 Done", { resolution: "Done" })],
  "no-history": [item("A-2", "", { history: "none" })],
  "done-without-date": [item("A-2", "", { status: "Done", history: "none", resolution: "Done" })],
  excluded: [item("A-2", "11-09 Done", { resolution: "Duplicate" })],
  "discarded-after-start": [item("A-2", "11-03 Doing, 11-09 Done", { resolution: "Duplicate" })],
  reopened: [item("A-2", "11-03 Doing, 11-04 Done, 11-05 Doing, 11-09 Done", { resolution: "Done" })],
  "moved-backward": [item("A-2", "11-03 Doing, 11-04 Review, 11-05 Doing")],
  "moved-back-to-waiting": [item("A-2", "11-03 Doing, 11-05 Ready")],
  "unmapped-status": [item("A-2", "11-03 Doing, 11-05 Parked")],
  "not-on-board": [item("A-2", "", { initialStatus: "Parked", status: "Parked" })],
  "in-no-sprint": [item("A-2", "11-03 Doing"), item("A-3", "11-03 Doing", { sprints: ["Sprint 4"] })],
  "done-without-resolution": [item("A-2", "11-03 Doing, 11-09 Done")],
  "resolution-without-done": [item("A-2", "11-03 Doing", { resolution: "Done" })],
  "same-title": [item("A-2", "", { title: "Rank by margin" }), item("A-3", "", { title: "rank by margin " })],
  "start-after-finish": [item("A-2", "11-09 Doing, 11-10 Done", { resolution: "Done", resolvedAt: on("11-05") })],
  "moved-before-created": [item("A-2", "09-03 Doing")],
  "moved-after-done": [item("A-2", "11-03 Doing, 11-09 Done, 11-12 Closed", { resolution: "Done" })],
  "created-done": [item("A-2", "", { initialStatus: "Done", status: "Done", resolution: "Done" })],
  "broken-history": [item("A-2", "11-03 Doing", { transitions: [{ at: on("11-03"), from: "Ready", to: "Doing" }, { at: on("11-05"), from: "Review", to: "Doing" }] })],
  idle: [item("A-2", "10-03 Doing")],
  "flag-without-end": [item("A-2", "11-03 Doing", { flagged: [{ from: on("10-05"), to: null }] })],
  "flag-on-finished": [item("A-2", "11-03 Doing, 11-09 Done", { resolution: "Done", flagged: [{ from: on("11-05"), to: null }] })],
  "parent-closed-before-child": [item("A-2", "11-03 Doing, 11-09 Done", { resolution: "Done" }), item("A-3", "11-03 Doing, 11-12 Done", { resolution: "Done", parent: "A-2" })],
  "child-started-before-parent": [item("A-2", ""), item("A-3", "11-03 Doing", { parent: "A-2" })],
  "blocked-by-finished": [item("A-2", "11-03 Doing", { ...depends("A-1"), flagged: [{ from: on("11-19"), to: null }] })],
  "start-not-seen": [item("A-2", "", { history: "reconstructed", status: "Done", resolution: "Done", transitions: [{ at: on("11-09"), notBefore: on("11-02"), lastSeen: on("11-02"), from: "Ready", to: "Done" }] })],
};

describe("delivery-data quality", () => {
  test.each(Object.entries(CASES))("%s is found, counted and listed with its line", (id, items) => {
    const found = findings(clean, ...items)[id];
    const keys = found?.examples.map(({ key }) => key);
    expect(keys).toContain("A-2");
    expect(keys).not.toContain("A-1");
    expect(found?.count).toBe(keys?.length);
    expect(found?.examples.find(({ key }) => key === "A-2")?.source).toEqual({ file: "a.json", line: 2 });
  });

  test("every check has such a case, so none is there for show", () => {
    expect(flowChecks("first").map(({ id }) => id).filter((id) => CASES[id] === undefined)).toEqual([]);
  });

  test("work that went as it should is found by no check, and the checks say that they were asked", () => {
    const found = Object.values(findings(clean, item("A-2", "11-03 Doing, 11-10 Done", { resolution: "Done", resolvedAt: on("11-10") })));
    expect(found.filter(({ count }) => count > 0)).toEqual([]);
    expect(found.length).toBeGreaterThan(10);
    expect(found.every(({ of }) => of > 0)).toBe(true);
  });

  test("at most twenty examples are listed, and the count says how many there are", () => {
    const found = findings(...Array.from({ length: 30 }, (_, index) => item(`A-${String(index + 1)}`, "10-03 Doing")))["idle"];
    expect(found).toMatchObject({ count: 30, of: 30 });
    expect(found?.examples).toHaveLength(20);
  });

  test("an export without resolutions, or without sprints, is not asked about them", () => {
    const found = findings(item("A-2", "11-03 Doing, 11-09 Done"), item("A-3", "11-03 Doing"));
    expect([found["done-without-resolution"], found["in-no-sprint"]]).toEqual([undefined, undefined]);
  });
});
