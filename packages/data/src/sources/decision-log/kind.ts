import type { DecisionEntry } from "@almanac/core";
import { tableKind } from "../../table/define-table.ts";
import { date, id, list, optional, required, text, type Row } from "../../table/column.ts";
import type { RowContext } from "../../table/table-kind.ts";
import { given } from "../../table/given.ts";
import { trimmed } from "../../table/trimmed.ts";

const DECISION_COLUMNS = {
  id: required(id(), ["ID", "Decision ID", "Ref", "Number"], "The log's own id; a page of content/decisions/ with this id is the same decision"),
  title: required(text(), ["Title", "Decision", "Subject", "Question"], "What was to be decided"),
  raised: optional(date(), ["Raised", "Raised on", "Opened", "Requested on"], "Day on which it was asked"),
  decidedOn: required(date(), ["Decided on", "Decision date", "Date decided", "Date"], "Day on which it was decided; open questions are pages, not rows"),
  by: required(text(), ["Decided by", "By", "Decision maker", "Approver"], "Role that decided"),
  outcome: required(text(), ["Outcome", "Result", "Decision taken", "Resolution"], "What was decided"),
  // No comma: options are half sentences.
  options: optional(list(";", "|"), ["Options", "Alternatives", "Options considered"], "What could have been chosen, separated by semicolons"),
  workstream: optional(text(), ["Workstream", "Project", "Team"], "Workstream that it concerns"),
};

/** Decisions that were taken, one row each. */
export const decisionLogKind = tableKind({
  kind: "decision-log",
  title: "Decision log",
  area: "governance",
  fills: "decisionEntries",
  columns: DECISION_COLUMNS,
  signature: ["decidedOn", "by", "outcome"],
  unique: ["id"],
  since: "decidedOn",
  recordOf,
});

function recordOf(row: Row<typeof DECISION_COLUMNS>, context: RowContext<typeof DECISION_COLUMNS>): DecisionEntry | undefined {
  if (row.raised !== undefined && row.decidedOn < row.raised)
    return context.refuse("decidedOn", "DATE-ORDER", {
      message: "decided before it was raised",
      found: row.decidedOn,
      expected: `${row.raised} or later`,
      hint: "correct one of the two dates",
    });
  return given({ source: context.source, ...trimmed(row), options: row.options ?? [] });
}
