import { hours } from "@almanac/core";
import { choice, currency, date, id, money, number, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";
import { datesInOrder } from "../positions/pair-order.ts";
import { PERSON_HEADERS, personNamed } from "../positions/person-id.ts";

/** The learning plan: who learns what, when, in how many hours, at what cost. */
export const learningKind = tableKind({
  kind: "learning",
  title: "Learning plan",
  area: "people",
  audience: "internal",
  fills: "learning",
  columns: {
    person: required(id(), PERSON_HEADERS, "Opaque id of the person"),
    course: required(text(), ["Course", "Course name", "Course title", "Training", "Learning item", "Item title"], "What is learnt"),
    skill: optional(text(), ["Skill"], "The skill that it serves"),
    provider: optional(text(), ["Provider", "Vendor"], "Who teaches it"),
    plannedOn: optional(date(), ["Planned on", "Due date", "Required by", "Planned date"], "Day on which it should be finished"),
    doneOn: optional(date(), ["Done on", "Completed on", "Completion date", "Completed date"], "Day on which it was finished"),
    hours: optional(number({ min: 0 }), ["Hours", "Duration (hours)", "Credit hours", "Total hours"], "Hours that it takes"),
    cost: optional(money(), ["Cost", "Price", "Fee"], "What it costs"),
    currency: optional(currency(), ["Currency"], "Currency of the cost"),
    state: optional(
      choice({
        planned: ["Planned", "Assigned", "Not started", "Enrolled"],
        started: ["Started", "In progress"],
        done: ["Done", "Completed", "Passed"],
        cancelled: ["Cancelled", "Canceled", "Withdrawn", "Dropped"],
      }),
      ["State", "Status", "Completion status"],
      "State at the time of the export; left out, the dates say",
    ),
    addedOn: optional(date(), ["Added on", "Assigned on", "Assignment date"], "Day on which it was planned; the entry does not exist before"),
  },
  signature: ["person", "course", "plannedOn"],
  unique: ["person", "course", "plannedOn"],
  currency: "currency",
  since: "addedOn",
  recordOf: (row, context) => {
    const named = personNamed(row.person, "person", context);
    const ordered = datesInOrder(context, ["addedOn", row.addedOn, "the day of planning"], ["doneOn", row.doneOn, "the day of completion"]);
    if (named || !ordered) return undefined;
    const { person, course, hours: length, currency: _currency, ...rest } = row;
    return { source: context.source, person, course, ...given({ ...rest, hours: length === undefined ? undefined : hours(length) }) };
  },
});
