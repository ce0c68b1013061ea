import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Model } from "../../model/model.ts";
import type { ProgramDocument } from "../../model/document.ts";
import type { Program } from "../../model/program.ts";
import type { Records } from "../../model/records/records.ts";
import { fte, share } from "../../model/units.ts";
import { addDays, isoDate, isoInstant, type IsoDate } from "../../model/time.ts";
import type { WorkItem } from "../../model/work-item.ts";
import { audienceByFile, released } from "../release.ts";
import { factContext, scopesOf } from "../scope.ts";
import { outlookArea } from "./outlook-area.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const SUNDAY = isoDate("2026-11-22");
const at = (date: IsoDate) => isoInstant(`${date}T10:00:00Z`);
const program: Program = {
  id: "test", title: "Test", timeZone: "UTC", locale: "en-GB", currency: "EUR", cadence: "weekly", workflowBasis: "declared", clockPolicy: "first", excludedResolutions: [], seed: "1",
  workflow: { columns: [{ name: "Ready", statuses: ["Ready"], category: "todo" }, { name: "Doing", statuses: ["Doing"], category: "inProgress", active: true }, { name: "Gate", statuses: ["Gate"], category: "inProgress", active: true }, { name: "Done", statuses: ["Done"], category: "done" }] },
  workstreams: [{ id: "a", title: "Search" }, { id: "b", title: "Demand" }],
};

let line = 0;
const row = () => ({ file: "data/sources/a.json", line: (line += 1) });
function item(key: string, workstream: string, finished: IsoDate | null): WorkItem {
  const transitions = finished === null ? [] : [{ at: at(addDays(finished, -4)), from: "Ready", to: "Doing" }, { at: at(addDays(finished, -2)), from: "Doing", to: "Gate" }, { at: at(finished), from: "Gate", to: "Done" }];
  return { key, title: "", type: "Task", project: "A", workstream, labels: [], created: at(isoDate("2026-05-04")), status: finished === null ? "Ready" : "Done", initialStatus: "Ready", transitions, history: "complete", source: row() };
}
/** Two items a week for twelve weeks, and some open ones. */
const team = (id: string, open: number): readonly WorkItem[] => [
  ...Array.from({ length: 24 }, (_, index) => item(`${id}-${String(index)}`, id, addDays(SUNDAY, -4 - 7 * Math.floor(index / 2)))),
  ...Array.from({ length: open }, (_, index) => item(`${id}-open-${String(index)}`, id, null)),
];
const document = (id: string, date: IsoDate): ProgramDocument => ({ kind: "program", id, path: `programs/${id}.md`, format: "md", title: "", sha256: "", body: "", bodyLine: 1, owner: "Lead", statuses: [], targets: [{ date, milestone: "Launch", setOn: isoDate("2026-09-01"), line: 7 }] });

function facts(model: Partial<Model> = {}, rules?: Program["rules"]) {
  const whole: Model = { program: rules === undefined ? program : { ...program, rules }, asOf: at(SUNDAY), items: [...team("a", 8), ...team("b", 4)], sources: [], documents: [], quality: [], ...model };
  const context = factContext(whole, sha256);
  const computed = outlookArea.facts({ context, scopes: scopesOf(context), previous: undefined });
  return new Map(computed.map(({ fact }) => [fact.id, fact]));
}
const value = (all: ReturnType<typeof facts>, id: string) => {
  const fact = all.get(id);
  return fact?.type === "scalar" ? (fact.value ?? fact.notAvailable) : fact?.rows;
};
const eur = (amount: bigint) => ({ amount, scale: 0, currency: "EUR" });

