import { expect, test } from "vitest";
import { aProgram } from "../../../test/a-program.ts";
import type { Fact, Unit } from "../../fact/fact.ts";
import { isoDate } from "../../model/time.ts";
import type { FindingInput } from "../fact-reader.ts";
import { findingText } from "../text.ts";
import { planFindings } from "./plan-findings.ts";

const receipt = { rule: "declared", arguments: {}, sources: [], rows: 0 };
const head = { audience: "public", receipt } as const;
const scalar = (id: string, unit: Unit, value: number | string | null, label: string = id): Fact => ({ ...head, id, label, type: "scalar", unit, value }) as Fact;
type Columns = Readonly<Record<string, Unit>>;
const table = (id: string, columns: Columns, rows: readonly (readonly (number | string | null)[])[]): Fact =>
  ({ ...head, id, label: id, type: "table", columns: Object.entries(columns).map(([name, unit]) => ({ name, label: name, unit })), rows }) as Fact;

const program = aProgram({ workstreams: [{ id: "search", title: "Search relevance" }, { id: "fraud", title: "Fraud detection" }], stages: [{ id: "data", title: "Data" }, { id: "training", title: "Training" }] });
function said(facts: readonly Fact[], previous?: readonly Fact[]): Readonly<Record<string, string>> {
  const byId = (all: readonly Fact[]) => Object.fromEntries(all.map((fact) => [fact.id, fact]));
  const all = byId(facts);
  const input = { program, facts: all, asOfDate: isoDate("2026-11-22"), previous: previous === undefined ? undefined : { facts: byId(previous), label: "2026-W46", asOfDate: isoDate("2026-11-15") } } as FindingInput;
  return Object.fromEntries(planFindings(input).map(([key, sentence]) => [key, findingText(sentence, all, "en-GB").replaceAll("\u00a0", " ")]));
}

const titles = (rows: readonly (readonly (number | string | null)[])[]): Fact => table("milestones.target.list", { milestone: "text", title: "text", daysMoved: "days" }, rows);
const ahead = (rows: readonly (readonly (number | string | null)[])[]): Fact => table("milestones.forecast.list", { milestone: "text", target: "date", p85: "date", chance: "share", daysPastTarget: "days" }, rows);

test("without any facts every sentence is withheld", () => {
  expect(said([])).toEqual({});
});

const launch = ["M-1", "2027-02-12", "2027-03-14", 0.32, 30] as const;
const queue = ["M-2", "2027-03-31", "2027-03-28", 0.91, -3] as const;

test("the roadmap opens with the milestone that is least likely to keep its target", () => {
  const facts = [titles([["M-1", "Launch", 14], ["M-2", "Queue", 0]]), ahead([launch, queue])];
  const sentences = said([...facts, scalar("outlook.confidence.on-time", "share", 0.012)]);
  expect(sentences["roadmap"]).toBe("Launch is the milestone least likely to keep its target: the chance of 12 Feb 2027 is 32 %, and 85 % confidence needs until 14 Mar 2027, 30 days later. With holidays, people lent elsewhere and waits counted, the chance that every workstream keeps its target is 1 %.");
  expect(sentences["roadmap.timeline"]).toBe("One of two milestones ahead has an 85 % date past its target");
  expect(sentences["roadmap.slip"]).toBe("One of two targets was moved to a later day, that of Launch by 14 days");
  expect(said(facts)["roadmap"]).not.toContain("every workstream");
});

test("it changes with the data: all likely, a passed target, no date, no target", () => {
  const one = (row: readonly (number | string | null)[]): string | undefined => said([ahead([row])])["roadmap"];
  expect(said([ahead([queue, ["M-3", "2027-04-30", "2027-04-11", 0.97, -19]])])["roadmap"]).toBe("Every milestone ahead will very probably keep its target; the least certain is M-2: the chance of 31 Mar 2027 is 91 %, and it is reached by 28 Mar 2027 with 85 % confidence.");
  expect(one(queue)).toMatch(/^M-2 will very probably keep its target/);
  expect(one(["M-1", "2026-11-01", "2027-03-14", 0, 133])).toBe("M-1 has passed its target of 1 Nov 2026, and 85 % confidence needs until 14 Mar 2027, 133 days later.");
  expect(one(["M-1", "2027-02-12", null, 0.02, null])).toBe("M-1 may miss its target: the chance of 12 Feb 2027 is 2 %, and no date within ten years has 85 % confidence.");
  expect(one(["M-1", null, "2027-03-14", null, null])).toBe("M-1 is reached by 14 Mar 2027 with 85 % confidence; no target is declared to hold that against.");
});

