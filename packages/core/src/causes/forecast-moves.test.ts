import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aProgram } from "../../test/a-program.ts";
import { deepFreeze } from "../../test/deep-freeze.ts";
import type { Edition } from "../edition/edition.ts";
import type { Fact } from "../fact/fact.ts";
import { findingText } from "../finding/text.ts";
import { addDays, isoDate, type IsoDate } from "../model/time.ts";
import type { CapacityRun, ForecastInputs, StreamInput } from "./stated-inputs.ts";
import type { ForecastMove } from "./forecast-move.ts";
import { forecastMoves } from "./forecast-moves.ts";
import { jointWeeks, weeksAlone, weeksOfAll } from "./forecast-rerun.ts";

const FIRST = isoDate("2026-11-15");
const program = aProgram();
type Stated = Pick<Edition, "facts" | "forecastInputs" | "program" | "generator">;

const FULL: readonly CapacityRun[] = [[isoDate("2026-06-01"), 1]];
const stream = (id: string, changes: Partial<StreamInput> = {}): StreamInput => ({ id, title: `Stream ${id.toUpperCase()}`, open: 20, finished: 60, samples: Array.from({ length: 12 }, () => 5), capacity: FULL, needs: [], ...changes });
const inputs = (streams: readonly StreamInput[], asOfDate: IsoDate = FIRST, changes: Partial<ForecastInputs> = {}): ForecastInputs => ({ asOfDate, lastSunday: asOfDate, seed: "7", streams, ...changes });

const dated = (id: string, value: string | null): Fact => ({ id, label: id, audience: "public", type: "scalar", unit: "date", value, receipt: { rule: "", arguments: {}, sources: [], rows: 0 } });

/** What an edition with these inputs publishes: dates of streams alone and of the whole; or those with dependencies and calendar; or nothing but the first. */
type Dates = "own" | "joint" | "own of a";

function stated(of: ForecastInputs, dates: Dates = "own", version = "1.0.0", changes: Partial<Stated> = {}): Stated {
  const date = (weeks: number | null): string | null => (weeks === null ? null : addDays(of.asOfDate, 7 * weeks));
  const joint = dates === "joint";
  const alone = of.streams.filter(({ id }) => dates === "own" || (dates === "own of a" && id === "a")).map(({ id }) => dated(`forecast.when.p85{program=${id}}`, date(weeksAlone(of, id))));
  const run = joint ? jointWeeks(of, "full") : undefined;
  const table: Fact = { ...dated("outlook.joint.workstreams", null), type: "table", columns: [{ name: "workstream", label: "", unit: "text" }, { name: "p85", label: "", unit: "date" }], rows: of.streams.filter(({ open }) => open > 0).map(({ id, title }) => [title, date(run?.(`finish of ${id}`) ?? null)]) };
  const whole = joint ? [dated("outlook.joint.p85", date(run?.("everything finished") ?? null)), table] : dates === "own" ? [dated("forecast.when.p85", date(weeksOfAll(of)))] : [];
  return deepFreeze({ facts: Object.fromEntries([...alone, ...whole].map((fact) => [fact.id, fact])), forecastInputs: of, program, generator: { version, method: "1" }, ...changes });
}

const partsOf = (move: ForecastMove | undefined): Readonly<Record<string, number>> => Object.fromEntries((move?.parts ?? []).map(({ cause, days }) => [cause, days]));
const said = (move: ForecastMove | undefined, cause: string): string => move?.parts.flatMap((part) => (part.cause === cause ? [findingText(part.because, {}, "en-GB").replaceAll("\u00a0", " ")] : []))[0] ?? "";
const moveOf = (from: Stated, to: Stated, subject: string): ForecastMove | undefined => forecastMoves(from, to).find((move) => move.subject === subject);
const WHEN = "forecast.when.p85{program=a}";
const NEXT = addDays(FIRST, 7);

