import type { KindContext, SourceInput, SourceKind } from "../source-kind.ts";
import { checkInsTable, keyResultsTable } from "./tables.ts";

const CHECK_IN_ROLES = checkInsTable.columns.map(({ role }) => role).filter((role) => !keyResultsTable.columns.some((column) => column.role === role));

/** Which of the two tables a file is: by what it holds, else by the columns that are declared for it. */
function tableOf(input: SourceInput, context: KindContext): SourceKind {
  const asKeyResults = keyResultsTable.recognise(input);
  const asCheckIns = checkInsTable.recognise(input);
  if (asKeyResults !== asCheckIns) return asCheckIns > asKeyResults ? checkInsTable : keyResultsTable;
  const declared = Object.keys(context.declaration.columns ?? {});
  return CHECK_IN_ROLES.some((role) => declared.includes(role)) ? checkInsTable : keyResultsTable;
}

/** Objectives and key results, and their check-ins: two tables, each in files of its own, of one source or of two. */
export const objectivesKind: SourceKind = {
  ...keyResultsTable,
  fills: ["keyResults", "checkIns"],
  columns: [
    ...keyResultsTable.columns,
    ...checkInsTable.columns.filter(({ role }) => CHECK_IN_ROLES.includes(role)).map((column) => ({ ...column, required: false, says: `Of a file of check-ins: ${column.says}` })),
  ],
  recognise: (input) => Math.max(keyResultsTable.recognise(input), checkInsTable.recognise(input)),
  read: (inputs, context) => {
    const parts = [keyResultsTable, checkInsTable].map((table) => table.read(inputs.filter((input) => tableOf(input, context) === table), context));
    const files = parts.flatMap((part) => part.files);
    return {
      files: inputs.flatMap(({ file }) => files.filter((result) => result.file === file)),
      diagnostics: parts.flatMap((part) => part.diagnostics),
    };
  },
};
