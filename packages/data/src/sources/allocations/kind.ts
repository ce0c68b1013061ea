import { fte } from "@almanac/core";
import { date, id, optional, required, share } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";
import { datesInOrder } from "../positions/pair-order.ts";
import { HIDDEN, PERSON_HEADERS, personNamed } from "../positions/person-id.ts";

/** Who works for which workstream, to what part, from when to when (METHOD.md 7.1). */
export const allocationsKind = tableKind({
  kind: "allocations",
  title: "Allocations",
  area: "people",
  audience: "internal",
  fills: "allocations",
  isLong: true,
  columns: {
    person: optional(id(), [...PERSON_HEADERS, "Resource ID"], "Opaque id of the person; or give the position"),
    position: optional(id(), ["Position", "Position ID", "Position number"], "Id of the position, where no person is named"),
    workstream: required(id(), ["Workstream", "Project", "Project code", "Project ID", "Assignment"], "Id of a workstream of almanac.yaml"),
    fte: required(share("may-exceed-one"), ["FTE share", "FTE", "Allocation", "Allocation %", "Allocated %", "Utilization target"], "Part of a full-time person: 0.5 or 50%"),
    from: required(date(), ["From", "Start date", "Start", "Allocated from"], "First day"),
    to: optional(date(), ["To", "End date", "End", "Finish", "Allocated to"], "Last day, inclusive; empty until further notice"),
    decidedOn: optional(date(), ["Decided on"], "Day of the decision; the allocation does not exist before"),
  },
  signature: ["workstream", "fte", "from", "to"],
  since: "decidedOn",
  recordOf: (row, context) => {
    const named = personNamed(row.person, "person", context);
    const ordered = datesInOrder(context, ["from", row.from, "the first day"], ["to", row.to, "the last day"]);
    if (row.person === undefined && row.position === undefined)
      return context.refuse("person", "CELL-MISSING", {
        message: "neither a person nor a position is given",
        found: "two empty cells",
        expected: "the id of a person, or of a position that nobody holds yet",
        hint: "fill one of the two columns",
      });
    if (row.fte === 0)
      return context.refuse("fte", "VALUE-INVALID", {
        message: "an allocation of nothing",
        found: HIDDEN,
        expected: "more than 0",
        hint: "end the allocation on its last day in place of setting it to 0",
      });
    if (named || !ordered) return undefined;
    const { workstream, from, fte: part, ...rest } = row;
    return { source: context.source, workstream, from, fte: fte(part), ...given(rest) };
  },
});