test("without milestones the roadmap speaks of all open scope, or of nothing", () => {
  expect(said([scalar("forecast.when.p50", "date", "2027-03-14"), scalar("forecast.when.p85", "date", "2027-03-21")])["roadmap"]).toBe("No milestone is declared. All open scope will be finished by 14 Mar 2027 with 50 % confidence and by 21 Mar 2027 with 85 %.");
  expect(said([scalar("forecast.when.p85", "date", null)])["roadmap"]).toBeUndefined();
});

test.each([
  [[["A", "x", 0]], "The one target was never moved to a later day"],
  [[["A", "x", 0], ["B", "y", 0]], "No target was ever moved to a later day"],
  [[["A", "x", 33]], "The target of x was moved by 33 days"],
  [[["A", "x", 14], ["B", "y", 33], ["C", "z", 0]], "Two of three targets were moved to a later day, furthest that of y by 33 days"],
])("moved targets %j: %s", (rows, expected) => {
  expect(said([titles(rows)])["roadmap.slip"]).toBe(expected);
});

test("a milestone’s history says what the edition before said, and is withheld without one", () => {
  const p85 = (date: string): Fact => scalar("milestones.forecast.p85{milestone=M-1}", "date", date);
  const facts = [ahead([launch]), p85("2027-03-14")];
  expect(said(facts, [p85("2027-01-24")])["roadmap.slip.M-1"]).toBe("M-1: 85 % by 14 Mar 2027; the edition before said 24 Jan 2027");
  expect(said(facts, [p85("2027-03-14")])["roadmap.slip.M-1"]).toBe("M-1: 85 % by 14 Mar 2027, as the edition before said");
  expect(said(facts)["roadmap.slip.M-1"]).toBeUndefined();
});

test.each([
  [19, 4, "I → M → A", "4 of 19 dependencies cross from one workstream to another; the longest chain ahead has three steps"],
  [1, 1, undefined, "1 of 1 dependency crosses from one workstream to another"],
  [2, 1, undefined, "1 of 2 dependencies crosses from one workstream to another"],
  [1, 0, undefined, "1 dependency orders the work"],
])("dependencies: %i, %i crossing", (count, crossing, chain, expected) => {
  const facts = [scalar("milestones.dependencies.count", "count", count), scalar("milestones.dependencies.crossing", "count", crossing), ...(chain === undefined ? [] : [scalar("milestones.dependencies.longest-chain", "text", chain)])];
  expect(said(facts)["roadmap.dependencies"]).toBe(expected);
});

test("all together: the dates, who is last, and the likeliest of the four outcomes", () => {
  const joint = [scalar("outlook.joint.p50", "date", "2027-03-21"), scalar("outlook.joint.p85", "date", "2027-04-04"), table("outlook.joint.workstreams", { workstream: "text", last: "share" }, [["Search relevance", 0.1], ["ML platform", 0.9]])];
  expect(said(joint)["roadmap.joint"]).toBe("All workstreams are finished by 21 Mar 2027 with 50 % confidence and by 4 Apr 2027 with 85 %; ML platform finishes last, alone or with another, in 90 % of outcomes");
  expect(said(joint.slice(0, 2))["roadmap.joint"]).toBe("All open scope is finished by 21 Mar 2027 with 50 % confidence and by 4 Apr 2027 with 85 %");
  const quadrants = (late: number): Fact => table("outlook.confidence.quadrants", { case: "text", probability: "share" }, [["on time and within budget", 1 - late], ["late and over budget", late]]);
  expect(said([quadrants(0.81), scalar("outlook.confidence.both", "share", 0.19)])["roadmap.confidence"]).toBe("Late and over budget is the likeliest outcome, 81 %; every target and the budget are kept in 19 % of outcomes");
  expect(said([quadrants(0.2), scalar("outlook.confidence.both", "share", 0.8)])["roadmap.confidence"]).toBe("Every target and the budget are kept with a chance of 80 %");
  expect(said([quadrants(0.2)])["roadmap.confidence"]).toBeUndefined();
  // Losses that may come after the budget make its chance a lower bound: then no corner is called the likeliest.
  const within: Fact = { ...scalar("outlook.confidence.within-budget", "share", 0.18), interval: { low: 0.18, high: 0.999, because: "nobody says when a loss comes" } } as Fact;
  expect(said([quadrants(0.81), scalar("outlook.confidence.both", "share", 0.003), scalar("outlook.confidence.on-time", "share", 0.012), within])["roadmap.confidence"]).toBe("Every target is kept with a chance of 1 %, and the budget with at least 18 %: how much more depends on when losses come");
});

