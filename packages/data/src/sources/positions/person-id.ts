import type { Columns } from "../../table/column.ts";
import type { RowContext } from "../../table/table-kind.ts";

/** Headers of the person's id, as common tools write them. Names (`Employee name`, `Worker`) are left out on purpose. */
export const PERSON_HEADERS = [
  "Person",
  "Person id",
  "Person number",
  "Employee ID",
  "Employee number",
  "Employee #",
  "employee_id",
  "EmployeeNumber",
  "Worker ID",
  "User/Employee ID",
  "User ID",
  "Personnel number",
  "Personio ID",
] as const satisfies readonly [string, ...string[]];

/** The same words in every message that must not show a value. */
export const HIDDEN = "•••";

const looksLikeName = (text: string): boolean => text.includes("@") || /\p{L}[\p{L}'.-]*[,\s]+\p{L}/u.test(text);

/**
 * Whether the cell of a person holds a name or an address, which refuses the row: names have no business in a file that feeds a
 * publication, and an id is all that joins records.
 */
export function personNamed<C extends Columns>(person: string | undefined, role: keyof C & string, context: RowContext<C>): boolean {
  if (person === undefined || !looksLikeName(person)) return false;
  context.refuse(role, "PERSON-NAMED", {
    message: "a name or an e-mail address stands where an opaque id belongs",
    found: HIDDEN,
    expected: "the employee number or another id that says nothing by itself",
    hint: "export the employee number in place of the name",
  });
  return true;
}
