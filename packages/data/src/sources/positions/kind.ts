import { fte, hours } from "@almanac/core";
import { choice, count, currency, date, id, money, number, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";
import { amountsInOrder, datesInOrder } from "./pair-order.ts";
import { HIDDEN, PERSON_HEADERS, personNamed } from "./person-id.ts";

/** Posts of the plan and who holds them: head count, fill rate, attrition, time to fill, standard cost (METHOD.md 7.1). */
export const positionsKind = tableKind({
  kind: "positions",
  title: "Positions and head count",
  area: "people",
  audience: "internal",
  fills: "positions",
  columns: {
    position: optional(id(), ["Position", "Position ID", "Position number", "Position code", "Post number"], "Id of the post. Without it the row stands for many equal posts"),
    posts: optional(count({ min: 1 }), ["Posts", "Number of posts", "Headcount", "Head count"], "How many posts the row stands for; 1 if left out"),
    role: required(text(), ["Role", "Job title", "Position title", "Job profile", "Generic Job Title", "JobRole"], "Title of the role"),
    level: optional(text(), ["Level", "Job level", "Grade", "Pay grade", "Compensation grade", "JobLevel"], "Level or grade of the role"),
    unit: optional(text(), ["Unit", "Department", "Organization", "Division", "Supervisory organization", "Team"], "Department or team, in the words of the export"),
    location: optional(text(), ["Location", "Office", "Site", "Work location"], "Place of work"),
    calendar: optional(id(), ["Holiday calendar", "Calendar"], "Holiday calendar of the place of work, DE, or a region of one, DE-BE"),
    workstream: optional(id(), ["Workstream"], "Id of a workstream of almanac.yaml"),
    employment: optional(
      choice({
        employee: ["Employee", "Regular", "Permanent", "Full-time employee"],
        contractor: ["Contractor", "Freelancer", "Contingent worker"],
        vendor: ["Vendor", "Supplier", "Outsourced"],
        intern: ["Intern", "Working student", "Apprentice"],
      }),
      ["Employment", "Employment type", "Worker type", "Employee class"],
      "Who employs the holder",
    ),
    vendor: optional(id(), ["Vendor"], "Id of the vendor that provides the holder"),
    fte: required(number({ min: 0 }), ["FTE", "Position FTE", "Full-time equivalent", "FTE %", "Number of Posts in FTE"], "Full-time equivalents of the whole row: 1 is full time"),
    hoursPerWeek: optional(number({ min: 0, max: 168 }), ["Hours per week", "Weekly hours", "Standard hours", "Scheduled weekly hours"], "Hours of a full-time week"),
    state: optional(
      choice({
        planned: ["Planned", "Proposed"],
        open: ["Open", "Vacant", "Unfilled", "Recruiting"],
        filled: ["Filled", "Active", "Occupied"],
        left: ["Left", "Terminated", "Inactive"],
        closed: ["Closed", "Cancelled", "Frozen"],
      }),
      ["State", "Position status", "Employment status", "Status"],
      "State at the time of the export; left out, the dates say",
    ),
    approvedOn: optional(date(), ["Approved on", "Approval date"], "Day of the decision; the position does not exist before"),
    plannedFrom: optional(date(), ["Planned from", "Plan start"], "First day on which the plan counts the position"),
    plannedTo: optional(date(), ["Planned to", "Plan end"], "Last day on which the plan counts it"),
    openedOn: optional(date(), ["Opened on", "Open date", "Posting date"], "Day on which recruiting began"),
    filledOn: optional(date(), ["Filled on", "Hire date", "Start date", "Joining date", "joining_date", "Date of joining"], "First day of the holder"),
    leftOn: optional(date(), ["Left on", "Termination date", "End date", "Last working day"], "Last day of the holder"),
    leavingReason: optional(
      choice({
        resigned: ["Resigned", "Resignation", "Voluntary"],
        dismissed: ["Dismissed", "Involuntary", "Terminated for cause", "Redundancy"],
        "end-of-contract": ["End of contract", "Contract ended"],
        retired: ["Retired", "Retirement"],
        moved: ["Moved", "Transfer", "Internal move"],
        other: ["Other"],
      }),
      ["Leaving reason", "Termination reason", "Reason for leaving"],
      "Why the holder left",
    ),
    person: optional(id(), PERSON_HEADERS, "Opaque id of the holder, never a name"),
    replaces: optional(id(), ["Replaces", "Backfill of"], "Position of the predecessor"),
    standardRate: optional(money(), ["Standard rate", "Standard annual rate", "Budgeted annual cost"], "Price-list cost of one full-time year in this role and level, loaded with all that employment costs; never the holder's pay"),
    scaleMinimum: optional(money(), ["Scale minimum", "Pay scale minimum", "Grade minimum"], "Lower end of the published pay scale, a year at full time"),
    scaleMaximum: optional(money(), ["Scale maximum", "Pay scale maximum", "Grade maximum"], "Upper end of the published pay scale"),
    currency: optional(currency(), ["Currency"], "Currency of the amounts of the row"),
  },
  signature: ["position", "role", "fte", "filledOn"],
  unique: ["position"],
  currency: "currency",
  since: "approvedOn",
  recordOf: (row, context) => {
    const named = personNamed(row.person, "person", context);
    const filled = datesInOrder(
      context,
      ["approvedOn", row.approvedOn, "the approval"],
      ["openedOn", row.openedOn, "the opening"],
      ["filledOn", row.filledOn, "the first day of the holder"],
      ["leftOn", row.leftOn, "the last day of the holder"],
    );
    const planned = datesInOrder(context, ["plannedFrom", row.plannedFrom, "the start of the plan"], ["plannedTo", row.plannedTo, "the end of the plan"]);
    const scale = amountsInOrder(context, ["scaleMinimum", row.scaleMinimum, "the minimum of the scale"], ["scaleMaximum", row.scaleMaximum, "the maximum of the scale"]);
    if (row.person !== undefined && row.fte > 1)
      return context.refuse("fte", "VALUE-INVALID", {
        message: "one person holds more than one full-time equivalent in this row",
        found: HIDDEN,
        expected: "at most one where a person is named",
        hint: "declare `unit: percent` for the column if it is in percent; leave the person out of rows that stand for many posts",
      });
    if (named || !filled || !planned || !scale) return undefined;
    const { position, posts, fte: equivalents, hoursPerWeek, currency: _currency, ...rest } = row;
    return { source: context.source, posts: posts ?? 1, fte: fte(equivalents), ...given({ id: position, hoursPerWeek: hoursPerWeek === undefined ? undefined : hours(hoursPerWeek), ...rest }) };
  },
});
