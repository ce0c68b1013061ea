import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { DisclosureRules } from "../../disclosure/release/contract.ts";
import type { Edition } from "../../edition/edition.ts";
import type { Money } from "../../model/money.ts";
import type { Model } from "../../model/model.ts";
import { opened, privately } from "../../model/private.ts";
import type { PayRecord } from "../../model/records/people-pay.ts";
import type { Allocation, Position } from "../../model/records/people.ts";
import type { Records } from "../../model/records/records.ts";
import type { SourceFile } from "../../model/source.ts";
import { isoDate, isoInstant } from "../../model/time.ts";
import { fte, hours, share } from "../../model/units.ts";
import type { Fact } from "../fact.ts";
import { audienceByFile, released } from "../release.ts";
import { factContext, scopesOf } from "../scope.ts";
import { peopleArea } from "./people-area.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const at = isoDate;
const eur = (amount: number): Money => ({ amount: BigInt(amount), scale: 0, currency: "EUR" });
const source = (file: string, line: number) => ({ source: { file, line } });
const program = { id: "t", title: "T", timeZone: "UTC", locale: "en-GB", currency: "EUR", cadence: "weekly", workflow: { columns: [] }, workflowBasis: "declared", clockPolicy: "first", excludedResolutions: [], workstreams: [{ id: "a", title: "A" }, { id: "b", title: "B" }], seed: "1" } as const;
const file = (name: string, audience: "internal" | "restricted"): SourceFile => ({ source: name, file: name, kind: name, role: "primary", sha256: "", bytes: 0, exportedAt: isoInstant("2026-11-22T20:00:00Z"), exportedAtBasis: "declared", audience, records: 0, itemRecords: 0, otherRecords: 0, rejected: 0, warnings: 0, history: "none" });

function inputOf(records: Partial<Records>, before?: ReadonlyMap<string, Fact>, releases?: unknown, disclosure: DisclosureRules = {}) {
  const model: Model = { program, asOf: isoInstant("2026-11-22T21:00:00Z"), items: [], records, sources: [file("people.csv", "internal"), file("pay.csv", "restricted")], documents: [], quality: [], disclosure };
  const context = factContext(model, sha256);
  return { audiences: audienceByFile(model.sources), input: { context, scopes: scopesOf(context), previous: before === undefined ? undefined : ({ facts: Object.fromEntries(before) } as Edition), releases } };
}

/** Facts as they leave the build: those with rows that not everybody may see are narrowed. */
function factsOf(records: Partial<Records>, before?: ReadonlyMap<string, Fact>, releases?: unknown, disclosure?: DisclosureRules): ReadonlyMap<string, Fact> {
  const { input, audiences } = inputOf(records, before, releases, disclosure);
  return new Map(peopleArea.facts(input).map((each) => [each.fact.id, released(each, audiences).fact]));
}
/** The private record of an edition, as it comes back from its file. */
const recordOf = (records: Partial<Records>): unknown => JSON.parse(JSON.stringify(peopleArea.releases?.(inputOf(records).input)));
const valueOf = (facts: ReadonlyMap<string, Fact>, id: string): unknown => {
  const fact = facts.get(id);
  return fact?.type === "scalar" ? (fact.value ?? fact.notAvailable?.reason) : fact?.rows;
};
const publicText = (facts: ReadonlyMap<string, Fact>): string => JSON.stringify([...facts.values()].filter(({ audience }) => audience === "public"));

const position = (index: number, more: Partial<Position> = {}): Position => ({ ...source("people.csv", index), id: `P-${String(index)}`, posts: 1, role: "Engineer", workstream: "a", fte: fte(1), plannedFrom: at("2026-01-01"), filledOn: at("2026-01-01"), person: `W-${String(index)}`, hoursPerWeek: hours(40), standardRate: eur(120_000), ...more });
const vacant = (index: number, more: Partial<Position> = {}): Position => {
  const { person: _, filledOn: __, ...rest } = position(index, more);
  return rest;
};

