import { findingText, isoDate, type Change, type Fact, type ForecastMove, type ScalarFact } from "@almanac/core";
import { expect, test } from "vitest";
import { changesFinding } from "./changes-finding.ts";
import { toldApart } from "./compared.ts";

const because = { parts: ["as it is"] };
const fact: ScalarFact = { type: "scalar", id: "forecast.when.p85{program=fraud}", label: "85 %", audience: "public", unit: "date", value: "2027-03-14", receipt: { rule: "x", arguments: {}, sources: [], rows: 0 } };
const facts: Readonly<Record<string, Fact>> = { [fact.id]: fact };
const fraud: ForecastMove = {
  subject: fact.id,
  title: "Fraud detection",
  before: isoDate("2027-01-24"),
  after: isoDate("2027-03-14"),
  days: 49,
  parts: [
    { cause: "throughput", days: 35, because },
    { cause: "scope", days: 17, because },
    { cause: "calendar", days: -3, because },
  ],
};
const joint: ForecastMove = { ...fraud, subject: "outlook.joint.workstreams{program=fraud}", days: 60 };
const diff = { from: { id: "a", label: "2026-W46", asOfDate: isoDate("2026-11-15") }, changes: [] as readonly Change[], moves: [] as readonly ForecastMove[], facts: { added: [], removed: [], changed: [] } };
const said = (more: Partial<typeof diff>): string => findingText(changesFinding({ ...diff, ...more }, facts, "en-GB"), facts, "en-GB").replaceAll("\u00a0", " ");

test("the forecast that moved furthest by itself is told with its causes, and how many others moved", () => {
  expect(said({ moves: [joint, fraud] })).toBe(
    "Fraud detection’s 85 % date is 49 days later than in 2026-W46, 14 Mar 2027 instead of 24 Jan 2027: 35 days from a slower pace and 17 days from more scope, less 3 days for more working days. One other forecast moved.",
  );
});

test("the date as it stands leads to its provenance", () => {
  expect(changesFinding({ ...diff, moves: [fraud] }, facts, "en-GB").parts).toContainEqual({ fact: fact.id });
});

test("a date that came nearer", () => {
  const nearer: ForecastMove = { ...fraud, before: isoDate("2027-03-15"), days: -1, parts: [{ cause: "throughput", days: -1, because }] };
  expect(said({ moves: [nearer] })).toBe("Fraud detection’s 85 % date is 1 day earlier than in 2026-W46, 14 Mar 2027 instead of 15 Mar 2027: 1 day from a faster pace.");
});

test("a moved target is a step, also where another forecast moved further, and never a cause", () => {
  const target = { before: isoDate("2027-01-29"), after: isoDate("2027-02-12") };
  const moved: ForecastMove = { ...fraud, title: "ML platform", days: 7, target, parts: [{ cause: "scope", days: 7, because }, { cause: "target", days: -14, because }] };
  expect(said({ moves: [fraud, moved] })).toContain("ML platform’s target was moved from 29 Jan 2027 to 12 Feb 2027: a step, not progress.");
  expect(said({ moves: [moved] })).toMatch(/: 7 days from more scope\. Its target was moved/);
});

test("only a target moved", () => {
  const still: ForecastMove = { ...fraud, after: fraud.before, days: 0, target: { before: isoDate("2027-01-29"), after: isoDate("2027-02-12") }, parts: [{ cause: "target", days: -14, because }] };
  expect(said({ moves: [still] })).toBe("No forecast moved since 2026-W46. Fraud detection’s target did: from 29 Jan 2027 to 12 Feb 2027.");
});

test("without a moved forecast the first change speaks; without any change it says that nothing moved", () => {
  expect(said({ changes: [{ subject: "x", figure: "1", figureUnit: "decision", headline: { parts: ["Decided: Less scope."] } }] })).toBe("No forecast moved since 2026-W46. Decided: Less scope.");
  expect(said({})).toBe("Nothing moved since 2026-W46: every published figure is the same.");
});

test("a correction and what it corrects are told apart by their ids", () => {
  const to = { id: "a-2", label: "2026-W46", asOfDate: isoDate("2026-11-15") };
  expect(toldApart({ from: diff.from, to })).toMatchObject({ from: { label: "a" }, to: { label: "a-2" } });
  expect(toldApart({ from: diff.from, to: { ...to, label: "2026-W47" } }).from.label).toBe("2026-W46");
});
