import type { EditionDiff, FactChange, ScalarChange } from "@almanac/core";
import { expect, test } from "vitest";
import { figureChapters } from "./figure-changes.ts";

const program = { locale: "en-GB", workstreams: [{ id: "north", title: "North" }] };
const scalar = (id: string, unit: ScalarChange["unit"], before: ScalarChange["before"], after: ScalarChange["after"], difference?: number): ScalarChange => ({ type: "scalar", id, label: "a figure", unit, before, after, ...(difference === undefined ? {} : { difference }) });
const chapters = (...changed: readonly FactChange[]) => figureChapters({ facts: { added: [], removed: [], changed } } satisfies Pick<EditionDiff, "facts">, program);
const row = (change: ScalarChange): readonly string[] => {
  const found = chapters(change)[0]?.scalars[0];
  return found === undefined ? [] : [found.before, found.after, found.difference, found.unit].map((text) => text.replaceAll("\u00a0", " "));
};

test.each([
  ["decimals are those of the figure that has most", scalar("delivery.wip.now", "items", 5.5, 7, 1.5), ["5.5", "7.0", "+1.5", "items"]],
  ["thousands are not decimals", scalar("delivery.wip.now", "items", 1234, 1200, -34), ["1,234", "1,200", "−34", "items"]],
  ["days", scalar("delivery.cycle-time.p85", "days", 2, 1, -1), ["2", "1", "−1", "day"]],
  ["shares differ by points", scalar("forecast.target.chance", "share", 0.8, 0.62, -0.18), ["80 %", "62 %", "−18", "points"]],
  ["one point", scalar("forecast.target.chance", "share", 0.8, 0.81, 0.01), ["80 %", "81 %", "+1", "point"]],
  ["less than a point is not nothing", scalar("forecast.target.chance", "share", 0.774, 0.776, 0.002), ["77 %", "78 %", "+0.2", "points"]],
  ["dates differ by days", scalar("forecast.when.p85", "date", "2027-01-10", "2027-01-24", 14), ["10 Jan 2027", "24 Jan 2027", "+14", "days"]],
  ["no value is not zero", scalar("delivery.cycle-time.p85", "days", 12, null), ["12", "", "", ""]],
  ["a status reads as its word", scalar("program.status.word{program=north}", "text", "on-track", "at-risk"), ["On track", "At risk", "", ""]],
  ["money", { ...scalar("risk.exposure.residual", "money", 625300, 799800, 174500), currency: "EUR" }, ["€625,300", "€799,800", "+€174,500", ""]],
] as const)("%s", (_, change, expected) => {
  expect(row(change)).toEqual(expected);
});

test("the chance of a moved target, and the days past it, have no difference: a step is no progress", () => {
  const changed = [scalar("forecast.target.chance{program=north}", "share", 0.2, 0.6, 0.4), scalar("forecast.target.days-late{program=north}", "days", 20, 6, -14), scalar("forecast.target.chance{program=south}", "share", 0.2, 0.3, 0.1)];
  const differences = (...all: readonly FactChange[]) => chapters(...all).flatMap(({ scalars }) => scalars.filter(({ id }) => id.startsWith("forecast.target")).map(({ difference }) => difference));
  expect(differences(...changed, scalar("program.target.date{program=north}", "date", "2027-01-29", "2027-02-12", 14))).toEqual(["another target", "+10", "another target"]);
  expect(differences(...changed)).toEqual(["+40", "+10", "\u221214"]);
});

test("chapters stand in the order of the method pages, whose figure it is beside the label, a label once", () => {
  const all = chapters(scalar("risk.exposure.residual", "money", 1, 2, 1), scalar("delivery.wip.now{program=north}", "items", 1, 2, 1), scalar("delivery.wip.now", "items", 3, 4, 1), {
    type: "table",
    id: "delivery.age.items",
    label: "age of items",
    rows: { before: 3, after: 4, added: 2, removed: 1, changed: 0 },
  });
  expect(all.map(({ title }) => title)).toEqual(["Flow and teamwork", "Risk"]);
  expect(all[0]?.scalars.map(({ label, about, repeated }) => [label, about, repeated])).toEqual([["A figure", "", false], ["A figure", "North", true]]);
  expect(all[0]?.tables.map(({ rows }) => rows)).toEqual(["2 added, 1 removed"]);
});

test("a figure that reads the same before and after is counted, not listed", () => {
  const [chapter] = chapters(scalar("delivery.wait.share", "share", 0.33012, 0.33018, 0.00006), scalar("delivery.wip.now", "items", 3, 4, 1));
  expect([chapter?.scalars.length, chapter?.tooSmall]).toEqual([1, 1]);
});
