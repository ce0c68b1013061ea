import { expect, test } from "vitest";
import { aProgram } from "../../../test/a-program.ts";
import type { Fact, ScalarFact, TableFact, Unit } from "../../fact/fact.ts";
import { isoDate } from "../../model/time.ts";
import { findingText } from "../text.ts";
import { governanceFindings } from "./governance-findings.ts";

const receipt = { rule: "declared", arguments: {}, sources: [], rows: 1, rowsDigest: "" };
const money = (unit: Unit) => (unit === "money" ? { currency: "EUR" } : {});
const scalar = (id: string, unit: Unit, value: number | string): ScalarFact => ({ type: "scalar", id, label: id, audience: "public", unit, value, receipt, ...money(unit) });
const missing = (id: string, unit: Unit, because: string): ScalarFact => ({ type: "scalar", id, label: id, audience: "public", unit, value: null, notAvailable: { reason: "no-data", because }, receipt, ...money(unit) });
const table = (id: string, columns: Readonly<Record<string, Unit>>, rows: TableFact["rows"]): TableFact => ({ type: "table", id, label: id, audience: "public", columns: Object.entries(columns).map(([name, unit]) => ({ name, label: name, unit, ...money(unit) })), rows, receipt });

const byId = (facts: readonly Fact[]): Readonly<Record<string, Fact>> => Object.fromEntries(facts.map((fact) => [fact.id, fact]));
/** Sentences of an edition of 22 Nov 2026, and what the edition before said. */
function sentences(facts: readonly Fact[], before: readonly Fact[] = []): Readonly<Record<string, string>> {
  const now = byId(facts);
  const previous = before.length === 0 ? undefined : { facts: byId(before), label: "2026-W46", asOfDate: isoDate("2026-11-15") };
  const named = governanceFindings({ program: aProgram(), facts: now, asOfDate: isoDate("2026-11-22"), previous });
  return Object.fromEntries(named.map(([key, finding]) => [key, findingText(finding, now, "en-GB").replaceAll("\u00a0", " ")]));
}

const losses = [scalar("risk.loss.p80", "money", 1_024_000), scalar("risk.loss.p95", "money", 1_254_000), scalar("risk.register.open", "count", 24)];
const overdue = (mitigations: number, reviews: number) => [scalar("risk.mitigation.overdue", "count", mitigations), scalar("risk.review.overdue", "count", reviews)];

test("nothing is said of what no fact states", () => {
  expect(sentences([])).toEqual({});
});

test("the loss is said with its confidence, its move and what the budget sets aside", () => {
  const none = missing("risk.contingency.planned", "money", "no line of the budget in force is of the category contingency");
  expect(sentences([...losses, none, ...overdue(2, 1)], [scalar("risk.loss.p80", "money", 830_000)])["risks"]).toBe(
    "With 80 % confidence the open threats together cost no more than €1.02m, up from €830k in the edition before; the budget sets nothing aside for it. 2 mitigations are past their day and 1 risk review is overdue.",
  );
  const reserve = (cover: number) => [scalar("risk.contingency.planned", "money", 1_024_000 + cover), scalar("risk.contingency.cover", "money", cover)];
  expect(sentences([...losses, ...reserve(-124_000)])["risks"]).toBe("With 80 % confidence the open threats together cost no more than €1.02m; the contingency of €900k is €124k short of that.");
  expect(sentences([...losses, ...reserve(76_000)], [scalar("risk.loss.p80", "money", 1_024_000)])["risks"]).toBe("With 80 % confidence the open threats together cost no more than €1.02m, as in the edition before; the contingency of €1.10m covers that.");
  expect(sentences(losses)["risk.loss"]).toBe("One time in five the loss is more than €1.02m, one time in twenty more than €1.25m");
});

test("a register without amounts says why there is no loss, and an empty one that it is empty", () => {
  expect(sentences([scalar("risk.register.open", "count", 1), missing("risk.loss.p80", "money", "no open threat has both a probability and an amount")])["risks"]).toBe("1 risk is open; what it may cost cannot be said: no open threat has both a probability and an amount.");
  expect(sentences([scalar("risk.register.open", "count", 0)])["risks"]).toBe("No risk is open in the register.");
});

const days = table("risk.burndown.days", { date: "date", residual: "money", threats: "count" }, [["2026-11-15", 625_300, 19], ["2026-11-22", 799_800, 21]]);
const moves = (rows: TableFact["rows"]) => table("risk.burndown.moves", { date: "date", id: "text", type: "text", what: "text", from: "money", to: "money" }, rows);

