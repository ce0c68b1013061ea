import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aProgram } from "../../../test/a-program.ts";
import { ledgerFindings } from "../../finding/ledger-findings.ts";
import { findingText } from "../../finding/text.ts";
import { LEDGER_SCHEMA, type Ledger } from "../../ledger/ledger.ts";
import { nextPromises, NO_PROMISES, type PromiseRows } from "../../ledger/published-promises.ts";
import type { Model } from "../../model/model.ts";
import type { Milestone } from "../../model/records/work.ts";
import { addDays, isoDate, isoInstant, type IsoDate } from "../../model/time.ts";
import { isKnownFact } from "../catalogue.ts";
import type { Fact } from "../fact.ts";
import { factContext, type Scope } from "../scope.ts";
import { ledgerFacts, LEDGER_CATALOGUE } from "./ledger-facts.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const program = aProgram();
const TODAY = isoDate("2026-11-22");
const modelOn = (date: IsoDate, changes: Partial<Model> = {}): Model => ({ program, asOf: isoInstant(`${date}T20:00:00Z`), items: [], sources: [], documents: [], quality: [], ...changes });
const context = factContext(modelOn(TODAY), sha256);
const scopes: readonly Scope[] = [{ dimensions: {}, title: "Test program", items: [] }, ...program.workstreams.map(({ id, title }) => ({ dimensions: { program: id }, title, items: [] }))];

const EMPTY: Ledger = { schema: LEDGER_SCHEMA, edition: "2026-11-22", before: "2026-11-15", since: ["2026-09-06", isoDate("2026-09-06"), 12], open: [], running: [], lines: [], chances: [], recent: [], void: 0, ...NO_PROMISES };
const waiting: Ledger["open"][number] = ["when", "a", null, "2026-11-15", isoDate("2026-11-15"), "a=9", null, 50, isoDate("2026-12-06"), 3, 85, isoDate("2026-12-13"), 3, 95, isoDate("2026-12-20"), 3, null, null, 0];

const factsOf = (changes: Partial<Ledger>): Readonly<Record<string, Fact>> => Object.fromEntries(ledgerFacts({ ...EMPTY, ...changes }, scopes, context).map(({ fact }) => [fact.id, fact]));
const rowsOf = (facts: Readonly<Record<string, Fact>>, id: string) => {
  const fact = facts[id];
  if (fact?.type !== "table") throw new Error(`no table ${id}`);
  return fact.rows.map((row) => Object.fromEntries(fact.columns.map(({ name }, index) => [name, row[index]])));
};
const said = (facts: Readonly<Record<string, Fact>>): string | undefined => {
  const found = ledgerFindings(facts)[0]?.[1];
  return found === undefined ? undefined : findingText(found, facts, "en-GB").replaceAll("\u00a0", " ");
};
/** due, kept, without overlap: due, kept. */
const when = (scope: string, due: number, kept: number, counted: number, countedKept: number, horizon = ""): Ledger["lines"][number] => ["when", scope, horizon, 85, due, kept, counted, countedKept, 12, 4];

describe("coverage", () => {
  test("is published with its interval from five forecasts without overlap on, and gives the reason before", () => {
    const four = factsOf({ open: [waiting], lines: [when("a", 16, 12, 4, 3)] });
    expect(four["ledger.coverage.when-p85{program=a}"]).toMatchObject({ value: null, n: 4, notAvailable: { because: "only 4 published forecasts without overlap have fallen due, and 5 are needed; the next falls due on 2026-12-13" } });
    const five = factsOf({ lines: [when("a", 16, 12, 5, 4)] });
    // Wilson interval of 4 in 5, by Newcombe's method 3: 0.3755 to 0.9638.
    expect(five["ledger.coverage.when-p85{program=a}"]).toMatchObject({ value: 0.8, n: 5, receipt: { arguments: { wilsonLow: expect.closeTo(0.3755, 4) as number, wilsonHigh: expect.closeTo(0.9638, 4) as number } } });
  });

  test("takes workstreams together and leaves the program's own forecasts apart", () => {
    const rows = rowsOf(factsOf({ lines: [when("", 9, 9, 5, 5), when("a", 16, 12, 5, 4), when("b", 4, 1, 5, 1)] }), "ledger.coverage.table");
    expect(rows.map(({ program: scope, due, independent, coverage }) => [scope, due, independent, coverage])).toEqual([[null, 9, 5, 1], ["a", 16, 5, 0.8], ["b", 4, 5, 0.2], ["(workstreams)", 20, 10, 0.5]]);
  });

  test("is called too low or too high only where the interval leaves the promise out", () => {
    const verdict = (counted: number, kept: number) => rowsOf(factsOf({ lines: [when("a", counted, kept, counted, kept)] }), "ledger.coverage.table")[0]?.["verdict"];
    expect([verdict(4, 0), verdict(10, 5), verdict(10, 7), verdict(22, 22), verdict(21, 21)]).toEqual(["Too few to judge", "Less often than promised", "Not contradicted", "More often than promised", "Not contradicted"]);
  });

  test("stands by horizon as well", () => {
    const rows = rowsOf(factsOf({ lines: [when("a", 8, 6, 5, 4), when("a", 3, 3, 2, 2, "4w"), when("a", 5, 3, 4, 2, "13w")] }), "ledger.coverage.table");
    expect(rows.map(({ horizon, due }) => [horizon, due])).toEqual([["all", 8], ["up to 4 weeks", 3], ["5 to 13 weeks", 5]]);
  });
});

