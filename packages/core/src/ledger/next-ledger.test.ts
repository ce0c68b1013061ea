import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aProgram } from "../../test/a-program.ts";
import { canonicalJson } from "../edition/serialize.ts";
import { scalarFact, type ComputedFact } from "../fact/computed.ts";
import { factContext, scopesOf } from "../fact/scope.ts";
import { available } from "../model/measure.ts";
import type { Model } from "../model/model.ts";
import type { Milestone } from "../model/records/work.ts";
import type { SourceFile } from "../model/source.ts";
import { addDays, isoDate, isoInstant, type IsoDate } from "../model/time.ts";
import type { WorkItem } from "../model/work-item.ts";
import { LedgerSchema, type Ledger } from "./ledger.ts";
import { readForecasts, tallyName } from "./ledger-rows.ts";
import { nextLedger } from "./next-ledger.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const program = aProgram({ workstreams: [{ id: "a", title: "Stream A" }] });
const START = isoDate("2026-03-01");
const day = (count: number): IsoDate => addDays(START, count);
const at = (date: IsoDate) => isoInstant(`${date}T10:00:00Z`);

/** Items finished on given days after the start; null: open. `reopened`: on that day it left the done column again. */
interface Plan {
  readonly done: number | null;
  readonly reopened?: number;
}

function item({ done, reopened }: Plan, index: number): WorkItem {
  const transitions = [...(done === null ? [] : [{ at: at(day(done)), from: "Ready", to: "Done" }]), ...(reopened === undefined ? [] : [{ at: at(day(reopened)), from: "Done", to: "Ready" }])];
  return {
    key: `A-${String(index)}`,
    title: "",
    type: "Task",
    project: "A",
    workstream: "a",
    labels: [],
    created: at(day(-100)),
    status: "Ready",
    initialStatus: "Ready",
    transitions,
    history: "complete",
    source: { file: "data/sources/a.json", line: index + 1 },
  };
}

interface Said {
  readonly when?: readonly [p50: number, p85: number, p95: number];
  readonly howMany?: readonly [p50: number, p85: number, p95: number];
  readonly chance?: readonly [p: number, target: number];
  readonly milestone?: number;
}

const LEVELS = ["p50", "p85", "p95"] as const;

function factsOf({ when, howMany, chance, milestone }: Said, made: IsoDate): ReadonlyMap<string, ComputedFact> {
  const head = { dimensions: { program: "a" }, label: "", rule: "", rows: [] };
  const after = (days: number): IsoDate => addDays(made, days);
  const facts = [
    ...(when ?? []).map((days, index) => scalarFact({ ...head, base: `forecast.when.${LEVELS[index] ?? ""}` }, "date", available(after(days)), sha256)),
    ...(howMany ?? []).map((items, index) => scalarFact({ ...head, base: `forecast.how-many.${LEVELS[index] ?? ""}` }, "items", available(items), sha256)),
    ...(chance === undefined ? [] : [scalarFact({ ...head, base: "forecast.target.chance" }, "share", available(chance[0]), sha256), scalarFact({ ...head, base: "program.target.date" }, "date", available(after(chance[1])), sha256)]),
    ...(milestone === undefined ? [] : [scalarFact({ ...head, dimensions: { milestone: "M-1" }, base: "milestones.forecast.p85" }, "date", available(after(milestone)), sha256)]),
  ];
  return new Map(facts.map((each) => [each.fact.id, each]));
}

/** Publishes on given days after the start, each edition from the ledger of the one before. */
function publish(plans: readonly Plan[], editions: readonly (readonly [on: number, said: Said])[], changes: Partial<Model> = {}, time = "22:00"): { readonly ledger: Ledger; readonly state: ReturnType<typeof readForecasts> } {
  const ledger = editions.reduce<Ledger | undefined>((previous, [on, said]) => {
    const model: Model = { program, asOf: isoInstant(`${day(on)}T${time}:00Z`), items: plans.map(item), sources: [], documents: [], quality: [], ...changes };
    const context = factContext(model, sha256);
    return nextLedger({ context, scopes: scopesOf(context), edition: day(on), computed: factsOf(said, day(on)), previous });
  }, undefined);
  if (ledger === undefined) throw new Error("no edition");
  return { ledger, state: readForecasts(ledger) };
}

const open = (count: number): readonly Plan[] => Array.from({ length: count }, () => ({ done: null }));
const finishedOn = (days: readonly number[]): readonly Plan[] => days.map((done) => ({ done }));
const line = (state: ReturnType<typeof readForecasts>, kind: "when" | "how-many" | "milestone", level: number, horizon = "") => state.lines.get(tallyName(kind, "a", horizon, level));

