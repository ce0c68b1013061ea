import { daysBetween, hours } from "@almanac/core";
import { boolean, choice, date, id, number, optional, required } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";
import { datesInOrder } from "../positions/pair-order.ts";
import { HIDDEN, PERSON_HEADERS, personNamed } from "../positions/person-id.ts";

const HOURS_OF_A_DAY = 24;

/** Hours worked, by person and day or period (METHOD.md 7.1, utilisation). */
export const timeSheetsKind = tableKind({
  kind: "time-sheets",
  title: "Time sheets",
  area: "people",
  audience: "internal",
  fills: "timeEntries",
  isLong: true,
  columns: {
    entry: optional(id(), ["Entry", "Entry id", "entry_id", "Time entry ID"], "Id of the entry, if the tool gives one"),
    person: required(id(), PERSON_HEADERS, "Opaque id of the person"),
    date: required(date(), ["Date", "Work date", "Spent date", "Period start", "Week starting"], "The day, or the first day of the period"),
    until: optional(date(), ["Until", "Period end", "Week ending"], "Last day of the period; empty for a single day"),
    hours: required(number({ min: 0 }), ["Hours", "hours_logged", "Hours logged", "Duration (h)", "Duration (decimal)", "Quantity"], "Hours as a decimal number"),
    task: optional(id(), ["Task", "task_id", "Task ID", "Issue key", "Work item"], "Key of the work item or task"),
    workstream: optional(id(), ["Workstream"], "Id of a workstream of almanac.yaml"),
    billable: optional(boolean(), ["Billable", "is_billable", "Billable?"], "Whether the hours are charged on"),
    state: optional(
      choice({
        draft: ["Draft", "Open", "Not submitted"],
        submitted: ["Submitted", "Pending", "Waiting for approval"],
        approved: ["Approved", "Locked", "Posted"],
        rejected: ["Rejected", "Returned"],
      }),
      ["State", "Status", "Approval status"],
      "How far the approval is",
    ),
  },
  signature: ["person", "date", "hours"],
  unique: ["entry"],
  since: "date",
  recordOf: (row, context) => {
    const named = personNamed(row.person, "person", context);
    const until = row.until ?? row.date;
    const ordered = datesInOrder(context, ["date", row.date, "the first day"], ["until", row.until, "the last day"]);
    const length = daysBetween(row.date, until) + 1;
    if (ordered && row.hours > length * HOURS_OF_A_DAY)
      return context.refuse("hours", "HOURS-TOO-MANY", {
        message: `more hours than ${length === 1 ? "a day has" : `its ${String(length)} days have`}`,
        found: HIDDEN,
        expected: `at most ${String(length * HOURS_OF_A_DAY)} hours`,
        hint: "is the column in minutes, or in hours and minutes? export decimal hours, or map a period's last day as `until`",
      });
    if (named || !ordered) return undefined;
    const { person, task, workstream, billable, state } = row;
    return { source: context.source, person, from: row.date, to: until, hours: hours(row.hours), ...given({ task, workstream, billable, state }) };
  },
});
