import { becauseOf, table, type Facts } from "../facts.ts";
import { namedRows, textIn } from "../table-rows.ts";

/** How the bars of elapsed hours read: solid where something is known to wait, or why that is not known. */
export function hoursNote(facts: Facts): string {
  const known = namedRows(table(facts, "delivery.blocked.causes")).some((row) => textIn(row, "kind") === "active");
  if (known) return "Solid: blocked or waiting. Elapsed hours, 24 a day.";
  const because = becauseOf(facts, "delivery.flow-efficiency.share");
  return `Elapsed hours, 24 a day.${because === undefined ? "" : ` Work and waiting are not told apart, because ${because}.`}`;
}
