import { describe, expect, test } from "vitest";
import { aProgram } from "../../test/a-program.ts";
import { findingText } from "../finding/text.ts";
import type { Blackout } from "../model/program-rules.ts";
import { addDays, isoDate } from "../model/time.ts";
import { becauseOf } from "./because.ts";
import { differing, mixed, streamPairs, totalOf } from "./coalition.ts";
import type { Cause } from "./forecast-move.ts";
import type { ForecastInputs, NeedInput, StreamInput } from "./stated-inputs.ts";

const FIRST = isoDate("2026-11-15");
const DATE = isoDate("2026-12-20");
const stream = (id: string, changes: Partial<StreamInput> = {}): StreamInput => ({ id, title: `Stream ${id.toUpperCase()}`, open: 20, finished: 60, samples: Array.from({ length: 12 }, () => 5), capacity: [[isoDate("2026-06-01"), 1]], needs: [], ...changes });
const inputs = (streams: readonly StreamInput[], days = 0, lastSunday = addDays(FIRST, days)): ForecastInputs => ({ asOfDate: addDays(FIRST, days), lastSunday, seed: "7", streams });
const newest = (...counts: readonly number[]): readonly number[] => [...Array.from({ length: 12 - counts.length }, () => 5), ...counts];

interface Changes {
  readonly blackouts?: readonly (readonly Blackout[])[];
  readonly of?: string;
}

function said(cause: Cause, a: ForecastInputs, b: ForecastInputs, { blackouts = [], of }: Changes = {}): string {
  const side = (its: ForecastInputs, own: readonly Blackout[] = []) => ({ inputs: its, program: aProgram({ rules: { forecast: { blackouts: own } } }), generator: { version: "1", method: "1" } });
  const pairs = streamPairs(a, b).filter(({ to }) => of === undefined || to.id === of);
  return findingText(becauseOf(cause, 7, { pairs, from: side(a, blackouts[0]), to: side(b, blackouts[1]), before: DATE, until: addDays(DATE, 14), target: undefined }), {}, "en-GB").replaceAll("\u00a0", " ");
}

describe("what was finished between two editions", () => {
  const before = inputs([stream("a")]);

  test("is what was finished in the week, not how many more count as finished", () => {
    expect(said("throughput", before, inputs([stream("a", { finished: 61, open: 19, samples: newest(3) })], 7))).toBe("3 items were finished in the week instead of 5; 2 items finished before no longer count as finished; the pace of the last 12 weeks went from 5 to 4.8 a week");
    expect(said("throughput", before, inputs([stream("a", { finished: 58, open: 22, samples: newest(0) })], 7))).toMatch(/^Nothing was finished in the week instead of 5 items; 2 items finished before no longer count as finished/);
    expect(said("throughput", before, inputs([stream("a", { finished: 66, open: 14 })], 7))).toBe("5 items were finished in the week, about as many as usual; 1 item finished before is counted only now");
  });

  test("is told a week where an edition was skipped, and in days where less than a week has passed", () => {
    expect(said("throughput", before, inputs([stream("a", { finished: 64, open: 16, samples: newest(3, 1) })], 14))).toMatch(/^2 items a week were finished instead of 5; /);
    expect(said("throughput", before, inputs([stream("a", { samples: newest(0, 0) })], 14))).toMatch(/^Nothing was finished in 14 days instead of 5 items a week; /);
    // Four items in two days are no fourteen in a week; and where no whole weeks lie between, one that is open again may be missing from them.
    expect(said("throughput", before, inputs([stream("a", { finished: 64, open: 16 })], 2, FIRST))).toBe("On balance 4 items were finished in 2 days instead of 1.4");
    expect(said("throughput", before, inputs([stream("a", { finished: 58, open: 22 })], 2, FIRST))).toBe("2 items fewer count as finished than before");
  });

  test("is not told of a workstream that only one of the editions has", () => {
    const next = stream("b", { finished: 65, open: 15 });
    expect(said("throughput", inputs([stream("b")]), inputs([stream("n", { finished: 300, open: 90 }), next], 7))).toBe("Stream B finished 5 items in the week, about as many as usual");
    expect(said("throughput", inputs([stream("b"), stream("n", { finished: 300, open: 90 })]), inputs([next], 7))).toBe("Stream B finished 5 items in the week, about as many as usual");
    expect(said("throughput", inputs([stream("n")]), inputs([stream("m")], 7))).toBe("Nothing was open or finished meanwhile");
  });

  test("of several, too: fewer than before are no items finished", () => {
    expect(said("throughput", inputs([stream("a"), stream("b")]), inputs([stream("a", { open: 24, finished: 56 }), stream("b", { open: 16, finished: 64 })], 3, FIRST))).toBe("Stream A has 4 items fewer that count as finished; Stream B 4 instead of 2.1");
  });
});

