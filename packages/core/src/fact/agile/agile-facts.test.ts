import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aProgram } from "../../../test/a-program.ts";
import { isKnownFact } from "../catalogue.ts";
import type { Fact } from "../fact.ts";
import { factContext, scopesOf } from "../scope.ts";
import type { Model } from "../../model/model.ts";
import type { Records } from "../../model/records/records.ts";
import { addDays, isoDate, isoInstant, type IsoDate } from "../../model/time.ts";
import type { WorkItem } from "../../model/work-item.ts";
import { agileArea } from "./agile-area.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const asOf = isoInstant("2026-11-22T21:00:00Z");
const on = (day: string, hour = 10) => isoInstant(`${day}T${String(hour).padStart(2, "0")}:00:00Z`);
const source = { file: "data/sources/a.json", line: 1 };

const program = aProgram({ workflow: { columns: [ { name: "Ready", statuses: ["Ready"], category: "todo" }, { name: "Doing", statuses: ["Doing"], category: "inProgress", active: true }, { name: "Review", statuses: ["Review"], category: "inProgress", active: false }, { name: "Done", statuses: ["Done"], category: "done" } ] }, workstreams: [{ id: "a", title: "Stream A" }], stages: [ { id: "data", title: "Data" }, { id: "training", title: "Training" } ] });

/** Two days of work, one of review and one more of work: four days from start to done, once back. */
function finished(nth: number, done: IsoDate, stage = "data"): WorkItem {
  const transitions = [
    { at: on(addDays(done, -4)), from: "Ready", to: "Doing" },
    { at: on(addDays(done, -2)), from: "Doing", to: "Review" },
    { at: on(addDays(done, -1)), from: "Review", to: "Doing" },
    { at: on(done), from: "Doing", to: "Done" },
  ];
  return { ...base(`A-${String(nth)}`, "Done", stage), transitions };
}

function base(key: string, status: string, stage?: string): WorkItem {
  const place = { ...source, line: Number(key.slice(2)) };
  const plain = { key, title: key, type: "Task", project: "A", workstream: "a", labels: [], created: on("2026-05-04"), status, initialStatus: "Ready", transitions: [], history: "complete" as const, source: place };
  return stage === undefined ? plain : { ...plain, stage };
}

const weekly = Array.from({ length: 26 }, (_, week) => finished(week + 1, addDays(isoDate("2026-05-27"), 7 * week), week % 2 === 0 ? "data" : "training"));
const blocked: WorkItem = { ...base("A-90", "Doing"), transitions: [{ at: on("2026-11-10"), from: "Ready", to: "Doing" }], flagged: [{ from: on("2026-11-16"), to: null }] };

const modelOf = (items: readonly WorkItem[], records: Partial<Records> = {}): Model => ({ program, asOf, items, records, sources: [], documents: [], quality: [] });
function factsOf(model: Model): Readonly<Record<string, Fact>> {
  const context = factContext(model, sha256);
  return Object.fromEntries(agileArea.facts({ context, scopes: scopesOf(context), previous: undefined }).map(({ fact }) => [fact.id, fact]));
}
const valueOf = (facts: Readonly<Record<string, Fact>>, id: string): unknown => {
  const fact = facts[id];
  return fact?.type === "scalar" ? (fact.value ?? fact.notAvailable?.reason) : fact?.rows;
};

describe("flow by stage", () => {
  const facts = factsOf(modelOf([...weekly, blocked]));

  test("each declared stage has its row, in order, and what belongs to none is not hidden", () => {
    // The 90 days from 25 August hold 13 Wednesdays.
    expect(valueOf(facts, "stage.flow.table")).toEqual([
      ["Data", 0, 0, 6, 6 / (90 / 7), 6, null, null, null, null, 6, 1],
      ["Training", 0, 0, 7, 7 / (90 / 7), 7, null, null, null, null, 7, 1],
      ["No stage", 0, 1, 0, 0, 0, null, null, 13, 13, null, null],
    ]);
    expect(valueOf(facts, "stage.flow.workstreams")).toHaveLength(3);
  });

  test("loop-backs are told by pair of states", () => {
    expect(valueOf(facts, "stage.loop-backs.rate")).toBe(1);
    expect(valueOf(facts, "stage.loop-backs.table")).toEqual([["Review", "Doing", 13, 13, 0]]);
  });

  test("without declared stages there is no table of them", () => {
    const { stages: _, ...rest } = program;
    expect(factsOf({ ...modelOf(weekly), program: rest })["stage.flow.table"]).toBeUndefined();
  });
});

