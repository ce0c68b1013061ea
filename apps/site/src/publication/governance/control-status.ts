import type { StatusWords } from "../record-columns.ts";
import { textIn, type NamedRow } from "../table-rows.ts";

const EVIDENCE: Readonly<Record<string, string>> = { "too old": "evidence too old", "without a day": "evidence without a day", expired: "evidence expired" };

/** Whether a control is in place with evidence that counts. */
export const isInPlace = (row: NamedRow): boolean => textIn(row, "state") === "implemented" && textIn(row, "evidence") === "counts";

/** What is claimed of a control, and what its evidence makes of that. */
export function controlStatus(row: NamedRow): StatusWords {
  const [state, evidence] = [textIn(row, "state"), textIn(row, "evidence")];
  const doubt = EVIDENCE[evidence];
  switch (state) {
    case "implemented":
      return doubt === undefined ? { status: "done", word: "In place" } : { status: "off-track", word: "Counts as none", below: `said to be in place; ${doubt}` };
    case "partial":
      return doubt === undefined ? { status: "at-risk", word: "Partly in place" } : { status: "off-track", word: "Counts as none", below: `said to be partly in place; ${doubt}` };
    case "planned":
      return { status: "not-started", word: "Planned" };
    case "not-applicable":
      return { status: "none", word: "Does not apply" };
    default:
      return { status: "none", word: "Nothing done" };
  }
}

/** A theme in one row, its frameworks as columns: `<framework>` reads the coverage, `<framework>.of` the controls behind it. */
export function themesInRows(rows: readonly NamedRow[]): readonly NamedRow[] {
  return [...Map.groupBy(rows, (row) => textIn(row, "theme"))].map(([theme, own]): NamedRow => (column) => {
    if (column === "theme") return theme;
    const [framework = "", ...part] = column.split(".of");
    return own.find((row) => textIn(row, "framework") === framework)?.(part.length === 0 ? "weighted" : "listed") ?? null;
  });
}
