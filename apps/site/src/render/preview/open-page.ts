import { readFileSync } from "node:fs";
import { documentHref, type AddressedDocument } from "../../publication/links.ts";

const HEAD_END = "</head>";

/** Where the preview's own files are served: no page of an edition has such an address. */
export const PREVIEW_PLACE = "/-/preview/";

/** What a page under preview loads beside its own files, by name. */
export const PREVIEW_FILES: Readonly<Record<"preview.js" | "preview.css", () => Uint8Array>> = {
  "preview.js": () => readFileSync(new URL("page/preview.js", import.meta.url)),
  "preview.css": () => readFileSync(new URL("page/preview.css", import.meta.url)),
};

/** Address of the page that shows a document, without a place on it. */
export const addressOfDocument = (document: AddressedDocument): string => documentHref(document).replace(/#.*$/, "");

/**
 * A page as the preview sends it: with the script that tells of mistakes and of changes.
 *
 * @param version of the page: the script asks for it anew when there is another one
 */
export function withPreviewScript(html: string, version: string): string {
  const place = html.indexOf(HEAD_END);
  if (place < 0) return html;
  return `${html.slice(0, place)}<link rel="stylesheet" href="${PREVIEW_PLACE}preview.css"><script defer src="${PREVIEW_PLACE}preview.js" data-version="${version}"></script>${html.slice(place)}`;
}
