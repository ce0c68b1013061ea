import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aProgram } from "../../../test/a-program.ts";
import { computeEdition } from "../../edition/compute.ts";
import type { Edition } from "../../edition/edition.ts";
import { EditionSchema } from "../../edition/schema.ts";
import { canonicalJson } from "../../edition/serialize.ts";
import type { Model } from "../../model/model.ts";
import type { Money } from "../../model/money.ts";
import type { Initiative } from "../../model/records/governance-planning.ts";
import type { Milestone } from "../../model/records/work.ts";
import { addDays, isoDate, isoInstant, type IsoDate } from "../../model/time.ts";
import type { WorkItem } from "../../model/work-item.ts";
import { isKnownFact } from "../catalogue.ts";
import { previousOf } from "../../../test/previous-of.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const at = (date: IsoDate) => isoInstant(`${date}T10:00:00Z`);
const source = { file: "data/sources/a.csv", line: 2 };
const AS_OF = isoDate("2026-11-22");

const program = aProgram();

function item(key: string, workstream: string, finished: IsoDate | null, labels: readonly string[] = []): WorkItem {
  const transitions = finished === null ? [] : [{ at: at(addDays(finished, -2)), from: "Ready", to: "Doing" }, { at: at(finished), from: "Doing", to: "Done" }];
  return { key, title: key, type: "Task", project: "A", workstream, labels, created: at(isoDate("2026-01-05")), status: finished === null ? "Ready" : "Done", initialStatus: "Ready", transitions, history: "complete", source: { file: "data/sources/a.json", line: 1 } };
}

/** `perWeek` items of a workstream finished in each of the newest weeks, and `open` that are not. */
function work(workstream: string, { perWeek, weeks, open, labels = [] }: { readonly perWeek: number; readonly weeks: number; readonly open: number; readonly labels?: readonly string[] }): readonly WorkItem[] {
  const name = `${workstream}${labels.join("")}`;
  const finished = Array.from({ length: weeks * perWeek }, (_, nth) => item(`${name}-${String(nth)}`, workstream, addDays(AS_OF, -4 - 7 * Math.floor(nth / perWeek)), labels));
  return [...finished, ...Array.from({ length: open }, (_, nth) => item(`${name}-open-${String(nth)}`, workstream, null, labels))];
}

const milestone = (id: string, target: string, more: Partial<Milestone> = {}): Milestone => ({ id, title: `Milestone ${id}`, targetDate: isoDate(target), setOn: isoDate("2026-06-01"), source, ...more });

const editionOf = (items: readonly WorkItem[], records: NonNullable<Model["records"]>, previous?: Edition): Edition =>
  computeEdition({
    model: { program, asOf: isoInstant("2026-11-22T21:00:00Z"), items, records, sources: [], documents: [], quality: [] },
    sha256,
    diagrams: {},
    version: "0.0.0",
    ...(previous === undefined ? {} : { previous: previousOf(previous, sha256) }),
  }).edition;

const valueOf = (edition: Edition, id: string): unknown => {
  const fact = edition.facts[id];
  return fact?.type === "scalar" ? fact.value : fact?.rows;
};
const ownIds = (edition: Edition): readonly string[] => Object.keys(edition.facts).filter((id) => /^(milestones|reference-class|backtest|estimate)\./.test(id));

const STEADY = [...work("a", { perWeek: 4, weeks: 46, open: 20 }), ...work("b", { perWeek: 2, weeks: 46, open: 4 })];

