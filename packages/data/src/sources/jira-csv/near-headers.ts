import { isSlip, type Diagnostic } from "@almanac/core";
import { declaredHeader, type ColumnsDeclaration } from "../../config/source-schema.ts";
import { diagnostic, relatedTo } from "../../diagnostics/diagnostic.ts";
import type { CsvFile } from "../../read/csv.ts";
import { positionsOf, type Columns } from "../columns.ts";
import type { HeaderRole } from "./header-role.ts";
import { ENGLISH_HEADERS, JIRA_HEADERS, plainHeader, TRANSLATED_HEADERS } from "./headers.ts";

/** Jira's own headers that are one slip away from another one. */
const OTHER_HEADERS = new Set(["creator", "parent", "parent id", "project id", "issue id", "work item id", "component", "label", "creador", "criador", "sprints id"]);

const ROLES = Object.keys(JIRA_HEADERS) as readonly HeaderRole[];
const REQUIRED: readonly HeaderRole[] = ["key", "status", "created"];
/** Roles of which a file can have two columns: lists, and fields that two kinds of project keep in different places. */
const SEVERAL: readonly HeaderRole[] = ["labels", "components", "sprint", "parent", "points"];

/** Languages of which the file has at least three headers. */
const languagesOf = (csv: CsvFile) =>
  TRANSLATED_HEADERS.filter(({ headers }) => Object.values(headers).filter((names) => positionsOf(csv.header, names).length > 0).length >= 3);

/** No export has more columns; in what has them, a slip is the least of its mistakes. */
const MOST_COLUMNS = 5000;

/**
 * A misspelt header of a column that may be absent: without a word its values would be left out. Required columns are missed
 * by name anyway. And two headers, perhaps of two languages, that say the same: one of them would be left out.
 */
export function nearHeaders(csv: CsvFile, columns: Columns, declared: ColumnsDeclaration | undefined): readonly Diagnostic[] {
  const known = new Set(ROLES.flatMap((role) => JIRA_HEADERS[role].map(plainHeader)));
  const used = new Set(Object.values(declared ?? {}).flatMap((said) => plainHeader(declaredHeader(said) ?? "")));
  const absent = ROLES.filter((role) => !columns.has(role) && !REQUIRED.includes(role));
  const spoken = languagesOf(csv);
  const candidatesOf = new Map(absent.map((role) => [role, [...ENGLISH_HEADERS[role], ...spoken.flatMap(({ headers }) => headers[role] ?? [])]]));
  const near = csv.header.slice(0, MOST_COLUMNS).flatMap((name, index): readonly Diagnostic[] => {
    const plain = plainHeader(name);
    if (plain === "" || known.has(plain) || used.has(plain) || OTHER_HEADERS.has(plain)) return [];
    for (const role of absent) {
      // A slip changes a sign or two: lengths tell most headers apart without a closer look.
      const meant = candidatesOf.get(role)?.find((header) => Math.abs(header.length - name.trim().length) <= 4 && isSlip(name.trim(), header));
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
  return [...near, ...rivals(csv, columns, declared)];
}

function rivals(csv: CsvFile, columns: Columns, declared: ColumnsDeclaration | undefined): readonly Diagnostic[] {
  return ROLES.flatMap((role): readonly Diagnostic[] => {
    const [first, ...others] = SEVERAL.includes(role) || declared?.[role] !== undefined ? [] : columns.indexes(role).toSorted((a, b) => a - b);
    // A header that stands twice is reported as such.
    const rival = others.find((index) => first !== undefined && csv.header[index] !== csv.header[first] && plainHeader(csv.header[index] ?? "") !== plainHeader(csv.header[first] ?? ""));
    if (first === undefined || rival === undefined) return [];
    const [one, other] = [csv.header[first] ?? "", csv.header[rival] ?? ""];
    return [
      diagnostic("CSV-COLUMN-TWICE", csv.place(-1, rival), {
        message: `\`${one}\` and \`${other}\` both mean the ${ENGLISH_HEADERS[role][0] ?? role} of an item`,
        found: other,
        expected: "one of the two",
        hint: `declare which is meant on the source in data/almanac.yaml: \`columns: { ${role}: ${one.trim()} }\``,
        related: [relatedTo(csv.place(-1, first), "the other column")],
      }),
    ];
  });
}
