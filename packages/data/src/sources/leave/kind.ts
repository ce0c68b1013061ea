import { share as dayShare } from "@almanac/core";
import { choice, date, id, optional, required, share } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";
import { datesInOrder } from "../positions/pair-order.ts";
import { PERSON_HEADERS, personNamed } from "../positions/person-id.ts";

/** Days on which people are away (METHOD.md 7.1, capacity). */
export const leaveKind = tableKind({
  kind: "leave",
  title: "Leave",
  area: "people",
  audience: "internal",
  fills: "absences",
  isLong: true,
  columns: {
    person: required(id(), PERSON_HEADERS, "Opaque id of the person"),
    from: required(date(), ["From", "Start date", "Start", "First day", "Absence start"], "First day away"),
    to: required(date(), ["To", "End date", "End", "Last day", "Absence end"], "Last day away, inclusive"),
    kind: required(
      choice({
        holiday: ["Holiday", "Vacation", "Annual leave", "Paid time off", "PTO", "Paid vacation"],
        sick: ["Sick", "Sick leave", "Sickness", "Sick days"],
        parental: ["Parental", "Parental leave", "Maternity leave", "Paternity leave", "Maternity protection"],
        unpaid: ["Unpaid", "Unpaid leave", "Sabbatical"],
        training: ["Training", "Education", "Study leave"],
        absence: ["Absence", "Absent", "Other", "Time off", "Leave"],
      }),
      ["Leave type", "Absence type", "Time off type", "Type of absence", "Time type"],
      "Why, as far as it matters; `Absence` where it is nobody's business",
    ),
    dayShare: optional(share(), ["Day share", "Part of day", "Portion"], "Part of each day: 0.5 for half days; 1 if left out"),
    state: optional(
      choice({
        requested: ["Requested", "Pending", "Submitted"],
        approved: ["Approved", "Taken", "Confirmed"],
        cancelled: ["Cancelled", "Canceled", "Rejected", "Denied", "Declined"],
      }),
      ["State", "Status", "Approval status"],
      "How far the approval is",
    ),
    requestedOn: optional(date(), ["Requested on", "Created on", "Requested"], "Day of the request; nobody knew before"),
  },
  signature: ["person", "from", "to", "kind"],
  unique: ["person", "from", "kind"],
  since: "requestedOn",
  recordOf: (row, context) => {
    const named = personNamed(row.person, "person", context);
    if (!datesInOrder(context, ["from", row.from, "the first day"], ["to", row.to, "the last day"]) || named) return undefined;
    const { person, from, to, kind, state, requestedOn } = row;
    return { source: context.source, person, from, to, kind, dayShare: dayShare(row.dayShare ?? 1), ...given({ state, requestedOn }) };
  },
});