describe("milestones", () => {
  test("twenty open items at four a week are reached in five weeks, nine days past a target that moved by fourteen", () => {
    const moved = [milestone("M-1", "2026-12-04", { workstream: "a", baselineDate: isoDate("2026-12-04") }), milestone("M-1", "2026-12-18", { workstream: "a", setOn: isoDate("2026-10-01"), reason: "Data came late" })];
    const edition = editionOf(STEADY, { milestones: moved });
    expect(["p50", "p85", "p95"].map((p) => valueOf(edition, `milestones.forecast.${p}{milestone=M-1}`))).toEqual(["2026-12-27", "2026-12-27", "2026-12-27"]);
    expect(valueOf(edition, "milestones.forecast.days-late{milestone=M-1}")).toBe(9);
    expect(valueOf(edition, "milestones.forecast.chance{milestone=M-1}")).toBe(0.001);
    expect(valueOf(edition, "milestones.target.steps")).toEqual([
      ["M-1", "2026-06-01", "2026-12-04", null, null],
      ["M-1", "2026-10-01", "2026-12-18", 14, "Data came late"],
    ]);
    expect(valueOf(edition, "milestones.forecast.list")).toEqual([["M-1", "open scope of Stream A", 20, "2026-12-18", "2026-12-27", "2026-12-27", "2026-12-27", 0.001, 9, 23, 0, 0]]);
    expect(edition.facts["milestones.forecast.p85{milestone=M-1}"]?.receipt).toMatchObject({ rule: "forecast.when", arguments: { scope: "open scope of Stream A" }, sources: ["data/sources/a.csv", "data/sources/a.json"] });
    expect(edition.facts["milestones.slip.share"]).toMatchObject({ value: 1, n: 1 });
  });

  test("items that carry the milestone are its scope, at the pace of such items", () => {
    const labelled = work("a", { perWeek: 1, weeks: 12, open: 3, labels: ["M-1"] });
    const edition = editionOf([...STEADY, ...labelled], { milestones: [milestone("M-1", "2026-12-18", { workstream: "a" })] });
    expect(valueOf(edition, "milestones.forecast.p85{milestone=M-1}")).toBe("2026-12-13");
    expect(valueOf(edition, "milestones.forecast.chance{milestone=M-1}")).toBe(0.999);
    expect(edition.facts["milestones.forecast.p85{milestone=M-1}"]?.receipt.arguments).toMatchObject({ scope: "items that carry M-1 as a label or parent", backlog: 3, engine: "exact" });
  });

  test("a milestone of the whole program takes the joint forecast, which states no chance", () => {
    const edition = editionOf(STEADY, { milestones: [milestone("M-1", "2026-12-18")] });
    expect(valueOf(edition, "milestones.forecast.p85{milestone=M-1}")).toBe(valueOf(edition, "forecast.when.p85"));
    expect(edition.facts["milestones.forecast.chance{milestone=M-1}"]).toMatchObject({ value: null, notAvailable: { reason: "not-applicable" } });
  });

  test("a reached milestone has no forecast, and where nothing can be forecast the reason stands in its place", () => {
    const reached = milestone("M-1", "2026-10-01", { workstream: "a", actualDate: isoDate("2026-10-03"), baselineDate: isoDate("2026-09-01") });
    const idle = editionOf(work("b", { perWeek: 1, weeks: 2, open: 4 }), { milestones: [reached, milestone("M-2", "2026-12-18", { workstream: "b" })] });
    expect(idle.facts["milestones.forecast.p85{milestone=M-1}"]).toBeUndefined();
    expect((valueOf(idle, "milestones.target.list") as readonly unknown[])[0]).toEqual(["M-1", "Milestone M-1", "a", "Reached", "2026-10-01", "2026-10-01", "2026-09-01", "2026-10-03", 0, 0, 2, 32, 2 / 124]);
    expect(idle.facts["milestones.forecast.p85{milestone=M-2}"]).toMatchObject({ value: null, notAvailable: { because: expect.stringContaining("cannot forecast") as string } });
  });

  test("waits for what its items wait for, too; a circle ends", () => {
    const dependencies = [["M-1", "a-open-0"], ["a-open-0", "b-open-1"], ["b-open-1", "a-1"], ["a-1", "M-1"]].map(([from = "", to = ""]) => ({ from, to, type: "depends-on" as const, source }));
    const edition = editionOf(STEADY, { milestones: [milestone("M-1", "2026-12-18", { workstream: "a" })], dependencies });
    expect((valueOf(edition, "milestones.forecast.list") as readonly (readonly unknown[])[])[0]?.slice(-2)).toEqual([3, 2]);
  });

  test("dependencies: finished ends are in no chain ahead, and only known workstreams cross", () => {
    const edge = (from: string, to: string, type: "depends-on" | "relates-to" = "depends-on") => ({ from, to, type, source });
    const dependencies = [edge("M-1", "b-open-1"), edge("b-open-1", "b-3"), edge("a-open-0", "M-1"), edge("M-1", "V-7"), edge("M-1", "V-7"), edge("a-open-1", "a-open-2", "relates-to")];
    const edition = editionOf(STEADY, { milestones: [milestone("M-1", "2026-12-18", { workstream: "a" })], dependencies });
    expect(["count", "crossing", "longest-chain"].map((statistic) => valueOf(edition, `milestones.dependencies.${statistic}`))).toEqual([4, 1, "a-open-0 → M-1 → V-7"]);
    expect((valueOf(edition, "milestones.dependencies.list") as readonly (readonly unknown[])[]).map((row) => row[4])).toEqual(["Still to come", "Finished", "Still to come", "Not in any source"]);
  });

  test("what was forecast is carried from edition to edition", () => {
    const records = { milestones: [milestone("M-1", "2026-12-18", { workstream: "a" })] };
    const history = editionOf(STEADY, records, { ...editionOf(STEADY, records), id: "2026-11-15" }).history;
    expect(history["milestones.forecast.p85{milestone=M-1}"]?.map(({ value }) => value)).toEqual(["2026-12-27", "2026-12-27"]);
  });

  test("an id that no fact can be named by stands in tables only", () => {
    const edition = editionOf(STEADY, { milestones: [milestone("M {1}", "2026-12-18", { workstream: "a" })] });
    expect(Object.keys(edition.facts).filter((id) => id.includes("M {1}"))).toEqual([]);
    expect((valueOf(edition, "milestones.forecast.list") as readonly (readonly unknown[])[]).map(([id]) => id)).toEqual(["M {1}"]);
  });
});

