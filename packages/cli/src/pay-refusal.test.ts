import type { ReleaseLedger } from "@almanac/core";
import { expect, test } from "vitest";
import { payRefusal } from "./pay-refusal.ts";

/** Twelve invented pays, of which two editions told the sum of all and the sum of all but one. */
const pays = Array.from({ length: 12 }, (_, index) => 61_300 + 1777 * index);
const told = (count: number, date: string): ReleaseLedger["published"][number] => ({ table: "cells", key: { cell: "engineer-l4" }, date, terms: pays.slice(0, count).map((_, index) => [index, 1] as const), people: count, divisor: 1, value: Math.round(pays.slice(0, count).reduce((sum, pay) => sum + pay, 0) / 1000) * 1000 });
const ledger: ReleaseLedger = { schema: 1, date: "2026-04-01", unknowns: pays.map((pay, index) => ({ person: `W-${String(index)}`, since: "2026-01-01", pay, low: 40_000, high: 120_000, growth: 1, now: pay })), published: [told(12, "2026-01-01"), told(11, "2026-04-01")], withheld: [], verdicts: [] };
const statement = (text: string) => ({ above: { restricted: { edition: { payReleases: "releases.json" }, objects: new Map([["releases.json", text]]) } } });

test("figures that tell somebody's pay stand against the edition: they are named, people and pay are not, and the hint mends it", () => {
  const [found, ...more] = payRefusal(statement(JSON.stringify(ledger)), {});
  expect(more).toEqual([]);
  expect(found).toMatchObject({ code: "DISCLOSURE-DETERMINED", severity: "error", message: "with these published figures, what one person is paid can be worked out: cells cell=engineer-l4 2026-01-01; cells cell=engineer-l4 2026-04-01" });
  expect(JSON.stringify(found)).not.toMatch(/W-\d|80[,.]?847|81[,.]?000/);
  const accepted = (found?.hint ?? "").split("\n").filter((line) => line.startsWith("  - ")).map((line) => line.slice(4));
  expect(accepted).toEqual(["cells cell=engineer-l4 2026-04-01"]);
  expect(payRefusal(statement(JSON.stringify(ledger)), { disclosure: { accepted } })).toEqual([]);
});

test("an edition without pay has nothing against it", () => {
  expect(payRefusal({ above: {} }, {})).toEqual([]);
  expect(payRefusal(statement(JSON.stringify({ ...ledger, published: ledger.published.slice(0, 1) })), {})).toEqual([]);
});
