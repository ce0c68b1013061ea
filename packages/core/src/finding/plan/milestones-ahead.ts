import type { FindingInput, TableRow } from "../fact-reader.ts";
import { tableRows } from "../fact-reader.ts";

/** A milestone that has not been reached, with what is forecast of it. */
export interface MilestoneAhead {
  readonly id: string;
  /** Its declared title, or its id where no list names it. */
  readonly title: string;
  readonly row: TableRow;
  readonly target: string | undefined;
  readonly p50: string | undefined;
  readonly p85: string | undefined;
  readonly chance: number | undefined;
  /** Days from the target to the 85 % date; negative before it. */
  readonly daysLate: number | undefined;
}

/** Milestones ahead as their forecast states them, in its order. */
export function milestonesAhead({ facts }: Pick<FindingInput, "facts">): readonly MilestoneAhead[] {
  const titles = new Map(tableRows(facts, "milestones.target.list").map((row) => [row.text("milestone"), row.text("title")]));
  return tableRows(facts, "milestones.forecast.list").flatMap((row) => {
    const id = row.text("milestone");
    if (id === undefined) return [];
    return [{ id, title: titles.get(id) ?? id, row, target: row.text("target"), p50: row.text("p50"), p85: row.text("p85"), chance: row.number("chance"), daysLate: row.number("daysPastTarget") }];
  });
}
