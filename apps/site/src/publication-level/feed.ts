import { toXml } from "xast-util-to-xml";
import { x } from "xastscript";

/** One entry of a feed, in plain text: what is markup is decided here and nowhere else. */
export interface FeedEntry {
  /** Address that names what it tells of; the same for ever, and unique in its feed. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** Instant, UTC: as of when it holds, never the time of the build. */
  readonly updated: string;
  /** The whole of it in a sentence or two. */
  readonly summary: string;
  /** Read before the list. */
  readonly paragraphs: readonly string[];
  readonly sentences: readonly string[];
  readonly tags: readonly string[];
}

export interface Feed {
  readonly title: string;
  readonly description: string;
  readonly author: string;
  /** BCP 47. */
  readonly language: string;
  /** Absolute address of the page that the feed belongs to. */
  readonly home: string;
  /** Folder of the feed below the root, empty or with a slash at its end, and the feed's absolute addresses in it. */
  readonly folder: string;
  readonly atom: string;
  readonly json: string;
  /** Instant, UTC: of the newest entry, or of the oldest edition looked at where nothing changed. */
  readonly updated: string;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/** Characters that no XML document can hold, not even escaped: text of an export may carry them. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const xmlText = (text: string): string => text.toWellFormed().replace(NOT_XML, "\ufffd");

const textElement = (name: string, text: string, attributes: Readonly<Record<string, string>> = {}) => x(name, { ...attributes }, xmlText(text));

/** The body of an entry as HTML. All text is escaped: nothing that an export says is markup. */
const htmlOf = ({ paragraphs, sentences }: FeedEntry): string =>
  toXml([...paragraphs.map((text) => textElement("p", text)), ...(sentences.length === 0 ? [] : [x("ul", sentences.map((text) => textElement("li", text)))])]);

const atomEntry = (entry: FeedEntry) =>
  x("entry", [
    textElement("id", entry.id),
    textElement("title", entry.title),
    textElement("updated", entry.updated),
    x("link", { rel: "alternate", type: "text/html", href: entry.url }),
    ...entry.tags.map((term) => x("category", { term: xmlText(term) })),
    textElement("summary", entry.summary),
    textElement("content", htmlOf(entry), { type: "html" }),
  ]);

/** A feed as Atom (RFC 4287). */
export function atomText(feed: Feed): string {
  const parts = [
    textElement("id", feed.atom),
    textElement("title", feed.title),
    textElement("subtitle", feed.description),
    textElement("updated", feed.updated),
    x("author", [textElement("name", feed.author)]),
    x("link", { rel: "self", type: "application/atom+xml", href: feed.atom }),
    x("link", { rel: "alternate", type: "text/html", href: feed.home }),
    ...feed.entries.map(atomEntry),
  ];
  const root = x("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": feed.language }, parts.flatMap((part) => ["\n ", part]), "\n");
  return `${toXml([{ type: "instruction", name: "xml", value: 'version="1.0" encoding="utf-8"' }, { type: "text", value: "\n" }, root])}\n`;
}

/** A feed as JSON Feed 1.1. */
export function jsonFeedText(feed: Feed): string {
  const items = feed.entries.map((entry) => ({
    id: entry.id,
    url: entry.url,
    title: entry.title,
    summary: entry.summary,
    content_html: htmlOf(entry),
    date_published: entry.updated,
    ...(entry.tags.length > 0 && { tags: entry.tags }),
  }));
  const document = { version: "https://jsonfeed.org/version/1.1", title: feed.title, home_page_url: feed.home, feed_url: feed.json, description: feed.description, language: feed.language, authors: [{ name: feed.author }], items };
  return `${JSON.stringify(document, null, 1)}\n`;
}
