import { describe, expect, test } from "vitest";
import { aProgram } from "../../test/a-program.ts";
import { deepFreeze } from "../../test/deep-freeze.ts";
import type { Fact, ScalarFact, TableFact, Unit } from "../fact/fact.ts";
import { findingText } from "../finding/text.ts";
import { isoDate } from "../model/time.ts";
import { changesSince } from "./changes.ts";
import type { StatedThen } from "./changes/ranked-change.ts";
import type { Change, FrozenDocument } from "./edition.ts";

const base = { audience: "public", label: "Label", receipt: { rule: "", arguments: {}, sources: [], rows: 0 } } as const;
type Value = ScalarFact["value"];

/** Scalar facts by id; the unit is told from the value where nothing is said. */
function scalars(values: Readonly<Record<string, Value | readonly [Value, Unit]>>): readonly Fact[] {
  return Object.entries(values).map(([id, given]): Fact => {
    const [value, unit] = Array.isArray(given) ? (given as readonly [Value, Unit]) : ([given as Value, typeof given === "string" ? (/^\d{4}-\d\d-\d\d$/.test(given) ? "date" : "text") : "count"] as const);
    return { ...base, id, type: "scalar", unit, value, ...(unit === "money" ? { currency: "EUR" } : {}) };
  });
}

const unitOf = (name: string): Unit => (name === "residual" ? "money" : ["target", "actual", "due"].includes(name) ? "date" : name === "value" ? "score" : "text");
const table = (id: string, rows: readonly Readonly<Record<string, TableFact["rows"][number][number]>>[]): TableFact => {
  const names = Object.keys(rows[0] ?? {});
  return { ...base, id, type: "table", columns: names.map((name) => ({ name, label: name, unit: unitOf(name), ...(name === "residual" ? { currency: "EUR" } : {}) })), rows: rows.map((row) => names.map((name) => row[name] ?? null)) };
};

const stated = (facts: readonly Fact[], asOfDate: string, documents: readonly FrozenDocument[] = []): StatedThen => deepFreeze({ facts: Object.fromEntries(facts.map((fact) => [fact.id, fact])), program: aProgram(), documents, asOfDate: isoDate(asOfDate) });
const between = (before: readonly Fact[], after: readonly Fact[], ...documents: readonly (readonly FrozenDocument[])[]): readonly Change[] => changesSince(stated(before, "2026-11-15", documents[0]), stated(after, "2026-11-22", documents[1]), []);
const said = (changes: readonly Change[], after: readonly Fact[]): readonly string[] => changes.map(({ figure, figureUnit, headline, detail }) => [`${figure} ${figureUnit}`.trim(), findingText(headline, stated(after, "2026-11-22").facts, "en-GB"), ...(detail === undefined ? [] : [findingText(detail, stated(after, "2026-11-22").facts, "en-GB")])].join(" | ").replaceAll("\u00a0", " "));
const told = (before: readonly Fact[], after: readonly Fact[]): readonly string[] => said(between(before, after), after);
const values = (before: Parameters<typeof scalars>[0], after: Parameters<typeof scalars>[0]): readonly string[] => told(scalars(before), scalars(after));

