import { required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { accountableProblems } from "./accountable.ts";
import { raciLetters } from "./letters.ts";

export const RACI_COLUMNS = {
  activity: required(text(), ["Activity", "Task", "Deliverable", "Process"], "What is done"),
  role: required(text(), ["Role", "Person", "Who", "Person or role"], "Who has a part in it; of a matrix the headers of the other columns"),
  letters: required(text(), ["RACI", "Responsibility", "Assignment", "Letter"], "R responsible, A accountable, C consulted, I informed; A/R for both; of a matrix its cells"),
};

/** One row an activity and role. */
export const raciRowsTable = tableKind({
  kind: "raci",
  title: "RACI",
  area: "governance",
  fills: "raciAssignments",
  columns: RACI_COLUMNS,
  signature: ["activity", "role", "letters"],
  unique: ["activity", "role"],
  recordOf: (row, { source, refuse }) => {
    const letters = raciLetters(row.letters);
    if (letters !== undefined) return { source, activity: row.activity.trim(), role: row.role.trim(), letters };
    return refuse("letters", "RACI-LETTER", {
      message: `\`${row.letters}\` is no responsibility`,
      found: row.letters,
      expected: "R, A, C, I, or two of them such as A/R",
      hint: "write the letters; a role that has no part in an activity has no row, or an empty cell in a matrix",
    });
  },
  checkFile: accountableProblems,
});
