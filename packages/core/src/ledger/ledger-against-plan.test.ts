import fc from "fast-check";
import { expect, test } from "vitest";
import { aProgram } from "../../test/a-program.ts";
import { scalarFact, type ComputedFact } from "../fact/computed.ts";
import { factContext, scopesOf } from "../fact/scope.ts";
import { available } from "../model/measure.ts";
import { addDays, compareText, daysBetween, isoDate, isoInstant, type IsoDate } from "../model/time.ts";
import type { WorkItem } from "../model/work-item.ts";
import type { Ledger } from "./ledger.ts";
import { readForecasts, tallyName } from "./ledger-rows.ts";
import { nextLedger } from "./next-ledger.ts";

const program = aProgram();
const START = isoDate("2026-03-01");
const day = (count: number): IsoDate => addDays(START, count);
const noDigest = (): string => "";
const STREAMS = ["a", "b"] as const;
const LEVELS = [50, 85, 95] as const;

interface Edition {
  readonly week: number;
  /** Days ahead of the three lines of the whole program's date, rising. */
  readonly ahead: readonly [number, number, number];
}
interface Plan {
  /** Day on which each item is finished; all are open at the start. */
  readonly done: Readonly<Record<(typeof STREAMS)[number], readonly number[]>>;
  readonly editions: readonly Edition[];
}

const weekly = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })).map(([first, more, most]): Edition["ahead"] => [7 * first, 7 * (first + more), 7 * (first + more + most)]);
const plans: fc.Arbitrary<Plan> = fc.record({
  done: fc.record({ a: fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 8 }), b: fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 8 }) }),
  // Weeks without an edition are left out: a program may skip some.
  editions: fc.array(fc.record({ week: fc.integer({ min: 0, max: 16 }), ahead: weekly }), { minLength: 2, maxLength: 14 }).map((all) => [...new Map(all.map((each) => [each.week, each])).values()].sort((x, y) => x.week - y.week)),
});

function itemsOf({ done }: Plan): readonly WorkItem[] {
  return STREAMS.flatMap((stream) =>
    done[stream].map((on, index): WorkItem => ({
      key: `${stream}-${String(index)}`,
      title: "",
      type: "Task",
      project: "P",
      workstream: stream,
      labels: [],
      created: isoInstant("2026-01-01T00:00:00Z"),
      status: "Done",
      initialStatus: "Ready",
      transitions: [{ at: isoInstant(`${day(on)}T10:00:00Z`), from: "Ready", to: "Done" }],
      history: "complete",
      source: { file: `data/sources/${stream}.json`, line: index + 1 },
    })),
  );
}

function published(ahead: Edition["ahead"], made: IsoDate): ReadonlyMap<string, ComputedFact> {
  return new Map(LEVELS.map((level, index) => scalarFact(
    { base: `forecast.when.p${String(level)}`, dimensions: {}, label: "", rule: "", rows: [] },
    "date",
    available(addDays(made, ahead[index] ?? 7)),
    noDigest,
  )).map((each) => [each.fact.id, each]));
}

function carried(plan: Plan): Ledger | undefined {
  const items = itemsOf(plan);
  return plan.editions.reduce<Ledger | undefined>((previous, { week, ahead }) => {
    const made = day(7 * week);
    const context = factContext({ program, asOf: isoInstant(`${made}T22:00:00Z`), items, sources: [], documents: [], quality: [] }, noDigest);
    return nextLedger({ context, scopes: scopesOf(context), edition: made, computed: published(ahead, made), previous });
  }, undefined);
}

/** The same from the plan alone, all at once: no state is carried, nothing is settled step by step. */
function expected({ done, editions }: Plan, level: number) {
  const last = day(7 * (editions.at(-1)?.week ?? 0));
  const lines = editions.flatMap(({ week, ahead }) => {
    const made = day(7 * week);
    const finish = STREAMS.map((stream) => done[stream].filter((on) => day(on) > made).sort((x, y) => x - y).at(-1)).reduce<number>((latest, on) => Math.max(latest, on ?? 0), 0);
    return finish === 0 ? [] : [{ made, due: addDays(made, ahead[LEVELS.findIndex((each) => each === level)] ?? 7), finish: day(finish) }];
  });
  let free: IsoDate = START;
  const marked = lines.sort((x, y) => compareText(x.made, y.made)).map((each) => {
    const counted = each.made >= free;
    if (counted) free = each.due;
    return { ...each, counted, kept: each.finish <= each.due };
  });
  const due = marked.filter((each) => each.due <= last);
  const known = due.filter(({ finish }) => finish <= last);
  const loss = known.reduce((sum, { due: said, finish }) => sum + (finish >= said ? (level / 100) * daysBetween(said, finish) : (1 - level / 100) * daysBetween(finish, said)), 0);
  return { due: due.length, kept: due.filter(({ kept }) => kept).length, counted: due.filter(({ counted }) => counted).length, countedKept: due.filter(({ counted, kept }) => counted && kept).length, lossOver: known.length, loss };
}

test("a ledger carried from edition to edition says what the whole history says at once", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const ledger = carried(plan);
      const state = ledger === undefined ? undefined : readForecasts(ledger);
      for (const level of LEVELS) {
        const { loss, ...counts } = expected(plan, level);
        const tally = state?.lines.get(tallyName("when", "", "", level)) ?? { due: 0, kept: 0, counted: 0, countedKept: 0, lossOver: 0, loss: 0 };
        expect(tally).toMatchObject(counts);
        expect(tally.loss).toBeCloseTo(loss, 8);
      }
    }),
    { numRuns: 80 },
  );
});