describe("what changed in dates", () => {
  test("a date that moved, one that came, one that went and one that is not needed any more", () => {
    const [a, b] = ["forecast.when.p85{program=a}", "forecast.when.p85{program=b}"];
    expect(values({ [a]: "2026-12-13", [b]: null }, { [a]: "2026-12-20", [b]: "2027-01-10" })).toEqual(["new date | Stream B: an 85 % date can be given, 10 Jan 2027; there was none before.", "+7 days | Stream A: the 85 % date moved from 13 Dec 2026 to 20 Dec 2026."]);
    const gone = (reason: "not-applicable" | "beyond-horizon"): readonly Fact[] => [{ ...base, id: a, type: "scalar", unit: "date", value: null, notAvailable: { reason, because: "later than any date within ten years" } }];
    expect(told(scalars({ [a]: "2026-12-13" }), gone("not-applicable"))).toEqual(["0 items | Stream A has nothing open any more."]);
    expect(told(scalars({ [a]: "2026-12-13" }), gone("beyond-horizon"))).toEqual(["no date | Stream A: the 85 % date was 13 Dec 2026 and can no longer be forecast. | Later than any date within ten years."]);
  });

  test("a moved target is a step, and its chance is then no movement; a chance of the same target is one", () => {
    const at = (target: string, chance: number) => ({ "program.target.date{program=a}": target, "forecast.target.chance{program=a}": [chance, "share"] as const });
    expect(values(at("2026-12-20", 0.2), at("2027-01-31", 0.9))).toEqual(["+42 days | Stream A: the target was moved from 20 Dec 2026 to 31 Jan 2027. | A moved target changes the odds without changing the work. The chance of the old date was 20 %; that of the new one is 90 %."]);
    expect(values(at("2026-12-20", 0.2), at("2026-12-20", 0.9))).toEqual(["+70 points | Stream A: the chance of 20 Dec 2026 rose from 20 % to 90 %."]);
    expect(values(at("2026-12-20", 0.2), at("2026-12-20", 0.24))).toEqual([]);
  });

  test("of the program as a whole the one with dependencies and calendar is told, once", () => {
    const before = { "forecast.when.p85": "2026-12-06", "outlook.joint.p85": "2026-12-20" };
    expect(values(before, { "forecast.when.p85": "2026-12-13", "outlook.joint.p85": "2027-01-03" })).toEqual(["+14 days | Test program as a whole: the 85 % date, with dependencies and calendar, moved from 20 Dec 2026 to 3 Jan 2027."]);
    expect(values({ "forecast.when.p85": "2026-12-06" }, { "forecast.when.p85": "2026-12-13" })).toEqual(["+7 days | Test program as a whole: the 85 % date moved from 6 Dec 2026 to 13 Dec 2026."]);
  });
});

