import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepFreeze } from "../../../test/deep-freeze.ts";
import { auditTable } from "../audit.ts";
import { protectMin } from "../protect-min.ts";
import type { PaySnapshot, PayTable, ReleaseLedger, SnapshotPerson } from "./contract.ts";
import { proveDisclosure } from "./prove-disclosure.ts";
import { readReleaseLedger } from "./read-ledger.ts";
import { releasePay } from "./release-pay.ts";

const QUARTERS = ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"] as const;
const dateOf = (index: number): string => QUARTERS[index] ?? "2027-01-01";
/** Invented people, each paid a thousand more than the one before. */
const person = (index: number, over: Partial<SnapshotPerson> = {}): SnapshotPerson => ({ id: `p${String(index).padStart(3, "0")}`, pay: 50_000 + 1000 * index, dims: { cell: "a" }, minimum: 40_000, maximum: 120_000, ...over });
const people = (count: number, over: Partial<SnapshotPerson> = {}, from = 0): readonly SnapshotPerson[] => Array.from({ length: count }, (_, index) => person(from + index, over));
const on = (...groups: readonly (readonly SnapshotPerson[])[]): readonly PaySnapshot[] => deepFreeze(groups.map((members, index) => ({ date: dateOf(index), people: members })));
const CELL: PayTable = { id: "pay", by: ["cell"] };
const cellsOf = (snapshots: readonly PaySnapshot[], tables: readonly PayTable[] = [CELL]) => releasePay({ snapshots, tables }).cells;
const one = (...groups: readonly (readonly SnapshotPerson[])[]) => cellsOf(on(...groups))[0];

describe("one cell over time", () => {
  const raised = (count: number) => people(12).map((each, index) => (index < count ? { ...each, pay: each.pay + 2000 } : each));

  test("a new figure is held back until ten people are affected, counted over all quarters together", () => {
    expect(one(people(12), raised(1))).toMatchObject({ state: "held", date: QUARTERS[0], people: 12, value: 56_000 });
    expect(one(people(12), raised(6), raised(9))).toMatchObject({ state: "held", date: QUARTERS[0] });
    expect(one(people(12), raised(6), raised(10))).toMatchObject({ state: "published", date: QUARTERS[2] });
    expect(one(people(12), people(12))).toMatchObject({ state: "published", date: QUARTERS[1] });
    expect(one(people(12), people(13))).toMatchObject({ state: "held", people: 12 });
  });

  test("a raise of everybody tells nothing new; somebody left out of it does", () => {
    const all = people(12).map((each) => ({ ...each, pay: Math.round(each.pay * 1.03) }));
    expect(one(people(12), all)).toMatchObject({ state: "published", date: QUARTERS[1] });
    expect(one(people(12), all.with(0, person(0)))).toMatchObject({ state: "held", date: QUARTERS[0] });
    // One joins in the quarter of the raise: the raise taken off, the difference is that one's pay.
    expect(one(people(12), [...all, person(30)])).toMatchObject({ state: "held", people: 12 });
  });

  test("rounding is not relied on: other figures of the same people would take it away", () => {
    // All are near the minimum of 40,000. Rounded, somebody may have 20,000 more; known to the unit, nobody has more than 7,200.
    const lowest = people(40, { pay: 40_000, maximum: 80_000 }).map((each, index) => (index < 3 ? { ...each, pay: 42_400 } : each));
    expect(one(lowest)?.state).toBe("suppressed");
    const { ledger } = releasePay({ snapshots: on(lowest), tables: [CELL], rules: { margin: 0.02 } });
    expect([ledger.published.length, proveDisclosure(ledger), proveDisclosure({ ...ledger, unrounded: true }).safe]).toEqual([1, { safe: true }, false]);
  });

  test("a group that fails by itself is suppressed, an empty one has no data, and equal pay is no secret that a mean keeps", () => {
    expect(one(people(12), people(9))).toEqual({ table: "pay", key: { cell: "a" }, state: "suppressed" });
    expect(one(people(12), [])).toEqual({ table: "pay", key: { cell: "a" }, state: "no-data" });
    expect(one(people(12, { pay: 50_000 }))).toMatchObject({ state: "suppressed" });
    expect(one(people(12).map((each) => ({ ...each, views: [1] })))).toMatchObject({ state: "suppressed" });
  });

  test("after a gap it is compared with what was told before it", () => {
    expect(one(people(12), people(9), raised(1))).toMatchObject({ state: "held", date: QUARTERS[0] });
  });

  test("what stands beside the pay may not change for a few either", () => {
    const ranges = (moved: number) => people(12).map((each, index) => ({ ...each, besides: index < moved ? [42_000, 72_000] : [40_000, 70_000] }));
    expect(one(ranges(0), ranges(1))).toMatchObject({ state: "held" });
    expect(one(ranges(0), ranges(10))).toMatchObject({ state: "published", date: QUARTERS[1] });
  });

  test("figures change in the first snapshot of a quarter only", () => {
    const snapshots = [{ date: "2026-01-05", people: people(12) }, { date: "2026-02-02", people: people(24) }, { date: "2026-04-06", people: people(24) }];
    expect(cellsOf(snapshots.slice(0, 2))[0]).toMatchObject({ state: "published", date: "2026-01-05" });
    expect(cellsOf(snapshots)[0]).toMatchObject({ state: "published", date: "2026-04-06", people: 24 });
  });

  test("k may be lowered to five and no further", () => {
    const few = { snapshots: on(people(6)), tables: [CELL] };
    expect(releasePay({ ...few, rules: { minContributors: 5 } }).cells[0]?.state).toBe("published");
    expect(() => releasePay({ ...few, rules: { minContributors: 4 } })).toThrow("at least 5");
  });
});