test("the largest move in the direction of the change is named, of the newest day only and of threats only", () => {
  const all = moves([["2026-11-15", "R-01", "threat", "opened", null, 900_000], ["2026-11-22", "R-17", "threat", "lower", 15_000, 7_500], ["2026-11-22", "R-03", "threat", "opened", null, 147_000], ["2026-11-22", "R-23", "opportunity", "higher", 0, 500_000]]);
  expect(sentences([days, all, scalar("risk.burndown.change", "money", 174_500)])["risk.moves"]).toBe("R-03 is new, at €147k; expected loss rose by €175k since 15 Nov");
  expect(sentences([days, moves([["2026-11-22", "R-17", "threat", "lower", 15_000, 7_500]]), scalar("risk.burndown.change", "money", -7_500)])["risk.moves"]).toBe("R-17 fell from €15.0k to €7,500; expected loss fell by €7,500 since 15 Nov");
  expect(sentences([days, moves([]), scalar("risk.burndown.change", "money", 0)])["risk.moves"]).toBe("Expected loss is unchanged since 15 Nov");
  expect(sentences([days])["risk.burndown"]).toBe("Expected loss grew from €625k on 15 Nov to €800k; open threats went from 19 to 21");
});

const duties = (rows: TableFact["rows"]) => table("compliance.obligations.items", { framework: "text", article: "text", state: "text", left: "days" }, rows);
const coverage = (rows: TableFact["rows"]) => table("compliance.coverage.frameworks", { framework: "text", strict: "share" }, rows);

test("overdue duties are named with their delay, and the framework that is least in place", () => {
  const late = [["AI Act", "Article 50", "overdue", -23], ["GDPR", "Article 35", "overdue", -23]] as const;
  expect(sentences([scalar("compliance.obligations.overdue", "count", 2), duties(late), coverage([["RMF", 0.35], ["AI Act", 0.2]])])["compliance"]).toBe("2 duties are overdue, each by 23 days: AI Act Article 50 and GDPR Article 35. AI Act has 20 % of its stated controls in place, with evidence that counts, the least of two frameworks.");
  expect(sentences([scalar("compliance.obligations.overdue", "count", 1), duties([["GDPR", "Article 35", "overdue", -1]])])["compliance"]).toBe("1 duty is overdue by 1 day: GDPR, Article 35.");
  expect(sentences([scalar("compliance.obligations.overdue", "count", 0), coverage([["RMF", 1]])])["compliance"]).toBe("No duty is overdue. RMF has 100 % of its stated controls in place, with evidence that counts.");
});

test("a share of controls names how many are stated, and evidence is counted with its subject", () => {
  const stated = table("compliance.coverage.frameworks", { framework: "text", strict: "share", applicable: "count" }, [["RMF", 0.35, 17], ["AI Act", 0.2, 10]]);
  expect(sentences([stated])["compliance"]).toBe("AI Act has 20 % of its 10 stated controls in place, with evidence that counts, the least of two frameworks.");
  expect(sentences([stated])["compliance.coverage"]).toBe("RMF is furthest, with 35 % of its 17 stated controls in place, with evidence that counts.");
  const evidence = (stale: number, expired: number, soon: number) => sentences([scalar("compliance.evidence.stale", "count", stale), scalar("compliance.evidence.expired", "count", expired), scalar("compliance.evidence.expiring-60", "count", soon)])["compliance.evidence"];
  expect(evidence(6, 0, 2)).toBe("6 controls rest on evidence that is too old or has no day and 2 on evidence that expires within 60 days.");
  expect(evidence(0, 1, 0)).toBe("1 control rests on evidence that has expired.");
  expect(evidence(0, 0, 2)).toBe("2 controls rest on evidence that expires within 60 days.");
});

