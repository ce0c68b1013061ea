import type { Edition } from "@almanac/core";
import { glossaryTerms } from "./glossary.ts";
import { handbookOutline, ownPages } from "../documents.ts";
import { measureDefinitions } from "../measures.ts";
import { counted } from "../source-age.ts";

/** What a section that shows no figures holds, in words. */
export function sectionWords(section: string, edition: Edition): string | undefined {
  const { locale } = edition.program;
  switch (section) {
    case "handbook":
      return counted(ownPages(handbookOutline(edition.documents)).length, "page", "pages", locale);
    case "glossary":
      return counted(glossaryTerms(edition.documents).length, "term", "terms", locale);
    case "method":
      return counted(measureDefinitions(edition).length, "rule", "rules", locale);
    case "editions":
      return edition.earlier.length === 0 ? "This is the first one" : `${counted(edition.earlier.length + 1, "edition", "editions", locale)} so far`;
    case "changes":
      return edition.previous === null ? undefined : `Since ${edition.previous.label}`;
    case "calendar":
      return "The next 90\u00a0days, by ICS too";
    default:
      return undefined;
  }
}
