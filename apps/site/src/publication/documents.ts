import { compareText, type Edition, type FrozenDocument, type IsoDate } from "@almanac/core";

type Documents = Edition["documents"];
type OfKind<K extends FrozenDocument["kind"]> = Extract<FrozenDocument, { kind: K }>;

function ofKind<K extends FrozenDocument["kind"]>(documents: Documents, kind: K): readonly OfKind<K>[] {
  return documents.filter((document): document is OfKind<K> => document.kind === kind);
}

/** The commentary of this edition: the newest update. */
export const newestUpdate = (documents: Documents): OfKind<"update"> | undefined => [...ofKind(documents, "update")].sort((a, b) => compareText(a.date, b.date)).at(-1);

/** Decisions nobody has taken yet, the earliest due date first. */
export const openDecisions = (documents: Documents): readonly OfKind<"decision">[] =>
  ofKind(documents, "decision")
    .filter((decision) => decision.decidedOn === undefined)
    .sort((a, b) => compareText(a.due, b.due) || compareText(a.id, b.id));

/** Handbook pages in reading order. */
export const handbookPages = (documents: Documents): readonly OfKind<"handbook">[] =>
  [...ofKind(documents, "handbook")].sort((a, b) => a.order - b.order || compareText(a.path, b.path));

export interface HandbookSection {
  readonly title: string;
  readonly pages: readonly OfKind<"handbook">[];
}

/** Sections in the order of their first page. */
export function handbookSections(documents: Documents): readonly HandbookSection[] {
  const pages = handbookPages(documents);
  return [...new Set(pages.map((page) => page.section))].map((title) => ({ title, pages: pages.filter((page) => page.section === title) }));
}

export const methodPages = (documents: Documents): readonly OfKind<"method">[] => [...ofKind(documents, "method")].sort((a, b) => compareText(a.id, b.id));

const VERBS: Readonly<Record<OfKind<"decision">["ask"], string>> = { decide: "Decide", approve: "Approve", name: "Name", confirm: "Confirm", provide: "Provide" };
export const askVerb = (decision: OfKind<"decision">): string => VERBS[decision.ask];

/** Day of the week of a calendar date, in words. */
export const weekdayOf = (date: IsoDate, locale: string): string => new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))));
