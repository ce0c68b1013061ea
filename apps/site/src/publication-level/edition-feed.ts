import { formatDate } from "@almanac/core";
import { statusWord } from "../publication/status-words.ts";
import { changeText, type EditionSummary, type ProgramSummary } from "./edition-summary.ts";
import type { Feed, FeedEntry } from "./feed.ts";
import type { PublicationIndex, PublishedEdition } from "./publication-index.ts";

/** Entries that a feed holds at most: about a year of weekly editions. */
export const MOST_ENTRIES = 50;

/** Where the publication stands on the Web, and what it holds. */
export interface FeedInput {
  readonly index: PublicationIndex;
  /** Newest first; withdrawn editions have none. */
  readonly summaries: readonly EditionSummary[];
  /** Ends with a slash. */
  readonly siteUrl: string;
}

/** Where the two forms of a feed stand. */
export const feedAddresses = (folder: string, siteUrl: string): Pick<Feed, "folder" | "atom" | "json"> => ({ folder, atom: new URL(`${folder}feed.xml`, siteUrl).href, json: new URL(`${folder}feed.json`, siteUrl).href });

export const editionUrl = (siteUrl: string, id: string): string => new URL(`editions/${id}/`, siteUrl).href;

function programLine({ title, status, p85, target }: ProgramSummary): string {
  const set = status === undefined ? "no status is set" : statusWord(status).toLowerCase();
  return `${title}: ${set}, ${p85 === undefined ? "no forecast" : `85 % date ${formatDate(p85)}`}, ${target === undefined ? "no target" : `target ${formatDate(target)}`}`;
}

/** What became of an edition after it was published. */
function fate({ corrects, correctedBy, withdrawn }: PublishedEdition): readonly string[] {
  return [
    ...(withdrawn === undefined ? [] : [`This edition was withdrawn on ${formatDate(withdrawn.on.slice(0, 10))}: ${withdrawn.reason}`]),
    ...(corrects === undefined ? [] : [`This edition corrects edition ${corrects}.`]),
    ...(correctedBy === undefined ? [] : [`This edition was corrected by edition ${correctedBy}.`]),
  ];
}

function entryOf(edition: PublishedEdition, summary: EditionSummary | undefined, { siteUrl }: FeedInput): FeedEntry {
  const url = editionUrl(siteUrl, edition.id);
  const since = fate(edition);
  const mark = edition.withdrawn !== undefined ? ", withdrawn" : edition.correctedBy !== undefined ? ", corrected since" : "";
  return {
    id: url,
    url,
    title: `Edition ${edition.label}${mark}`,
    updated: edition.asOf,
    summary: summary?.finding ?? since.join(" "),
    paragraphs: [...since, ...(summary === undefined ? [] : [summary.finding])],
    sentences: summary === undefined ? [] : [...summary.changes.map(changeText), ...summary.programs.map(programLine)],
    tags: edition.labels,
  };
}

/** The feed of a publication: an entry for each of its newest editions. */
export function editionFeed(input: FeedInput): Feed {
  const { index, summaries, siteUrl } = input;
  const bySummary = new Map(summaries.map((summary) => [summary.id, summary]));
  const newest = index.editions.slice(0, MOST_ENTRIES);
  return {
    title: `${index.title} Almanac`,
    description: `Every edition of ${index.title}: the finding, what changed, and where each program stands.`,
    author: index.title,
    language: summaries[0]?.locale ?? "en",
    home: siteUrl,
    ...feedAddresses("", siteUrl),
    updated: newest[0]?.asOf ?? "",
    entries: newest.map((edition) => entryOf(edition, bySummary.get(edition.id), input)),
  };
}