test("decisions say who answers first and how long answers take", () => {
  const open = table("decisions.open.items", { title: "text", owner: "text", due: "date" }, [["Later", "Sponsor", "2026-12-01"], ["Sooner", "Risk executive", "2026-11-24"]]);
  const latency = [scalar("decisions.latency.median", "days", 7), scalar("decisions.latency.longest", "days", 16)];
  expect(sentences([scalar("decisions.open.count", "count", 2), scalar("decisions.open.overdue", "count", 1), open, ...latency])["decisions"]).toBe("2 decisions wait for an answer, the first due on 24 Nov from the risk executive. 1 is overdue. Half of the answers so far came within 7 days; the slowest took 16 days.");
  expect(sentences([scalar("decisions.latency.decided", "count", 12), ...latency])["decisions"]).toBe("Half of the 12 answers so far came within 7 days; the slowest took 16 days.");
  expect(sentences([scalar("decisions.latency.decided", "count", 1), ...latency])["decisions"]).toBe("The one answer so far took 16 days.");
  expect(sentences([scalar("decisions.open.count", "count", 0)])["decisions"]).toBe("No decision waits for an answer.");
});

test("stakeholders: which message is late, and which activity nobody does", () => {
  const messages = table("stakeholders.communication.items", { audience: "text", next: "date", overdue: "days" }, [["Engineering", "2026-11-17", 5], ["Sponsors", "2026-11-24", null]]);
  const roles = table("stakeholders.raci.items", { activity: "text", accountable: "text", responsible: "text" }, [["Manage the vendor", "Director", null]]);
  const counts = (late: number, idle: number, headless: number) => [scalar("stakeholders.communication.overdue", "count", late), scalar("stakeholders.raci.without-responsible", "count", idle), scalar("stakeholders.raci.without-one-accountable", "count", headless)];
  expect(sentences([messages, roles, ...counts(1, 1, 0)])["stakeholders"]).toBe("1 message is past its day: to Engineering, by 5 days. Nobody is responsible for “Manage the vendor”.");
  expect(sentences(counts(0, 0, 2))["stakeholders"]).toBe("No message is past its day. 2 activities have no single role that answers for them.");
  expect(sentences(counts(0, 0, 0))["stakeholders"]).toBe("No message is past its day. Every activity has one role that answers for it and somebody who does it.");
});

test("objectives: the mean, the last one, and what nobody measured", () => {
  const rows = table("objectives.progress.objectives", { objective: "text", title: "text", progress: "share" }, [["O-1", "See it first", 0.68], ["O-4", "Train at will", 0.4]]);
  const counts = [scalar("objectives.progress.worse", "count", 1), scalar("objectives.check-ins.missing", "count", 2)];
  expect(sentences([rows, scalar("objectives.progress.mean", "share", 0.54), ...counts])["objectives"]).toBe("As far as they are measured, the objectives are on average 54 % of the way to their targets. “Train at will” is last, at 40 %. 1 key result is worse than at its start and 2 have never been measured.");
  expect(sentences([scalar("objectives.check-ins.missing", "count", 1)])["objectives"]).toBe("1 key result has never been measured, so no progress can be stated.");
  expect(sentences([rows, scalar("objectives.progress.mean", "share", 0.54), scalar("objectives.progress.worse", "count", 0), scalar("objectives.check-ins.missing", "count", 1)])["objectives"]).toContain(" 1 key result has never been measured.");
  const checkIns = (behind: number, none: number) => sentences([scalar("objectives.check-ins.behind", "count", behind), scalar("objectives.check-ins.missing", "count", none)])["objectives.check-ins"];
  expect([checkIns(0, 2), checkIns(1, 2), checkIns(0, 0)]).toEqual(["2 key results have no check-in at all.", "1 key result was left out of the newest check-in; 2 have no check-in at all.", "Every key result was in the newest check-in."]);
});

test("the calendar says what comes next and what is past its day", () => {
  const open = table("decisions.open.items", { title: "text", due: "date" }, [["Long gone", "2026-11-01"], ["Keep or defer", "2026-11-24"]]);
  const milestones = table("milestones.target.list", { milestone: "text", title: "text", target: "date", actual: "date" }, [["M-1", "Reached", "2026-10-01", "2026-10-01"], ["M-2", "Launch", "2026-12-18", null]]);
  const chances = table("milestones.forecast.list", { milestone: "text", chance: "share" }, [["M-2", 0.57]]);
  expect(sentences([open, milestones, chances, scalar("compliance.obligations.overdue", "count", 1), ...overdue(2, 0), scalar("retro.actions.overdue", "count", 5)])["calendar"]).toBe("The next answer is due on 24 Nov: Keep or defer. The next milestone is “Launch” on 18 Dec, with a chance of 57 %. Past their day: 1 duty, 2 mitigations and 5 actions.");
  expect(sentences([open])["calendar"]).toBe("The next answer is due on 24 Nov: Keep or defer.");
});