describe("what changed beside dates", () => {
  test("gates say which of their facts do not hold", () => {
    const gate = (state: string, condition: string): readonly Fact[] => [...scalars({ "gates.state.word{gate=g}": state }), { ...scalars({ "risk.x": 3 })[0], label: "Open risks" } as Fact, table("gates.state.conditions", [{ gate: "g", fact: "risk.x", state: condition }])];
    expect(told(gate("holds", "holds"), gate("broken", "broken"))).toEqual(["1 gate | The gate “Label” closed: its conditions no longer hold. | Not met: “Open risks”."]);
    expect(told(gate("broken", "broken"), gate("holds", "holds"))).toEqual(["1 gate | The gate “Label” opened: its conditions hold."]);
    // One that opens because the target was put off has not been worked for.
    const odds = (state: string, target: string): readonly Fact[] => [...scalars({ "gates.state.word{gate=g}": state, "program.target.date{program=a}": target }), table("gates.state.conditions", [{ gate: "g", fact: "forecast.target.chance{program=a}", state }])];
    expect(told(odds("broken", "2026-12-31"), odds("holds", "2027-03-31"))).toContain("1 gate | The gate “Label” opened: its conditions hold. | The target in its conditions was moved, which changes the odds without changing the work.");
    expect(told(odds("broken", "2026-12-31"), odds("holds", "2026-12-31"))).toEqual(["1 gate | The gate “Label” opened: its conditions hold."]);
  });

  test("milestones that were reached, are overdue or were moved; a step of the workstream's own target is told once", () => {
    const list = (target: string, state: string, actual: string | null = null): readonly Fact[] => [table("milestones.target.list", [{ milestone: "M-1", title: "Launch", program: "a", state, target, actual }])];
    expect(told(list("2026-11-20", "Open"), list("2026-11-20", "Reached", "2026-11-19"))).toEqual(["1 milestone | Reached: Launch (Stream A), on 19 Nov 2026."]);
    expect(told(list("2026-11-20", "Open"), list("2026-11-20", "Overdue"))).toEqual(["1 overdue | Overdue: Launch (Stream A) was due on 20 Nov 2026 and is not reached."]);
    const moved = between(list("2026-12-20", "Open"), list("2027-01-03", "Open"));
    expect(moved.map(({ subject, figure }) => [subject, figure])).toEqual([["milestones.target.list{milestone=M-1,program=a}", "+14"]]);
    const own = (target: string) => scalars({ "program.target.date{program=a}": target });
    expect(between([...list("2026-12-20", "Open"), ...own("2026-12-20")], [...list("2027-01-03", "Open"), ...own("2027-01-03")]).map(({ subject }) => subject)).toEqual(["program.target.date{program=a}"]);
  });

  const risk = (state: string, residual: number | null, id = "R-1") => ({ id, title: "Labels are late", type: "threat", program: "a", state, residual });
  const register = (...rows: readonly ReturnType<typeof risk>[]): readonly Fact[] => [...scalars({ "budget.plan.total": [1_000_000, "money"] }), table("risk.register.risks", rows.length === 0 ? [{ ...risk("closed", null, "R-0") }] : rows)];

  test("risks that are new, closed, happened or weigh more, with the workstream and the risk in their subject", () => {
    const changes = between(register(), register(risk("open", 40_000)));
    expect(changes.map(({ subject }) => subject)).toEqual(["risk.register.risks{program=a,risk=R-1}"]);
    expect(said(changes, register())).toEqual(["1 threat | A new threat: R-1 “Labels are late” (Stream A), expected loss €40,000."]);
    expect(told(register(risk("open", 40_000)), register(risk("closed", 0)))).toEqual(["1 threat | Closed: R-1 “Labels are late” (Stream A)."]);
    expect(told(register(risk("open", 40_000)), register(risk("occurred", 0)))).toEqual(["1 threat | It happened: R-1 “Labels are late” (Stream A)."]);
    expect(told(register(risk("open", 40_000)), register(risk("open", 70_000)))).toEqual(["+€30,000 | R-1 “Labels are late” (Stream A): the expected loss rose from €40,000 to €70,000."]);
    expect(told(register(risk("open", 40_000)), register(risk("open", 41_000)))).toEqual([]);
    // A register that only one of the editions has is no list of new risks.
    expect(told([], register(risk("open", 40_000)))).toEqual([]);
  });

  test("amounts that moved by more than a quarter of a hundredth of the budget", () => {
    const money = (estimate: number) => ({ "budget.plan.total": [1_000_000, "money"] as const, "earned-value.estimate.cpi": [estimate, "money"] as const });
    expect(values(money(900_000), money(950_000))).toEqual(["+€50,000 | The estimate at completion, if the rest costs as the work so far, rose from €900,000 to €950,000."]);
    expect(values(money(900_000), money(901_000))).toEqual([]);
  });

  test("models that miss a goal, releases, incidents, data below its gate", () => {
    const goal = (met: string, value: number) => [table("models.evaluation.goals", [{ model: "m", metric: "Recall", part: "test", goal: "at least 0.65", met, value }])];
    const changes = between(goal("yes", 0.7), goal("no", 0.6));
    expect(changes.map(({ subject }) => subject)).toEqual(["models.evaluation.goal-margin{model=m}"]);
    expect(said(changes, [])).toEqual(["1 goal | Model m no longer meets its goal for Recall, at least 0.65: 0.600."]);
    const release = (outcome: string) => [table("releases.delivery.releases", [{ release: "REL-1", model: "m", version: "2", environment: "production", outcome }])];
    expect(told(release("held"), release("failed"))).toEqual(["1 release | Model m, version 2, was released to production and failed."]);
    const incidents = (...ids: readonly string[]) => [table("incidents.register.incidents", ids.map((incident) => ({ incident, title: "No labels", severity: 1, model: "m", hours: null })))];
    expect(told(incidents("I-1"), incidents("I-1", "I-2"))).toEqual(["1 incident | A new incident of the gravest severity: No labels (I-2, m)."]);
    const quality = (gate: string, worst: number) => [...scalars({ "datasets.quality.worst{dataset=d}": [worst, "share"] }), table("datasets.quality.datasets", [{ dataset: "d", gate }])];
    expect(told(quality("yes", 0.99), quality("no", 0.4))).toEqual(["1 dataset | The data quality of d fell below its gate: its worst rate is 40 %."]);
  });

  test("exports that became stale and records that are rejected", () => {
    expect(values({ "data.sources.stale": 0, "data.sources.rejected": 0 }, { "data.sources.stale": 2, "data.sources.rejected": 50 })).toEqual(["+2 exports | Exports older than they may be rose from 0 to 2.", "+50 records | Rejected records rose from 0 to 50."]);
  });

  const page = (path: string, sha256: string, changes: object = {}): FrozenDocument => ({ kind: "handbook", path, id: path, title: `Title of ${path}`, format: "md", bodyLine: 1, sha256, object: `${sha256}.md`, section: "", order: 1, owner: "", reviewBy: isoDate("2027-01-01"), ...changes });
  const decision = (changes: object): FrozenDocument => ({ ...page("decisions/d-1.md", "d"), kind: "decision", title: "Keep or defer", ask: "decide", owner: "Sponsor", openedOn: isoDate("2026-11-16"), due: isoDate("2026-11-24"), otherwise: "It stays.", workstream: "a", ...changes }) as FrozenDocument;

  test("questions that were put, and decisions that were taken", () => {
    expect(said(between([], [], [], [decision({})]), [])).toEqual(["1 question | Asked of Sponsor, for Stream A: Keep or defer; due 24 Nov 2026. | Otherwise: It stays."]);
    expect(said(between([], [], [decision({})], [decision({ decidedOn: isoDate("2026-11-20"), outcome: "Deferred." })]), [])).toEqual(["1 decision | Decided: Keep or defer. | Deferred."]);
    const old = decision({ openedOn: isoDate("2026-11-10") });
    expect(between([], [], [old], [old])).toEqual([]);
  });

  test("pages of the handbook, by name while they are few", () => {
    expect(said(between([], [], [page("a.md", "1"), page("b.md", "2")], [page("a.md", "3"), page("c.md", "4")]), [])).toEqual(["1 page | Handbook page “Title of a.md” changed.", "1 page | Handbook page “Title of b.md” was taken out.", "1 page | Handbook page “Title of c.md” is new."]);
    const five = (sha256: string) => ["1", "2", "3", "4", "5"].map((name) => page(`${name}.md`, sha256));
    expect(said(between([], [], [], [page("models/m.md", "1", { kind: "model" })]), [])).toEqual(["1 page | Model page “Title of models/m.md” is new."]);
    const risks = (sha256: string) => ["1", "2", "3", "4"].map((name) => page(`risks/${name}.md`, sha256, { kind: "risk" }));
    expect(said(between([], [], risks("x"), risks("y")), [])[0]).toMatch(/^4 pages \| 4 pages about risks changed\./);
    expect(said(between([], [], five("x"), five("y")), [])).toEqual(["5 pages | 5 pages of the handbook changed. | “Title of 1.md”, “Title of 2.md”, “Title of 3.md” and 2 more."]);
  });
});

