import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { share, type Share } from "../model/units.ts";
import { isPlaceholder } from "./placeholder.ts";

export interface DocumentSection {
  readonly name: string;
  readonly text?: string;
  /** At least 0; 1 unless said otherwise. */
  readonly weight?: number;
  /** How many fields the section asks for, and how many of them are filled in. */
  readonly requiredFields?: number;
  readonly presentFields?: number;
  readonly notApplicable?: boolean;
  /** Why the section does not apply; without it the section stays in the denominator. */
  readonly justification?: string;
}

export interface DocumentCompleteness {
  /** Weighted share of the applicable sections that say something. */
  readonly score: Measure<Share>;
  /** Sections that count 0, in their order. */
  readonly missing: readonly string[];
}

function contribution({ text, requiredFields = 0, presentFields = 0 }: DocumentSection): number {
  if (requiredFields > 0) return Math.min(1, presentFields / requiredFields);
  return isPlaceholder(text) ? 0 : 1;
}

/**
 * Completeness of a model card or a datasheet. A section counts fully when its text is no placeholder, or by the share of its fields where
 * fields are listed. It says that something is written, never that it is true. METHOD.md 9, id `ml.modelCard`. Source: Mitchell et al. (2019).
 *
 * @returns `no-data` without sections, `zero-denominator` when none applies or all weights are 0
 */
export function modelCardCompleteness({ sections }: { readonly sections: readonly DocumentSection[] }): DocumentCompleteness {
  const applicable = sections.filter(({ notApplicable, justification }) => !(notApplicable === true && !isPlaceholder(justification)));
  const counted = applicable.map((section) => ({ name: section.name, weight: section.weight ?? 1, part: contribution(section) }));
  const weight = sum(counted.map((section) => section.weight));
  const missing = counted.filter(({ part }) => part === 0).map(({ name }) => name);
  if (sections.length === 0) return { score: notAvailable("no-data", "the document has no sections"), missing };
  if (weight === 0) return { score: notAvailable("zero-denominator", "no section applies"), missing };
  return { score: available(share(sum(counted.map((section) => section.part * section.weight)) / weight)), missing };
}
