import type { Columns } from "../../table/column.ts";
import type { RowContext } from "../../table/table-kind.ts";
import { HIDDEN } from "../positions/person-id.ts";

interface Row {
  readonly person: string | undefined;
  readonly role: string | undefined;
  readonly workstream: string | undefined;
  readonly needed: number | undefined;
}

/** Whether a row says either what a person has (a person, no number needed) or what a role or workstream needs (no person). */
export function holderOrNeed<C extends Columns & { readonly person: unknown; readonly needed: unknown }>(row: Row, context: RowContext<C>): boolean {
  if (row.person === undefined && row.role === undefined && row.workstream === undefined) {
    context.refuse("person", "CELL-MISSING", {
      message: "neither a person nor a role or workstream is given",
      found: "empty cells",
      expected: "a person who has it, or a role or workstream that needs it",
      hint: "fill one of the columns",
    });
    return false;
  }
  if (row.person !== undefined && row.needed !== undefined) {
    context.refuse("needed", "VALUE-INVALID", {
      message: "a row about a person states how many people are needed",
      found: HIDDEN,
      expected: "an empty cell beside a person",
      hint: "state the need in a row of its own, without a person",
    });
    return false;
  }
  return true;
}
