import type { PageLinks } from "./links-of-element.ts";
import { parsedPageLinks } from "./parsed-page-links.ts";
import { plainPageLinks } from "./plain-page-links.ts";

/** Finds the links of a page, and the elements that only a publication shows. */
export const pageLinks = (html: string): PageLinks => plainPageLinks(html) ?? parsedPageLinks(html);