const euro = (amount: number): Money => ({ amount: BigInt(amount), scale: 0, currency: "EUR" });
const initiative = (id: string, more: Partial<Initiative>): Initiative => ({ id, title: `Initiative ${id}`, status: "running", after: [], source, ...more });
const finished = (count: number): readonly Initiative[] =>
  Array.from({ length: count }, (_, nth) => initiative(`F-${String(nth)}`, { status: nth === 0 ? "cancelled" : "finished", effort: { mode: 10 }, actualEffort: 10 + nth, value: { mode: euro(100) }, actualValue: euro(100 - nth) }));

describe("reference classes", () => {
  test("two finished initiatives are no class: the sentence says how many there are", () => {
    const edition = editionOf([], { initiatives: [...finished(2), initiative("R", { effort: { mode: 20 } })] });
    expect(edition.facts["reference-class.effort.uplift-p80"]).toMatchObject({ value: null, n: 2, notAvailable: { reason: "insufficient-sample", because: expect.stringContaining("2 initiatives are over") as string } });
    expect(edition.facts["reference-class.effort.forecast"]).toBeUndefined();
    expect(valueOf(edition, "reference-class.effort.ratios")).toHaveLength(2);
  });

  test("ten are: eight of them kept to 70 % more effort, and eight reached 93 % of the value", () => {
    const edition = editionOf([], { initiatives: [...finished(10), initiative("R", { effort: { mode: 20 }, value: { mode: euro(1000) } })] });
    expect(valueOf(edition, "reference-class.effort.uplift-p80")).toBeCloseTo(0.7, 9);
    expect(valueOf(edition, "reference-class.value.uplift-p80")).toBeCloseTo(-0.07, 9);
    const forecast = (measure: string) => (valueOf(edition, `reference-class.${measure}.forecast`) as readonly (readonly (string | number)[])[]).map((row) => row.slice(2).map(Number).map(Math.round));
    expect(forecast("effort")).toEqual([[20, 28, 34, 36]]);
    expect(forecast("value")).toEqual([[1000, 960, 930, 920]]);
  });
});

