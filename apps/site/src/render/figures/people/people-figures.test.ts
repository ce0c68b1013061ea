import { isoDate, type Fact, type TableFact, type Unit } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { hoursFigure, limitsFigure, sprintFigure } from "./agile-figures.ts";
import { quadrantFigure, rankFigure } from "./initiative-figures.ts";
import { marketFigure } from "./market-figures.ts";
import { allocationFigure, capacityFigure, funnelFigure, staffingFigure } from "./people-figures.ts";
import { textIn } from "../../../publication/table-rows.ts";
import type { DrawnEdition } from "../../../publication/people/drawn-edition.ts";
import { hoursNote } from "../../../publication/people/hours-note.ts";
import { namedWorkstream } from "../../../publication/people/named-workstreams.ts";
import { roundedRow } from "../../../publication/people/rounded-row.ts";
import { signalRows } from "../../../publication/people/signal-rows.ts";
import { boardRows } from "../../../publication/people/sprint-boards.ts";

/** Columns as `name:unit`, text where no unit is said. */
const table = (id: string, columns: string, rows: TableFact["rows"], more: TableFact["receipt"]["arguments"] = {}): TableFact => ({
  type: "table",
  id,
  label: id,
  audience: "public",
  columns: columns.split(" ").map((column) => {
    const [name = "", unit = "text"] = column.split(":");
    return { name, label: name, unit: unit as Unit, ...(unit === "money" ? { currency: "EUR" } : {}) };
  }),
  rows,
  receipt: { rule: "r", arguments: more, sources: [], rows: 0 },
});
const edition = (...facts: readonly Fact[]): DrawnEdition => ({
  facts: Object.fromEntries(facts.map((fact) => [fact.id, fact])),
  asOfDate: isoDate("2026-11-22"),
  program: { locale: "en-GB", currency: "EUR", workstreams: [{ id: "search", title: "Search relevance" }, { id: "fraud", title: "Fraud detection" }] },
});

test("an edition without facts has no figures at all", () => {
  const empty = edition();
  for (const figureOf of [allocationFigure, capacityFigure, staffingFigure, funnelFigure, marketFigure, hoursFigure, limitsFigure, rankFigure, quadrantFigure]) expect(figureOf(empty)).toBeUndefined();
  expect(boardRows(empty)).toEqual([]);
  expect(signalRows(undefined)).toEqual([]);
});

describe("allocation", () => {
  const months = table("people.allocation.months", "month program fteMonths:fte-months", [["2026-10", "search", 20], ["2026-10", "fraud", 12], ["2026-11", "search", 20.3], ["2026-11", "fraud", 10.8], ["2026-12", "search", 19], ["2026-12", "fraud", null]]);
  const heads = table("people.head-count.workstreams", "program filledFte:fte", [["search", 19.8], ["fraud", 12.8]]);

  test("months to come are plans, and only from this month on more than the filled positions is marked", () => {
    const cells = allocationFigure(edition(months, heads))?.rows[0]?.cells.map(({ text, ahead, over }) => ({ text, ahead, over }));
    expect(cells).toEqual([
      { text: "20.0", ahead: false, over: false },
      { text: "20.3", ahead: false, over: true },
      { text: "19.0", ahead: true, over: false },
    ]);
  });

  test("the heads say from which month on it is a plan", () => {
    const groups = (rows: TableFact["rows"]) => allocationFigure(edition(table("people.allocation.months", "month program fteMonths:fte-months", rows)))?.columns.map(({ group }) => group.replaceAll("\u00a0", " "));
    expect(groups([["2026-11", "search", 1], ["2026-12", "search", 1], ["2027-01", "search", 1]])).toEqual(["2026", "planned", "2027"]);
    expect(groups([["2026-11", "search", 1], ["2027-01", "search", 1]])).toEqual(["2026", "planned 2027"]);
  });

  test("over-allocation lies on its dates, also where it began before the months or has no end", () => {
    const over = table("people.over-allocation.intervals", "from:date to:date load:fte limit:fte", [["2026-09-15", "2026-10-31", 1.3, 1], ["2026-11-16", null, 1.2, 0.8], ["2026-01-01", "2026-02-01", 2, 1]]);
    const spans = allocationFigure(edition(months, over))?.spans?.list;
    expect(spans).toHaveLength(2);
    expect(spans?.[0]).toMatchObject({ from: 0, to: 1 });
    expect(spans?.[1]).toMatchObject({ from: 1.5, to: 3 });
    expect(spans?.[1]?.text.replaceAll("\u00a0", " ")).toBe("since 16 Nov 2026: 1.2 FTE of 0.8");
  });
});

test("of the funnel the step that fewest pass is solid", () => {
  const figure = funnelFigure(edition(table("people.hiring.funnel", "stage reached:count conversion:share", [["applied", 566, null], ["screened", 142, 0.25], ["offered", 5, 0.11], ["accepted", 3, 0.6]])));
  expect(figure?.rows.map(({ name, strong }) => [name, strong])).toEqual([["Applied", false], ["Screened", false], ["Offered", true], ["Accepted", false]]);
  expect(figure?.rows[1]?.text.replaceAll("\u00a0", " ")).toBe("142, 25 % of applied");
});