describe("head count and allocation", () => {
  const positions = [position(1), position(2, { fte: fte(0.5), workstream: "b" }), position(3, { leftOn: at("2026-05-31"), plannedTo: at("2026-05-31"), leavingReason: "resigned" }), vacant(4, { replaces: "P-3" }), vacant(5, { approvedOn: at("2026-11-23") }), position(6, { filledOn: at("2026-12-01"), plannedFrom: at("2026-12-01"), workstream: "b" })];
  const line = (person: string, workstream: string, share_: number, from: string, to?: string, decidedOn?: string): Allocation => ({ ...source("people.csv", 100), person, workstream, fte: fte(share_), from: at(from), ...(to === undefined ? {} : { to: at(to) }), ...(decidedOn === undefined ? {} : { decidedOn: at(decidedOn) }) });
  const allocations = [line("W-1", "a", 0.8, "2026-01-01"), line("W-1", "b", 0.5, "2026-10-01", "2026-10-31"), line("W-2", "b", 0.5, "2026-01-01"), line("W-2", "a", 0.5, "2026-12-01", undefined, "2026-12-01")];
  const facts = factsOf({ positions, allocations });

  test("what is decided or begins after the statement is not there yet", () => {
    expect(["filled", "planned", "vacant", "planned-year-end"].map((name) => valueOf(facts, `people.head-count.${name}`))).toEqual([2, 3, 1, 4]);
    expect(valueOf(facts, "people.head-count.workstreams")).toEqual([["a", 2, 1, 1, 2, 1], ["b", 1, 1, 0, 0.5, 0.5]]);
    expect(valueOf(facts, "people.allocation.now")).toBeCloseTo(1.3, 12);
  });

  test("somebody allocated 130 % in October is counted for all and named for few", () => {
    expect(valueOf(facts, "people.over-allocation.people")).toBe(1);
    const ofOne = { "greatest-load": { value: 1.3 }, intervals: { rows: [["2026-10-01", "2026-10-31", 1.3, 1]] }, persons: { rows: [["W-1", "2026-10-01", "2026-10-31", 1.3, 1]] }, lines: { rows: [["W-1", "a", "2026-01-01", null, 0.8], ["W-1", "b", "2026-10-01", "2026-10-31", 0.5]] } };
    for (const [name, what] of Object.entries(ofOne)) expect(facts.get(`people.over-allocation.${name}`)).toMatchObject({ audience: "internal", ...what });
    expect(publicText(facts)).not.toMatch(/W-\d/);
    expect(facts.get("people.over-allocation.people")?.receipt).toMatchObject({ withheld: "internal", sources: [] });
  });

  test("FTE-months, attrition and cost follow from the same positions", () => {
    // To 31 October: P-1 and P-4 ten months each, P-3 five, P-2 ten at half; allocated 0.8 × 10 + 0.5 + 0.5 × 10.
    expect(valueOf(facts, "people.fte-months.planned")).toBeCloseTo(30, 9);
    expect(valueOf(facts, "people.fte-months.actual")).toBeCloseTo(13.5, 9);
    expect(valueOf(facts, "people.attrition.leavers")).toBe(1);
    expect(valueOf(facts, "people.attrition.replaced")).toBe(0);
    expect(valueOf(facts, "people.loaded-cost.month")).toBe(15_000);
  });

  test("rates that differ within a role, level and place could be pay and are not added up", () => {
    const rated = (index: number, rate: number, more: Partial<Position> = {}) => position(index, { standardRate: eur(rate), location: "Berlin", ...more });
    expect(valueOf(factsOf({ positions: [rated(1, 120_000), rated(2, 121_300)] }), "people.loaded-cost.month")).toBe("suppressed");
    expect(valueOf(factsOf({ positions: [rated(1, 120_000), rated(2, 96_000, { location: "Kraków" })] }), "people.loaded-cost.month")).toBe(18_000);
    expect(valueOf(factsOf({ positions: [rated(1, 120_000), rated(2, 110_000, { plannedTo: at("2026-05-31"), leftOn: at("2026-05-31") })] }), "people.loaded-cost.month")).toBe(10_000);
  });

  test("capacity leaves out holidays of the place and approved leave, and not what is only asked for", () => {
    const leave = (state: "approved" | "requested", from: string) => ({ ...source("people.csv", 200), person: "W-1", from: at(from), to: at(from), kind: "holiday" as const, dayShare: share(1), state });
    const holiday = (date: string, regions?: readonly string[]) => ({ source: { file: "holidays.csv", line: 1 }, calendar: "DE", date: at(date), name: date, dayShare: share(1), ...(regions === undefined ? {} : { regions }) });
    const five = [1, 2, 3, 4, 5].map((index) => position(index, index === 1 ? { calendar: "DE-BE" } : {}));
    const one = factsOf({ positions: five, absences: [leave("approved", "2026-11-24"), leave("requested", "2026-11-25")], publicHolidays: [holiday("2026-11-26"), holiday("2026-11-27", ["DE-BY"]), holiday("2026-11-30", ["DE-BE"])] });
    expect(["hours", "leave-hours", "holiday-hours"].map((name) => valueOf(one, `people.capacity.${name}`))).toEqual([5 * 13 * 40 - 24, 8, 16]);
    // Of five of whom one goes within the thirteen weeks, the hours of the weeks after that would say who of four is away.
    const weeksOf = (positions: readonly Position[]) => (valueOf(factsOf({ positions }), "people.capacity.weeks") as readonly (readonly unknown[])[]).flatMap(([, program, hours]) => (program === "a" ? [hours] : []));
    expect(weeksOf(five)[0]).toBe(200);
    expect(new Set(weeksOf([...five.slice(1), position(1, { leftOn: at("2026-12-31") })]))).toEqual(new Set([null]));
    // Of four people the hours of a week would say who is away.
    expect(factsOf({ positions: five.slice(1) }).get("people.capacity.hours")).toMatchObject({ value: null, notAvailable: { reason: "suppressed" } });
  });

  test("why people left is told of five or more, and does not move before the next quarter", () => {
    const left = (index: number, leftOn: string, leavingReason: "resigned" | "moved") => position(index, { filledOn: at("2024-01-01"), leftOn: at(leftOn), leavingReason });
    const stays = Array.from({ length: 10 }, (_, index) => position(index + 20, { filledOn: at("2024-01-01") }));
    const four = [left(1, "2026-02-01", "resigned"), left(2, "2026-03-01", "moved"), left(3, "2026-05-01", "resigned"), left(4, "2026-08-01", "resigned")];
    const split = (...more: readonly Position[]) => [valueOf(factsOf({ positions: [...stays, ...four, ...more] }), "people.attrition.leavers"), (valueOf(factsOf({ positions: [...stays, ...four, ...more] }), "people.attrition.kinds") as readonly (readonly unknown[])[]).map((row) => row[1])];
    // The window is twelve months to the as-of date, both days in it; who leaves tomorrow has not left.
    expect(split(left(7, "2025-11-22", "resigned"), left(8, "2026-11-23", "resigned"))[0]).toEqual(4);
    expect(split(left(7, "2025-11-23", "resigned"), left(8, "2026-11-22", "resigned"))[0]).toEqual(6);
    expect(split()).toEqual([4, []]);
    expect(split(left(5, "2026-09-30", "moved"))).toEqual([5, [5, 3, 2]]);
    expect(split(left(5, "2026-09-30", "moved"), left(6, "2026-10-15", "resigned"))).toEqual([6, [5, 3, 2]]);
  });

  test("no records, no facts", () => {
    expect([...factsOf({}).keys()]).toEqual([]);
  });
});