describe("estimates", () => {
  test("means add up over unfinished initiatives and lie above the sum of the most likely where the risk is upward", () => {
    const edition = editionOf([], { initiatives: [initiative("A", { effort: { low: 2, mode: 5, high: 14 } }), initiative("B", { effort: { low: 4, mode: 6, high: 8 } }), initiative("C", { status: "finished", effort: { low: 1, mode: 2, high: 3 } })] });
    expect(valueOf(edition, "estimate.effort.open-mode")).toBe(11);
    expect(valueOf(edition, "estimate.effort.open-mean")).toBe(12);
    expect(valueOf(edition, "estimate.effort.open-sd")).toBeCloseTo(Math.sqrt(32 / 7 + 4 / 7), 9);
    expect(valueOf(edition, "estimate.effort.list")).toHaveLength(3);
    expect(edition.facts["estimate.value.list"]).toBeUndefined();
  });

  test("without a range there is no expectation, and nothing is guessed", () => {
    const edition = editionOf([], { initiatives: [initiative("A", { effort: { mode: 5 } }), initiative("B", { effort: { low: 4, mode: 6, high: 8 } })] });
    expect(valueOf(edition, "estimate.effort.open-mode")).toBe(11);
    expect(edition.facts["estimate.effort.open-mean"]).toMatchObject({ value: null, notAvailable: { because: "1 unfinished initiative has no range for its effort" } });
  });

  test("value in another currency needs a budget rate", () => {
    const records = { initiatives: [initiative("A", { value: { low: { ...euro(10), currency: "USD" }, mode: { ...euro(20), currency: "USD" }, high: { ...euro(30), currency: "USD" } } })] };
    expect(editionOf([], records).facts["estimate.value.list"]).toBeUndefined();
    const fxRates = [{ from: "USD", to: "EUR", date: isoDate("2026-01-01"), rate: 0.5, basis: "budget" as const, source }];
    expect(valueOf(editionOf([], { ...records, fxRates }), "estimate.value.open-mean")).toBe(10);
  });
});

describe("backtests", () => {
  test("a constant pace is forecast without error: every outcome keeps to every line", () => {
    const edition = editionOf(STEADY, {});
    expect(valueOf(edition, "backtest.how-many.crps")).toBe(0);
    expect(valueOf(edition, "backtest.when.crps")).toBe(0);
    expect(edition.facts["backtest.how-many.within-p85{program=a}"]).toMatchObject({ value: 1, receipt: { rule: "score.coverage" } });
    const lines = valueOf(edition, "backtest.how-many.coverage") as readonly (readonly unknown[])[];
    expect(new Set(lines.map(([scope]) => scope))).toEqual(new Set([null, "a", "b", "(workstreams)"]));
    expect(lines.filter(([scope]) => scope === "(workstreams)").map((row) => row[5])).toEqual(Array.from({ length: 4 }, () => lines.filter(([scope]) => scope === "a" || scope === "b").reduce((total, row) => total + Number(row[5]), 0) / 4));
  });

  test("a program that is too young says so in the place of a share", () => {
    const young = work("a", { perWeek: 4, weeks: 6, open: 3 }).map((each) => ({ ...each, created: at(isoDate("2026-10-12")) }));
    expect(editionOf(young, {}).facts["backtest.how-many.within-p85"]).toMatchObject({ value: null, notAvailable: { reason: "insufficient-sample" } });
    const fourteen = work("a", { perWeek: 4, weeks: 14, open: 3 }).map((each) => ({ ...each, created: at(isoDate("2026-08-15")) }));
    expect(editionOf(fourteen, {}).facts["backtest.how-many.within-p85"]).toMatchObject({ value: null, notAvailable: { because: expect.stringContaining("5 are needed") as string } });
  });
});

test("without records or items there is no fact; with them each is in the catalogue and of the published form", () => {
  expect(ownIds(editionOf([], {}))).toEqual([]);
  const full = editionOf(STEADY, { milestones: [milestone("M-1", "2026-12-18", { workstream: "a" })], initiatives: [...finished(10), initiative("R", { effort: { low: 1, mode: 2, high: 4 }, value: { mode: euro(5) } })] });
  expect(ownIds(full).length).toBeGreaterThan(30);
  expect(ownIds(full).filter((id) => !isKnownFact(id, ["a", "b"]))).toEqual([]);
  expect(EditionSchema.safeParse(JSON.parse(canonicalJson(full))).error).toBeUndefined();
});
