import { isoDate, type Edition, type Fact, type Unit } from "@almanac/core";
import { expect, test } from "vitest";
import { dependencyGraph, longestChain } from "./dependency-graph.ts";
import { boundText, gateViews } from "./gates.ts";
import { milestoneList } from "./milestone-list.ts";
import { moneyScale } from "./money-scale.ts";
import { milestoneBand, nextMilestones } from "./next-milestones.ts";
import { programAreas } from "./program-areas.ts";
import { movedRisks, topRisk } from "./risk-rows.ts";
import { spendOf } from "./spend-rows.ts";

type Cell = number | string | null;
const head = { audience: "public", receipt: { rule: "declared", arguments: {}, sources: [], rows: 0 } } as const;
const table = (id: string, columns: Readonly<Record<string, Unit>>, rows: readonly (readonly Cell[])[]): Fact =>
  ({ ...head, id, label: id, type: "table", columns: Object.entries(columns).map(([name, unit]) => ({ name, label: name, unit })), rows }) as Fact;
const scalar = (id: string, unit: Unit, value: number | string | null, label: string = id): Fact => ({ ...head, id, label, type: "scalar", unit, value }) as Fact;
const factsOf = (facts: readonly Fact[]) => Object.fromEntries(facts.map((fact) => [fact.id, fact]));
const program = { currency: "EUR", locale: "en-GB", workstreams: [{ id: "search", title: "Search relevance" }, { id: "fraud", title: "Fraud detection" }] } as Partial<Edition["program"]> as Edition["program"];
const edition = (facts: readonly Fact[]) => ({ program, facts: factsOf(facts), asOfDate: isoDate("2026-11-22"), previous: { id: "e", label: "2026-W46", asOfDate: isoDate("2026-11-15") } }) as Edition;

const milestones = [
  table("milestones.target.list", { milestone: "text", title: "text", program: "text", state: "text", target: "date", firstTarget: "date", actual: "date" }, [
    ["M-3", "Launch", "fraud", "Open", "2027-02-12", "2027-01-29", null],
    ["M-1", "Ranking", "search", "Open", "2027-05-30", "2027-05-30", null],
    ["M-5", "Store", "search", "Reached", "2026-08-28", "2026-08-14", "2026-08-27"],
  ]),
  table("milestones.forecast.list", { milestone: "text", p50: "date", p85: "date", p95: "date", chance: "share", daysPastTarget: "days" }, [["M-3", "2027-02-21", "2027-03-14", "2027-04-04", 0.32, 30]]),
];

test("milestones stand by workstream and target, with their forecast where there is one", () => {
  const list = milestoneList(edition(milestones));
  expect(list.map(({ id }) => id)).toEqual(["M-5", "M-1", "M-3"]);
  expect(list[2]).toMatchObject({ title: "Launch", p85: "2027-03-14", daysLate: 30, reached: undefined });
  expect(list[1]).toMatchObject({ p50: undefined, chance: undefined });
});

test("the next 90 days hold what is promised or likely within them, and what is reached no more", () => {
  const next = nextMilestones(edition(milestones));
  expect(next.map(({ id }) => id)).toEqual(["M-3"]);
  expect(next.map(milestoneBand)).toEqual([{ p50: "2027-02-21", p85: "2027-03-14", p95: "2027-04-04", target: "2027-02-12" }]);
});

test("a dependency graph runs from what is waited for, and marks the longest chain", () => {
  const facts = [
    ...milestones,
    table("milestones.dependencies.list", { from: "text", fromProgram: "text", to: "text", toProgram: "text", state: "text", note: "text" }, [["M-3", "fraud", "FD-1", "fraud", "Still to come", "Thresholds"], ["M-3", "fraud", "M-5", "search", "Finished", null]]),
    table("delivery.age.items", { key: "text", column: "text", days: "days" }, [["FD-1", "Waiting", 25]]),
    scalar("milestones.dependencies.longest-chain", "text", "M-3 → FD-1"),
  ];
  expect(longestChain(edition(facts))).toEqual(["FD-1", "M-3"]);
  const graph = dependencyGraph(edition(facts));
  expect(graph?.edges).toEqual([{ from: "FD-1", to: "M-3", strong: true }, { from: "M-5", to: "M-3", strong: false }]);
  expect(graph?.nodes.find(({ id }) => id === "FD-1")).toMatchObject({ title: "FD-1", detail: "waiting, 25\u00a0days", ink: "measured", group: "fraud", strong: true });
  expect(graph?.nodes.find(({ id }) => id === "M-3")).toMatchObject({ title: "Launch", detail: "M-3, still to come", ink: "forecast" });
  expect(dependencyGraph(edition([]))).toBeUndefined();
});