describe("a workstream that only one of the editions has", () => {
  test("brings or takes what is open, not what it ever finished", () => {
    const [alone, both] = [inputs([stream("b")]), inputs([stream("b"), stream("n", { finished: 300, open: 9 })])];
    expect(said("scope", alone, both)).toBe("9 items were added to Stream N");
    expect(said("scope", both, alone)).toBe("9 items were taken out of Stream N");
    const [pair] = streamPairs(alone, both).filter(({ to }) => to.id === "n");
    expect(pair === undefined ? undefined : totalOf(pair.to) - totalOf(pair.from)).toBe(9);
    expect(differing(streamPairs(alone, both), alone, both)).toEqual(["scope"]);
    expect(mixed(alone, both, new Set(["scope"])).streams.map(({ id, open }) => [id, open])).toEqual([["b", 20], ["n", 9]]);
    expect(mixed(alone, both, new Set(["throughput"])).streams.map(({ id, open }) => [id, open])).toEqual([["b", 20], ["n", 0]]);
  });
});

describe("what is waited for", () => {
  const need = (from: number, to: number): NeedInput => ({ item: "B-7", of: "b", lag: 0, from, to });
  const waits = (from: number, to: number, open = 20): ForecastInputs => inputs([stream("a", { needs: [need(from, to)] }), stream("b", { open })]);

  test("was begun only where that is certain: where nothing is begun, every place is possible", () => {
    expect(said("dependencies", waits(0.2, 1), waits(0, 0.25))).toBe("B-7 of Stream B, waited for, was begun");
    expect(said("dependencies", waits(0.2, 1), waits(0, 1))).toBe("What is waited for stands elsewhere in its queue");
  });

  test("has more begun work before it where more is begun, and not where only less is open", () => {
    expect(said("dependencies", waits(0.2, 1), waits(0.3, 1))).toBe("B-7, waited for, has more begun work of Stream B before it");
    expect(said("dependencies", waits(0.2, 1), waits(0.25, 1, 16))).toBe("B-7, waited for, has a larger share of Stream B begun before it");
  });
});

describe("a blackout", () => {
  const freeze = (from: string, to: string, capacity = 0): Blackout => ({ from: isoDate(from), to: isoDate(to), reason: "Freeze", capacity });
  const [a, b] = [inputs([stream("a")]), inputs([stream("a")], 7)];
  const winter = freeze("2026-12-07", "2026-12-13");

  test("lies in the way only where it lies before the date and not in the past", () => {
    expect(said("calendar", a, b, { blackouts: [[], [winter]] })).toBe("“Freeze” from 7 Dec 2026 to 13 Dec 2026 now lies in the way");
    const elsewhere = [freeze("2026-04-01", "2026-04-07"), freeze("2027-07-01", "2027-07-07")];
    for (const blackouts of [[[], elsewhere], [elsewhere, []]]) expect(said("calendar", a, b, { blackouts })).toBe("Holidays, allocations or freezes of single weeks changed");
  });

  test("that is altered neither came nor went", () => {
    expect(said("calendar", a, b, { blackouts: [[winter], [{ ...winter, capacity: 0.5 }]] })).toBe("“Freeze” from 7 Dec 2026 to 13 Dec 2026 is declared otherwise than before");
  });
});
