import { isoDate, type Fact, type TableFact, type Unit } from "@almanac/core";
import { expect, test } from "vitest";
import { calibrationFigure } from "./ledger-figures.ts";
import { coverageGroups, movedWorkstreams, outcomeWord, recordLines, waitingLines } from "./ledger.ts";

type Rows = TableFact["rows"];

const receipt = { rule: "score.coverage", arguments: {}, sources: [], rows: 0, rowsDigest: "" };
const tableOf = (
  id: string,
  columns: readonly string[],
  rows: Rows,
): Readonly<Record<string, Fact>> => ({ [id]: { type: "table", id, label: id, audience: "public", columns: columns.map((name) => ({ name, label: name, unit: "text" as Unit })), rows, receipt } });
const program = { title: "Lantern", locale: "en-GB", workstreams: [{ id: "north", title: "North" }, { id: "south", title: "South" }] };

const COVERAGE = ["kind", "program", "horizon", "nominal", "due", "kept", "independent", "coverage", "wilsonLow", "wilsonHigh", "verdict"] as const;
const few = [null, null, null, "Too few to judge"] as const;

test("85 % lines stand by kind: together with their horizons, then each workstream in its order, the program's own last", () => {
  const facts = tableOf("ledger.coverage.table", COVERAGE, [
    ["Dates", null, "all", 0.85, 2, 1, 1, ...few],
    ["Dates", "south", "all", 0.85, 4, 0.5, 2, ...few],
    ["Dates", "north", "all", 0.85, 4, 0.75, 3, ...few],
    ["Dates", "north", "all", 0.95, 3, 1, 3, ...few],
    ["Dates", "(workstreams)", "all", 0.85, 8, 0.625, 5, 0.8, 0.38, 0.96, "Not contradicted"],
    ["Dates", "(workstreams)", "up to 4 weeks", 0.85, 5, 0.8, 3, ...few],
    ["Dates", "(workstreams)", "5 to 13 weeks", 0.85, 3, 0.33, 2, ...few],
  ]);
  const [group] = coverageGroups(facts, program);
  expect(group?.lines.map(({ label, part, due }) => [label, part, due])).toEqual([["Workstreams together", false, 8], ["up to 4 weeks", true, 5], ["5 to 13 weeks", true, 3], ["North", false, 4], ["South", false, 4], ["Lantern", false, 2]]);
  expect(group?.lines[0]).toMatchObject({ coverage: 0.8, low: 0.38, high: 0.96, verdict: "Not contradicted" });
});

test("one workstream together with nothing else is that workstream", () => {
  const facts = tableOf("ledger.coverage.table", COVERAGE, [
    ["Dates", "south", "all", 0.85, 4, 0.5, 2, ...few],
    ["Dates", "(workstreams)", "all", 0.85, 4, 0.5, 2, ...few],
  ]);
  expect(coverageGroups(facts, program)[0]?.lines.map(({ label }) => label)).toEqual(["South"]);
});

const RECENT = ["kind", "program", "milestone", "edition", "made", "due", "saidItems", "saidDate", "saidChance", "happenedItems", "happenedOn", "kept"] as const;

test("the record says what was said and what happened, in the words of each kind", () => {
  const made = ["2026-10-04", "2026-10-04"] as const;
  const facts = tableOf("ledger.forecasts.recent", RECENT, [
    ["Items in four weeks", "north", null, ...made, "2026-11-01", 9, null, null, 12, null, true],
    ["Date of the open scope", "south", null, ...made, "2026-11-08", null, "2026-11-08", null, null, null, false],
    ["Date of a milestone", "south", "M-1", ...made, "2026-11-08", null, "2026-11-08", null, null, null, false],
    ["Chance of a target", null, null, ...made, "2026-11-15", null, "2026-11-15", 0.4, null, "2026-11-10", true],
  ]);
  const lines = recordLines({ facts, program, earlier: [{ id: "2026-10-04", label: "2026-W40", asOfDate: isoDate("2026-10-04") }] });
  expect(lines.map(({ about, said, happened, edition }) => [about, said, happened, edition].join(" | ").replaceAll("\u00a0", " "))).toEqual([
    "North | at least 9 items in four weeks | 12 items | 2026-W40",
    "South | done by 8 Nov 2026 | not done yet | 2026-W40",
    "Lantern | 40 % for 15 Nov 2026 | 10 Nov 2026 | 2026-W40",
  ]);
  expect(lines.map(outcomeWord)).toEqual(["kept", "missed", "happened"]);
});

test("what waits is summed by kind, and only moved targets of workstreams are drawn as steps", () => {
  const waiting = tableOf(
    "ledger.forecasts.waiting",
    ["kind", "program", "waiting", "oldest", "next", "last"],
    [["Dates", "north", 3, "2026-10-04", "2026-12-06", "2027-01-10"], ["Dates", "south", 2, "2026-10-04", "2026-11-29", "2026-12-20"]],
  );
  expect(waitingLines(waiting)).toEqual([{ kind: "Dates", waiting: 5, next: "2026-11-29" }]);
  const moved = tableOf("ledger.targets.moved", ["edition", "kind", "program"], [["2026-11-22", "Milestone", "south"], ["2026-11-15", "Decision", "north"], ["2026-11-08", "Target", null]]);
  expect(movedWorkstreams(moved)).toEqual(["south"]);
});

test("the curve draws what can be judged, and is not drawn where nothing can", () => {
  const columns = ["kind", "stated", "due", "happened", "independent", "coverage", "wilsonLow", "wilsonHigh"] as const;
  const facts = tableOf("ledger.calibration.curve", columns, [["Dates", 0.5, 9, 0.4, 2, null, null, null], ["Dates", 0.85, 20, 0.7, 6, 0.66, 0.3, 0.9], ["Dates of milestones", 0.85, 20, 0.7, 6, 0.66, 0.3, 0.9]]);
  expect(calibrationFigure({ facts })).toEqual({ series: [{ label: "dates", look: "dates", points: [{ stated: 0.85, happened: 0.66, low: 0.3, high: 0.9, n: 6 }] }] });
  expect(calibrationFigure({ facts: {} })).toBeUndefined();
});
