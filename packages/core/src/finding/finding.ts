/**
 * A sentence made from facts. Every number in it is a reference to a fact, so that the page can link it and a test can
 * see the sentence change, or be withheld, when the data changes.
 */
export interface Finding {
  readonly parts: readonly FindingPart[];
}

/** Text, or a fact shown in its unit. `as` overrides the display: `number` leaves the unit out, `day-month` shows a date without its year. */
export type FindingPart = string | { readonly fact: string; readonly as?: "number" | "day-month" };
