import fc from "fast-check";
import { expect, test } from "vitest";
import { solve } from "yalps";
import { releasePay } from "../../src/disclosure/release/release-pay.ts";
import { attack } from "./attack.ts";
import type { Employee, Month } from "./organisation.ts";
import { attackAlmanac, attackPlain, EMPTY, monthsOf, tablesOf } from "./run-attack.ts";
import { Simplex } from "./simplex.ts";
import { smallTable } from "./small-tables.ts";
import type { ToldCell } from "./what-is-known.ts";

const BAND = { minimum: 40_000, maximum: 60_000 } as const;
const person = (index: number, pay = 45_000 + index * 613, spell = 0): Employee => ({ id: `P-${String(index)}`, dims: { team: "a" }, pay, ...BAND, spell });
const staff = (count: number): readonly Employee[] => Array.from({ length: count }, (_, index) => person(index));
const month = (number: number, people: readonly Employee[], factor = 1): Month => ({ date: `2026-0${String(number)}-01`, factor, people });
const meanOf = ({ date, people }: Month, base = 1): ToldCell => ({ group: {}, date, people: people.length, statistic: "mean", base, value: Math.round(people.reduce((sum, { pay }) => sum + pay, 0) / people.length / base) * base });

test("who joins between two exact means is found out by everybody, and by nobody when there is one mean", () => {
  const months = [month(1, staff(10)), month(2, staff(11))];
  expect(attack(months, months.map((each) => meanOf(each)), false).by.outsider).toEqual({ exact: 1, tenth: 1 });
  expect(attack(months, months.slice(0, 1).map((each) => meanOf(each)), false).by.outsider).toEqual({ exact: 0, tenth: 0 });
});

test("two who join are found out by each other only", () => {
  const months = [month(1, staff(10)), month(2, staff(12))];
  const { by } = attack(months, months.map((each) => meanOf(each)));
  expect([by.outsider.exact, by.insider.exact]).toEqual([0, 2]);
});

test("three who join are found out by two of them together", () => {
  const months = [month(1, staff(10)), month(2, staff(13))];
  const { by } = attack(months, months.map((each) => meanOf(each)));
  expect([by.outsider.exact, by.insider.exact, by["insider and colleague"].exact]).toEqual([0, 0, 3]);
});

test("a raise for all hides no raise of one, and a pay that is known in one edition is known in every other of the same spell", () => {
  const raised = (people: readonly Employee[]): readonly Employee[] => people.map((each) => ({ ...each, pay: Math.round(each.pay * 1.03), minimum: 41_200, maximum: 61_800 }));
  const months = [month(1, staff(11)), month(2, staff(10)), month(3, raised(staff(11)), 1.03)];
  expect(attack(months, [months[0], months[1]].flatMap((each) => (each === undefined ? [] : [meanOf(each)])), false).by.outsider.exact).toBe(2);
  const one = [month(1, staff(10)), month(2, [...staff(9), person(9, 53_000, 1)])];
  const { by } = attack(one, one.map((each) => meanOf(each)), false);
  // What the raise was is known; what the pay was is not.
  expect(by.outsider.exact).toBe(0);
});

test("a group at the end of its band tells what each of it is paid", () => {
  const months = [month(1, Array.from({ length: 12 }, (_, index) => person(index, 59_800 + index)))];
  expect(attack(months, [meanOf(months[0] ?? month(1, []))], false).by.outsider.tenth).toBe(12);
});

test("what does not fit the organisation chart is no attack", () => {
  const months = [month(1, staff(10))];
  expect(() => attack(months, [{ ...meanOf(months[0] ?? month(1, [])), people: 9 }])).toThrow("does not fit the organisation chart");
});

test("the attacker's linear programs agree with a solver of somebody else", () => {
  const sums = fc.array(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(sums, fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 5, maxLength: 5 }), fc.integer({ min: 0, max: 3 }), (members, truth, slack) => {
      const terms = members.map((row) => row.flatMap((inside, index) => (inside ? [[index, 1] as const] : [])));
      const total = (row: readonly (readonly [number, number])[]): number => row.reduce((sum, [index]) => sum + (truth[index] ?? 0), 0);
      const simplex = new Simplex({ variables: truth.map((start) => ({ low: 0, high: 20, start })), rows: terms.map((row) => ({ terms: row, low: total(row) - slack, high: total(row) + slack })) });
      const own = [simplex.push(0, 1, Infinity), simplex.push(0, -1, -Infinity)];
      const constraints = [...terms.map((row, index) => [`r${String(index)}`, { min: total(row) - slack, max: total(row) + slack }] as const), ...truth.map((_, index) => [`b${String(index)}`, { max: 20 }] as const)];
      const variables = truth.map((_, index) => [String(index), { [`b${String(index)}`]: 1, ...(index === 0 ? { goal: 1 } : {}), ...Object.fromEntries(terms.flatMap((row, number) => (row.some(([each]) => each === index) ? [[`r${String(number)}`, 1]] : []))) }] as const);
      const others = (["maximize", "minimize"] as const).map((direction) => solve({ direction, objective: "goal", constraints, variables }).result);
      for (const [index, value] of own.entries()) expect(value).toBeCloseTo(others[index] ?? Number.NaN, 5);
    }),
    { numRuns: 150 },
  );
});

/** Of the smaller organisations, one of each set of tables. The whole run is `pnpm attack`. */
const SAMPLE = [13, 26, 48] as const;

test("nobody is found out from what Almanac publishes, and most of what is safe is shown", () => {
  const { by, utility } = SAMPLE.reduce((tally, seed) => attackAlmanac(tally, seed), EMPTY);
  for (const score of Object.values(by)) expect(score).toEqual({ exact: 0, tenth: 0 });
  expect((utility.newest + utility.held) / utility.safe).toBeGreaterThan(0.75);
});

test("the attacker wins against cells of ten and more in every quarter, where they are neither held nor rounded", () => {
  expect(attackPlain(EMPTY, SAMPLE[0], { least: 10, base: 1, every: 3 }).by.outsider.exact).toBeGreaterThan(20);
});

test("the attacker wins against a publisher that forgets what it told", () => {
  const [seed] = SAMPLE;
  const months = monthsOf(seed).filter((_, index) => index < 9);
  const told = months.flatMap(({ date, people }) => releasePay({ snapshots: [{ date, people }], tables: [{ id: "everybody", by: [] }, ...tablesOf(seed)], rules: { base: 1 } }).cells.flatMap(({ key, date: of, people: number, value }): readonly ToldCell[] => (of === undefined || number === undefined || value === undefined ? [] : [{ group: key, date: of, people: number, statistic: "mean", value, base: 1 }])));
  expect(attack(months, told, false).by.outsider.exact).toBeGreaterThan(0);
});

test("of a small table as much is shown as the best of all patterns would show", () => {
  for (const seed of ["1", "2", "3", "4"]) {
    const table = smallTable(seed, [2, 3]);
    expect(table?.shown).toBe(table?.best);
  }
});
