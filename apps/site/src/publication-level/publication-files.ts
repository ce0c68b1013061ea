import { addressesOf, type Pages } from "./page-addresses.ts";
import { titledFor } from "./audience-words.ts";
import { editionFeed, MOST_ENTRIES } from "./edition-feed.ts";
import type { EditionSummary } from "./edition-summary.ts";
import { atomText, jsonFeedText, type Feed } from "./feed.ts";
import { headersText } from "./headers-file.ts";
import { llmsText } from "./llms-text.ts";
import type { PublicationIndex, PublishedEdition } from "./publication-index.ts";
import { robotsText } from "./robots-text.ts";
import { sitemapText } from "./sitemap.ts";
import { subjectFeeds } from "./subject-feeds.ts";

export type { EditionSummary, PublicationIndex, PublishedEdition };

export interface PublicationInput {
  readonly index: PublicationIndex;
  /** Newest first, at most 50; withdrawn editions have none. */
  readonly summaries: readonly EditionSummary[];
  /** Paths of the pages of the latest edition below `/`, for example `delivery/index.html`, in order. */
  readonly pages: Pages;
}

/** Feeds name absolute addresses, so a publication that does not know its own has none. */
const feedFiles = (feeds: readonly Feed[]): readonly (readonly [path: string, text: string])[] =>
  feeds.flatMap((feed) => [
    [`${feed.folder}feed.xml`, atomText(feed)] as const,
    [`${feed.folder}feed.json`, jsonFeedText(feed)] as const,
  ]);

/**
 * Files of a publication that belong to no edition, by path below `/`: feeds, sitemap, `robots.txt`, `llms.txt` and `_headers`. Feeds and
 * sitemap are left out where `site.url` is not set or is that of another publication. Depends on the newest 50 editions only, so publishing one more costs the same.
 */
export function publicationFiles({ index: listed, summaries, pages }: PublicationInput): ReadonlyMap<string, string> {
  const { siteUrl, audience } = listed;
  const index = { ...listed, title: titledFor(audience, listed.title) };
  const newest = summaries.slice(0, MOST_ENTRIES);
  const files = new Map([
    ["_headers", headersText(audience)],
    ["robots.txt", robotsText(listed)],
    ["llms.txt", llmsText({ index, summaries: newest, pages: addressesOf(pages) })],
  ]);
  if (siteUrl === undefined) return files;
  files.set("sitemap.xml", sitemapText(siteUrl, addressesOf(pages), index));
  const input = { index, summaries: newest, siteUrl };
  for (const [path, text] of feedFiles([editionFeed(input), ...subjectFeeds(input)])) files.set(path, text);
  return files;
}