describe("several tables at once", () => {
  const of = (team: string, site: string, count: number, from: number) => people(count, { dims: { team, site } }, from);
  const TABLES: readonly PayTable[] = [{ id: "team", by: ["team"], totals: true }, { id: "site", by: ["site"], totals: true }];
  const states = (snapshots: readonly PaySnapshot[]) => Object.fromEntries(cellsOf(snapshots, TABLES).map(({ table, key, state }) => [`${table} ${Object.values(key).join(" ")}`.trim(), state]));

  test("a total less the other cells would tell a small team, so one more figure is withheld", () => {
    const told = states(on([...of("a", "x", 20, 0), ...of("b", "x", 20, 20), ...of("c", "x", 4, 40)]));
    expect(told["team c"]).toBe("suppressed");
    expect(Object.values(told).filter((state) => state === "suppressed").length).toBeGreaterThan(1);
  });

  test("a team and a site that differ by three people are not both told", () => {
    const told = states(on([...of("a", "x", 20, 0), ...of("a", "y", 3, 20), ...of("b", "y", 30, 30)]));
    expect([told["team a"], told["site x"]]).toContain("suppressed");
  });

  test("three updates, each of ten people or more, are not told together if they differ by three", () => {
    const before = [...of("a", "x", 30, 0), ...of("b", "x", 30, 30)];
    const raise = (index: number): boolean => index < 10 || (index >= 30 && index < 42);
    const after = before.map((each, index) => (raise(index) ? { ...each, pay: each.pay + 3000 } : each));
    // Three more join whom no team is known of: only the total of sites tells of them.
    const joined = [...after, ...people(3, { dims: { site: "x" } }, 70)];
    const { cells } = releasePay({ snapshots: on(before, joined), tables: TABLES });
    const fresh = cells.filter(({ state }) => state === "published").map(({ key }) => Object.values(key).join(" "));
    expect(fresh.length).toBeGreaterThan(0);
    expect(["a", "b", "x"].every((name) => fresh.includes(name))).toBe(false);
  });
});

const GRADES = ["g1", "g2"] as const;
const someone = fc.record({ team: fc.constantFrom("a", "b", "c"), site: fc.constantFrom("x", "y"), grade: fc.constantFrom(...GRADES), place: fc.double({ min: 0, max: 1, noNaN: true }), leaves: fc.boolean(), joins: fc.boolean(), raise: fc.constantFrom(1, 1, 1, 1.07), moves: fc.constantFrom(undefined, undefined, undefined, "a", "b") });
const organisation = fc.array(someone, { minLength: 24, maxLength: 45 }).map((all): readonly PaySnapshot[] =>
  [0, 1, 2].map((quarter) => ({
    date: dateOf(quarter),
    people: all.flatMap(({ team, site, grade, place, leaves, joins, raise, moves }, index): readonly SnapshotPerson[] => {
      const rare = index % 4 === 0;
      if ((joins && rare && quarter === 0) || (leaves && rare && quarter === 2)) return [];
      const [minimum, maximum] = grade === "g1" ? [40_000, 80_000] : [70_000, 160_000];
      const growth = quarter > 0 ? 1.02 : 1;
      const pay = Math.round((minimum + (maximum - minimum) * place ** 2) * growth * (quarter > 0 ? raise : 1));
      return [{ id: `p${String(index).padStart(2, "0")}`, pay, dims: { team: quarter > 1 ? (moves ?? team) : team, site, grade }, minimum: minimum * growth, maximum: maximum * 1.1 * growth }];
    }),
  })),
);
const THREE: readonly PayTable[] = ["team", "site", "grade"].map((name) => ({ id: name, by: [name], totals: true }));

