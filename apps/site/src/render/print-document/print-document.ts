import { printedSection } from "./printed-section.ts";

/** A page that becomes a part of the printed document. */
interface PrintedPage {
  /** Id of the part. */
  readonly id: string;
  /** Address of the page below the root, for example `/risks/`. */
  readonly address: string;
}

/** Where the parts go, as the shell of the document names them. */
const PLACE = /<div data-print-sections="([^"]*)"><\/div>/;

/** The parts that a shell asks for, in its order. */
export function askedFor(shell: string): readonly PrintedPage[] {
  const ids = (PLACE.exec(shell)?.[1] ?? "").split(" ").filter((id) => id !== "");
  return ids.map((id) => ({ id, address: id === "front" ? "/" : `/${id}/` }));
}

/**
 * One edition as one document: the shell with its cover and contents, and the pages that it asks for as parts of it.
 *
 * @param pageAt the HTML of a page by its address; undefined where the edition has none, which is then left out
 */
export function printDocument(shell: string, pageAt: (address: string) => string | undefined): string {
  const pages = askedFor(shell).flatMap((page) => {
    const html = pageAt(page.address);
    return html === undefined ? [] : [{ ...page, html }];
  });
  const sections = new Map(pages.map(({ id, address }) => [address, id]));
  const parts = pages.map(({ id, html }) => {
    const inner = printedSection(html, { id, sections });
    const title = id === "front" ? '<div class="title-block"><h2>At a glance</h2></div>' : "";
    return `<section class="print-section print-${id}" id="${id}">${title}${inner}</section>`;
  });
  const document = shell.replace(PLACE, () => parts.join("\n"));
  const ids = new Set([...document.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  // What a part leaves out cannot be led to: the part itself can.
  return document.replace(/ href="#([^"]+)"/g, (written, id: string) => (ids.has(id) ? written : ` href="#${id.replace(/--.*$/, "")}"`));
}