test("market sources stay apart, on one round scale, named with their dates", () => {
  const fact = table("market.benchmark.percentiles", "role level region measure source1p25:money source1p50:money source1p75:money source2p25:money source2p50:money source2p75:money", [["Data engineer", "L4", "Poland", "base", 47_100, 51_800, 56_900, null, 58_100, null], ["Data engineer", "L4", "Poland", "total", 1, 2, 3, 4, 5, 6]]);
  const labelled = { ...fact, columns: fact.columns.map((column) => (column.name === "source1p50" ? { ...column, label: "Statistics (2025-10-01), median" } : column.name === "source2p50" ? { ...column, label: "Survey (2026-04-01), median" } : column)) };
  const figure = marketFigure(edition(labelled));
  expect(figure?.sources.map((source) => source.replaceAll("\u00a0", " "))).toEqual(["Statistics (1 Oct 2025)", "Survey (1 Apr 2026)"]);
  expect(figure?.rows).toHaveLength(1);
  expect(figure?.rows[0]?.ranges[0]?.map(({ low, middle, high }) => [low, middle, high])).toEqual([[47_100, 51_800, 56_900], [null, 58_100, null]]);
  expect(figure?.xDomain).toEqual([46_000, 60_000]);
});

describe("teamwork", () => {
  test("a board that does not say what was committed has no chart, and boards of one workstream are told apart", () => {
    const closed = table("sprint.closed.table", "board program sprint end:date committed:points completed:points", [["7", "search", "S 1", "2026-11-20", 30, 28], ["9", "search", "T 1", "2026-11-20", null, null]]);
    const boards = boardRows(edition(closed));
    expect(boards.map(({ title, chart }) => [title, chart])).toEqual([["Search relevance, 7", "sprint.closed.1"], ["Search relevance, 9", "sprint.closed.2"]]);
    expect(boards.map((board) => sprintFigure(edition(closed), board)?.valueLabel)).toEqual(["28 completed", undefined]);
  });

  test("hours are solid where they are known to be no work, and the note says why that is not known", () => {
    const causes = (kind: string) => table("delivery.blocked.causes", "cause kind finished:hours finishedShare:share", [["Worked on", kind, 172, 0.67], ["Review", kind === "active" ? "waiting" : kind, 0.4, 0.33]]);
    expect(hoursFigure(edition(causes("active")))?.rows.map(({ strong }) => strong)).toEqual([false, true]);
    expect(hoursFigure(edition(causes("unmarked")))?.rows.map(({ strong }) => strong)).toEqual([false, false]);
    expect(hoursFigure(edition(causes("active")))?.rows[1]?.text).toContain("under an hour");
    expect(hoursNote(edition(causes("active")).facts)).toContain("Solid");
    expect(hoursNote(edition(causes("unmarked")).facts)).not.toContain("Solid");
  });

  test("a slow item is one signal, not one of the program and one of its workstream", () => {
    const rows = signalRows(table("delivery.limits.signals", "program measure signal from:date to:date where", [[null, "Cycle time", "above", "2026-10-01", "2026-10-01", "FD-1"], ["fraud", "Cycle time", "above", "2026-10-01", "2026-10-01", "FD-1"], ["fraud", "Cycle time", "above", "2026-10-02", "2026-10-02", "FD-2"], ["fraud", "Throughput", "below", "2026-11-09", "2026-11-09", "2026-W46"]]));
    expect(rows.map((row) => textIn(row, "where"))).toEqual(["2026-W46", "FD-2", "FD-1"]);
  });

  test("limits need weeks and a mean; a week with a signal says which", () => {
    const summary = table("delivery.limits.summary", "program measure mean:ratio lower:ratio upper:ratio", [["fraud", "Throughput", 1, 0, 2], [null, "Throughput", 18.5, 11.6, 25.4]]);
    const weeks = table("delivery.limits.throughput", "week items:items signal", [["2026-W46", 15, null], ["2026-W47", 30, "outside above"]]);
    expect(limitsFigure(edition(summary))).toBeUndefined();
    expect(limitsFigure(edition(summary, weeks))).toEqual({ mean: 18.5, lower: 11.6, upper: 25.4, weeks: [{ label: "2026-W46", items: 15 }, { label: "2026-W47", items: 30, signal: "outside above" }] });
  });
});

test("initiatives stand by their chance to be first, by title, and are cut where the rule cut", () => {
  const ranks = table("priority.ranges.ranks", "initiative first:share p10:count p50:count p90:count", [["I-1", 0.2, 1, 3, 4], ["I-2", 0.31, 1, 2, 4]]);
  const titles = table("priority.ranking.methods", "initiative title", [["I-2", "Card payments"]]);
  const quadrants = table("priority.quadrants.initiatives", "initiative value:score feasibility:score", [["I-1", 8, 4]], { valueCut: 8, feasibilityCut: 4 });
  expect(rankFigure(edition(ranks, titles))?.rows.map(({ name }) => name)).toEqual(["Card payments", "I-1"]);
  expect(quadrantFigure(edition(quadrants))).toMatchObject({ cut: { x: 4, y: 8 }, points: [{ name: "I-1", x: 4, y: 8 }] });
});

test("an estimate is whole and has three digits, and what is no number stays", () => {
  const row = roundedRow((column) => ({ p10: 547_693.08, gain: 1.72, title: "Voice" })[column] ?? null, ["p10", "gain", "title"], 3);
  expect([row("p10"), row("gain"), row("title"), row("none")]).toEqual([548_000, 2, "Voice", null]);
});

test("a row names its workstream, the whole program its title", () => {
  const named = (id: string | null) => namedWorkstream((column) => (column === "program" ? id : 3), { title: "Meridian", workstreams: [{ id: "search", title: "Search relevance" }] });
  expect([named("search")("program"), named(null)("program"), named("gone")("program"), named("search")("items")]).toEqual(["Search relevance", "Meridian", "gone", 3]);
});
