import { describe, expect, test } from "vitest";
import { aProgram } from "../../../test/a-program.ts";
import type { Fact, Unit } from "../../fact/fact.ts";
import { isoDate } from "../../model/time.ts";
import { findingText } from "../text.ts";
import { peopleFindings } from "./people-findings.ts";

const receipt = { rule: "declared", arguments: {}, sources: [], rows: 0 };
type Cell = string | number | boolean | null;
const scalar = (id: string, unit: Unit, value: number | string | null): Fact => ({ id, label: id, audience: "public", receipt, type: "scalar", unit, value, ...(unit === "money" ? { currency: "EUR" } : {}) }) as Fact;
/** Columns as `name:unit`. */
const table = (id: string, columns: string, rows: readonly (readonly Cell[])[]): Fact => ({
  id,
  label: id,
  audience: "public",
  receipt,
  type: "table",
  columns: columns.split(" ").map((column) => {
    const [name = "", unit = "text"] = column.split(":");
    return { name, label: name, unit, ...(unit === "money" ? { currency: "EUR" } : {}) } as const;
  }),
  rows,
}) as Fact;
const program = aProgram({ workstreams: [{ id: "fraud", title: "Fraud detection" }, { id: "search", title: "Search" }] });
const said = (...facts: readonly Fact[]): Readonly<Record<string, string>> => {
  const all = Object.fromEntries(facts.map((fact) => [fact.id, fact]));
  return Object.fromEntries(peopleFindings({ facts: all, program, asOfDate: isoDate("2026-11-22") }).map(([key, sentence]) => [key, findingText(sentence, all, "en-GB").replaceAll("\u00a0", " ")]));
};

test("without any facts every sentence is withheld", () => {
  expect(said()).toEqual({});
});

describe("people", () => {
  const heads = (filled: number, planned: number, idle: number) => [scalar("people.head-count.filled", "people", filled), scalar("people.head-count.planned", "people", planned), scalar("people.head-count.vacant", "people", planned - filled), scalar("people.hiring.vacancies-not-recruited", "people", idle)];
  const skill = (needed: number, have: number) => table("people.skills.needs", "skill needed:people have:people", [["Label mapping", needed, have], ["Kubernetes", 2, 7]]);

  test.each([
    [heads(66, 76, 5), "66 of 76 planned positions are filled; of the 10 that are vacant, nobody recruits for 5."],
    [heads(75, 76, 1), "75 of 76 planned positions are filled; 1 is vacant, and nobody recruits for it."],
    [heads(74, 76, 2), "74 of 76 planned positions are filled; 2 are vacant, and nobody recruits for any of them."],
    [heads(74, 76, 0), "74 of 76 planned positions are filled; 2 are vacant."],
    [heads(76, 76, 0), "All 76 planned positions are filled."],
    [[...heads(76, 76, 0), skill(2, 1)], "All 76 planned positions are filled. Label mapping rests on only 1 person where 2 are needed."],
    [[...heads(76, 76, 0), skill(1, 1)], "All 76 planned positions are filled. Label mapping rests on only 1 person."],
    [[...heads(76, 76, 0), skill(1, 0)], "All 76 planned positions are filled. Label mapping is needed, and nobody has it."],
  ])("the page counts positions, what nobody recruits for and the thinnest skill", (facts, words) => {
    expect(said(...facts)["people"]).toBe(words);
  });

  test("a month without a gap met the plan", () => {
    const month = (planned: number, actual: number) => said(table("people.fte-months.months", "month planned:fte-months actual:fte-months", [["2026-10", planned, actual]]))["people.staffing"];
    expect(month(75.2, 64.2)).toBe("Staffing fell short of the plan in Oct 2026: 64.2 of 75.2 FTE-months");
    expect(month(64.2, 64.2)).toBe("Staffing met the plan in Oct 2026: 64.2 of 64.2 FTE-months");
    expect(month(60, 64.2)).toBe("Staffing went beyond the plan in Oct 2026: 64.2 of 60 FTE-months");
  });

  test("over-allocation has its dates, or is denied", () => {
    const over = (people: number, ...rows: readonly (readonly Cell[])[]) => said(scalar("people.over-allocation.people", "people", people), scalar("people.allocation.now", "fte", 63), scalar("people.over-allocation.greatest-load", "fte", 1.4), table("people.over-allocation.intervals", "from:date to:date load:fte limit:fte", rows))["people.allocation"];
    expect(over(0)).toBe("Nobody is allocated more than there is of them; 63 FTE are allocated today");
    expect(over(1, ["2026-10-01", "2026-10-31", 1.3, 1])).toBe("One person was allocated 1.3 FTE where there is 1, from 1 Oct to 31 Oct 2026");
    expect(over(1, ["2026-11-01", "2026-12-31", 1.3, 1])).toBe("One person is allocated 1.3 FTE where there is 1, from 1 Nov to 31 Dec 2026");
    expect(over(2, ["2026-10-01", "2026-10-31", 1.3, 1], ["2026-10-01", null, 1.4, 1])).toBe("2 people were allocated more than there is of them in the last twelve months, up to 1.4 FTE");
  });

  test("to everybody over-allocation is told without the load of one person", () => {
    const told = (people: number) => said(scalar("people.over-allocation.people", "people", people))["people.allocation"];
    expect(told(1)).toBe("One person was allocated more than there is of them in the last twelve months");
    expect(told(2)).toBe("2 people were allocated more than there is of them in the last twelve months");
  });

  test("hiring and leaving hold for none, one and many", () => {
    const funnel = (applied: number, offered: number, accepted: number) => said(table("people.hiring.funnel", "stage reached:count", [["applied", applied], ["offered", offered], ["accepted", accepted]]))["people.hiring"];
    expect(funnel(566, 5, 3)).toBe("Of 566 candidates 5 were offered a position and 3 accepted");
    expect(funnel(12, 0, 0)).toBe("Of 12 candidates nobody was offered a position, and nobody has accepted");
    expect(funnel(0, 0, 0)).toBeUndefined();
    const left = (leavers: number, replaced: number) => said(scalar("people.attrition.leavers", "people", leavers), scalar("people.attrition.replaced", "people", replaced))["people.attrition"];
    expect([left(0, 0), left(1, 1), left(5, 4), left(2, 0)]).toEqual(["Nobody left in the last twelve months", "1 person left in the last twelve months and has been replaced", "5 people left in the last twelve months; 4 have been replaced", "2 people left in the last twelve months, and none has been replaced"]);
  });

  test("of pay it is said how many groups may be shown, never who is in the others", () => {
    const cells = (...states: readonly string[]) => said(table("pay.position.cells", "role state", states.map((state, index) => [`Role ${String(index)}`, state])))["pay.cells"];
    expect(cells("suppressed", "held", "suppressed")).toBe("One of three groups may be shown; of the others it would tell what one person is paid");
    expect(cells("suppressed")).toBe("No group is large enough for its pay to be shown");
  });
});

