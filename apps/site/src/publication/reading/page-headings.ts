export interface PageHeading {
  readonly id: string;
  readonly text: string;
}

/** So many sections before a page is long enough for a list of them. */
const FEWEST = 4;
/** A name of more characters is a sentence. */
const LONGEST = 40;
/** Headings of a text that stands within a section are not sections of the page. */
const PROSE = "heading-link";

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": "\u00a0" };
const textOf = (html: string): string => html.replace(/<[^>]*>/g, "").replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity).trim();

/** Where the list of a page's sections goes: the page’s opening marks it. */
export const HEADINGS_PLACE = "<div data-page-headings></div>";

/**
 * Second-level headings of a page's HTML. A heading that is a sentence says in `data-short` what it is called in a list; one without, and
 * longer than a list has room for, is left out.
 */
export function pageHeadings(html: string): readonly PageHeading[] {
  const found = [...html.matchAll(/<h2\b([^>]*)>([\s\S]*?)<\/h2>/g)].flatMap(([, attributes = "", inner = ""]): readonly PageHeading[] => {
    const id = /\bid="([^"]+)"/.exec(attributes)?.[1];
    const text = textOf(/\bdata-short="([^"]*)"/.exec(attributes)?.[1] ?? inner);
    return id === undefined || text.length > LONGEST || inner.includes(PROSE) ? [] : [{ id, text }];
  });
  return found.length < FEWEST ? [] : found;
}
