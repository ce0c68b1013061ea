import { isoDate, type Edition, type Fact, type Unit } from "@almanac/core";
import { expect, test } from "vitest";
import { milestoneList } from "../../../publication/plan/milestone-list.ts";
import { jointConfidenceFigure, lifecycleFigure, milestoneStepsFigure, roadmapFigure } from "./plan-figures.ts";

type Cell = number | string | null;
const head = { audience: "public", receipt: { rule: "declared", arguments: {}, sources: [], rows: 0 } } as const;
const table = (id: string, columns: Readonly<Record<string, Unit>>, rows: readonly (readonly Cell[])[]): Fact =>
  ({ ...head, id, label: id, type: "table", columns: Object.entries(columns).map(([name, unit]) => ({ name, label: name, unit })), rows }) as Fact;
const scalar = (id: string, unit: Unit, value: number | string, label: string = id): Fact => ({ ...head, id, label, type: "scalar", unit, value }) as Fact;
const program = { currency: "EUR", locale: "en-GB", workstreams: [{ id: "search", title: "Search relevance" }, { id: "fraud", title: "Fraud detection" }] } as Partial<Edition["program"]> as Edition["program"];
const edition = (facts: readonly Fact[], history: Edition["history"] = {}): Edition =>
  ({ id: "2026-11-22", label: "2026-W47", asOfDate: isoDate("2026-11-22"), program, facts: Object.fromEntries(facts.map((fact) => [fact.id, fact])), history, earlier: [{ id: "2026-11-15", label: "2026-W46", asOfDate: isoDate("2026-11-15") }] }) as Partial<Edition> as Edition;

const targets = table("milestones.target.list", { milestone: "text", title: "text", program: "text", state: "text", target: "date", firstTarget: "date", actual: "date" }, [["M-3", "Launch", "fraud", "Open", "2027-02-12", "2027-01-29", null], ["M-5", "Store", "search", "Reached", "2026-08-28", "2026-08-28", "2026-08-27"], ["M-9", "Undated", null, "Open", null, null, null]]);
const forecasts = table("milestones.forecast.list", { milestone: "text", p50: "date", p85: "date", p95: "date" }, [["M-3", "2027-02-21", "2027-03-14", "2027-04-04"]]);

test("the roadmap draws what has a date; a target that never moved has no first one", () => {
  const figure = roadmapFigure(edition([targets, forecasts]));
  expect(figure?.rows.map(({ title }) => title)).toEqual(["Store", "Launch"]);
  expect(figure?.rows[0]).toMatchObject({ reached: "2026-08-27", firstTarget: undefined, below: "Search relevance, M-5" });
  expect(figure?.rows[1]).toMatchObject({ firstTarget: "2027-01-29", p95: "2027-04-04" });
  expect(roadmapFigure(edition([]))).toBeUndefined();
});

test("a milestone’s steps need two editions that state its target", () => {
  const at = (base: string): string => `milestones.${base}{milestone=M-3}`;
  const now = [targets, forecasts, scalar(at("target.date"), "date", "2027-02-12"), scalar(at("forecast.p85"), "date", "2027-03-14")];
  const launch = milestoneList(edition(now))[1];
  if (launch === undefined) throw new Error("no launch");
  expect(milestoneStepsFigure(edition(now), launch)).toBeUndefined();
  const before = { [at("target.date")]: [{ edition: "2026-11-15", value: "2027-01-29" }] } as Edition["history"];
  expect(milestoneStepsFigure(edition(now, before), launch)?.editions.map(({ label, target, p85 }) => [label, target, p85])).toEqual([["W46", "2027-01-29", undefined], ["W47", "2027-02-12", "2027-03-14"]]);
});

test("time and money are drawn where the futures, the chances and a budget are stated", () => {
  const facts = [table("outlook.confidence.scatter", { late: "weeks", cost: "money" }, [[5, 8_000_000], [null, 1]]), table("outlook.confidence.quadrants", { case: "text", probability: "share" }, [["late and over budget", 1]])];
  expect(jointConfidenceFigure(edition(facts))).toBeUndefined();
  expect(jointConfidenceFigure(edition([...facts, scalar("budget.plan.total", "money", 7_876_640)]))).toMatchObject({ futures: [{ weeksLate: 5, cost: 8_000_000 }], budget: 7_876_640, quadrants: { lateOver: 1, lateWithin: 0, onTimeOver: 0, onTimeWithin: 0 } });
});

test("lanes hold every stage, what has none last, and say which gate is next", () => {
  const facts = [
    table("stage.flow.workstreams", { program: "text", stage: "text", waiting: "items", wip: "items", finished: "items", oldest: "days", back: "count" }, [["fraud", "No stage", 20, 1, 1, 70, 0], ["fraud", "Data", 2, 7, 6, 34, 1]]),
    table("gates.state.conditions", { gate: "text", program: "text" }, [["shadow", "fraud"]]),
    scalar("gates.state.word{gate=shadow}", "text", "broken", "Offline evaluation to shadow"),
    scalar("program.stage.name{program=fraud}", "text", "Offline evaluation, gate 3 of 6"),
  ];
  const figure = lifecycleFigure(edition(facts));
  expect(figure?.stages).toEqual(["Data", "No stage"]);
  expect(figure?.lanes[1]).toMatchObject({ title: "Fraud detection", below: ["Offline evaluation, gate 3 of 6", "Gate broken: Offline evaluation to shadow"], cells: [{ inProgress: 7, oldest: 34, back: 1 }, { waiting: 20 }] });
  expect(figure?.lanes[0]?.cells).toEqual([{ waiting: 0, inProgress: 0, finished: 0, oldest: undefined, back: 0 }, { waiting: 0, inProgress: 0, finished: 0, oldest: undefined, back: 0 }]);
  expect(lifecycleFigure(edition([]))).toBeUndefined();
});