describe("loss, chances and bias", () => {
  test("a date that has passed and still runs counts with the loss so far", () => {
    const late: Ledger["open"][number] = ["when", "a", null, "2026-09-06", isoDate("2026-09-06"), "a=9", null, 85, isoDate("2026-11-03"), 5, null, null, 0, null, null, 0, null, null, 0];
    const [row] = rowsOf(factsOf({ open: [late], lines: [["when", "a", "", 85, 5, 4, 2, 1, 12, 4]] }), "ledger.pinball.table");
    // Twenty days late by the day after the as-of date: 0.85 × 20 = 17; with the four known ones (12 + 17) / 5.
    expect(row).toMatchObject({ loss: 3, known: 4, running: 1, lossSoFar: 5.8 });
  });

  test("chances are scored from five of different targets on", () => {
    // 90 % twice and kept, 70 % three times of which one happened: squared errors 0.02 + (0.09 + 2 × 0.49).
    const chances: Ledger["chances"] = [["when", "a", "", 4, 2, 2, 1.8, 0.02, 2, 2, 1.8], ["when", "b", "", 3, 3, 1, 2.1, 1.07, 3, 1, 2.1]];
    expect(factsOf({ chances })["ledger.brier.score"]).toMatchObject({ value: expect.closeTo(1.09 / 5, 12) as number, n: 5 });
    expect(factsOf({ chances: chances.slice(0, 1) })["ledger.brier.score"]).toMatchObject({ value: null, notAvailable: { because: "only 2 stated chances of targets without overlap have fallen due, and 5 are needed" } });
    const far: Ledger["chances"] = [["when", "a", "13w", 4, 2, 2, 1.8, 0.02, 2, 2, 1.8]];
    expect(rowsOf(factsOf({ chances: [...chances, ...far] }), "ledger.brier.table").map(({ program: scope, horizon, due, brier }) => [scope, horizon, due, brier])).toEqual([
      ["(workstreams)", "all", 5, expect.closeTo(0.218, 12)],
      ["(workstreams)", "5 to 13 weeks", 2, 0.01],
      ["a", "all", 2, 0.01],
      ["b", "all", 3, expect.closeTo(1.07 / 3, 12)],
    ]);
    expect(rowsOf(factsOf({ chances }), "ledger.calibration.curve").map(({ kind, stated, happened }) => [kind, stated, happened])).toEqual([
      ["Chances of targets", expect.closeTo(0.7, 12), expect.closeTo(1 / 3, 12)],
      ["Chances of targets", 0.9, 1],
    ]);
  });

  test("the sentence says how good forecasts were, or how long until that can be said", () => {
    expect(said(factsOf({ open: [waiting] }))).toBe("No published forecast has fallen due yet. 1 waits for its outcome; the next falls due on 6 Dec 2026.");
    expect(said(factsOf({ open: [waiting], lines: [when("a", 8, 6, 2, 2)] }))).toBe("Too few published forecasts have fallen due to judge them: 8, most of which overlap; the next falls due on 6 Dec 2026.");
    // The first forecasts that fall due overlap none before them.
    expect(said(factsOf({ open: [waiting], lines: [when("a", 1, 1, 1, 1), when("b", 1, 1, 1, 1)] }))).toBe("Too few published forecasts have fallen due to judge them: 2; the next falls due on 6 Dec 2026.");
    expect(said(factsOf({ open: [waiting], lines: [when("a", 3, 3, 2, 2), when("b", 1, 1, 1, 1)] }))).toContain("judge them: 4, some of which overlap; the next");
    // Those of two workstreams overlap each other.
    expect(said(factsOf({ lines: [when("a", 4, 4, 4, 4), when("b", 4, 3, 4, 3)] }))).toBe("Of 8 published dates that overlap no other of their workstream, 88 % kept their 85 % line (interval 53 % to 98 % if workstreams err independently). That is too few to call us optimistic or cautious.");
    expect(said(factsOf({ lines: [when("a", 30, 15, 10, 5)] }))).toBe("Of 10 published dates that overlap no other, 50 % kept their 85 % line, less often than promised (interval 24 % to 76 %; of all 30 it is 50 %). So far we are optimistic.");
    expect(said(factsOf({ lines: [when("a", 8, 7, 8, 7)] }))).toBe("Of 8 published dates that overlap no other, 88 % kept their 85 % line (interval 53 % to 98 %). That is too few to call us optimistic or cautious.");
    expect(said(factsOf({ lines: [when("a", 40, 34, 40, 34)] }))).toMatch(/No bias is shown\.$/);
  });

  test("an edition that never published a forecast says nothing", () => {
    expect(factsOf({})).toEqual({});
  });
});

