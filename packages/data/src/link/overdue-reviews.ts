import { daysBetween, type Diagnostic, type IsoDate } from "@almanac/core";
import type { PlacedDocument } from "../content/document-of.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";

/** Pages whose review was due before the day of the statement: what they say may no longer be so. */
export function overdueReviews(documents: readonly PlacedDocument[], today: IsoDate): readonly Diagnostic[] {
  return documents.flatMap(({ document, place }): readonly Diagnostic[] => {
    if (!("reviewBy" in document) || document.reviewBy >= today) return [];
    return [
      diagnostic("REVIEW-OVERDUE", place(["reviewBy"]), {
        message: `the review of “${document.title}” was due on ${document.reviewBy}, ${String(daysBetween(document.reviewBy, today))} days before the statement`,
        found: document.reviewBy,
        expected: `a day from ${today} on`,
        hint: `ask its owner (${document.owner}) to review it, then write the day of the next review`,
      }),
    ];
  });
}
