import { findingText, formatDate, type Edition } from "@almanac/core";
import { SECTIONS } from "../../publication/site-map.ts";
import { AUDIENCE_WORDS } from "../../publication-level/audience-words.ts";
import type { ShareCard } from "./card.ts";

/** Name of the card of a page: its section's, or the front page's where that has none. */
export const cardOf = (section: string, findings: Edition["findings"]): string => (section !== "" && section in findings && SECTIONS.some(({ id }) => id === section) ? section : "front");

/** The front page, and every section that has something to say. */
export function editionCards({ program, label, asOfDate, audience, findings, facts }: Pick<Edition, "program" | "label" | "audience" | "asOfDate" | "findings" | "facts">): readonly ShareCard[] {
  const common = { program: program.title, ...(audience === undefined ? {} : { mark: AUDIENCE_WORDS[audience].word }), edition: label, asOf: formatDate(asOfDate) };
  const front = findings["front"];
  const words = front === undefined ? (program.summary ?? "") : findingText(front, facts, program.locale);
  const sections = SECTIONS.flatMap(({ id, title }): readonly ShareCard[] => {
    const finding = findings[id];
    return finding === undefined ? [] : [{ ...common, name: id, page: title, finding: findingText(finding, facts, program.locale) }];
  });
  return [{ ...common, name: "front", finding: words }, ...sections];
}
