import type { Edition, EditionDiff } from "@almanac/core";

type Stated = Pick<Edition, "id" | "label" | "earlier" | "history" | "documents" | "documentHistory">;

const areaOf = (id: string): string => id.replace(/\..*$/, "");

/** What readers call an edition that this one knows of. */
const labelOf = (id: string, { id: own, label, earlier }: Pick<Edition, "id" | "label" | "earlier">): string => (id === own ? label : (earlier.find((edition) => edition.id === id)?.label ?? id));

interface FigureChange {
  /** Figures and tables of these areas that differ from the edition before. */
  readonly changed: number;
  /** Label of the newest edition in which a headline of them moved, where none did in this one. */
  readonly last?: string;
}

/** Whether figures of some areas moved in this edition, and else in which they last did. Undefined where nothing is known of it. */
export function figureChange(areas: readonly string[], comparison: Pick<EditionDiff, "facts"> | null, edition: Stated): FigureChange | undefined {
  if (areas.length === 0 || comparison === null) return undefined;
  const { changed, added, removed } = comparison.facts;
  const count = [...changed, ...added, ...removed].filter(({ id }) => areas.includes(areaOf(id))).length;
  if (count > 0) return { changed: count };
  const order = [...edition.earlier.map(({ id }) => id), edition.id];
  const moved = Object.entries(edition.history).flatMap(([id, points]) => (areas.includes(areaOf(id)) ? points.flatMap((point, index) => (index > 0 && points[index - 1]?.value !== point.value ? [point.edition] : [])) : []));
  const last = order.findLast((id) => moved.includes(id));
  return { changed: 0, ...(last !== undefined && { last: labelOf(last, edition) }) };
}

interface DocumentPast {
  readonly since: string;
  readonly changed: string;
  /** Whether the words of this edition differ from those of the one before. */
  readonly now: boolean;
}

/** In which editions a document first stood and last changed, by their labels; undefined where it is not known. */
export function documentPast(path: string, edition: Stated): DocumentPast | undefined {
  const past = edition.documentHistory?.[path];
  return past === undefined ? undefined : { since: labelOf(past.since, edition), changed: labelOf(past.changed, edition), now: past.changed === edition.id };
}
