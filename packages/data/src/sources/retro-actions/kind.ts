import type { RetroAction } from "@almanac/core";
import { tableKind } from "../../table/define-table.ts";
import { choice, count, date, id, optional, required, text, type Row } from "../../table/column.ts";
import type { RowContext } from "../../table/table-kind.ts";
import { given } from "../../table/given.ts";
import { trimmed } from "../../table/trimmed.ts";

const RETRO_COLUMNS = {
  id: required(id(), ["ID", "Action ID", "Ref"], "Your own id of the action"),
  raisedOn: required(date(), ["Raised on", "Raised", "Retro date", "Retrospective date", "Created"], "Day of the retrospective"),
  sprint: optional(text(), ["Sprint", "Iteration", "Retrospective"], "Sprint that was looked back on"),
  team: optional(text(), ["Team", "Workstream", "Squad"], "Team that agreed it"),
  action: required(text(), ["Action", "Action item", "Action text"], "What will be done differently"),
  owner: optional(text(), ["Owner", "Assignee", "Assigned to"], "Role that sees to it"),
  due: optional(date(), ["Due", "Due date"], "Day by which it is done; a past day is shown as overdue, it is no mistake"),
  closedOn: optional(date(), ["Closed on", "Closed", "Completed on", "Done on"], "Day on which it was done or dropped"),
  status: optional(
    choice({
      open: ["open", "to do", "todo", "in progress", "carried"],
      done: ["done", "closed", "complete", "completed"],
      dropped: ["dropped", "cancelled", "canceled", "won't do"],
    }),
    ["Status", "State"],
    "Open, done or dropped; without it done from the closing day on",
  ),
  carried: optional(count(), ["Carried", "Carried over", "Times carried"], "How many retrospectives took it over from the one before"),
};

/** What retrospectives agreed to change. */
export const retroActionsKind = tableKind({
  kind: "retro-actions",
  title: "Retrospective actions",
  area: "governance",
  fills: "retroActions",
  columns: RETRO_COLUMNS,
  signature: ["raisedOn", "action", "closedOn"],
  unique: ["id"],
  since: "raisedOn",
  recordOf,
});

function recordOf(row: Row<typeof RETRO_COLUMNS>, context: RowContext<typeof RETRO_COLUMNS>): RetroAction | undefined {
  const { raisedOn, closedOn, status } = row;
  if (closedOn !== undefined && closedOn < raisedOn)
    return context.refuse("closedOn", "DATE-ORDER", {
      message: "closed before it was raised",
      found: closedOn,
      expected: `${raisedOn} or later`,
      hint: "correct one of the two dates",
    });
  if (closedOn !== undefined && status === "open")
    return context.refuse("closedOn", "STATE-DATES", {
      message: "an open action has a day on which it was closed",
      found: closedOn,
      expected: "no closing day, or the status done or dropped",
      hint: "empty the cell, or set the status",
    });
  return given({ source: context.source, ...trimmed(row), status: status ?? (closedOn === undefined ? "open" : "done") });
}
