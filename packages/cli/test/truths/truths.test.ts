import { compareText, knownFactIds } from "@almanac/core";
import { beforeAll, expect, test } from "vitest";
import { agreements, cellText } from "./agreement.ts";
import { NOT_IN_MERIDIAN, WITHOUT_VALUE } from "./families.ts";
import { value } from "./readings.ts";
import { means, says, truth, type Facts } from "./truth.ts";
import { ALL_TRUTHS, allAgreements, stated } from "./stated-truths.ts";
import { strays, truthLines } from "./truth-lines.ts";
import { NOT_ABOUT_FACTS } from "./truths.ts";

let facts: Facts = {};
let bases: readonly string[] = [];

const baseName = (id: string): string => id.replace(/\{.*$/u, "");
const family = (id: string): string => id.split(".").slice(0, 2).join(".");

beforeAll(async () => {
  const newest = await stated();
  facts = newest.facts;
  bases = [...new Set(knownFactIds(newest.model.program.workstreams.map(({ id }) => id)).map(baseName))];
});

test("the list speaks of every line of TRUTH.md, in its words", () => {
  expect(strays(truthLines(), ALL_TRUTHS, NOT_ABOUT_FACTS)).toEqual([]);
});

test("every planted value is what its fact says", async () => {
  const differing = (await allAgreements(facts)).filter(({ agrees }) => !agrees);
  expect(differing.map(({ line, find, computed }) => `${line}: planted ${cellText(find.value)}, ${find.reading.where} says ${cellText(computed)}`)).toEqual([]);
});

test("every base name of the catalogue has a fact in Meridian's statement, but for the listed ones", () => {
  const there = new Set(Object.keys(facts).map(baseName));
  expect(bases.filter((base) => !there.has(base)).toSorted(compareText)).toEqual(Object.keys(NOT_IN_MERIDIAN).toSorted(compareText));
});

test("every family has a fact with a value in Meridian's statement, but for the listed ones", () => {
  const filled = new Set(Object.values(facts).flatMap((fact) => ((fact.type === "table" ? fact.rows.length > 0 : fact.value !== null) ? [family(fact.id)] : [])));
  expect([...new Set(bases.map(family))].filter((name) => !filled.has(name)).toSorted(compareText)).toEqual(Object.keys(WITHOUT_VALUE).toSorted(compareText));
});

test("a value that is off by a unit of its last digit does not agree", () => {
  const receipt = { rule: "declared", arguments: {}, sources: [], rows: 0 };
  const one: Facts = { "a.b.c": { type: "scalar", id: "a.b.c", label: "C", audience: "public", unit: "money", value: 0.9569, receipt } };
  const verdict = (find: ReturnType<typeof says>): boolean | undefined => agreements([truth("line", [find])], one)[0]?.agrees;
  expect(verdict(says("0.9568", value("a.b.c")))).toBe(false);
  expect(verdict(says("0.957", value("a.b.c")))).toBe(true);
  expect(verdict(says("95.69 %", value("a.b.c")))).toBe(true);
  expect(verdict(says("0.9569", value("a.b.d")))).toBe(false);
  expect(verdict(means("nothing", null, value("a.b.c")))).toBe(false);
});

test("a line that nobody speaks of and words that a line does not say are found", () => {
  const list = [truth("one line", [says("12", value("a.b.c"))])];
  expect(strays(["this is one line with 13", "another"], list, [])).toEqual(["nobody speaks of “another”", "the line of “one line” does not say “12”"]);
  expect(strays(["one line with 12", "another"], list, [["another", "no figure"]])).toEqual([]);
});
