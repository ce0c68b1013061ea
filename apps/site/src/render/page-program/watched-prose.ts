import type { ProsePage, Publication } from "../publication.ts";

type Prose = Publication["prose"];

interface WatchedProse {
  readonly prose: Prose;
  /** From now on the page of a document is written, or one of no document. */
  readonly turnTo: (path: string | undefined) => void;
  /** Documents that are set later than others. */
  readonly fill: (late: Prose) => void;
}

/**
 * Prose of which a page must not read what is not at hand: it would be written without it. Some words are set later; and the words of a document
 * that has an early page are for that page only, which another thread may write or an earlier run have written.
 *
 * @param early by path, what is at hand: words and headings of early pages, or the headings
 * @param paths of all documents
 * @param link words of a document as its page shows them
 */
export function watchedProse(early: Prose, paths: readonly string[], link: (path: string, html: string) => string): WatchedProse {
  const set = new Map(Object.entries(early));
  const linked = new Map<string, string>();
  let shown: string | undefined;
  const pageOf = (path: string): ProsePage => {
    const page = set.get(path);
    if (page === undefined) throw new Error(`a page asks for the words of ${path} before they are set`);
    return page;
  };
  const watched = (path: string): ProsePage => ({
    get headings() {
      return pageOf(path).headings;
    },
    get html() {
      if (path in early && path !== shown) throw new Error(`the words of ${path} are asked for by another page than the document's own`);
      const html = linked.get(path) ?? link(path, pageOf(path).html);
      linked.set(path, html);
      return html;
    },
  });
  return {
    prose: Object.fromEntries(paths.map((path) => [path, watched(path)])),
    turnTo: (path) => {
      shown = path;
    },
    fill: (late) => {
      for (const [path, page] of Object.entries(late)) set.set(path, page);
    },
  };
}
