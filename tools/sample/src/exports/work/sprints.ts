import { addDays, mondayOf, type IsoDate } from "@almanac/core";
import { stringify } from "csv-stringify/sync";
import { EXPORT_DATES, PLANS } from "../../plan.ts";
import { closing, instantOf, mondayOfSprint, opening, plannedEnd, SEARCH_BOARD, sprintId, sprintName, sprintOn, WORKED_DAYS } from "../../sprint-calendar.ts";
import { FIRST_DAY } from "../../working-time.ts";
import type { ExportFile } from "../export-file.ts";
import { sprintMembershipTruths } from "./sprint-truths.ts";

const GOALS: Readonly<Record<number, string>> = {
  34: "Two-tower candidates measured on the three largest locales",
  35: "Judgement sets for the Nordic locales complete",
  36: "Click features recomputed after the consent change",
  37: "Shadow traffic in two locales",
  38: "Latency of the retriever below the budget",
  39: "Judgement sets for the last four locales",
};

function searchSprint(number: number, asOf: IsoDate): object | undefined {
  const monday = mondayOfSprint(number);
  const planned = { startDate: instantOf({ day: monday, time: "09:00:00" }), endDate: instantOf(plannedEnd(number)) };
  const closed = closing(number);
  const goal = GOALS[number];
  const sprint = { id: sprintId(number), self: `https://tracker.meridian.example/rest/agile/1.0/sprint/${String(sprintId(number))}`, name: sprintName(number), ...(goal === undefined ? {} : { goal }), originBoardId: SEARCH_BOARD };
  if (monday > asOf) return { ...sprint, state: "future" };
  const started = { ...planned, activatedDate: instantOf(opening(number)) };
  if (closed.day > asOf) return { ...sprint, state: "active", ...started };
  return { ...sprint, state: "closed", ...started, completeDate: instantOf(closed) };
}

/** What the tracker's agile interface answers on the evening of an export: every sprint up to the next one. */
function searchAnswer(asOf: IsoDate): string {
  const numbers = Array.from({ length: sprintOn(asOf) + 1 }, (_, index) => index + 1);
  const values = numbers.flatMap((number) => searchSprint(number, asOf) ?? []);
  return `${JSON.stringify({ maxResults: 50, startAt: 0, isLast: true, values }, null, 1)}\n`;
}

/** Demand forecasting keeps its sprints in a list: first and last day, and which team. */
function demandTable(): string {
  const begins = PLANS.find(({ project }) => project === "DF")?.begins ?? FIRST_DAY;
  const last = sprintOn(EXPORT_DATES.at(-1) ?? FIRST_DAY) + 1;
  const numbers = Array.from({ length: last }, (_, index) => index + 1).filter((number) => mondayOfSprint(number) >= mondayOf(begins));
  return stringify([["Sprint", "Start", "End", "Board"], ...numbers.map((number) => [`DF Sprint ${String(number)}`, mondayOfSprint(number), addDays(mondayOfSprint(number), WORKED_DAYS), "Demand forecasting"])], { record_delimiter: "\n" });
}

export const sprintFiles = (): readonly ExportFile[] => [
  ...EXPORT_DATES.map((date) => ({ path: `sprints/${date}/board-7.json`, text: searchAnswer(date) })),
  { path: "work/sprints-demand.csv", text: demandTable() },
];

export const sprintTruths = (): readonly string[] => [
  "`sprints/{exported}/board-7.json`: 40 sprints of search on 2026-11-22, 39 of them closed and the 40th to come; names as the `Sprint` columns of `jira/{exported}/work-items.csv` have them.",
  "`sprints/{exported}/board-7.json`: SR Sprint 36 was to end on 2026-10-09 and was closed on Monday 2026-10-12 at 08:41; the export of 2026-10-11 still shows it as active, two days after its end. Every other sprint was closed on its last day.",
  "`work/sprints-demand.csv`: DF Sprint 8 to DF Sprint 40, from 2025-09-01 on, two weeks each; the list states no state. On 2026-11-22 no sprint of either workstream runs.",
  ...sprintMembershipTruths(),
];