describe("pay gap and hours", () => {
  const gap = (median: number, adjusted?: number) => said(scalar("pay.gap.median", "share", median), ...(adjusted === undefined ? [] : [scalar("pay.gap.adjusted", "share", adjusted)]))["pay.gap"];
  test("a gap says who is paid less, also where it is negative or none", () => {
    expect(gap(0.08, 0.01)).toBe("The smaller group is paid 8 % less by medians; at one role, level and region it is 1 % less");
    expect(gap(-0.03, 0)).toBe("The smaller group is paid 3 % more by medians; at one role, level and region it is the same");
    expect(said(scalar("pay.gap.adjusted", "share", 0.01))["pay.gap"]).toBeUndefined();
  });
  test("hours to work are those that holidays and leave leave", () => {
    expect(said(scalar("people.capacity.hours", "hours", 29_334), scalar("people.capacity.holiday-hours", "hours", 1_234), scalar("people.capacity.leave-hours", "hours", 2_768))["people.capacity"]).toBe("The coming thirteen weeks have 29,334 hours to work after 1,234 of public holidays and 2,768 of approved leave");
    expect(said(scalar("people.capacity.hours", "hours", 1))["people.capacity"]).toBe("The coming thirteen weeks have 1 hour to work");
  });
});

describe("market", () => {
  const bands = (rows: readonly (readonly Cell[])[]) => {
    const fact = table("market.benchmark.percentiles", "role source1p50:money source2p50:money", rows);
    return fact.type === "table" ? { ...fact, columns: fact.columns.map((column) => ({ ...column, label: column.name === "source1p50" ? "Statistics (2025-10-01), median" : column.name === "source2p50" ? "Adverts (2026-07-01), median" : column.label })) } : fact;
  };

  test("the widest disagreement and the source below the floor are named", () => {
    const spread = table("market.disagreement.medians", "role level region low:money high:money spread:ratio", [["Analyst", "L3", "Germany", 52_800, 66_400, 0.25], ["Engineer", null, "Poland", 56_500, 71_200, 0.26]]);
    const floor = (...flags: readonly string[]) => table("market.floor.sources", "source flags", flags.map((flag, index) => [`Source ${String(index)}`, flag]));
    expect(said(spread, floor("", "few"))["market"]).toBe("No one figure is the market: for Engineer in Poland the sources’ medians run from €56.5k to €71.2k. Trust Source 1 least: it is below the floor for pay surveys.");
    expect(said(spread, floor("few", "few"))["market"]).toContain("Two of two sources are below the floor for pay surveys.");
  });

  test("a source that is always lowest or highest is named, and not otherwise", () => {
    expect(said(bands([["A", 50, 60], ["B", 40, 70]]))["market.benchmark"]).toBe("Statistics states the lowest pay of every role, Adverts the highest");
    expect(said(bands([["A", 50, 60], ["B", 40, 70], ["C", 40, null]]))["market.benchmark"]).toBe("Statistics states the lowest pay of every role, Adverts the highest wherever it states one");
    expect(said(bands([["A", 50, 60], ["B", 80, 70]]))["market.benchmark"]).toBeUndefined();
  });
});

