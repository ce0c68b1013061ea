import type { Diagnostic, RaciAssignment } from "@almanac/core";
import { diagnostic, relatedTo } from "../../diagnostics/diagnostic.ts";
import { placeOf } from "../../link/record-place.ts";

/** Exactly one role answers for an activity: none means nobody, two mean each thinks that it is the other. */
export function accountableProblems(assignments: readonly RaciAssignment[]): readonly Diagnostic[] {
  return [...Map.groupBy(assignments, ({ activity }) => activity)].flatMap(([activity, rows]): readonly Diagnostic[] => {
    const [first, second] = rows.filter(({ letters }) => letters.includes("A"));
    if (first !== undefined && second === undefined) return [];
    if (first !== undefined && second !== undefined)
      return [
        diagnostic("RACI-ACCOUNTABLE", placeOf(second, "letters"), {
          message: `\`${activity}\` has a second accountable role, the first on line ${String(first.source.line)}`,
          found: "a second A",
          expected: "one A an activity",
          hint: "leave the A with one role, and make the other one R or C",
          related: [relatedTo(placeOf(first, "letters"), "the first accountable role")],
        }),
      ];
    const [row] = rows;
    if (row === undefined) return [];
    return [
      diagnostic("RACI-ACCOUNTABLE", placeOf(row, "activity"), {
        message: `nobody is accountable for \`${activity}\``,
        found: "no A",
        expected: "one A an activity",
        hint: "give one of its roles an A, or A/R if it does the work too",
      }),
    ];
  });
}
