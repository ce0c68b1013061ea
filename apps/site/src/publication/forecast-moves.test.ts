import { isoDate, type ForecastMove } from "@almanac/core";
import { expect, test } from "vitest";
import { causeSegments, causesLine, causeSpan } from "./cause-words.ts";
import { moveFact, moveTitle, openMoves, pastTarget } from "./forecast-moves.ts";

const because = { parts: ["as it is"] };
const move = (subject: string, parts: readonly (readonly [ForecastMove["parts"][number]["cause"], number])[], more: Partial<ForecastMove> = {}): ForecastMove => ({
  subject,
  title: subject,
  before: isoDate("2027-01-10"),
  after: isoDate("2027-01-24"),
  days: 14,
  parts: parts.map(([cause, days]) => ({ cause, days, because })),
  ...more,
});
const spaced = (text: string | undefined): string | undefined => text?.replaceAll("\u00a0", " ");

test.each([
  [[["scope", 14]], "14 days later, all of it from more scope"],
  [[["scope", 20], ["throughput", -6]], "14 days later, most of it from more scope"],
  [[["scope", 7], ["throughput", 7]], "14 days later"],
] as const)("a move is named by what made most of it: %j", (parts, expected) => {
  expect(spaced(moveTitle(move("forecast.when.p85", parts), "en-GB"))).toBe(expected);
});

test("the line of causes leaves out the target, which moves no work, and causes of no day", () => {
  expect(spaced(causesLine(move("x", [["throughput", 10], ["target", -10], ["dependencies", 0], ["calendar", -1]]), "en-GB"))).toBe("+10 days slower pace, −1 day more working days");
});

test("against its target a forecast is early or late, then and now, and the moved target is said apart", () => {
  const target = { before: isoDate("2027-01-05"), after: isoDate("2027-01-30") };
  expect(pastTarget(move("x", [["scope", 14], ["target", -25]], { target }), "en-GB")).toEqual({ shift: "+25", before: "5\u00a0days late", after: "6\u00a0days early", difference: "−11" });
  expect(pastTarget(move("x", [["scope", 14]], { target: { before: target.after, after: target.after } }), "en-GB")).toBeUndefined();
});

test("causes of the furthest of each kind, of the whole and of a moved target stand open", () => {
  const own = ["a", "b", "c", "d", "e"].map((id) => move(`forecast.when.p85{program=${id}}`, [["scope", 14]]));
  const step = { ...move("forecast.when.p85{program=f}", [["target", -3]]), target: { before: isoDate("2027-01-05"), after: isoDate("2027-01-08") } };
  const joint = [move("outlook.joint.workstreams{program=a}", [["scope", 14]]), move("outlook.joint.workstreams{program=b}", [["scope", 14]]), move("outlook.joint.p85", [["scope", 14]])];
  const [open, folded] = openMoves([...joint, ...own, step]);
  expect(open.map(({ subject }) => subject)).toEqual(["forecast.when.p85{program=a}", "forecast.when.p85{program=b}", "forecast.when.p85{program=c}", step.subject, "outlook.joint.workstreams{program=a}", "outlook.joint.p85"]);
  expect(open.length + folded.length).toBe(9);
});

test.each([
  ["forecast.when.p85{program=fraud}", "changes.forecast.causes{program=fraud}"],
  ["outlook.joint.workstreams{program=fraud}", "changes.outlook.causes{program=fraud}"],
  ["outlook.joint.p85", "changes.outlook.causes"],
])("the causes of %s are published as %s", (subject, expected) => {
  expect(moveFact({ subject }, "causes")).toBe(expected);
});

test("segments lie end to end and never leave the bar, also where the first cause brought the date nearer", () => {
  expect(causeSegments(move("x", [["throughput", -4], ["scope", 18]]))).toEqual([
    { from: 0, to: 4, against: true },
    { from: 0, to: 18, against: false },
  ]);
  expect(causeSpan(move("x", [["throughput", 16], ["target", -30], ["calendar", -2]]))).toBe(16);
});