describe("whatever the organisation", () => {
  test("the prover finds nobody in what is published, and the order of people and the way through editions do not matter", () => {
    fc.assert(
      fc.property(organisation, (snapshots) => {
        const whole = releasePay({ snapshots, tables: THREE });
        expect(proveDisclosure(whole.ledger)).toEqual({ safe: true });
        let ledger: ReleaseLedger | undefined;
        for (const snapshot of snapshots) ({ ledger } = releasePay({ snapshots: [{ ...snapshot, people: snapshot.people.toReversed() }], tables: THREE, ledger: readReleaseLedger(ledger === undefined ? undefined : (JSON.parse(JSON.stringify(ledger)) as unknown)) }));
        expect(ledger).toEqual(whole.ledger);
        for (const { people: count } of whole.ledger.published) expect(count).toBeGreaterThanOrEqual(10);
      }),
      { numRuns: 4 },
    );
  });

  test("of a small table with totals as many cells are told as the best pattern tells", () => {
    const counts = fc.tuple(fc.constantFrom(4, 7), fc.array(fc.constantFrom(11, 12, 15), { minLength: 5, maxLength: 5 }), fc.nat(5));
    fc.assert(
      fc.property(counts, ([few, many, at]) => {
        const sizes: readonly number[] = [...many.slice(0, at), few, ...many.slice(at)];
        let from = 0;
        const everybody = sizes.flatMap((count, index) => people(count, { dims: { row: String(index % 2), column: String(index % 3) } }, (from += count) - count).map((each, place) => ({ ...each, pay: 45_000 + ((place * 7919) % 60_000) })));
        const table = [0, 1].map((row) => [0, 1, 2].map((column) => everybody.filter(({ dims }) => dims["row"] === String(row) && dims["column"] === String(column)).map(({ id, pay }) => ({ id, value: pay }))));
        const { minSecondary } = protectMin({ cells: table });
        const inner = releasePay({ snapshots: on(everybody), tables: [{ id: "t", by: ["row", "column"], totals: true }] }).cells.filter(({ key, state }) => Object.keys(key).length === 2 && state === "published");
        expect(inner.length).toBeGreaterThanOrEqual(5 - (minSecondary ?? 5));
      }),
      { numRuns: 3 },
    );
  });

  test("a two-way table with totals shows nothing that the audit of one table finds", () => {
    const counts = fc.array(fc.array(fc.constantFrom(3, 6, 11, 14), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(counts, (sizes) => {
        let from = 0;
        const snapshot = on(sizes.flatMap((row, r) => row.flatMap((count, c) => people(count, { dims: { row: String(r), column: String(c) } }, (from += count) - count)))).map((each) => ({ ...each, people: each.people.map((one_, index) => ({ ...one_, pay: 41_000 + 7919 * (index % 10), maximum: 120_000 })) }));
        const { cells } = releasePay({ snapshots: snapshot, tables: [{ id: "t", by: ["row", "column"], totals: true }] });
        const shown = (key: Readonly<Record<string, string>>): boolean => cells.some((each) => each.state === "published" && JSON.stringify(each.key) === JSON.stringify(key));
        const totals = sizes.every((_, r) => shown({ row: String(r) })) && (sizes[0] ?? []).every((_, c) => shown({ column: String(c) }));
        if (!totals) return;
        const contributions = sizes.map((row, r) => row.map((_, c) => (snapshot[0]?.people ?? []).filter(({ dims }) => dims["row"] === String(r) && dims["column"] === String(c)).map(({ id, pay }) => ({ id, value: pay }))));
        const suppressed = sizes.map((row, r) => row.map((_, c) => (shown({ row: String(r), column: String(c) }) ? 0 : 1)));
        expect(auditTable({ cells: contributions, suppressed }).problems.filter((problem) => problem !== "narrow")).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });
});
