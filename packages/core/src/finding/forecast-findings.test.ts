import { expect, test } from "vitest";
import type { Fact, Unit } from "../fact/fact.ts";
import { isoDate } from "../model/time.ts";
import { forecastFindings } from "./forecast-findings.ts";
import { findingText } from "./text.ts";

const receipt = { rule: "declared", arguments: {}, sources: [], rows: 0 };
const scalar = (id: string, unit: Unit, value: number | string): Fact => ({ id, label: id, audience: "public", receipt, type: "scalar", unit, value }) as Fact;
const workstreams = [{ id: "search", title: "Search" }, { id: "fraud", title: "Fraud" }];

function said(...facts: readonly Fact[]): Readonly<Record<string, string>> {
  const all = Object.fromEntries(facts.map((fact) => [fact.id, fact]));
  return Object.fromEntries(forecastFindings(workstreams, all, isoDate("2026-11-22")).map(([key, sentence]) => [key, findingText(sentence, all, "en-GB").replaceAll("\u00a0", " ")]));
}

const stream = (id: string, target: string, chance: number): readonly Fact[] => [
  scalar(`program.target.date{program=${id}}`, "date", target),
  scalar(`forecast.target.chance{program=${id}}`, "share", chance),
  scalar(`forecast.when.p50{program=${id}}`, "date", "2027-01-24"),
  scalar(`forecast.when.p85{program=${id}}`, "date", "2027-01-31"),
  scalar(`forecast.scope.open{program=${id}}`, "items", 20),
];
const together = (chance: number): Fact => scalar("outlook.confidence.on-time", "share", chance);

test("the front page says what the odds of each by itself leave out", () => {
  const both = [...stream("search", "2027-01-30", 0.91), ...stream("fraud", "2027-02-12", 0.32)];
  expect(said(...both)["front"]).toBe("One of two workstreams will very probably meet its target; Fraud meets 12 Feb 2027 with a chance of 32 %.");
  expect(said(...both, together(0.012))["front"]).toBe("One of two workstreams will very probably meet its target; Fraud meets 12 Feb 2027 with a chance of 32 %. That is each at its own pace; with holidays and waits for each other, all keep their targets with a chance of 1 %.");
});

test("where one target has passed, nothing is said of all; nor of a single one", () => {
  expect(said(...stream("search", "2027-01-30", 0.91), ...stream("fraud", "2026-11-01", 0), together(0))["front"]).toBe("One of two workstreams will very probably meet its target; Fraud has passed its target of 1 Nov 2026 with 20 items open.");
  expect(said(...stream("search", "2027-01-30", 0.91), together(0.5))["front"]).toBe("Search will very probably meet its target.");
});

test("a workstream says both chances where they differ to the percent", () => {
  const joint = (chance: number): Fact => scalar("outlook.confidence.on-time{program=search}", "share", chance);
  const alone = "Search will finish its open scope by 24 Jan 2027 with 50 % confidence and by 31 Jan 2027 with 85 %; the chance of 30 Jan 2027 is 81 %";
  expect(said(...stream("search", "2027-01-30", 0.81))["forecast.search"]).toBe(alone);
  expect(said(...stream("search", "2027-01-30", 0.81), joint(0.8132))["forecast.search"]).toBe(alone);
  expect(said(...stream("search", "2027-01-30", 0.81), joint(0.18))["forecast.search"]).toBe("Search will finish its open scope by 24 Jan 2027 with 50 % confidence and by 31 Jan 2027 with 85 %, at its own pace; the chance of 30 Jan 2027 is 81 %, and 18 % once holidays, lent people and waits are counted");
});

test("statuses are held against the chance of the target, and only those that claim more are named", () => {
  const held = [...stream("search", "2027-01-30", 0.81), scalar("program.status.word{program=search}", "text", "on-track")];
  expect(said(...held)["front.programs"]).toBe("No status claims more than its chance supports.");
  expect(said(...held, scalar("program.status.numbers-say{program=search}", "text", "at-risk"))["front.programs"]).toBe("One status claims more than its chance supports: Search.");
});

test("the chart of a workstream is named after the chance of its target, or after its date; without a date it has no name", () => {
  expect(said(...stream("search", "2027-01-30", 0.81))["forecast.when.search"]).toBe("Search: 81 % chance of its target");
  expect(said(...stream("search", "2027-01-30", 0.4))["forecast.when.search"]).toBe("Search: 40 % chance of its target");
  expect(said(scalar("forecast.when.p85{program=search}", "date", "2027-01-31"), scalar("forecast.when.p50{program=search}", "date", "2027-01-24"))["forecast.when.search"]).toBe("Search: done by 31 Jan 2027 with 85 % confidence");
  expect(said(scalar("forecast.scope.open{program=search}", "items", 3))["forecast.when.search"]).toBeUndefined();
});