describe("pay", () => {
  const pay = (index: number, role: string, base: number, from = "2026-01-01"): PayRecord => ({ ...source("pay.csv", index), person: `W-${String(index)}`, role, level: "L4", region: "Germany", annualBase: privately(eur(base)), fte: fte(1), effectiveFrom: at(from), rangeMinimum: eur(60_000), rangeMidpoint: eur(80_000), rangeMaximum: eur(100_000) });
  const many = Array.from({ length: 12 }, (_, index) => pay(index + 1, "Engineer", 70_100 + 1700 * index));
  const few = Array.from({ length: 7 }, (_, index) => pay(index + 21, "Analyst", 61_300 + 900 * index));
  const facts = factsOf({ pay: [...many, ...few] });
  const rowOf = (from: ReadonlyMap<string, Fact>, role: string) => (valueOf(from, "pay.position.cells") as readonly (readonly unknown[])[]).find(([name]) => name === role);

  test("a safe cell is rounded, and counts its people", () => {
    // Mean 70,100 + 1,700 × 5.5 = 79,450; against 80,000 it is 0.993; (79,450 − 60,000) / 40,000 = 0.486.
    expect(rowOf(facts, "Engineer")).toEqual(["Engineer", "L4", "published", "2026-10-01", 12, 79_000, 1, 0.5]);
    expect(facts.get("pay.compa-ratio.group{cell=engineer-l4}")).toMatchObject({ audience: "public", value: 1, n: 12, receipt: { rows: 12, sources: [], withheld: "restricted" } });
  });

  test("roles in another script, or that a sign tells apart, are cells of their own", () => {
    const cellsOf = (one: string, other: string) => [...factsOf({ pay: [...many.map((each) => ({ ...each, role: one })), ...few.map((each) => ({ ...each, role: other }))] }).keys()].filter((id) => id.startsWith("pay.compa-ratio.group"));
    expect(cellsOf("Инженер", "Аналитик")).toEqual(["pay.compa-ratio.group{cell=аналитик-l4}", "pay.compa-ratio.group{cell=инженер-l4}"]);
    expect(cellsOf("C developer", "C++ developer")).toHaveLength(2);
    expect(cellsOf("Ingénieur", "ingenieur")).toHaveLength(1);
  });

  test("a suppressed cell says nothing about its size", () => {
    expect(rowOf(facts, "Analyst")).toEqual(["Analyst", "L4", "suppressed", null, null, null, null, null]);
    const fact = facts.get("pay.compa-ratio.group{cell=analyst-l4}");
    expect(fact).toMatchObject({ value: null, notAvailable: { reason: "suppressed" }, receipt: { rows: 0, arguments: {} } });
    expect(fact).not.toHaveProperty("n");
    expect(facts.get("pay.position.cells")?.receipt.rows).toBe(12);
  });

  test("nobody and nobody's pay is in what is published, nor p", () => {
    const text = publicText(facts);
    for (const { person, annualBase } of [...many, ...few]) {
      expect(text).not.toContain(person);
      expect(text).not.toContain(String(opened(annualBase).amount));
    }
    expect(text).not.toMatch(/pPercent/);
    expect(facts.get("pay.position.verdicts")).toMatchObject({ audience: "restricted" });
    expect(valueOf(facts, "pay.position.verdicts")).toContainEqual(["Analyst", "L4", 7, "threshold", "suppressed", null, null, ""]);
  });

  test("one joiner or one raise since the quarter before holds the value", () => {
    for (const one of [pay(1, "Engineer", 99_900, "2026-10-01"), pay(13, "Engineer", 99_900, "2026-10-01")]) {
      expect(rowOf(factsOf({ pay: [...many, one] }), "Engineer")).toEqual(["Engineer", "L4", "held", "2026-07-01", 12, 79_000, 1, 0.5]);
    }
  });

  test("six people of whom two have most of the pay are withheld although six are enough", () => {
    const cellOf = (pays: readonly number[]) => rowOf(factsOf({ pay: pays.map((base, index) => ({ ...pay(index + 1, "Director", base), rangeMinimum: eur(1000), rangeMidpoint: eur(250_000), rangeMaximum: eur(900_000) })) }, undefined, undefined, { minContributors: 5 }), "Director")?.[2];
    expect([cellOf([500_000, 350_000, 40_000, 40_000, 35_000, 35_000]), cellOf([200_000, 190_000, 180_000, 160_000, 150_000, 140_000])]).toEqual(["suppressed", "published"]);
  });

  test("a leaver who is recorded late does not change what was told", () => {
    const band = { source: { file: "market.csv", line: 1 }, provider: "One", role: "Engineer", region: "Germany", level: "L4", date: at("2026-04-01"), measure: "base" as const, points: [{ percentile: 50, amount: eur(75_000) }] };
    const told = factsOf({ pay: many, benchmarks: [band] });
    const gone = { pay: many, benchmarks: [band], positions: [position(12, { leftOn: at("2025-12-31"), filledOn: at("2025-01-01") })] };
    // The mean of the eleven others is 78,600: with both values, and the number of people, what the leaver was paid could be estimated.
    expect(rowOf(factsOf(gone), "Engineer")).toEqual(["Engineer", "L4", "published", "2026-10-01", 11, 79_000, 1, 0.45]);
    const after = factsOf(gone, told);
    expect(rowOf(after, "Engineer")).toEqual(["Engineer", "L4", "held", "2026-10-01", 12, 79_000, 1, 0.5]);
    expect(after.get("pay.compa-ratio.group{cell=engineer-l4}")).toMatchObject({ value: 1, n: 12, receipt: { rows: 12, withheld: "restricted", arguments: { held: true, referenceDate: "2026-10-01" } } });
    expect(["pay.position.cells", "pay.market.cells"].map((id) => [after.get(id)?.receipt.rows, valueOf(after, id)])).toEqual([[12, [["Engineer", "L4", "held", "2026-10-01", 12, 79_000, 1, 0.5]]], [told.get("pay.market.cells")?.receipt.rows, valueOf(told, "pay.market.cells")]]);
    for (const [id, { receipt }] of after) if (id.startsWith("pay.") && id !== "pay.position.verdicts") expect(receipt).not.toHaveProperty("rowsDigest");
    // The same again, edition after edition; equal records change nothing.
    expect(rowOf(factsOf(gone, after), "Engineer")).toEqual(["Engineer", "L4", "held", "2026-10-01", 12, 79_000, 1, 0.5]);
    expect(rowOf(factsOf({ pay: many }, told), "Engineer")?.[2]).toBe("published");
  });

  test("the private record decides what was told, also of an edition that was withdrawn since", () => {
    const releases = recordOf({ pay: many });
    const gone = { pay: many, positions: [position(12, { leftOn: at("2025-12-31"), filledOn: at("2025-01-01") })] };
    const old = factsOf({ pay: many.slice(0, 11) });
    const after = factsOf(gone, old, releases);
    expect(rowOf(after, "Engineer")).toEqual(["Engineer", "L4", "held", "2026-10-01", 12, 79_000, 1, 0.5]);
    expect(after.get("pay.compa-ratio.group{cell=engineer-l4}")).toMatchObject({ value: 1, n: 12 });
    expect(rowOf(factsOf({ pay: many }, old, releases), "Engineer")?.[2]).toBe("published");
  });

  test("a standard rate that is what its holder is paid is no price, and no cost is made of it", () => {
    const at1 = (rate: number) => valueOf(factsOf({ pay: many, positions: [position(1, { standardRate: eur(rate), location: "Berlin", person: "W-1" })] }), "people.loaded-cost.month");
    expect([at1(96_000), at1(70_100)]).toEqual([8000, "suppressed"]);
  });

  test("what is withheld although it is safe by itself says so, and the few see which figures tell it and of how many", () => {
    const told = factsOf({ pay: [...many, pay(41, "Developer", 72_400, "2026-10-01"), ...many.map((each) => ({ ...each, role: "Developer", effectiveFrom: at("2026-10-01") }))] });
    expect(told.get("pay.compa-ratio.group{cell=developer-l4}")).toMatchObject({ notAvailable: { because: "it is withheld: by itself, or with what is already published, it could tell what one person is paid" } });
    expect(valueOf(told, "pay.position.verdicts")).toContainEqual(["Developer", "L4", 13, "", "suppressed", null, 1, expect.stringContaining("cells cell=engineer-l4")]);
  });

  test("a pay gap is shown of two safe groups, unless a cell differs from them by a few people", () => {
    // The comparison group is paid 10 % less at every step; medians of 70,000 + 1,700 × 5.5 and nine tenths of it.
    const pair = many.flatMap((each, index) => [{ ...each, comparisonGroup: "X" }, { ...pay(index + 51, "Engineer", Number(opened(each.annualBase).amount) * 0.9), comparisonGroup: "Y" }]);
    const gap = (records: readonly PayRecord[]) => ["mean", "median", "adjusted"].map((name) => valueOf(factsOf({ pay: records }), `pay.gap.${name}`));
    expect(gap(pair)).toEqual([0.1, 0.1, 0.1]);
    // Three analysts have nobody alike in the other group: the means would tell their sum, the adjusted gap is not about them.
    expect(gap([...pair, ...few.slice(0, 3).map((each) => ({ ...each, comparisonGroup: "X" }))])).toEqual(["suppressed", "suppressed", 0.1]);
    expect(gap(pair.slice(0, 18))).toEqual(["suppressed", "suppressed", "suppressed"]);
  });

  test("an adjusted gap is held like a mean when one person's pay changes, although everybody moves it", () => {
    const pair = many.flatMap((each, index) => [{ ...each, comparisonGroup: "X" }, { ...pay(index + 51, "Engineer", Number(opened(each.annualBase).amount) * 0.9), comparisonGroup: "Y" }]);
    const raised = factsOf({ pay: [...pair, { ...pay(1, "Engineer", 99_900, "2026-10-01"), comparisonGroup: "X" }] });
    for (const name of ["mean", "adjusted"]) expect(raised.get(`pay.gap.${name}`)).toMatchObject({ value: 0.1, receipt: { arguments: { held: true, referenceDate: "2026-07-01" } } });
  });

  test("an adjusted gap that two people alone decide is not told, nor a median whose two halves everybody can name", () => {
    // Both groups have twelve people, but only one of X is in a region where somebody of Y is: the gap would be what that one is paid.
    const apart = many.flatMap((each, index) => [{ ...each, comparisonGroup: "X", region: index === 4 ? "Poland" : "Germany" }, { ...pay(index + 51, "Engineer", Number(opened(each.annualBase).amount) * 0.9), comparisonGroup: "Y", region: "Poland" }]);
    expect(["mean", "adjusted"].map((name) => valueOf(factsOf({ pay: apart }), `pay.gap.${name}`))).toEqual([0.1, "suppressed"]);
    // Five are in a range that begins above the middle, so each of the others of X is below it for certain.
    const ranged = many.flatMap((each, index) => [{ ...each, comparisonGroup: "X", ...(index > 6 ? { rangeMinimum: eur(81_000) } : {}) }, { ...pay(index + 51, "Engineer", Number(opened(each.annualBase).amount) * 0.9), comparisonGroup: "Y" }]);
    expect(["mean", "median"].map((name) => valueOf(factsOf({ pay: ranged }), `pay.gap.${name}`))).toEqual([0.1, "suppressed"]);
  });

  test("a role with a new name and one joiner is not a new cell", () => {
    const renamed = many.map((each) => ({ ...each, role: "Developer", effectiveFrom: at("2026-10-01") }));
    expect(rowOf(factsOf({ pay: [...many, ...renamed] }), "Developer")?.[2]).toBe("published");
    const joined = pay(41, "Developer", 99_900, "2026-10-01");
    expect(rowOf(factsOf({ pay: [...many, ...renamed, joined] }), "Developer")?.[2]).toBe("suppressed");
  });

  test("a source that covers not everybody is not compared with", () => {
    const band = (provider: string, region: string, amount: number) => ({ source: { file: "market.csv", line: 1 }, provider, role: "Engineer", region, level: "L4", date: at("2026-04-01"), measure: "base" as const, points: [{ percentile: 50, amount: eur(amount) }] });
    const abroad = { ...pay(12, "Engineer", 88_800), region: "Poland" };
    const market = factsOf({ pay: [...many.slice(0, 11), abroad], benchmarks: [band("One", "Germany", 75_000), band("One", "Poland", 75_000), band("Two", "Germany", 75_000)] });
    expect(valueOf(market, "pay.market.cells")).toEqual([["Engineer", "L4", "One", "2026-10-01", "2026-04-01", 1.05], ["Engineer", "L4", "Two", "2026-10-01", "2026-04-01", null]]);
    expect(valueOf(market, "market.disagreement.medians")).toEqual([["Engineer", "L4", "Germany", 2, 75_000, 75_000, 0]]);
  });
});