describe("ceremonies", () => {
  const blocked = (...days: readonly number[]) => [scalar("impediments.items.blocked", "items", days.length), table("impediments.items.table", "key program days:days", days.map((day, index) => [`FD-${String(index)}`, "fraud", day]))];
  const actions = (overdue: number, open: number) => [scalar("retro.actions.open", "count", open), scalar("retro.actions.overdue", "count", overdue)];

  test("the page says what is blocked, what that costs at most, and which actions are late", () => {
    const cost = table("impediments.delay.table", "initiative cost:money", [["Card payments", 68_571]]);
    expect(said(...blocked(20, 18), cost, ...actions(5, 11))["agile"]).toBe("2 items are blocked, the longest for 20 days; if all of Card payments waits for it, that has cost up to €68.6k. 5 of 11 open actions from retrospectives are overdue.");
    expect(said(...blocked(3), ...actions(0, 1))["agile"]).toBe("1 item is blocked, for 3 days. 1 action from retrospectives is open, and not overdue.");
    expect(said(scalar("impediments.items.blocked", "items", 0))["agile"]).toBe("No open item is flagged as blocked.");
    expect(said(...actions(1, 2))["agile"]).toBe("1 of 2 open actions from retrospectives is overdue.");
    expect(said(...blocked(3, 2))["agile.impediments"]).toBe("Both belong to Fraud detection");
  });

  test("the newest sprint of each board, with the range of velocity", () => {
    const closed = table("sprint.closed.table", "board committed:points completed:points", [["7", 30, 10], ["7", 34, 28], ["8", null, null]]);
    const velocity = table("sprint.velocity.table", "board min:points max:points", [["7", 10, 36]]);
    expect(said(closed, velocity)).toEqual({ "sprint.closed.1": "The last sprint completed 28 points, with 34 committed; velocity ranged from 10 to 36" });
  });

  test("a median of sprints says of how many", () => {
    const closed = (...kept: readonly (number | null)[]) => said(scalar("sprint.closed.reliability", "share", 0.75), table("sprint.closed.table", "board reliability:share", kept.map((each) => ["7", each])))["agile.sprints"];
    expect([closed(0.7, 0.8, null), closed(0.75), closed()]).toEqual(["The last two sprints kept 75 % of what they had committed to, by their median", "The last sprint kept 75 % of what it had committed to", "The last sprints kept 75 % of what they had committed to, by their median"]);
  });

  test("limits: none outside, and what the run chart calls a shift is then not proven", () => {
    const summary = table("delivery.limits.summary", "program measure upper:ratio", [[null, "Throughput", 25], ["fraud", "Throughput", 8]]);
    const weeks = (...signals: readonly Cell[]) => table("delivery.limits.throughput", "week items:items signal", signals.map((signal, index) => [`2026-W${String(index + 10)}`, 15, signal]));
    expect(said(summary, weeks(null, null))["delivery.limits"]).toBe("Of all workstreams together, no week lies outside the natural limits of throughput");
    expect(said(summary, weeks(null, null), scalar("delivery.throughput.run", "weeks", 6))["delivery.limits"]).toBe("Of all workstreams together, no week lies outside the natural limits: by this stricter rule the shift is not proven yet");
    expect(said(summary, weeks("outside below", null))["delivery.limits"]).toBe("One week lies outside the natural limits of throughput");
    expect(said(table("delivery.limits.summary", "program measure upper:ratio", [[null, "Throughput", 25]]), weeks(null, null))["delivery.limits"]).toBe("No week lies outside the natural limits of throughput");
    expect(said(weeks(null))["delivery.limits"]).toBeUndefined();
  });
});

