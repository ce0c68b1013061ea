import { expect, test } from "vitest";
import type { Fact, Unit } from "../../fact/fact.ts";
import { findingText } from "../text.ts";
import { rolesFindings } from "./roles-findings.ts";

const receipt = { rule: "declared", arguments: {}, sources: [], rows: 0 };
const scalar = (id: string, unit: Unit, value: number | string | null): Fact => ({ id, label: id, audience: "public", receipt, type: "scalar", unit, value, ...(unit === "money" ? { currency: "EUR" } : {}) }) as Fact;
const said = (facts: readonly Fact[]): Readonly<Record<string, string>> => {
  const all = Object.fromEntries(facts.map((fact) => [fact.id, fact]));
  return Object.fromEntries(rolesFindings({ facts: all }).map(([key, sentence]) => [key, findingText(sentence, all, "en-GB").replaceAll("\u00a0", " ")]));
};

test("without any facts every role’s sentence is withheld", () => {
  expect(said([])).toEqual({});
});

test("the sponsor reads dates with their confidence, the odds, the money and what waits; each part only where it is known", () => {
  const dates = [scalar("outlook.joint.p50", "date", "2027-03-21"), scalar("outlook.joint.p85", "date", "2027-04-04")];
  const odds = [scalar("outlook.confidence.on-time", "share", 0.012)];
  const money = [scalar("budget.variance.to-date", "money", 240_135), scalar("budget.variance.share", "share", 0.04)];
  expect(said([...dates, ...odds, ...money, scalar("decisions.open.count", "count", 5)])["for.sponsor"]).toBe(
    "With dependencies and holidays, all open scope will be finished by 21 Mar 2027 with 50 % confidence and by 4 Apr 2027 with 85 %; the chance that every workstream keeps its target is 1 %. Complete months cost €240k (4 %) less than budgeted. 5 decisions wait for an answer.",
  );
  expect(said([scalar("budget.variance.to-date", "money", -500), scalar("decisions.open.count", "count", 1)])["for.sponsor"]).toBe("Complete months cost €500 more than budgeted. 1 decision waits for an answer.");
  expect(said([scalar("decisions.open.count", "count", 0)])["for.sponsor"]).toBeUndefined();
});

test("a forecast that dependencies and holidays do not move is called a forecast of all open scope", () => {
  const at = (base: string) => [scalar(`${base}.p50`, "date", "2027-03-21"), scalar(`${base}.p85`, "date", "2027-04-04")];
  expect(said([...at("outlook.joint"), ...at("forecast.when")])["for.sponsor"]).toBe("All open scope will be finished by 21 Mar 2027 with 50 % confidence and by 4 Apr 2027 with 85 %.");
});

test("the program manager’s grammar holds for one and for many", () => {
  expect(said([scalar("delivery.age.older-than-p85", "items", 1), scalar("delivery.wip.now", "items", 9), scalar("retro.actions.overdue", "count", 1)])["for.program-manager"]).toBe("1 of 9 items in progress is older than 85 % of finished work. 1 action from retrospectives is overdue.");
  expect(said([scalar("impediments.items.blocked", "items", 5), scalar("risk.mitigation.overdue", "count", 2), scalar("retro.actions.overdue", "count", 1)])["for.program-manager"]).toBe("5 items are blocked. 2 mitigations of risks and 1 action from retrospectives are overdue.");
});

test("finance reads the estimates as a range", () => {
  const variants = { id: "earned-value.estimate.variants", label: "", audience: "public", receipt, type: "table", columns: [{ name: "eac", label: "", unit: "money", currency: "EUR" }], rows: [[7_943_026], [null], [7_921_243]] } as Fact;
  expect(said([variants, scalar("earned-value.performance.bac", "money", 7_993_760)])["for.finance"]).toBe("All the work of the baseline is estimated at €7.92m to €7.94m, by what is assumed of the rest, where €7.99m was planned.");
});

test("risk and compliance read the expected loss of the register, as /risks/ does", () => {
  expect(said([scalar("risk.exposure.residual", "money", 799_800), scalar("risk.loss.p95", "money", 1_254_000)])["for.risk-and-compliance"]).toBe("The expected loss of open threats is €800k, and with a chance of one in twenty they cost more than €1.25m.");
});

test("risk and compliance: nothing overdue is said only where all of it is known", () => {
  const zero = ["risk.mitigation.overdue", "risk.review.overdue", "compliance.obligations.overdue", "compliance.evidence.expired", "compliance.evidence.stale"].map((id) => scalar(id, "count", 0));
  expect(said(zero)["for.risk-and-compliance"]).toBe("No mitigation, review or duty is overdue, and no evidence is stale.");
  expect(said(zero.slice(1))["for.risk-and-compliance"]).toBeUndefined();
  expect(said([scalar("risk.review.overdue", "count", 1), scalar("compliance.evidence.stale", "count", 6)])["for.risk-and-compliance"]).toBe("1 review of a risk is overdue. 6 controls rest on stale evidence.");
});

test("an engineer reads flow, models and runs", () => {
  expect(said([scalar("delivery.cycle-time.p85", "days", 18), scalar("models.drift.major", "items", 1), scalar("models.age.overdue", "items", 2)])["for.engineer"]).toBe("85 % of items finish within 18 days. 1 feature of a model has drifted far and 2 models in production are due to be trained anew.");
});