test("the next 90 days leave out what is promised later", () => {
  expect(said([ahead([launch, queue])])["front.milestones"]).toBe("The one milestone has an 85 % date past its target.");
  expect(said([ahead([queue])])["front.milestones"]).toBeUndefined();
  expect(said([ahead([launch, ["M-4", "2026-12-18", "2026-12-20", 0.5, 2]])])["front.milestones"]).toBe("Both milestones have an 85 % date past their target.");
  // Promised later, and as likely as not reached before: the page lists it.
  const early = table("milestones.forecast.list", { milestone: "text", target: "date", p50: "date", p85: "date", daysPastTarget: "days" }, [["M-5", "2027-03-31", "2026-12-20", "2027-01-10", -80]]);
  expect(said([early])["front.milestones"]).toBe("The one milestone has an 85 % date by its target.");
});

const flow = (rows: readonly (readonly (number | string | null)[])[]): Fact => table("stage.flow.table", { stage: "text", wip: "items", age: "days" }, rows);
const gates = (words: readonly string[], blocking: number): readonly Fact[] => [
  ...words.map((word, index) => scalar(`gates.state.word{gate=g${String(index)}}`, "text", word, `Gate ${String(index)}`)),
  table("gates.state.conditions", { gate: "text" }, words.map((_, index) => [`g${String(index)}`])),
  scalar("gates.state.holding", "count", words.filter((word) => word === "holds").length),
  scalar("gates.state.unjudged", "count", words.filter((word) => word === "cannot be judged").length),
  scalar("gates.broken.all", "count", words.filter((word) => word === "broken").length),
  scalar("gates.broken.blocking", "count", blocking),
];

test("the lifecycle says where work stands and which gates are broken", () => {
  const sentences = said([flow([["Data", 12, 23], ["Training", 6, 40], ["No stage", 50, 90]]), ...gates(["broken", "holds"], 1)]);
  expect(sentences["lifecycle"]).toBe("The stage with most work in progress is Data: 12 items, half of them 23 days old or older. One of two gates is broken: Gate 0.");
  expect(sentences["lifecycle.gates"]).toBe("One of two gates is broken; one blocks what comes after");
  expect(sentences["lifecycle.age"]).toBe("By its median, work in progress is oldest in Training: 40 days");
});

test.each([
  [["holds"], 0, "The one gate holds"],
  [["holds", "holds"], 0, "Both gates hold"],
  [["holds", "cannot be judged"], 0, "One of two gates cannot be judged, and none is known to be broken"],
  [["broken"], 0, "The one gate is broken; it warns and does not block"],
  [["broken", "broken"], 2, "Both gates are broken; two block what comes after"],
  [["broken", "broken", "holds"], 0, "Two of three gates are broken; neither blocks, both only warn"],
])("gates %j: %s", (words, blocking, expected) => {
  expect(said(gates(words, blocking))["lifecycle.gates"]).toBe(expected);
});

test("stages: nothing in progress, one item, and who holds most of the fullest", () => {
  expect(said([flow([["Data", 0, null]])])["lifecycle"]).toBe("Nothing is in progress in any stage.");
  expect(said([flow([["Data", 1, 3]])])["lifecycle"]).toBe("The stage with most work in progress is Data: 1 item.");
  const own = table("stage.flow.workstreams", { program: "text", stage: "text", wip: "items" }, [["search", "Data", 2], ["fraud", "Data", 7]]);
  expect(said([flow([["Data", 9, 3]]), own])["lifecycle.stages"]).toBe("Fraud detection holds 7 of the 9 items in progress in Data");
});

test("loop-backs agree in number", () => {
  const moves = table("stage.loop-backs.table", { from: "text", to: "text", moves: "count" }, [["Waiting", "In progress", 26]]);
  const items = (count: number): Fact => scalar("stage.loop-backs.items", "items", count);
  expect(said([items(50), moves])["lifecycle.loop-backs"]).toBe("50 items had moved back before they were finished, most often from Waiting to In progress");
  expect(said([items(1)])["lifecycle.loop-backs"]).toBe("1 item had moved back before it was finished");
  expect(said([items(0)])["lifecycle.loop-backs"]).toBe("No finished item had ever moved back");
  // Without stages and gates they are what the page can say.
  expect(said([items(1)])["lifecycle"]).toBe("1 item had moved back before it was finished.");
});
