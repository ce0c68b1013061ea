import type { FrozenDocument } from "@almanac/core";
import type { Term } from "../publication/reading/glossary.ts";
import { formsOf } from "../publication/reading/term-forms.ts";

type Documents = readonly Pick<FrozenDocument, "path" | "kind" | "id">[];

interface TermLinker {
  /**
   * The HTML of a text in which the first use of each term leads to its definition. Headings, links, code and drawings stay as they are.
   *
   * @param not a measure whose own page the text is: its term needs no link there
   */
  readonly link: (html: string, not?: string) => string;
}

const TAG = /<(\/?)([a-z][a-z0-9-]*)(?:"[^"]*"|'[^']*'|[^>"'])*>|<!--[\s\S]*?-->/gi;
const CLOSED_TO_LINKS: ReadonlySet<string> = new Set(["a", "abbr", "button", "code", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre", "summary", "svg", "th"]);

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const inPattern = (form: string): string => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "[\\s\\u00a0]+");
const plain = (text: string): string => text.replace(/[\s\u00a0]+/g, " ");
/** `WIP` is a term, `wip` is not; words count at the beginning of a sentence, too. */
const isInitials = (form: string): boolean => /^[A-Z0-9-]{2,}$/.test(form);

interface Piece {
  readonly text: string;
  readonly open: boolean;
}

/** Text and tags in turn, and whether a link may stand in the text. */
function* piecesOf(html: string): Generator<Piece> {
  let closed = 0;
  let from = 0;
  for (const tag of html.matchAll(TAG)) {
    yield { text: html.slice(from, tag.index), open: closed === 0 };
    yield { text: tag[0], open: false };
    from = tag.index + tag[0].length;
    if (!CLOSED_TO_LINKS.has((tag[2] ?? "").toLowerCase()) || tag[0].endsWith("/>")) continue;
    closed = Math.max(0, closed + (tag[1] === "/" ? -1 : 1));
  }
  yield { text: html.slice(from), open: closed === 0 };
}

/** Links terms of a glossary. Pure: equal texts give equal bytes. */
export function termLinker(terms: readonly Term[]): TermLinker {
  const byForm = new Map(terms.flatMap((term) => formsOf(term).map((form) => [form.toLowerCase(), { term, form }] as const)));
  if (byForm.size === 0) return { link: (html) => html };
  const forms = [...byForm.keys()].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${forms.map(inPattern).join("|")})(?![\\p{L}\\p{N}-])`, "giu");
  return {
    link: (html, not) => {
      // A term that the author linked is not linked again.
      const used = new Set(Array.from(html.matchAll(/<a class="term" href="\/glossary\/#([^"]+)"/g), (match) => match[1]));
      const linked = (text: string): string =>
        text.replace(pattern, (found) => {
          const known = byForm.get(plain(found).toLowerCase());
          if (known === undefined || used.has(known.term.id) || (not !== undefined && known.term.method === not) || (isInitials(known.form) && plain(found) !== known.form)) return found;
          used.add(known.term.id);
          return `<a class="term" href="/glossary/#${known.term.id}" title="${escaped(known.term.summary)}">${found}</a>`;
        });
      return [...piecesOf(html)].map(({ text, open }) => (open ? linked(text) : text)).join("");
    },
  };
}

/** Links terms in the HTML of documents: not in the definition of a term, nor that of a measure on its own page. */
export function documentLinker(terms: readonly Term[], documents: Documents): (path: string, html: string) => string {
  const linker = termLinker(terms);
  const byPath = new Map(documents.map((document) => [document.path, document]));
  return (path, html) => {
    const { kind, id } = byPath.get(path) ?? {};
    return kind === "term" ? html : linker.link(html, kind === "method" ? id : undefined);
  };
}
