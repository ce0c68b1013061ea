import { isoDate, type TableFact, type Unit } from "@almanac/core";
import { expect, test } from "vitest";
import type { DatedRecord } from "../../calendar/dated-record.ts";
import { namedRows, numberIn, textIn } from "../table-rows.ts";
import { recordHref } from "./calendar-links.ts";
import { bunchesOf, calendarMonths, calendarPage, mondayOf } from "./calendar-weeks.ts";
import { checkInStatus, newestCheckIn } from "./check-in-status.ts";
import { controlStatus, isInPlace, themesInRows } from "./control-status.ts";
import { latencyRows, loggedOnly } from "./decision-log.ts";
import { dueStatus } from "./due-status.ts";
import { dutiesInOrder, dutyStatus } from "./duty-status.ts";
import { gapStatus, messageStatus } from "./message-status.ts";
import { mitigationStatus, openRisks, riskAnchor } from "./risk-register.ts";
import { roleMatrix } from "./role-matrix.ts";
import { withWhole } from "./whole-column.ts";

const receipt = { rule: "declared", arguments: {}, sources: [], rows: 1, rowsDigest: "" };
const table = (id: string, columns: Readonly<Record<string, Unit>>, rows: TableFact["rows"]): TableFact => ({ type: "table", id, label: id, audience: "public", columns: Object.entries(columns).map(([name, unit]) => ({ name, label: name, unit })), rows, receipt });
const asOf = isoDate("2026-11-22");
const plain = (words: unknown): string => JSON.stringify(words).replaceAll("\u00a0", " ");

test("open risks stand by what they are worth, each with its own mitigation; closed ones are left out", () => {
  const facts = Object.fromEntries(
    [
      table("risk.register.risks", { id: "text", type: "text", state: "text", residual: "money" }, [["R-1", "threat", "open", 10], ["R-2", "threat", "open", 90], ["R-3", "threat", "closed", 500], ["R-4", "opportunity", "open", 70], ["R-5", "threat", "open", null]]),
      table("risk.mitigation.items", { id: "text", what: "text", status: "text", due: "date" }, [["R-2", "Ask", "in-progress", "2026-11-13"]]),
    ].map((fact) => [fact.id, fact]),
  );
  const threats = openRisks(facts, "threat");
  expect(threats.map((row) => textIn(row, "id"))).toEqual(["R-2", "R-1", "R-5"]);
  expect(threats.map((row) => mitigationStatus(row, asOf)?.word.replace("\u00a0", " "))).toEqual(["9 days overdue", undefined, undefined]);
  expect(riskAnchor("R/2 new")).toMatch(/^risk-R-2-new/);
});

test("what is due is late, near, under way or not begun", () => {
  expect(plain(dueStatus({ due: "2026-11-21", begun: false }, asOf))).toBe('{"status":"off-track","word":"1 day overdue","below":"was due 21 Nov"}');
  expect(dueStatus({ due: "2026-11-22", begun: false }, asOf)).toMatchObject({ status: "at-risk", word: "Not started" });
  expect(dueStatus({ due: "2026-12-22", begun: false }, asOf).status).toBe("not-started");
  expect(dueStatus({ due: "2026-12-22", begun: true }, asOf)).toMatchObject({ status: "on-track", word: "In progress" });
  expect([dueStatus({ due: "", begun: false }, asOf).word, dueStatus({ due: "", begun: true }, asOf).below]).toEqual(["No day set", "no day set"]);
});

test("duties stand by what they ask for: overdue, in force by day, to come, settled", () => {
  const rows = namedRows(table("d", { id: "text", state: "text", due: "date", left: "days" }, [["a", "met", "2025-01-01", null], ["b", "in-force", "2026-12-30", 38], ["c", "upcoming", null, null], ["d", "in-force", "2026-11-25", 3], ["e", "overdue", "2026-10-30", -23], ["f", "in-force", null, null], ["g", "not-applicable", null, null]]));
  expect(dutiesInOrder(rows).map((row) => textIn(row, "id"))).toEqual(["e", "d", "b", "f", "c", "a", "g"]);
  expect(dutiesInOrder(rows).map((row) => dutyStatus(row, asOf).status)).toEqual(["off-track", "at-risk", "not-started", "not-started", "not-started", "done", "none"]);
});

test("a control that rests on evidence too old counts as none, whatever is claimed", () => {
  const rows = namedRows(table("c", { state: "text", evidence: "text" }, [["implemented", "counts"], ["implemented", "too old"], ["partial", "counts"], ["planned", null], ["none", null], ["not-applicable", null]]));
  expect(rows.map((row) => controlStatus(row).word)).toEqual(["In place", "Counts as none", "Partly in place", "Planned", "Nothing done", "Does not apply"]);
  expect(rows.map(isInPlace)).toEqual([true, false, false, false, false, false]);
});

test("themes are turned into one row each, with the controls behind a share", () => {
  const [row] = themesInRows(namedRows(table("t", { theme: "text", framework: "text", listed: "count", weighted: "share" }, [["Logging", "A", 0, null], ["Logging", "B/1", 2, 0.5]])));
  expect([row?.("theme"), row?.("A"), row?.("A.of"), row?.("B/1"), row?.("B/1.of"), row?.("C")]).toEqual(["Logging", null, 0, 0.5, 2, null]);
});

