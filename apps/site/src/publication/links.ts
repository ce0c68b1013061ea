import { factAnchor, measureOf } from "@almanac/core";
import type { Document } from "@almanac/core";
import { SUBJECT_WORDS, subjectPath, type AddressedSubject } from "./reading/subject-documents.ts";
import { tableAddress } from "../api/addresses.ts";

/** Where the formula, the sources and the rows of a fact stand. */
export const factHref = (id: string): string => `/method/${measureOf(id)}/#${factAnchor(id)}`;

export const downloadHref = (id: string, format: "csv" | "json"): string => tableAddress(id, format);

/** The slug of a handbook page: its path inside `handbook/`, without the extension. */
export const handbookSlug = (path: string): string => path.replace(/^handbook\//, "").replace(/\.mdx?$/, "");

/** What the address of a document is made of. */
export type AddressedDocument = Pick<Exclude<Document, { kind: AddressedSubject["kind"] }>, "kind" | "path" | "id"> | AddressedSubject;

/** Address of a document's page. Commentary stands on the front page. */
export function documentHref(document: AddressedDocument): string {
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
    case "model":
    case "dataset":
    case "risk":
    case "ceremony":
      return `/${SUBJECT_WORDS[document.kind].section}/${subjectPath(document)}/`;
    default:
      return document satisfies never;
  }
}