describe("what moved a date", () => {
  const before = stated(inputs([stream("a")]));

  test("a week that went as expected moves nothing", () => {
    expect(forecastMoves(before, stated(inputs([stream("a", { open: 15, finished: 65 })], NEXT)))).toEqual([]);
  });

  test("ten items more are two weeks of work; the five that were finished meanwhile are none of it", () => {
    // 20 open at 5 a week: 4 weeks. 20 - 5 + 10 = 25: 5 weeks from a week later.
    const move = moveOf(before, stated(inputs([stream("a", { open: 25, finished: 65 })], NEXT)), WHEN);
    expect(move).toMatchObject({ title: "Stream A", before: "2026-12-13", after: "2026-12-27", days: 14 });
    expect(partsOf(move)).toEqual({ scope: 14, throughput: 0 });
    expect([said(move, "scope"), said(move, "throughput")]).toEqual(["10 items were added", "5 items were finished in the week, about as many as usual"]);
  });

  test("a week in which nothing was finished is one week, and the weeks that are sampled say why the rest", () => {
    const samples = [...Array.from({ length: 11 }, () => 5), 0];
    const move = moveOf(before, stated(inputs([stream("a", { samples })], NEXT)), WHEN);
    expect(Object.keys(partsOf(move))).toEqual(["throughput"]);
    expect(move?.days).toBeGreaterThanOrEqual(7);
    expect(said(move, "throughput")).toBe("Nothing was finished in the week instead of 5 items; the pace of the last 12 weeks went from 5 to 4.6 a week");
  });

  test("a target that is put off takes its days off the lateness and moves no work", () => {
    const [from, to] = [stated(inputs([stream("a", { target: isoDate("2026-12-31") })])), stated(inputs([stream("a", { open: 25, finished: 65, target: isoDate("2027-01-30") })], NEXT))];
    const move = moveOf(from, to, WHEN);
    expect(move?.target).toEqual({ before: "2026-12-31", after: "2027-01-30" });
    expect(partsOf(move)).toEqual({ target: -30, scope: 14, throughput: 0 });
    expect(said(move, "target")).toBe("The target was put off by 30 days");
    // Also where nothing else happened: the date stays, and the step is told.
    const only = moveOf(from, stated(inputs([stream("a", { open: 15, finished: 65, target: isoDate("2027-01-30") })], NEXT)), WHEN);
    expect([only?.days, partsOf(only)]).toEqual([0, { target: -30, throughput: 0 }]);
  });

  test("what another version computes differently from the same inputs is its own part", () => {
    const old = stated(inputs([stream("a")]), "own", "0.9.0", { facts: { [WHEN]: dated(WHEN, "2026-12-20") } });
    const move = moveOf(old, stated(inputs([stream("a", { open: 25, finished: 65 })], NEXT)), WHEN);
    expect([move?.days, partsOf(move)]).toEqual([7, { scope: 14, method: -7, throughput: 0 }]);
    expect(said(move, "method")).toBe("Almanac 1.0.0 computes it differently from 0.9.0");
  });

  test("a date that one edition does not give did not move; nor is anything told without the inputs of both", () => {
    const finished = stated(inputs([stream("a", { open: 0, finished: 80 })], NEXT));
    expect([forecastMoves(before, finished), forecastMoves(finished, before)]).toEqual([[], []]);
    expect(forecastMoves({ ...before, forecastInputs: null }, stated(inputs([stream("a", { open: 90 })], NEXT)))).toEqual([]);
  });

  test("a workstream that is new is work added; the pace of one that had none yet is that of later", () => {
    const move = moveOf(stated(inputs([stream("b")])), stated(inputs([stream("a", { open: 40, finished: 0 }), stream("b", { open: 15, finished: 65 })], NEXT)), "forecast.when.p85");
    // From 13 December to 8 weeks after 22 November, 35 days. Added before the week has passed the 40 items make 28 days of it and the week 7;
    // added after it 35 and 0. The means are 31.5 and 3.5, and the half goes to the work.
    expect([move?.days, partsOf(move)]).toEqual([35, { scope: 32, throughput: 3 }]);
    expect(said(move, "scope")).toBe("40 items were added to Stream A");
  });
});

