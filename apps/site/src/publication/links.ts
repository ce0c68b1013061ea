import { factAnchor, measureOf } from "@almanac/core";
import type { Document } from "@almanac/core";
import { tableAddress } from "../api/addresses.ts";

/** Where the formula, the sources and the rows of a fact stand. */
export const factHref = (id: string): string => `/method/${measureOf(id)}/#${factAnchor(id)}`;

export const downloadHref = (id: string, format: "csv" | "json"): string => tableAddress(id, format);

/** The slug of a handbook page: its path inside `handbook/`, without the extension. */
export const handbookSlug = (path: string): string => path.replace(/^handbook\//, "").replace(/\.mdx?$/, "");

/** Address of a document's page. Commentary stands on the front page. */
export function documentHref(document: Pick<Document, "kind" | "path" | "id">): string {
  switch (document.kind) {
    case "handbook":
      return `/handbook/${handbookSlug(document.path)}/`;
    case "method":
      return `/method/${document.id}/`;
    case "term":
      return `/glossary/#${document.id}`;
    case "update":
      return "/";
    case "program":
      return `/programs/${document.id}/`;
    case "decision":
      return `/decisions/${document.id}/`;
    default:
      return document.kind satisfies never;
  }
}
