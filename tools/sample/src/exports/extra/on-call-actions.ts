import { isoDate } from "@almanac/core";
import { WORLD } from "../../world.ts";
import type { ExportFile } from "../export-file.ts";
import { workbook, type SheetCell } from "./workbook.ts";

const PATH = "on-call/retro-actions.xlsx";
const HEADER = ["ID", "Raised on", "Retrospective", "Team", "Action", "Owner", "Due", "Closed on", "Status", "Carried"];

type Line = readonly [raisedOn: string, after: string, action: string, owner: string, due: string, closedOn: string, status: "open" | "done", carried: number];

/** The people on call look back on incidents, not on sprints, and keep a workbook. */
const ACTIONS: readonly Line[] = [
  ["2026-10-09", "INC-2026-14", "Page the data steward when an upstream table shrinks by a tenth", "Data steward", "2026-10-30", "2026-10-27", "done", 0],
  ["2026-10-12", "INC-2026-15", "Check region codes before a forecast version is released", "Demand forecasting lead", "2026-10-30", "2026-10-29", "done", 0],
  ["2026-10-16", "INC-2026-16", "Compare driver versions before nodes rejoin the queue", "Platform lead", "2026-11-13", "", "open", 1],
  ["2026-11-04", "INC-2026-18", "One telephone number at Labelworks that is answered at night", "Data steward", "2026-11-18", "", "open", 0],
  ["2026-11-12", "INC-2026-19", "Brand names as a test case of every rewriter release", "Search lead", "2026-11-27", "2026-11-20", "done", 0],
  ["2026-11-12", "INC-2026-19", "A dashboard of searches without a result, by locale", "Product analyst, search", "2026-12-11", "", "open", 0],
];

const rows = ACTIONS.map((line, index) => [`OC-${String(index + 1).padStart(2, "0")}`, ...line] as const);
const day = (text: string): SheetCell => (text === "" ? null : { day: isoDate(text) });

export function onCallFile(): ExportFile {
  const cells = rows.map(([id, raisedOn, after, action, owner, due, closedOn, status, carried]): readonly SheetCell[] => [id, day(raisedOn), after, "On call", action, owner, day(due), day(closedOn), status, carried]);
  const notes = [["Actions after incidents, kept by whoever is on call"], ["One row an action; close it here, not in the incident"]];
  return { path: PATH, text: "", bytes: workbook({ Actions: [HEADER, ...cells], Notes: notes }) };
}

export function onCallTruths(): readonly string[] {
  const overdue = rows.filter(([, , , , , due, , status]) => status === "open" && due < WORLD.asOf).map(([id]) => id);
  return [
    `\`${PATH}\`: a workbook with two sheets; \`Actions\` holds ${String(rows.length)} actions after incidents, a second source of the kind retro-actions beside \`governance/retro-actions.csv\`. On ${WORLD.asOf} ${String(overdue.length)} are overdue (${overdue.join(", ")}).`,
  ];
}
