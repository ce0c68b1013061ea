import type { Edition } from "@almanac/core";
import { sectionsByState } from "./reading/section-state.ts";
import { GROUPS, type Section } from "./site-map.ts";

/** Sections that are works of their own, or lists of what else is on the site. */
const NOT_PRINTED: ReadonlySet<string> = new Set(["handbook", "glossary", "method", "editions", "for"]);

interface PrintedGroup {
  readonly title: string;
  readonly sections: readonly Section[];
}

interface PrintedEdition {
  readonly groups: readonly PrintedGroup[];
  /** Sections that have nothing to show in this edition. */
  readonly without: readonly Section[];
}

/** What one edition is when it is printed as a document: the sections with data in reading order. */
export function printedEdition(edition: Parameters<typeof sectionsByState>[0]): PrintedEdition {
  const { withData, without } = sectionsByState(edition);
  const printed = withData.filter(({ id }) => !NOT_PRINTED.has(id));
  const groups = GROUPS.map(({ id, title }) => ({ title, sections: printed.filter(({ group }) => group === id) }));
  return { groups: groups.filter(({ sections }) => sections.length > 0), without: without.filter(({ id }) => !NOT_PRINTED.has(id)) };
}

/** The parts of the document by their ids, the front page first. */
export const printedParts = (edition: Pick<Edition, "facts" | "documents" | "previous" | "findings">): readonly string[] => ["front", ...printedEdition(edition).groups.flatMap(({ sections }) => sections.map(({ id }) => id))];
