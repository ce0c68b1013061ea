import type { Diagnostic, Records } from "@almanac/core";
import { initiativeOrderProblems } from "../sources/initiatives/order-problems.ts";
import { checkInProblems, weightProblems } from "../sources/objectives/link-problems.ts";
import { controlProblems } from "../sources/controls/link-problems.ts";

/** What no single record of governance shows: circles, references to nothing, weights that do not add up, controls of no framework. */
export function checkGovernance(records: Partial<Records>, _context: { readonly reportingCurrency: string }): readonly Diagnostic[] {
  return [
    ...initiativeOrderProblems(records.initiatives ?? []),
    ...weightProblems(records.keyResults ?? []),
    ...checkInProblems(records.checkIns ?? [], records.keyResults ?? []),
    ...controlProblems(records.controlStatuses ?? [], records.frameworkControls ?? []),
  ];
}