describe("blocked and waiting time", () => {
  test("hours of a finished item by cause add up to its 96, and an open one has its own column", () => {
    const facts = factsOf(modelOf([...weekly, blocked]));
    expect(valueOf(facts, "delivery.blocked.causes")).toEqual([
      ["Worked on", "active", 72, 0.75, 26, 144, 1],
      ["Flagged as blocked", "blocked", 0, 0, 0, 155, 1],
      ["Waiting in Review", "waiting", 24, 0.25, 26, 0, 0],
    ]);
    expect(valueOf(facts, "delivery.blocked.not-worked-share")).toBe(0.25);
  });

  test("where no export knows flags, nobody says that nothing was blocked", () => {
    const facts = factsOf(modelOf(weekly));
    expect(valueOf(facts, "delivery.blocked.share")).toBe("no-data");
    expect(valueOf(facts, "impediments.items.blocked")).toBe("no-data");
  });
});

describe("limits", () => {
  test("one item every week is no signal; a burst is one", () => {
    expect(valueOf(factsOf(modelOf(weekly)), "delivery.limits.signals-count")).toBe(0);
    const burst = Array.from({ length: 9 }, (_, nth) => finished(60 + nth, isoDate("2026-11-18")));
    const facts = factsOf(modelOf([...weekly, ...burst]));
    expect(valueOf(facts, "delivery.limits.signals")).toContainEqual([null, "Throughput", "above the limit", "2026-11-16", "2026-11-16", "2026-W47", 10]);
    // The burst lifts the mean, so that the 25 weeks before it are a run below it.
    expect(valueOf(facts, "delivery.limits.signals-count{program=a}")).toBe(2);
  });

  test("moving ranges are of neighbours in the order of completion, within a day too", () => {
    // Six items of one day, finished hour by hour after 5, 5, 5, 9, 9 and 9 days; their keys run the other way round in pairs.
    const day = isoDate("2026-11-18");
    const quick = (nth: number, hour: number, days: number): WorkItem => ({ ...base(`A-${String(nth)}`, "Done"), transitions: [{ at: on(addDays(day, 1 - days)), from: "Ready", to: "Doing" }, { at: on(day, hour), from: "Doing", to: "Done" }] });
    const items = [quick(6, 11, 5), quick(1, 12, 5), quick(5, 13, 5), quick(2, 14, 9), quick(4, 15, 9), quick(3, 16, 9)];
    const summary = valueOf(factsOf(modelOf(items)), "delivery.limits.summary");
    expect(summary).toContainEqual([null, "Cycle time", "days", 6, 7, 0.8, expect.closeTo(7 - 2.66 * 0.8, 9), expect.closeTo(7 + 2.66 * 0.8, 9), expect.closeTo(3.268 * 0.8, 9)]);
  });
});

describe("sprints", () => {
  const sprint = { id: "1", title: "S 1", board: "7", state: "closed" as const, startsAt: on("2026-11-02"), activatedAt: on("2026-11-02"), endsAt: on("2026-11-13"), completedAt: on("2026-11-16", 8), source };

  test("closed on a Monday instead of the Friday before is three days late; membership that no history tells is not guessed", () => {
    const facts = factsOf(modelOf(weekly, { sprints: [sprint] }));
    expect(valueOf(facts, "sprint.late.table")).toEqual([["7", "S 1", "2026-11-13", "2026-11-16", 3]]);
    expect(valueOf(facts, "sprint.closed.reliability")).toBe("no-data");
    expect(valueOf(facts, "sprint.closed.table")).toEqual([["7", null, "S 1", "2026-11-02", "2026-11-16"]]);
  });

  test("with a history the measures of METHOD 2.9 stand in the table", () => {
    const planned: WorkItem = { ...base("A-91", "Doing"), points: 5, sprintChanges: [{ at: on("2026-11-01"), sprints: ["S 1"] }], transitions: [{ at: on("2026-11-05"), from: "Ready", to: "Done" }] };
    const missed: WorkItem = { ...base("A-92", "Ready"), points: 3, sprintChanges: [{ at: on("2026-11-01"), sprints: ["S 1"] }] };
    const facts = factsOf(modelOf([...weekly, planned, missed], { sprints: [sprint] }));
    expect(valueOf(facts, "sprint.closed.table")).toEqual([["7", "a", "S 1", "2026-11-02", "2026-11-16", 8, 0, 0, 5, 3, 5 / 8, 5 / 8, 0, 0, 0]]);
    expect(valueOf(facts, "sprint.closed.reliability")).toBe(5 / 8);
    expect(valueOf(facts, "sprint.velocity.table")).toEqual([["7", 1, 5, 5, 5, 5]]);
    expect(facts["sprint.closed.table"]?.receipt.rows).toBe(3);
    expect(valueOf(facts, "sprint.current.count")).toBe(0);
    expect(facts["sprint.current.table"]).toBeUndefined();
  });

  test("what one sprint carries over the next one has committed to; a running one has what is completed so far", () => {
    const next = { ...sprint, id: "2", title: "S 2", state: "active" as const, startsAt: on("2026-11-16", 9), activatedAt: on("2026-11-16", 9), endsAt: on("2026-11-27"), source: { ...source, line: 2 } };
    const carried: WorkItem = { ...base("A-91", "Done"), points: 5, sprintChanges: [{ at: on("2026-11-01"), sprints: ["S 1"] }, { at: on("2026-11-16", 8), sprints: ["S 1", "S 2"] }], transitions: [{ at: on("2026-11-17"), from: "Ready", to: "Done" }] };
    const added: WorkItem = { ...base("A-92", "Ready"), points: 3, sprintChanges: [{ at: on("2026-11-18"), sprints: ["S 2"] }] };
    const out: WorkItem = { ...base("A-93", "Ready"), points: 2, sprintChanges: [{ at: on("2026-11-01"), sprints: ["S 1"] }, { at: on("2026-11-05"), sprints: [] }] };
    const { completedAt: _, ...running } = next;
    const facts = factsOf(modelOf([...weekly, carried, added, out], { sprints: [sprint, running] }));
    expect(valueOf(facts, "sprint.closed.table")).toEqual([["7", "a", "S 1", "2026-11-02", "2026-11-16", 7, 0, 2, 0, 5, 0, 0, -2 / 7, 2 / 7, 0]]);
    expect(valueOf(facts, "sprint.current.count")).toBe(1);
    expect(valueOf(facts, "sprint.current.table")).toEqual([["7", "a", "S 2", "2026-11-16", "2026-11-27", 5, 5, 3, 5]]);
  });
});

