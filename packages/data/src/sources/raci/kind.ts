import type { FileDeclarations } from "../../config/source-schema.ts";
import type { SourceInput, SourceKind } from "../source-kind.ts";
import { matrixRows } from "./matrix.ts";
import { raciRowsTable } from "./rows-table.ts";
import { MOST_RECORDS } from "../../table/record-limit.ts";

/** The input with its matrix turned into rows. A table whose own grammar is broken stays as it is, and says so. */
function inRows(input: SourceInput, declaration: FileDeclarations): SourceInput {
  const table = input.table(MOST_RECORDS.kept + 1);
  if (!("ok" in table) || table.ok.diagnostics.length > 0) return input;
  const rows = matrixRows(table.ok, declaration);
  return rows === undefined ? input : { ...input, table: () => ({ ok: rows }) };
}

/** Who does, answers for, is asked about and is told of each activity: as rows, or as a matrix with one column a role. */
export const raciKind: SourceKind = {
  ...raciRowsTable,
  recognise: (input) => raciRowsTable.recognise(inRows(input, {})),
  read: (inputs, context) =>
    raciRowsTable.read(
      inputs.map((input) => inRows(input, context.declaration)),
      context,
    ),
};