test("a message without a day says nothing, a late one by how much", () => {
  const rows = namedRows(table("m", { next: "date", overdue: "days" }, [["2026-11-17", 5], ["2026-11-24", null], [null, null]]));
  expect(rows.map((row) => messageStatus(row, asOf)?.word.replaceAll("\u00a0", " "))).toEqual(["5 days overdue", "24 Nov", undefined]);
});

test("an activity lacks one who answers, one who does it, or both", () => {
  const rows = namedRows(table("g", { gap: "text" }, [[null], ["a responsible"], ["one accountable"], ["one accountable, a responsible"]]));
  expect(rows.map((row) => gapStatus(row)?.word)).toEqual([undefined, "Nobody does it", "No single role answers", "No single role answers"]);
  expect(rows.map((row) => gapStatus(row)?.below)).toEqual([undefined, undefined, undefined, "and nobody does it"]);
});

test("roles that answer for more stand first; a role keeps its letters in the column of the activity", () => {
  const { activities, roles } = roleMatrix(namedRows(table("r", { activity: "text", role: "text", letters: "text" }, [["Set a date", "Lead", "R"], ["Set a date", "Sponsor", "A"], ["Spend", "Sponsor", "C"], ["Spend", "Applied scientist, search", "R/A"]])));
  expect(activities).toEqual(["Set a date", "Spend"]);
  expect(roles).toEqual([{ role: "Sponsor", letters: ["A", "C"] }, { role: "Applied scientist, search", letters: [undefined, "R/A"] }, { role: "Lead", letters: ["R", undefined] }]);
});

test("the newest answer stands first, and only what no page is about is listed from the log", () => {
  const rows = namedRows(table("l", { id: "text", title: "text", decided: "date" }, [["a", "A", "2026-08-24"], ["b", "B", "2026-11-17"]]));
  expect(latencyRows(rows).map((row) => textIn(row, "id"))).toEqual(["b", "a"]);
  expect(loggedOnly(rows, [{ id: "d-1-a", title: "A" }]).map((row) => textIn(row, "id"))).toEqual(["b"]);
});

test("a key result is measured, left out, worse than at its start, reached, or never measured", () => {
  const rows = namedRows(table("k", { checked: "date", progress: "share" }, [["2026-11-20", 0.5], ["2026-11-06", 0.5], ["2026-11-20", -0.1], ["2026-11-20", 1], [null, null]]));
  const newest = newestCheckIn(rows);
  expect(newest).toBe("2026-11-20");
  expect(rows.map((row) => checkInStatus(row, newest).word)).toEqual(["Measured", "Left out of the newest", "Worse than at the start", "Reached", "Never measured"]);
});

test("a bar is outlined to the whole only where something was measured", () => {
  const rows = namedRows(withWhole(table("w", { progress: "share" }, [[0.4], [null]]), "progress", { name: "whole", label: "All" }));
  expect(rows.map((row) => numberIn(row, "whole"))).toEqual([1, null]);
});

const on = (date: string, kind = "decision", id = date): DatedRecord => ({ kind, id, date, title: date, about: [], category: "Decision", page: "decisions/x/" });

test("the calendar is what is late, then weeks of days up to 90 days ahead, and a count of what lies beyond", () => {
  const page = calendarPage([on("2026-11-01"), on("2026-11-22"), on("2026-11-23", "a"), on("2026-11-23", "b"), on("2027-02-20"), on("2027-02-21")], asOf);
  expect(page.late.map(({ date }) => date)).toEqual(["2026-11-01"]);
  expect(page.weeks.map(({ week, monday, days }) => [week, monday, days.map(({ date, records }) => `${date} ${String(records.length)}`)])).toEqual([["2026-W47", "2026-11-16", ["2026-11-22 1"]], ["2026-W48", "2026-11-23", ["2026-11-23 2"]], ["2027-W07", "2027-02-15", ["2027-02-20 1"]]]);
  expect(page.later).toBe(1);
  expect([mondayOf("2026-11-22"), mondayOf("2026-11-23")]).toEqual(["2026-11-16", "2026-11-23"]);
});

test("four of a kind on a day are one entry, three are three", () => {
  const day = ["a", "b", "c", "d"].map((id) => on("2026-12-14", "risk-review", id));
  expect(bunchesOf([on("2026-12-14"), ...day]).map(({ kind, records }) => `${kind} ${String(records.length)}`)).toEqual(["decision 1", "risk-review 4"]);
  expect(bunchesOf(day.slice(0, 3)).map(({ records }) => records.length)).toEqual([1, 1, 1]);
});

test("months have whole weeks from Monday, and count what is on a day", () => {
  const months = calendarMonths([on("2026-11-30"), on("2026-11-30", "b"), on("2026-11-01")], asOf);
  expect(months.map(({ year, month, weeks }) => [year, month, weeks.length])).toEqual([[2026, 11, 6], [2026, 12, 5], [2027, 1, 5], [2027, 2, 4]]);
  expect(months[0]?.weeks[0]?.map((cell) => cell?.day ?? null)).toEqual([null, null, null, null, null, null, 1]);
  expect(months[0]?.weeks.flat().filter((cell) => cell !== null && cell.count > 0)).toEqual([{ date: "2026-11-30", day: 30, count: 2 }]);
});

test("a date leads to the page that says more; one without such a page to its own", () => {
  expect(recordHref(on("2026-11-22", "risk-review", "R-04"))).toBe("/risks/#risk-R-04");
  expect(recordHref(on("2026-11-22"))).toBe("/decisions/x/");
});
