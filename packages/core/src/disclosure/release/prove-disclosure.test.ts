import { describe, expect, test } from "vitest";
import type { PayEquation, PayUnknown } from "./contract.ts";
import { equationName } from "./linked-risk.ts";
import { proveDisclosure } from "./prove-disclosure.ts";

/** Invented pays of 60,000 to 80,000 in bands of 40,000 to 120,000. */
const pays = (count: number): readonly PayUnknown[] => Array.from({ length: count }, (_, index) => ({ person: `p${String(index).padStart(2, "0")}`, since: "2026-01-01", pay: 60_000 + ((index * 7919) % 20_000), low: 40_000, high: 120_000, growth: 1 }));
const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, index) => from + index);
const sumOf = (unknowns: readonly PayUnknown[], members: readonly number[], key: string, date = "2026-01-01", base = 1000): PayEquation => {
  const total = members.reduce((sum, index) => sum + (unknowns[index]?.pay ?? 0), 0);
  return { table: "team", key: { team: key }, date, terms: members.map((index) => [index, 1]), people: members.length, divisor: 1, value: Math.floor((total + base / 2) / base) * base };
};

describe("the prover", () => {
  const unknowns = pays(24);
  const [all, most] = [sumOf(unknowns, range(0, 24), "all"), sumOf(unknowns, range(0, 23), "most")];

  test("finds who is the difference of two sums, names both and what to give up", () => {
    expect(proveDisclosure({ unknowns, published: [all, most] })).toEqual({ safe: false, people: 1, by: [0, 1], mend: [1] });
    expect(proveDisclosure({ unknowns, published: [all] })).toEqual({ safe: true });
  });

  test("finds who is left of more than two sums, over editions", () => {
    const [left, right] = [sumOf(unknowns, range(0, 11), "left", "2026-04-01"), sumOf(unknowns, range(11, 23), "right", "2026-04-01")];
    const proof = proveDisclosure({ unknowns, published: [left, right, all] });
    expect(proof).toMatchObject({ safe: false, people: 1, by: [0, 1, 2] });
    expect(proveDisclosure({ unknowns, published: [left, all] })).toEqual({ safe: true });
  });

  test("a colleague who knows their own pay finds the other of two", () => {
    const but2 = sumOf(unknowns, range(0, 22), "but two");
    expect(proveDisclosure({ unknowns, published: [all, but2] })).toMatchObject({ safe: false, people: 2, by: [0, 1] });
    // Four left, two of whom put together what they know, are still two who are not told apart.
    expect(proveDisclosure({ unknowns, published: [all, sumOf(unknowns, range(0, 20), "but four")] })).toEqual({ safe: true });
  });

  test("a sum at the end of what bands allow tells everybody in it", () => {
    const low = unknowns.map((unknown) => ({ ...unknown, pay: 41_000 }));
    const sum = sumOf(low, range(0, 4), "at the minimum");
    expect(proveDisclosure({ unknowns: low, published: [sum] })).toMatchObject({ safe: false, people: 4 });
  });

  test("rounding is counted on: a mean of many rounded to thousands leaves one person open", () => {
    const mean = (members: readonly number[], key: string): PayEquation => ({ ...sumOf(unknowns, members, key), divisor: members.length, value: Math.round(sumOf(unknowns, members, key, "", 1).value / members.length / 1000) * 1000 });
    expect(proveDisclosure({ unknowns, published: [mean(range(0, 24), "all"), mean(range(0, 23), "most")] })).toEqual({ safe: true });
    expect(proveDisclosure({ unknowns, published: [all, most], rules: { base: 1000, margin: 0.005 } })).toEqual({ safe: true });
  });

  test("what a narrow band tells is not the publication's doing", () => {
    const narrow = unknowns.map((unknown) => ({ ...unknown, low: unknown.pay * 0.97, high: unknown.pay * 1.03 }));
    const exact = [range(0, 24), range(0, 23)].map((members, index) => sumOf(narrow, members, String(index), "2026-01-01", 100));
    expect(proveDisclosure({ unknowns: narrow, published: exact.slice(0, 1), rules: { base: 100 } })).toEqual({ safe: true });
    expect(proveDisclosure({ unknowns: narrow, published: exact, rules: { base: 100 } })).toMatchObject({ safe: false, people: 1 });
  });

  test("figures are named with their table, key and date, never with people", () => {
    expect(equationName(most)).toBe("team team=most 2026-01-01");
  });
});