describe("actions and impediments", () => {
  const money = (amount: bigint) => ({ amount, scale: 0, currency: "EUR" });
  const records: Partial<Records> = {
    retroActions: [
      { id: "R-1", raisedOn: isoDate("2026-10-01"), action: "Write it down", status: "open", due: isoDate("2026-11-20"), carried: 2, source },
      { id: "R-2", raisedOn: isoDate("2026-10-01"), action: "Ask earlier", status: "done", closedOn: isoDate("2026-10-11"), source },
      { id: "R-3", raisedOn: isoDate("2026-12-01"), action: "Not yet agreed", status: "open", source },
    ],
    modelIncidents: [
      { id: "I-1", severity: 1, openedAt: on("2026-11-20"), source },
      { id: "I-2", severity: 3, openedAt: on("2026-10-01"), resolvedAt: on("2026-10-02"), cost: money(900n), source },
    ],
    initiatives: [{ id: "N-1", title: "Launch", workstream: "a", status: "running", costOfDelay: money(14_000n), after: [], source }],
  };
  const facts = factsOf(modelOf([...weekly, blocked], records));

  test("open and overdue actions with their age; one that is raised later does not exist", () => {
    expect(valueOf(facts, "retro.actions.table")).toEqual([["R-1", null, "Write it down", null, "2026-10-01", "2026-11-20", 52, 2, 2]]);
    expect(["overdue", "carried", "closure-rate", "days-to-close"].map((name) => valueOf(facts, `retro.actions.${name}`))).toEqual([1, 1, 0.5, 10]);
  });

  test("where no list says how often an action was carried, the number is missing and not 0", () => {
    const action = { id: "R-5", raisedOn: isoDate("2026-11-01"), action: "Rotate", status: "open" as const, source };
    const carried = (more: object) => factsOf(modelOf(weekly, { retroActions: [{ ...action, ...more }] }));
    expect(valueOf(carried({ carried: 0 }), "retro.actions.carried")).toBe(0);
    expect(carried({})["retro.actions.carried"]).toMatchObject({ value: null, notAvailable: { reason: "no-data" } });
  });

  test("a day on which an action will be closed is in no receipt before it has come", () => {
    const action = { id: "R-4", raisedOn: isoDate("2026-11-01"), action: "Rotate", status: "done" as const, closedOn: isoDate("2026-12-02"), due: isoDate("2026-11-30"), source };
    const context = factContext(modelOf(weekly, { retroActions: [action] }), sha256);
    const open = agileArea.facts({ context, scopes: scopesOf(context), previous: undefined }).find(({ fact }) => fact.id === "retro.actions.open");
    expect(open?.rows.map(({ detail }) => detail)).toEqual([{ state: "open", raised: "2026-11-01", due: "2026-11-30", closed: null }]);
  });

  test("a block of seven days, both counted, of a running initiative costs a week of its delay at most", () => {
    expect(valueOf(facts, "impediments.items.table")).toEqual([["A-90", "a", "Doing", "2026-11-16", 7]]);
    expect(valueOf(facts, "impediments.delay.table")).toEqual([["a", "Launch", 14_000, "A-90", 7, 14_000]]);
  });

  test("an open incident without a stated cost is listed, and adds nothing", () => {
    expect(valueOf(facts, "impediments.incidents.table")).toEqual([["I-1", null, 1, null, "2026-11-20", 2, null]]);
    expect(valueOf(facts, "impediments.incidents.cost")).toBe(900);
  });

  test("the catalogue has every fact of the area, and a program without records has none of them", () => {
    expect(Object.keys(facts).length).toBeGreaterThan(20);
    expect(Object.keys(facts).filter((id) => !isKnownFact(id, ["a"]))).toEqual([]);
    expect(factsOf(modelOf([]))).toEqual({});
  });
});