const risks = table("risk.register.risks", { id: "text", title: "text", type: "text", program: "text", state: "text", residual: "money" }, [["R-1", "Old", "threat", "fraud", "closed", 900], ["R-2", "Labels", "threat", "fraud", "open", 72], ["R-3", "Rules", "threat", "fraud", "open", 147], ["R-4", "Gain", "opportunity", "fraud", "open", 500]]);

test("the top risk is the open threat with the greatest expected loss", () => {
  expect(topRisk(factsOf([risks]), "fraud")).toEqual({ id: "R-3", title: "Rules", loss: 147 });
  expect(topRisk(factsOf([risks]), "search")).toBeUndefined();
});

test("risks that moved since the edition before, the furthest first", () => {
  const moves = table("risk.burndown.moves", { date: "date", id: "text", type: "text", from: "money", to: "money" }, [["2026-11-15", "R-2", "threat", 36, 72], ["2026-11-22", "R-2", "threat", 72, 60], ["2026-11-22", "R-3", "threat", null, 147]]);
  expect(movedRisks(edition([risks, moves])).map(({ id, from, to }) => [id, from, to])).toEqual([["R-3", undefined, 147], ["R-2", 72, 60]]);
  expect(movedRisks({ ...edition([risks, moves]), previous: null })).toEqual([]);
});

test("money of a column is in one unit", () => {
  const thousands = moneyScale([2_212_953, 900], "EUR", "en-GB");
  expect([thousands.unit, thousands.figure(2_212_953), thousands.figure(-18_954)]).toEqual(["€k", "2,213", "19"]);
  expect(moneyScale([950], "USD", "en-US").unit).toBe("$");
  expect(moneyScale([950], "USD", "en-US").figure(950)).toBe("950");
});

test("spend needs a cost and a plan to hold it against", () => {
  const facts = factsOf([scalar("budget.actual.to-date{program=fraud}", "money", 90), scalar("budget.variance.to-date{program=fraud}", "money", 10), table("budget.variance.lines", { program: "text", plan: "money", "plan-to-date": "money" }, [["fraud", 150, 60], ["fraud", 50, 40], ["search", 7, 7]])]);
  expect(spendOf(facts, "fraud")).toEqual({ spent: 90, under: 10, whole: 200, planToDate: 100 });
  expect(spendOf(facts, "search")).toBeUndefined();
});

test("gates: bounds in the unit of their fact, the broken ones first", () => {
  const facts = factsOf([
    scalar("gates.state.word{gate=a}", "text", "holds", "A"),
    scalar("gates.state.word{gate=b}", "text", "broken", "B"),
    scalar("forecast.target.chance{program=search}", "share", 0.81, "Chance of the target"),
    table("gates.state.conditions", { gate: "text", program: "text", blocks: "text", fact: "text", bound: "text", value: "text", state: "text", because: "text" }, [["a", "search", "no", "forecast.target.chance{program=search}", "at least 0.5", "0.81", "holds", null], ["b", null, "yes", "nowhere", "at most 2", null, "cannot be judged", "the edition has no such fact"]]),
  ]);
  const [broken, holding] = gateViews(facts, program);
  expect(broken).toMatchObject({ title: "B", blocks: true, state: "broken", workstream: undefined });
  expect(holding?.conditions[0]).toMatchObject({ label: "Chance of the target, Search relevance", state: "holds" });
  expect(holding?.conditions[0]?.bound("en-GB")).toBe("at least 50\u00a0%");
  expect(boundText("is broken", undefined, "en-GB")).toBe("is broken");
});

test("a workstream’s areas hold what is stated of it and nothing of others", () => {
  const facts = [...milestones, risks, table("benefits.realised.benefits", { benefit: "text", program: "text" }, [["B-1", "fraud"]]), table("lineage.edges.models", { model: "text", benefits: "text" }, [["scorer", "B-1, B-2"], ["other", ""]])];
  expect(programAreas(edition(facts), "fraud")).toMatchObject({ models: ["scorer"], positions: undefined, openRisks: null, objectives: [], gates: [] });
  expect(programAreas(edition(facts), "fraud").milestones.map(({ id }) => id)).toEqual(["M-3"]);
});
