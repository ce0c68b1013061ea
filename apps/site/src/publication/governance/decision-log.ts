import type { Decision } from "../decisions.ts";
import { textIn, type NamedRow } from "../table-rows.ts";

/** Decisions taken, the newest answer first. */
export const latencyRows = (rows: readonly NamedRow[]): readonly NamedRow[] => rows.toSorted((a, b) => (textIn(a, "decided") < textIn(b, "decided") ? 1 : textIn(a, "decided") > textIn(b, "decided") ? -1 : 0));

/** Open decisions of the log that no page is about. */
export const loggedOnly = (rows: readonly NamedRow[], pages: readonly Pick<Decision, "id" | "title">[]): readonly NamedRow[] =>
  rows.filter((row) => !pages.some(({ id, title }) => id === textIn(row, "id") || title === textIn(row, "title")));