describe("a published date", () => {
  test("is judged on its day and not when it is kept", () => {
    // Four items are open at the start and finished within ten days; the dates said were days 14, 28 and 42.
    const plans = finishedOn([2, 4, 6, 10]);
    const said = { when: [14, 28, 42] } as const;
    expect(line(publish(plans, [[0, said], [13, {}]]).state, "when", 50)).toBeUndefined();
    expect(line(publish(plans, [[0, said], [14, {}]]).state, "when", 50)).toMatchObject({ due: 1, kept: 1, counted: 1, countedKept: 1 });
    expect(line(publish(plans, [[0, said], [14, {}]]).state, "when", 85)).toBeUndefined();
  });

  test("that passes unfinished is missed, its loss is counted when the day is known, and the record learns the day", () => {
    const plans = [...finishedOn([2, 4, 6, 40]), ...open(3)];
    const before = publish([...finishedOn([2, 4, 6]), { done: 40 }], [[0, { when: [14, 28, 35] }], [28, {}]]);
    expect(line(before.state, "when", 85)).toMatchObject({ due: 1, kept: 0, lossOver: 0 });
    expect(before.state.recent).toMatchObject([{ said: day(28), happened: null, kept: false }]);
    // Three more items were open then, so seven had to be finished: still not.
    expect(line(publish(plans, [[0, { when: [14, 28, 35] }], [42, {}]]).state, "when", 85)).toMatchObject({ due: 1, kept: 0, lossOver: 0 });
    const after = publish([...finishedOn([2, 4, 6]), { done: 40 }], [[0, { when: [14, 28, 35] }], [28, {}], [42, {}]]);
    // Pinball loss at 85 %: 0.85 × (40 − 28) days.
    expect(line(after.state, "when", 85)).toMatchObject({ due: 1, kept: 0, loss: 0.85 * 12, lossOver: 1 });
    expect(after.state.recent).toMatchObject([{ said: day(28), happened: day(40), kept: false }]);
    expect(after.state.open).toEqual([]);
  });

  test("is not judged while its day is still running: what is finished in the evening is in time", () => {
    const plans = finishedOn([3, 14]);
    const said = { when: [7, 14, 21], howMany: [2, 1, 1] } as const;
    const count = (last: number, time: string) => publish(plans, [[0, said], [last, {}]], {}, time).state;
    expect(line(count(14, "09:00"), "when", 85)).toBeUndefined();
    expect(line(count(14, "20:00"), "when", 85)).toMatchObject({ due: 1, kept: 1 });
    expect(line(count(15, "09:00"), "when", 85)).toMatchObject({ due: 1, kept: 1 });
    expect([line(count(28, "09:00"), "how-many", 50), line(count(29, "09:00"), "how-many", 50)]).toMatchObject([undefined, { due: 1, kept: 1 }]);
    // An export of the morning has not seen the evening, whenever the edition is made.
    const source: SourceFile = { file: "data/sources/a.json", role: "primary", itemRecords: 2, exportedAtBasis: "declared", exportedAt: isoInstant(`${day(14)}T04:00:00Z`) } as SourceFile;
    expect(line(publish(plans, [[0, said], [14, {}]], { sources: [source] }).state, "when", 85)).toBeUndefined();
  });

  test("stays kept when an item is reopened later", () => {
    const plans = [{ done: 2, reopened: 30 }, { done: 5 }];
    const { state } = publish(plans, [[0, { when: [7, 14, 28] }], [14, {}], [35, {}]]);
    expect(line(state, "when", 50)).toMatchObject({ due: 1, kept: 1 });
    expect(line(state, "when", 95)).toMatchObject({ due: 1, kept: 1 });
  });

  test("counts as many items as were open, also where others were finished instead", () => {
    // Two are open on day 0; one of them is never finished, but one that was added is.
    const { state } = publish([...finishedOn([3, 9]), ...open(0)], [[0, { when: [7, 14, 21] }], [14, {}]]);
    expect(line(state, "when", 50)).toMatchObject({ due: 1, kept: 0 });
    expect(line(state, "when", 85)).toMatchObject({ due: 1, kept: 1 });
  });

  test("of a year ago whose work is still not done closes with the loss so far", () => {
    const editions = [[0, { when: [7, 14, 21] }] as const, ...Array.from({ length: 56 }, (_, week) => [7 * (week + 1), {}] as const)];
    const { state } = publish(open(2), editions);
    expect(state.open).toEqual([]);
    expect(line(state, "when", 85)).toMatchObject({ due: 1, kept: 0, lossOver: 1 });
    expect(line(state, "when", 85)?.loss).toBeGreaterThan(0.85 * 364);
  });
});

