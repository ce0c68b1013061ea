import { table } from "../facts.ts";
import type { DrawnEdition } from "./drawn-edition.ts";
import { namedRows, textIn, type NamedRow } from "../table-rows.ts";

/** The closed sprints of one board. */
export interface Board {
  readonly board: string;
  /** Name of its workstream, or of the board where it has none. */
  readonly title: string;
  /** Key of its chart. */
  readonly chart: string;
  /** Oldest first. */
  readonly rows: readonly NamedRow[];
}

/** Boards with closed sprints, as they stand in the fact. Several boards of one workstream are told apart by their names. */
export function boardRows({ facts, program }: Pick<DrawnEdition, "facts" | "program">): readonly Board[] {
  const groups = [...Map.groupBy(namedRows(table(facts, "sprint.closed.table")), (row) => textIn(row, "board"))];
  const titleOf = ([board, rows]: (typeof groups)[number]): string => {
    const workstream = program.workstreams.find(({ id }) => id === textIn(rows[0] ?? (() => null), "program"));
    return workstream?.title ?? board;
  };
  const titles = groups.map(titleOf);
  return groups.map(([board, rows], index) => {
    const title = titles[index] ?? board;
    return { board, title: titles.filter((each) => each === title).length > 1 ? `${title}, ${board}` : title, chart: `sprint.closed.${String(index + 1)}`, rows };
  });
}