describe("facts of the outlook", () => {
  test("every base name that is published is in the catalogue", () => {
    const bases = [...facts({ documents: [document("a", isoDate("2027-01-01"))] }).keys()].map((id) => id.replace(/\{.*/, ""));
    expect(bases.filter((base) => !(base in outlookArea.catalogue))).toEqual([]);
  });

  test("eight items at two a week take four weeks: nothing is open but the pace, which is certain", () => {
    const all = facts();
    for (const p of ["p50", "p85", "p95"]) expect(value(all, `outlook.joint.${p}`)).toBe("2026-12-20");
    expect(value(all, "outlook.joint.workstreams")).toEqual([["Search", 8, "2026-12-20", "2026-12-20", "2026-12-20", 1, null, null, "blackouts only"], ["Demand", 4, "2026-12-06", "2026-12-06", "2026-12-06", 0, null, null, "blackouts only"]]);
    expect(all.has("outlook.capacity.weeks")).toBe(false);
  });

  test("two weeks without anybody are two weeks later, for the workstream that they are of", () => {
    const all = facts({}, { forecast: { blackouts: [{ from: isoDate("2026-11-23"), to: isoDate("2026-12-06"), reason: "Freeze", workstreams: ["a"] }] } });
    expect(value(all, "outlook.joint.p85")).toBe("2027-01-03");
    expect((value(all, "outlook.joint.workstreams") as readonly (readonly unknown[])[]).map((cells) => cells[3])).toEqual(["2027-01-03", "2026-12-06"]);
    expect((value(all, "outlook.capacity.weeks") as readonly (readonly unknown[])[]).slice(0, 3)).toEqual([["2026-11-23", 0, 1], ["2026-11-30", 0, 1], ["2026-12-07", 1, 1]]);
  });

  test("a sampled week wholly in a blackout is left out: it says nothing about a week with people", () => {
    const freeze = (from: string, to: string) => ({ forecast: { blackouts: [{ from: isoDate(from), to: isoDate(to), reason: "Move" }] } });
    expect(value(facts({}, freeze("2026-11-16", "2026-11-22")), "outlook.joint.p85")).toBe("2026-12-20");
    expect(value(facts({}, freeze("2026-10-05", "2026-11-22")), "outlook.joint.p85")).toMatchObject({ reason: "insufficient-sample", because: "cannot forecast, because of Search: only 5 complete periods are known and 8 are needed" });
  });

  test("half the people, from allocations and the holidays of their calendar, deliver half", () => {
    const allocation = (person: string, to?: IsoDate) => ({ person, workstream: "a", fte: fte(1), from: isoDate("2026-01-01"), ...(to === undefined ? {} : { to }), source: row() });
    const position = { id: "P-1", posts: 1, role: "Engineer", calendar: "DE", fte: fte(1), filledOn: isoDate("2026-01-01"), person: "W-1", source: row() };
    const holidays = [24, 25].map((day) => ({ calendar: "DE", date: isoDate(`2026-12-${String(day)}`), name: "Christmas", dayShare: share(1), source: row() }));
    const records: Partial<Records> = { allocations: [allocation("W-1"), allocation("W-2", SUNDAY)], positions: [position], publicHolidays: holidays };
    const all = facts({ records });
    // One item a week, three fifths of one in the week of Christmas: 1, 2, 3, 4, 4.6, 5.6, 6.6, 7.6, 8.6.
    expect(value(all, "outlook.joint.p85")).toBe("2027-01-24");
    const weeks = value(all, "outlook.capacity.weeks") as readonly (readonly unknown[])[];
    expect(weeks[0]?.[1]).toBe(0.5);
    expect(weeks[4]?.[1]).toBeCloseTo(0.3, 12);
    expect(weeks[0]).toHaveLength(2);
  });

  test("a milestone is not reached before the item of another workstream that it waits for", () => {
    const records: Partial<Records> = {
      milestones: [{ id: "M-1", title: "Launch", workstream: "b", targetDate: isoDate("2027-01-30"), source: row() }],
      dependencies: [{ from: "M-1", to: "a-open-0", type: "depends-on", source: row() }, { from: "M-1", to: "b-open-0", type: "depends-on", source: row() }],
    };
    const all = facts({ records });
    expect(value(all, "outlook.joint.waits")).toEqual([["b", "M-1", "a-open-0", "a", "Ready", 0]]);
    // Its place among eight is uniform, two a week: after four weeks for certain, before two in half of the trials.
    const [, demand] = value(all, "outlook.joint.workstreams") as readonly (readonly unknown[])[];
    expect(demand?.slice(2, 5)).toEqual(["2026-12-06", "2026-12-20", "2026-12-20"]);
  });

  test("chance of time, of money and of both; money that is spent before the budget's end counts with the burn", () => {
    const month = (date: string, workstream: string) => ({ document: `${date}-${workstream}`, date: isoDate(date), basis: "invoice" as const, entry: "charge" as const, amount: eur(30_000n), workstream, source: row() });
    const actuals = ["2026-08-31", "2026-09-30", "2026-10-31"].flatMap((date) => [month(date, "a"), month(date, "b")]);
    const line = (workstream: string, amount: bigint) => ({ id: workstream, planKind: "plan" as const, category: "people" as const, workstream, from: isoDate("2026-08-01"), to: isoDate("2026-12-31"), amount: eur(amount), source: row() });
    // Burn: 90,000 in 92 days; 22 days not posted and 28 to the finish of Search make 90,000 + 90,000 × 50/92 = 138,913.
    const answer = (budget: bigint, target: IsoDate) => {
      const all = facts({ documents: [document("a", target)], records: { actuals, budgetLines: [line("a", budget), line("b", 1_000_000n)] } });
      return ["on-time", "within-budget", "both"].map((name) => (name === "within-budget" ? (value(all, "outlook.confidence.workstreams") as readonly (readonly unknown[])[])[0]?.[4] : value(all, `outlook.confidence.${name}{program=a}`)));
    };
    expect(answer(138_914n, isoDate("2026-12-20"))).toEqual([0.999, 0.999, 0.999]);
    expect(answer(138_913n, isoDate("2026-12-20"))).toEqual([0.999, 0.001, 0.001]);
    expect(answer(138_914n, isoDate("2026-12-19"))).toEqual([0.001, 0.999, 0.001]);
  });

  test("losses count in full, whenever they come; the receipt says how likely the budget holds without them", () => {
    const invoice = { document: "1", date: isoDate("2026-10-31"), basis: "invoice" as const, entry: "charge" as const, amount: eur(30_000n), workstream: "a", source: row() };
    const budget = { id: "a", planKind: "plan" as const, category: "people" as const, workstream: "a", from: isoDate("2026-10-01"), to: isoDate("2026-12-31"), amount: eur(100_000n), source: row() };
    const risk = { id: "R-1", title: "Late labels", type: "threat" as const, status: "open" as const, workstream: "a", inherent: { probability: share(0.7), impact: { basis: "amount" as const, amount: eur(90_000n) } }, source: row() };
    const all = facts({ documents: [document("a", isoDate("2026-12-20"))], records: { actuals: [invoice], budgetLines: [budget], risks: [risk] } });
    const within = value(all, "outlook.confidence.within-budget") as number;
    expect(Math.abs(within - 0.3)).toBeLessThan(0.02);
    expect(all.get("outlook.confidence.within-budget")?.receipt.arguments).toMatchObject({ risks: "open threats, residual, in full whenever they come", withinBudgetWithoutLosses: 0.999 });
    expect(all.get("outlook.confidence.within-budget")).toMatchObject({ interval: { low: within, high: 0.999 } });
    expect(all.get("outlook.confidence.both{program=a}")).toMatchObject({ interval: { high: 0.999 } });
  });

  test("a budget that only some may see makes its chances theirs; the chance of time stays public", () => {
    const budgetFile = { file: "data/sources/budget.csv", line: 2 };
    const invoice = { document: "1", date: isoDate("2026-10-31"), basis: "invoice" as const, entry: "charge" as const, amount: eur(30_000n), workstream: "a", source: row() };
    const budget = { id: "a", planKind: "plan" as const, category: "people" as const, workstream: "a", from: isoDate("2026-10-01"), to: isoDate("2026-12-31"), amount: eur(100_000n), source: budgetFile };
    const source = { source: "budget", file: budgetFile.file, kind: "budget-lines", role: "primary", audience: "internal", sha256: "", bytes: 1, exportedAt: at(SUNDAY), exportedAtBasis: "declared", records: 1, itemRecords: 0, otherRecords: 0, rejected: 0, warnings: 0, history: "none" } as const;
    const whole: Model = { program, asOf: at(SUNDAY), items: [...team("a", 8), ...team("b", 4)], sources: [source], documents: [document("a", isoDate("2026-12-20"))], quality: [], records: { actuals: [invoice], budgetLines: [budget] } };
    const context = factContext(whole, sha256);
    const seen = outlookArea.facts({ context, scopes: scopesOf(context), previous: undefined }).map((each) => released(each, audienceByFile(whole.sources)).fact);
    const audienceOf = (id: string) => seen.find((fact) => fact.id === id)?.audience;
    expect(["within-budget", "both", "scatter", "quadrants", "workstreams"].map((name) => audienceOf(`outlook.confidence.${name}`))).toEqual(Array.from({ length: 5 }, () => "internal"));
    expect(audienceOf("outlook.confidence.on-time")).toBe("public");
  });

  test("what cannot be forecast says which workstream and why; nothing open publishes no date; no work item no fact", () => {
    const started = facts({ items: [...team("a", 8), ...team("b", 4).slice(0, 3), item("b-open", "b", null)] });
    expect(value(started, "outlook.joint.p85")).toMatchObject({ reason: "insufficient-sample", because: expect.stringMatching(/^cannot forecast, because of Demand: only 3 items were finished/) as unknown });
    expect([...started.keys()].filter((id) => id.startsWith("outlook.confidence"))).toEqual([]);
    expect(facts({ items: [] }).size).toBe(0);
    expect([...facts({ items: [...team("a", 0)] }).keys()].filter((id) => id.startsWith("outlook.joint"))).toEqual([]);
  });

  test("a missing budget is said; without money in the exports there is only time", () => {
    const budgetLines = [{ id: "x", planKind: "plan" as const, category: "people" as const, workstream: "a", from: isoDate("2026-08-01"), to: isoDate("2026-12-31"), amount: eur(1n), source: row() }];
    const all = facts({ documents: [document("a", isoDate("2027-01-30"))], records: { budgetLines } });
    expect(value(all, "outlook.confidence.both")).toMatchObject({ reason: "no-data", because: "no cost is posted, so there is no burn to carry on" });
    expect(value(facts({ documents: [document("a", isoDate("2027-01-30"))] }), "outlook.confidence.on-time")).toBe(0.999);
    expect(facts({ documents: [document("a", isoDate("2027-01-30"))] }).has("outlook.confidence.both")).toBe(false);
    expect(value(facts(), "outlook.confidence.on-time")).toMatchObject({ because: "no target date is set" });
  });

  test("attempts at the gate: all passed at the first", () => {
    const all = facts();
    expect(value(all, "outlook.experiments.loop-back-rate")).toBe(0);
    expect(value(all, "outlook.experiments.attempts-p85")).toBe(1);
    expect(value(all, "outlook.experiments.weeks-p85")).toBeCloseTo(4 / 7, 12);
  });

  test("growth is what is created less what is finished, and a split rate raises what is open", () => {
    const all = facts({}, { forecast: { splitRate: { low: 1, high: 1.5 } } });
    expect(value(all, "outlook.growth.per-week")).toBe(-4);
    expect(value(all, "outlook.growth.p85")).toBe("2027-01-03");
    expect(value(all, "outlook.growth.after-split")).toBe(15);
    expect(value(facts(), "outlook.growth.p85")).toBe("2026-12-20");
  });
});