describe("initiatives", () => {
  const ranks = (...rows: readonly (readonly [string, number, number])[]) => table("priority.ranges.ranks", "initiative first:share p10:count p50:count", rows.map(([id, first, p10]) => [id, first, p10, 2]));
  const titles = table("estimate.effort.list", "initiative title", [["I-1", "Voice queries"], ["I-2", "Card payments"]]);

  test("a leader is called one only from an even chance on", () => {
    expect(said(ranks(["I-1", 0.2, 1], ["I-2", 0.31, 1]), titles)).toMatchObject({ initiatives: "No initiative is clearly worth the most for its effort: Card payments leads with a chance of only 31 %.", "priority.ranks": "Two of two initiatives may come first: each does in a tenth of the runs or more" });
    expect(said(ranks(["I-1", 0.8, 1], ["I-2", 0.2, 2]), titles)).toMatchObject({ initiatives: "Voice queries is most likely worth the most for its effort, with a chance of 80 %.", "priority.ranks": "One initiative stands first in most runs" });
    expect(said(ranks(["I-1", 0.4, 1], ["I-2", 0.09, 2]), titles)["priority.ranks"]).toBe("Only one initiative comes first in a tenth of the runs or more");
    expect(said(ranks(["I-1", 0.09, 2]), titles)["priority.ranks"]).toBe("No initiative comes first in as much as a tenth of the runs");
  });

  test("efforts are those of whole initiatives, with their spread; knowledge of one is not a part of knowledge of all", () => {
    const effort = [scalar("estimate.effort.open-mean", "fte-months", 303.8), scalar("estimate.effort.open-mode", "fte-months", 288), scalar("estimate.effort.open-sd", "fte-months", 17.2)];
    expect(said(...effort)["estimate.effort"]).toBe("From start to end, the unfinished initiatives take 303.8 FTE-months on average, with a standard deviation of 17.2; their most likely values add up to 288");
    expect(said(...effort.slice(0, 2))["estimate.effort"]).toBe("From start to end, the unfinished initiatives take 303.8 FTE-months on average; their most likely values add up to 288");
    const gains = table("priority.information.initiatives", "initiative gain:ratio", [["I-1", 5], ["I-2", 3]]);
    expect(said(titles, gains, scalar("priority.information.perfect", "ratio", 9))["priority.information"]).toBe("Knowing all values and efforts before choosing would gain 9.00 a person-month on average; of single initiatives, to know Voice queries gains most, 5.00");
  });

  test("without ranges the page says what is missing instead of a leader", () => {
    expect(said(scalar("priority.ranking.compared", "count", 1))["initiatives"]).toBe("1 initiative is open; without estimated ranges of value and effort nothing tells which is worth the most.");
  });

  test("quadrants and outturns hold for one and for many", () => {
    const quadrants = (...all: readonly string[]) => said(table("priority.quadrants.initiatives", "initiative quadrant", all.map((each, index) => [String(index), each])))["priority.quadrants"];
    expect(quadrants("do-now", "do-now", "invest", "drop")).toBe("Two initiatives are worth doing now, one is worth an investment, one is to be dropped");
    expect(quadrants("fill-in")).toBe("One initiative is a fill-in");
    const outturn = (...efforts: readonly number[]) => said(titles, scalar("priority.outturn.within-range", "count", efforts.length), table("priority.outturn.initiatives", "initiative effort:fte-months actual-effort:fte-months within", efforts.map((effort, index) => [`I-${String(index + 1)}`, 32, effort, index === 0 ? "yes" : "no"])))["priority.outturn"];
    expect(outturn(39.5)).toBe("One initiative is finished: Voice queries took 39.5 FTE-months against an estimate of 32. One is too few to correct estimates by");
    expect(outturn(39.5, 30)).toBe("One of two finished initiatives kept to the range of their effort");
  });
});
