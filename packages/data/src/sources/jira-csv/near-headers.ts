import { isSlip, type Diagnostic } from "@almanac/core";
import type { ColumnsDeclaration } from "../../config/schema.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CsvFile } from "../../read/csv.ts";
import type { Columns } from "../columns.ts";
import { JIRA_HEADERS, type Role } from "./headers.ts";

/** Jira's own headers that are one slip away from another one. */
const OTHER_HEADERS = new Set(["creator", "parent", "parent id", "project id", "issue id", "work item id", "component", "label"]);

const ROLES = Object.keys(JIRA_HEADERS) as Exclude<Role, "at">[];
const REQUIRED: readonly Role[] = ["key", "status", "created"];

/**
 * A misspelt header of a column that may be absent: without a word its values would be left out. Required columns are missed
 * by name anyway.
 */
export function nearHeaders(csv: CsvFile, columns: Columns, declared: ColumnsDeclaration | undefined): readonly Diagnostic[] {
  const known = new Set(ROLES.flatMap((role) => JIRA_HEADERS[role].map((name) => name.toLowerCase())));
  const used = new Set(Object.values(declared ?? {}).flatMap((said) => (typeof said === "string" ? [said.toLowerCase()] : [])));
  return csv.header.flatMap((name, index): readonly Diagnostic[] => {
    const plain = name.trim().toLowerCase();
    if (plain === "" || known.has(plain) || used.has(plain) || OTHER_HEADERS.has(plain)) return [];
    for (const role of ROLES) {
      const meant = columns.has(role) || REQUIRED.includes(role) ? undefined : JIRA_HEADERS[role].find((header) => isSlip(name.trim(), header));
      if (meant !== undefined)
        return [
          diagnostic("CSV-COLUMN-NEAR", csv.place(-1, index), {
            message: `the column \`${name}\` is not read; \`${meant}\` would be`,
            found: name,
            expected: meant,
            hint: `did you mean \`${meant}\`? correct the header, or declare \`columns: { ${role}: ${name.trim()} }\` on the source in data/almanac.yaml`,
          }),
        ];
    }
    return [];
  });
}
