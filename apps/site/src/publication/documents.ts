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

/** Every page asks for the handbook's: they are put in order once for the documents of an edition. */
const inOrder = new WeakMap<Documents, readonly OfKind<"handbook">[]>();

/** Handbook pages in reading order. */
export function handbookPages(documents: Documents): readonly OfKind<"handbook">[] {
  const known = inOrder.get(documents) ?? [...ofKind(documents, "handbook")].sort((a, b) => a.order - b.order || compareText(a.path, b.path));
  inOrder.set(documents, known);
  return known;
}

export interface HandbookSection {
  readonly title: string;
  readonly pages: readonly OfKind<"handbook">[];
}

/** Pages of a folder and the page of the same name beside it: `tool/sources.md` is the overview of `tool/sources/*.md`. */
export interface HandbookChapter {
  readonly overview: OfKind<"handbook">;
  readonly pages: readonly OfKind<"handbook">[];
}

export interface HandbookOutline {
  /** What the handbook's own contents list: the pages of no chapter, and the overviews. */
  readonly pages: readonly OfKind<"handbook">[];
  readonly chapters: readonly HandbookChapter[];
  /** Of every page that stands in one, and of its overview. */
  readonly chapterOf: ReadonlyMap<OfKind<"handbook">, HandbookChapter>;
  /** Places among `pages`. */
  readonly places: ReadonlyMap<OfKind<"handbook">, number>;
}

const folderOf = (overview: OfKind<"handbook">): string => `${overview.path.replace(/\.mdx?$/, "")}/`;

/** Every page asks for the outline: it is made once for the documents of an edition. */
const outlines = new WeakMap<Documents, HandbookOutline>();

/** The handbook as its contents show it: a chapter is one entry, however many pages it has. */
export function handbookOutline(documents: Documents): HandbookOutline {
  const known = outlines.get(documents) ?? outlineOf(documents);
  outlines.set(documents, known);
  return known;
}

function outlineOf(documents: Documents): HandbookOutline {
  const all = handbookPages(documents);
  const byFolder = new Map(all.map((page) => [folderOf(page), page]));
  /** The overview of the outermost folder that has one. */
  const overviewOf = ({ path }: OfKind<"handbook">): OfKind<"handbook"> | undefined => {
    const parts = path.split("/");
    const folders = parts.slice(0, -1).map((_, index) => `${parts.slice(0, index + 1).join("/")}/`);
    const outermost = folders.find((folder) => byFolder.has(folder));
    return outermost === undefined ? undefined : byFolder.get(outermost);
  };
  const byOverview = Map.groupBy(all, overviewOf);
  const pages = byOverview.get(undefined) ?? [];
  const chapters = pages.flatMap((overview) => (byOverview.has(overview) ? [{ overview, pages: byOverview.get(overview) ?? [] }] : []));
  const chapterOf = new Map(chapters.flatMap((chapter) => [chapter.overview, ...chapter.pages].map((page) => [page, chapter] as const)));
  return { pages, chapters, chapterOf, places: new Map(pages.map((page, place) => [page, place])) };
}

/** The program's own pages; of a handbook that is nothing but chapters, their overviews. */
export function ownPages({ pages, chapters }: HandbookOutline): HandbookOutline["pages"] {
  const overviews = new Set(chapters.map(({ overview }) => overview));
  return pages.length === chapters.length ? pages : pages.filter((page) => !overviews.has(page));
}

/** The chapter that a page belongs to, as its overview or as one of its pages. */
export const chapterOf = (outline: HandbookOutline, page: OfKind<"handbook">): HandbookChapter | undefined => outline.chapterOf.get(page);

/** What is read before a page and after it. A chapter is read from its overview on and returns nowhere. */
export function neighboursOf(outline: HandbookOutline, page: OfKind<"handbook">): { readonly before?: OfKind<"handbook">; readonly after?: OfKind<"handbook"> } {
  const place = outline.places.get(page) ?? -1;
  const chapter = chapterOf(outline, page);
  const inside = chapter === undefined ? [] : [chapter.overview, ...chapter.pages];
  const before = place >= 0 ? outline.pages[place - 1] : inside[inside.indexOf(page) - 1];
  const after = chapter === undefined ? outline.pages[place + 1] : inside[inside.indexOf(page) + 1];
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

const bySection = new WeakMap<readonly OfKind<"handbook">[], ReadonlyMap<string, HandbookSection>>();

function sectionsByTitle(pages: readonly OfKind<"handbook">[]): ReadonlyMap<string, HandbookSection> {
  const known = bySection.get(pages) ?? new Map([...Map.groupBy(pages, ({ section }) => section)].map(([title, own]) => [title, { title, pages: own }]));
  bySection.set(pages, known);
  return known;
}

/** Sections in the order of their first page. */
export const sectionsOf = (pages: readonly OfKind<"handbook">[]): readonly HandbookSection[] => [...sectionsByTitle(pages).values()];

/** The section among some pages that one of them stands in. */
export const sectionOf = (pages: readonly OfKind<"handbook">[], { section }: OfKind<"handbook">): HandbookSection | undefined => sectionsByTitle(pages).get(section);

export const methodPages = (documents: Documents): readonly OfKind<"method">[] => [...ofKind(documents, "method")].sort((a, b) => compareText(a.id, b.id));

const VERBS: Readonly<Record<OfKind<"decision">["ask"], string>> = { decide: "Decide", approve: "Approve", name: "Name", confirm: "Confirm", provide: "Provide" };
export const askVerb = (decision: OfKind<"decision">): string => VERBS[decision.ask];

/** Day of the week of a calendar date, in words. */
export const weekdayOf = (date: IsoDate, locale: string): string => new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))));
