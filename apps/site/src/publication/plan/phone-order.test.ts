import type { ScalarFact } from "@almanac/core";
import { expect, test } from "vitest";
import { phoneOrder } from "./phone-order.ts";

const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `w${String(index + 1)}`, title: `Stream ${String(index + 1)}` }));
const word = (base: string, program: string, value: string): readonly [string, ScalarFact] => {
  const id = `${base}{program=${program}}`;
  return [id, { type: "scalar", id, label: "Status", audience: "public", unit: "text", value, receipt: { rule: "declared", arguments: {}, sources: [], rows: 0 } }];
};
const facts = Object.fromEntries([word("program.status.word", "w9", "off-track"), word("program.status.word", "w3", "at-risk"), word("program.status.word", "w12", "on-track"), word("program.status.numbers-say", "w12", "at-risk")]);

test("a few workstreams stand as the program lists them, all of them on a phone", () => {
  expect(phoneOrder(rows(6), facts)).toEqual({ rows: rows(6), first: 6 });
});

test("of fifteen those off track come first, then those at risk by their status or by the numbers; a phone shows at least four", () => {
  const { rows: ordered, first } = phoneOrder(rows(15), facts);
  expect(ordered.slice(0, 5).map(({ id }) => id)).toEqual(["w9", "w3", "w12", "w1", "w2"]);
  expect(first).toBe(4);
});

test("a phone shows six at once, however many are at risk", () => {
  const all = Object.fromEntries(rows(15).map(({ id }) => word("program.status.word", id, "at-risk")));
  expect(phoneOrder(rows(15), all).first).toBe(6);
});