describe("the ranking", () => {
  test("is one scale across kinds: a moved target, a later date, a status, a closed gate, work in progress", () => {
    const before = scalars({ "forecast.when.p85{program=a}": "2026-12-13", "forecast.when.p85{program=b}": "2026-12-20", "program.target.date{program=a}": "2026-12-31", "program.status.word{program=b}": "on-track", "gates.state.word{gate=g}": "holds", "delivery.wip.now": [4, "items"] });
    const after = scalars({ "forecast.when.p85{program=a}": "2027-02-07", "forecast.when.p85{program=b}": "2026-12-13", "program.target.date{program=a}": "2027-01-31", "program.status.word{program=b}": "at-risk", "gates.state.word{gate=g}": "broken", "delivery.wip.now": [8, "items"] });
    expect(between(before, after).map(({ subject }) => subject)).toEqual(["program.target.date{program=a}", "forecast.when.p85{program=a}", "gates.state.word{gate=g}", "program.status.word{program=b}", "delivery.wip.now", "forecast.when.p85{program=b}"]);
  });

  test("an unread digit of a sum is no change, and nothing changed is nothing told", () => {
    expect(values({ "data.sources.stale": 0.1 + 0.2 }, { "data.sources.stale": 0.3 })).toEqual([]);
    const facts = scalars({ "forecast.when.p85{program=a}": "2026-12-13", "delivery.wip.now": [4, "items"] });
    expect(between(facts, facts)).toEqual([]);
  });

  test("no more than forty, the most consequential", () => {
    const risks = (count: number) => [table("risk.register.risks", Array.from({ length: count }, (_, index) => ({ id: `R-${String(index).padStart(3, "0")}`, title: "x", type: "threat", program: "a", state: index === 0 ? "closed" : "open", residual: index })))];
    const changes = between(risks(1), [...risks(90), ...scalars({})]);
    expect(changes).toHaveLength(40);
  });

  test("every number of a headline is a part with its unit, so that a page can link it and a program of another language can write it", () => {
    const before = scalars({ "forecast.when.p85{program=a}": "2026-12-13", "delivery.wip.now": [4, "items"], "promises.outcome.broken": 2, "objectives.progress.mean": [0.3, "share"] });
    const after = scalars({ "forecast.when.p85{program=a}": "2027-02-07", "delivery.wip.now": [8, "items"], "promises.outcome.broken": 5, "objectives.progress.mean": [0.5, "share"] });
    const texts = between(before, after).flatMap(({ headline }) => headline.parts.filter((part) => typeof part === "string"));
    expect(texts.length).toBeGreaterThan(6);
    expect(texts.map((text) => text.replaceAll("85\u00a0%", "")).filter((text) => /\d/.test(text))).toEqual([]);
  });
});