describe("what moved a date with dependencies and calendar", () => {
  const JOINT = "outlook.joint.workstreams{program=a}";
  const later = (changes: Partial<StreamInput> = {}): StreamInput => stream("a", { open: 15, finished: 65, ...changes });

  test("a freeze that was declared since is the calendar's; one that was known before is not, also when a late team runs into it", () => {
    const freeze: readonly CapacityRun[] = [...FULL, [isoDate("2026-12-07"), 0], [isoDate("2026-12-21"), 1]];
    const declared = aProgram({ rules: { forecast: { blackouts: [{ from: isoDate("2026-12-07"), to: isoDate("2026-12-20"), reason: "Change freeze" }] } } });
    const move = moveOf(stated(inputs([stream("a")]), "joint"), stated(inputs([later({ capacity: freeze })], NEXT), "joint", "1.0.0", { program: declared }), JOINT);
    expect([move?.days, partsOf(move)]).toEqual([14, { calendar: 14, throughput: 0 }]);
    expect(said(move, "calendar")).toBe("“Change freeze” from 7 Dec 2026 to 20 Dec 2026 now lies in the way");
    const known = moveOf(stated(inputs([stream("a", { open: 15, finished: 65, capacity: freeze })]), "joint"), stated(inputs([stream("a", { open: 20, finished: 65, capacity: freeze })], NEXT), "joint"), JOINT);
    expect(known?.days).toBeGreaterThanOrEqual(14);
    expect(Object.keys(partsOf(known)).toSorted()).toEqual(["scope", "throughput"]);
  });

  test("a team that grew counts in larger weeks: its past tells that they are not another calendar", () => {
    // Twice the people from 21 December on, so that a usual week is twice as large.
    const grown: readonly CapacityRun[] = [[isoDate("2026-06-01"), 0.5], [isoDate("2026-12-21"), 1]];
    const move = moveOf(stated(inputs([stream("a", { open: 60 })]), "joint"), stated(inputs([stream("a", { open: 55, finished: 65, capacity: grown })], NEXT), "joint"), JOINT);
    expect(move?.days).toBeLessThan(0);
    expect(partsOf(move)).toEqual({ calendar: move?.days, throughput: 0 });
    expect(said(move, "calendar")).toMatch(/^Stream A has \d+ % more capacity than was planned until /);
  });

  test("waiting for an item of another stream is a dependency, by its name", () => {
    const need = { item: "B-7", of: "b", lag: 1, from: 0.9, to: 1 };
    const [a, b] = [stream("a", { open: 5 }), stream("b", { open: 50 })];
    const move = moveOf(stated(inputs([a, b]), "joint"), stated(inputs([{ ...a, open: 5, finished: 65, needs: [need] }, { ...b, open: 45, finished: 65 }], NEXT), "joint"), JOINT);
    expect(partsOf(move)["dependencies"]).toBeGreaterThan(40);
    expect(said(move, "dependencies")).toBe("Stream A now waits for B-7 of Stream B");
    // Where not everybody may see what is waited for, a joint date cannot be made again, and no cause is made up.
    expect(forecastMoves(stated(inputs([a, b]), "joint"), stated(inputs([{ ...a, open: 8 }, b], NEXT, { needsWithheld: true }), "joint")).map(({ subject }) => subject)).toEqual([]);
  });
});