describe("other forecasts", () => {
  test("items of four weeks are judged when the four weeks are over; equality is kept", () => {
    const plans = [...finishedOn([1, 10, 28]), ...finishedOn([29, 30]), ...open(4)];
    expect(publish(plans, [[0, { howMany: [4, 3, 2] }], [27, {}]]).state.lines.size).toBe(0);
    const { state } = publish(plans, [[0, { howMany: [4, 3, 2] }], [28, {}]]);
    expect([50, 85, 95].map((level) => line(state, "how-many", level)?.kept)).toEqual([0, 1, 1]);
    // "At least 4 with 50 %" and 3 happened: (1 − 0.5) × 1.
    expect(line(state, "how-many", 50)).toMatchObject({ loss: 0.5, lossOver: 1 });
  });

  test("a chance is held against the target that stood when it was stated", () => {
    const plans = finishedOn([2, 20]);
    const { state } = publish(plans, [[0, { when: [7, 14, 21], chance: [0.7, 14] }], [7, { when: [14, 21, 28], chance: [0.9, 28] }], [14, {}]]);
    expect(state.chances.get(tallyName("when", "a", "", 3))).toMatchObject({ due: 1, happened: 0, counted: 1, squaredErrors: 0.7 ** 2 });
    expect(state.recent).toContainEqual(expect.objectContaining({ isChance: true, said: 0.7, kept: false }));
  });

  test("a milestone is judged by its record, and one that had been reached before is not judged", () => {
    const milestone = (actualDate: IsoDate | undefined): Milestone => ({ id: "M-1", title: "M", workstream: "a", targetDate: day(30), ...(actualDate === undefined ? {} : { actualDate }), source: { file: "data/sources/m.csv", line: 2 } });
    const reached = publish(open(1), [[0, { milestone: 21 }], [21, {}]], { records: { milestones: [milestone(day(20))] } });
    expect(line(reached.state, "milestone", 85)).toMatchObject({ due: 1, kept: 1 });
    expect(line(publish(open(1), [[0, { milestone: 21 }], [21, {}]], { records: { milestones: [milestone(undefined)] } }).state, "milestone", 85)).toMatchObject({ due: 1, kept: 0 });
    const early = publish(open(1), [[0, { milestone: 21 }], [21, {}]], { records: { milestones: [milestone(day(-2))] } });
    expect(early.state.lines.size).toBe(0);
    expect(early.ledger.void).toBe(1);
  });

  test("work in an export that is not public is neither entered nor judged", () => {
    const hidden: SourceFile = {
      source: "a",
      file: "data/sources/a.json",
      kind: "jira-json",
      role: "primary",
      sha256: "",
      bytes: 1,
      exportedAt: at(day(40)),
      exportedAtBasis: "declared",
      records: 1,
      itemRecords: 1,
      otherRecords: 0,
      rejected: 0,
      warnings: 0,
      history: "complete",
      audience: "internal",
    };
    const { state } = publish(finishedOn([2, 4]), [[0, { howMany: [1, 1, 1] }], [28, {}]], { sources: [hidden] });
    expect(state.lines.size).toBe(0);
  });
});

describe("the ledger", () => {
  test("counts of weekly forecasts of four weeks every fourth, whatever happened", () => {
    const editions = Array.from({ length: 13 }, (_, week) => [7 * week, { howMany: [2, 2, 2] }] as const);
    const { state } = publish(finishedOn(Array.from({ length: 40 }, (_, index) => 3 * index)), editions);
    // Made in weeks 0 to 8 and due by week 12: nine; without overlap those of weeks 0, 4 and 8.
    expect(line(state, "how-many", 85)).toMatchObject({ due: 9, counted: 3 });
  });

  test("a second statement on one day takes the place of the first", () => {
    const { ledger } = publish(open(3), [[0, { howMany: [9, 8, 7] }], [0, { howMany: [3, 2, 1] }]]);
    expect(ledger.open.map((row) => row[8])).toEqual([3]);
    expect(readForecasts(ledger).open[0]?.lines.every(({ counted }) => counted)).toBe(true);
  });

  test("does not grow with the number of editions, daily or weekly", () => {
    const plans = [...finishedOn(Array.from({ length: 140 }, (_, index) => 4 * index)), ...open(2)];
    const size = (step: number, count: number): number => canonicalJson(publish(plans, Array.from({ length: count }, (_, index) => [step * index, { howMany: [7, 6, 5], when: [70, 84, 98], chance: [0.8, 77] }] as const)).ledger).length;
    // Nothing waits for longer than a year after its last line: from then on as much leaves as comes.
    const full = size(7, 78);
    expect(size(7, 110)).toBeLessThan(full * 1.02);
    expect(size(1, 150)).toBeLessThan(full);
  });

  test("of another version is not carried on: the record starts anew and says since when", () => {
    const old: Ledger = { ...publish(open(1), [[-7, { howMany: [3, 2, 1] }]]).ledger, schema: 1 as number as Ledger["schema"] };
    const context = factContext({ program, asOf: at(START), items: [], sources: [], documents: [], quality: [] }, sha256);
    const ledger = nextLedger({ context, scopes: scopesOf(context), edition: "2026-03-01", computed: new Map(), previous: old });
    expect(ledger.since).toEqual(["2026-03-01", START, 1]);
    expect(ledger.open).toEqual([]);
  });

  test("equal histories give equal bytes, and what is written can be read", () => {
    const make = () => publish(finishedOn([2, 4, 6]), [[0, { when: [7, 14, 21], howMany: [3, 2, 1], chance: [0.5, 10] }], [7, {}], [14, { when: [7, 14, 21] }]]).ledger;
    expect(canonicalJson(make())).toBe(canonicalJson(make()));
    expect(canonicalJson(LedgerSchema.parse(JSON.parse(canonicalJson(make()))))).toBe(canonicalJson(make()));
  });
});