describe("published promises", () => {
  const milestone = (targetDate: IsoDate, changes: Partial<Milestone> = {}): Milestone => ({ id: "M-1", title: "Launch", workstream: "a", targetDate, source: { file: "data/sources/m.csv", line: 2 }, ...changes });
  /** One edition a week, each with the milestones as they were recorded then. */
  const weeks = (records: readonly (readonly Milestone[])[]): PromiseRows =>
    records.reduce<PromiseRows>((before, milestones, index) => nextPromises(
      before,
      factContext(modelOn(addDays(TODAY, 7 * index), { records: { milestones } }), sha256),
      { previous: index === 0 ? undefined : `E${String(index - 1)}`, edition: `E${String(index)}` },
    ), NO_PROMISES);
  const counts = (rows: PromiseRows) => rows.promiseCounts.map(([, ...numbers]) => numbers);
  const due = addDays(TODAY, 10);
  const later = addDays(TODAY, 30);

  test("a date that was overwritten without a trace is a move, and kept late is not kept", () => {
    const moved = weeks([[milestone(due)], [milestone(later)]]);
    expect(moved.moves).toEqual([["E0", "E1", "Milestone", "M-1", "Launch", "a", due, later]]);
    expect(moved.moved).toEqual([1, 0, 20]);
    // Published, kept, kept after a move, broken.
    expect(counts(weeks([[milestone(due)], [milestone(later)], [milestone(later)], [milestone(later, { actualDate: addDays(TODAY, 20) })]]))).toEqual([[1, 0, 1, 0, 0, 0, 0]]);
    expect(counts(weeks([[milestone(due)], [milestone(due, { actualDate: addDays(TODAY, 6) })]]))).toEqual([[1, 1, 0, 0, 0, 0, 0]]);
  });

  test("a broken promise stays broken when its record is rewritten, and one that vanishes is counted as gone", () => {
    expect(counts(weeks([[milestone(due)], [milestone(due)], [milestone(due)], [milestone(later)]]))).toEqual([[1, 0, 0, 1, 0, 0, 0]]);
    expect(counts(weeks([[milestone(due)], []]))).toEqual([[1, 0, 0, 0, 0, 0, 1]]);
  });

  test("what was broken before the ledger began is not counted", () => {
    expect(counts(weeks([[milestone(addDays(TODAY, -3))], [milestone(addDays(TODAY, -3))]]))).toEqual([]);
  });
});

test("every fact of the ledger is in its catalogue", () => {
  const lines = (["when", "how-many"] as const).flatMap((kind) => [50, 85, 95].map((level): Ledger["lines"][number] => [kind, "a", "", level, 8, 7, 8, 7, 3, 8]));
  const facts = factsOf({
    open: [waiting],
    lines,
    chances: [["when", "a", "", 4, 6, 5, 5.4, 0.9, 6, 5, 5.4]],
    recent: [["when", "a", null, "2026-09-06", isoDate("2026-09-06"), isoDate("2026-10-04"), isoDate("2026-10-04"), false, null, false]],
    promises: [["Milestone", "M-1", "Launch", TODAY, TODAY, "open"]],
    promiseCounts: [["Milestone", 3, 1, 0, 1, 0, 0, 0]],
    moves: [["2026-11-15", "2026-11-22", "Milestone", "M-1", "Launch", "a", isoDate("2026-12-01"), isoDate("2026-12-15")]],
    moved: [1, 0, 14],
  });
  const workstreams = program.workstreams.map(({ id }) => id);
  expect(Object.keys(facts).filter((id) => !isKnownFact(id, workstreams))).toEqual([]);
  const bases = new Set(Object.keys(facts).map((id) => id.replace(/\{.*$/, "")));
  expect(Object.keys(LEDGER_CATALOGUE).filter((base) => !bases.has(base))).toEqual([]);
});
