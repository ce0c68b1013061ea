import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { share, type Share } from "../model/units.ts";
import { isPlaceholder } from "./placeholder.ts";

export interface ChecklistItem {
  readonly status: "yes" | "partial" | "no" | "unanswered" | "na";
  /** At least 0; 1 unless said otherwise. */
  readonly weight?: number;
  /** Why the question does not apply. */
  readonly justification?: string;
}

export interface ChecklistScore {
  readonly score: Measure<Share>;
  /** Questions without an answer, and those that are said not to apply without a reason. */
  readonly unanswered: number;
}

const POINTS: Readonly<Record<ChecklistItem["status"], number>> = { yes: 1, partial: 0.5, no: 0, unanswered: 0, na: 0 };

/**
 * Score of a reproducibility checklist: yes 1, partial 0.5, no and unanswered 0; what does not apply is left out only with a reason.
 * METHOD.md 9, id `ml.checklist`. Source: Pineau et al. (2021).
 *
 * @returns `no-data` without items, `zero-denominator` when none applies or all weights are 0
 */
export function checklistScore({ items }: { readonly items: readonly ChecklistItem[] }): ChecklistScore {
  const excused = ({ status, justification }: ChecklistItem): boolean => status === "na" && !isPlaceholder(justification);
  const counted = items.filter((item) => !excused(item));
  const unanswered = counted.filter(({ status }) => status === "unanswered" || status === "na").length;
  const weight = sum(counted.map((item) => item.weight ?? 1));
  if (items.length === 0) return { score: notAvailable("no-data", "the checklist has no items"), unanswered };
  if (weight === 0) return { score: notAvailable("zero-denominator", "no item applies"), unanswered };
  return { score: available(share(sum(counted.map((item) => POINTS[item.status] * (item.weight ?? 1))) / weight)), unanswered };
}