/** Two editions of a small program, a few weeks apart, with whatever may differ between them. */
const samples = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 12, maxLength: 12 }).filter((weeks) => weeks.reduce((sum, each) => sum + each, 0) >= 10 && weeks.filter((each) => each > 0).length > 3);
const target = fc.option(fc.integer({ min: 10, max: 200 }), { nil: undefined });
const shares = fc.array(fc.constantFrom(0.5, 0.75, 1), { minLength: 3, maxLength: 3 });
const part = fc.record({ open: fc.integer({ min: 1, max: 14 }), finished: fc.integer({ min: 12, max: 30 }), samples, target, shares, waits: fc.boolean() });
const side = fc.record({ weeks: fc.integer({ min: 1, max: 6 }), a: part, b: part, split: fc.option(fc.constant({ low: 1, high: 1.4 }), { nil: undefined }) });
type Side = typeof side extends fc.Arbitrary<infer T> ? T : never;

function built({ weeks, a, b, split }: Side): ForecastInputs {
  const asOf = addDays(FIRST, 7 * weeks);
  const one = (id: string, of: string, { open, finished, samples: counts, target: inDays, shares: [past = 1, soon = 1, late = 1], waits }: Side["a"]): StreamInput =>
    stream(id, { open, finished, samples: counts, ...(inDays === undefined ? {} : { target: addDays(FIRST, inDays) }), capacity: [[isoDate("2026-06-01"), past], [isoDate("2026-12-07"), soon], [isoDate("2026-12-28"), late]], needs: waits ? [{ item: `${of}-1`, of, lag: 0, from: 0.25, to: 1 }] : [] });
  return inputs([one("a", "b", a), one("b", "a", { ...b, waits: false })], asOf, split === undefined ? {} : { splitRate: split });
}

const pastTarget = ({ days, target: moved }: ForecastMove): number => days - (moved === undefined ? 0 : (Date.parse(moved.after) - Date.parse(moved.before)) / 86_400_000);

describe("of random pairs of editions", () => {
  const check = (from: ForecastInputs, to: ForecastInputs, dates: Dates): readonly ForecastMove[] => {
    const [before, after] = [stated(from, dates), stated(to, dates)];
    const moves = forecastMoves(before, after);
    for (const move of moves) {
      expect(move.parts.reduce((sum, { days }) => sum + days, 0)).toBe(pastTarget(move));
      expect(move.parts.every(({ days }) => Number.isInteger(days))).toBe(true);
    }
    return moves;
  };

  test("the parts add up exactly, of 200 pairs, with and without a target", () => {
    let told = 0;
    fc.assert(fc.property(side, side, (x, y) => void (told += check(built(x), built(y), "own of a").length)), { numRuns: 200 });
    expect(told).toBeGreaterThan(150);
  });

  test("with dependencies and calendar, too; and in whatever order the streams stand", () => {
    fc.assert(
      fc.property(side, side, (x, y) => {
        const [from, to] = [built(x), built(y)];
        const turned = (of: ForecastInputs): ForecastInputs => ({ ...of, streams: of.streams.toReversed() });
        const bare = (moves: readonly ForecastMove[]) => moves.map(({ subject, parts }) => [subject, parts.map(({ cause, days }) => [cause, days])]);
        expect(bare(check(turned(from), turned(to), "joint"))).toEqual(bare(check(from, to, "joint")));
      }),
      { numRuns: 5 },
    );
  });

  test("what is the same in both has no part", () => {
    fc.assert(
      fc.property(side, side, ({ a, b, split, weeks }, other) => {
        const only = { throughput: { a: { ...other.a, open: a.open + a.finished - other.a.finished, target: a.target, shares: a.shares, waits: a.waits }, b }, scope: { a: { ...a, open: other.a.open }, b } } as const;
        for (const [cause, changed] of Object.entries(only)) {
          if (changed.a.open < 0) continue;
          const from = built({ a, b, split, weeks });
          // Nothing but one group differs, the day included.
          for (const { parts, days } of check(from, built({ ...changed, split, weeks }), "own of a")) expect(parts.map((each) => [each.cause, each.days])).toEqual([[cause, days]]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