describe("skills, certificates and hiring", () => {
  const positions = [position(1), position(2), vacant(3), vacant(4)];
  test("a skill that one person of two has is a single point", () => {
    const skill = (level: "expert" | "basic", person: string, asOf = "2026-08-31") => ({ ...source("people.csv", 1), person, skill: "Labels", level, asOf: at(asOf) });
    const need = { ...source("people.csv", 2), workstream: "a", skill: "Labels", level: "working" as const, needed: 2 };
    const facts = factsOf({ positions, skills: [skill("expert", "W-1"), skill("basic", "W-2"), skill("expert", "W-9"), skill("expert", "W-2", "2026-12-01"), need] });
    expect(valueOf(facts, "people.skills.single-points{program=a}")).toBe(1);
    expect(valueOf(facts, "people.skills.needs")).toEqual([["a", "Labels", "working", 2, 1, 1, true]]);
    expect(valueOf(facts, "people.skills.holders")).toEqual([["a", "Labels", "W-1", "expert"]]);
  });

  test("a renewed certificate does not expire", () => {
    const held = (person: string, from: string, to: string) => ({ ...source("people.csv", 1), person, certificate: "C", obtainedOn: at(from), expiresOn: at(to) });
    const facts = factsOf({ positions, certificates: [held("W-1", "2024-01-01", "2026-12-31"), held("W-1", "2026-11-01", "2028-12-31"), held("W-2", "2024-01-01", "2027-01-21"), { ...source("people.csv", 2), workstream: "a", certificate: "C", needed: 2 }] });
    expect(["expiring-60", "next-expiry", "needs-unmet", "needs-unmet-60"].map((name) => valueOf(facts, `people.certificates.${name}`))).toEqual([1, "2027-01-21", 0, 0]);
    expect(valueOf(facts, "people.certificates.needs")).toEqual([["a", "C", 2, 2, 2, 1]]);
    expect(facts.get("people.certificates.next-expiry")?.audience).toBe("internal");
  });

  test("requisitions stand where their dates before the statement say", () => {
    const requisition = (id: string, position_: string, more: object) => ({ ...source("people.csv", 1), id, position: position_, role: "Engineer", openedOn: at("2026-06-01"), reached: { applied: 10, screened: 5, interviewed: 2, offered: 1, accepted: undefined, started: undefined }, reachedOn: { applied: undefined, screened: undefined, interviewed: undefined, offered: undefined, accepted: undefined, started: undefined }, targetStart: at("2026-11-01"), ...more });
    const accepted = { reachedOn: { ...requisition("", "", {}).reachedOn, accepted: at("2026-08-10"), started: at("2027-01-04") } };
    const facts = factsOf({ positions, requisitions: [requisition("R-1", "P-3", {}), requisition("R-2", "P-2", accepted), requisition("R-3", "P-1", { end: "cancelled", closedOn: at("2026-07-01") })] });
    expect(valueOf(facts, "people.hiring.standing")).toEqual([["Open", 1], ["Accepted, not begun", 1], ["Filled and begun", 0], ["On hold", 0], ["Cancelled", 1]]);
    expect(["overdue", "lead-time", "vacancies-without-requisition"].map((name) => valueOf(facts, `people.hiring.${name}`))).toEqual([1, 70, 1]);
  });
});

test("every fact is in the catalogue", () => {
  const facts = factsOf({ positions: [position(1)], salaryObservations: [{ source: { file: "s.csv", line: 1 }, year: 2026, experience: "mid", role: "Engineer", salary: eur(1) }] });
  expect([...facts.keys()].filter((id) => !(id.replace(/\{.*$/, "") in peopleArea.catalogue))).toEqual([]);
});
