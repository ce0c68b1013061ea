import { formatDate, type Edition, type EditionDiff, type EditionName } from "@almanac/core";

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
  /** Undefined where it is longer ago than this edition names editions. */
  readonly since: EditionName | undefined;
  readonly changed: EditionName | undefined;
  /** The oldest edition that this one names. */
  readonly oldest: EditionName;
  /** The record goes back no further than to where the document begins: what stood there before is not known. */
  readonly fromTheFirst: boolean;
  /** Whether the words of this edition differ from those of the one before. */
  readonly now: boolean;
}

/** Every page asks; the documents of an edition are looked through once. */
const beyond = new WeakMap<object, boolean>();

/** Whether some document stood in an edition that is older than all those that are known by name. */
function goesBackBeyond(history: NonNullable<Stated["documentHistory"]>, known: readonly EditionName[]): boolean {
  const answer = beyond.get(history) ?? Object.values(history).some(({ since }) => known.every(({ id }) => id !== since));
  beyond.set(history, answer);
  return answer;
}

/** In which editions a document first stood and last changed; undefined where it is not known. */
export function documentPast(path: string, edition: Stated & Pick<Edition, "asOfDate">): DocumentPast | undefined {
  const past = edition.documentHistory?.[path];
  if (past === undefined) return undefined;
  const own: EditionName = { id: edition.id, label: edition.label, asOfDate: edition.asOfDate };
  const known: readonly EditionName[] = [...edition.earlier, own];
  const [oldest = own] = known;
  const [since, changed] = [past.since, past.changed].map((id) => known.find((name) => name.id === id));
  const goesBack = goesBackBeyond(edition.documentHistory ?? {}, known);
  return { since, changed, oldest, fromTheFirst: since?.id === oldest.id && !goesBack, now: changed?.id === edition.id };
}

const nameWords = ({ label, asOfDate }: EditionName): string => `${label.replaceAll("-", "\u2011")} of ${formatDate(asOfDate)}`;

/** Since which edition a document stands, in which it last changed, and how far back the record of it goes. */
export function pastWords({ since, changed, oldest, fromTheFirst, now }: DocumentPast, isFirst: boolean): string {
  if (isFirst) return "Here since the first edition.";
  const from = since === undefined ? `before edition ${nameWords(oldest)}` : `edition ${nameWords(since)}`;
  const begins = fromTheFirst ? ", where the record begins" : "";
  if (changed === undefined) return `Unchanged since before edition ${nameWords(oldest)}.`;
  if (since?.id === changed.id) return now ? "New in this edition." : `Unchanged since ${from}${begins === "" ? ", in which it was new" : begins}.`;
  return `Last changed in ${now ? "this edition" : `edition ${nameWords(changed)}`}; here since ${from}${begins}.`;
}
