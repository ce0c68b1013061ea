import { fromXml } from "xast-util-from-xml";
import { describe, expect, test } from "vitest";
import { headersReader } from "../../test/sent-headers.ts";
import { PublicationIndexSchema } from "../api/schemas.ts";
import { addressSegment } from "./address-segment.ts";
import { CONTENT_SECURITY_POLICY } from "./content-security-policy.ts";
import type { EditionSummary, RiskSummary } from "./edition-summary.ts";
import { EVERYWHERE } from "./host-rules.ts";
import { publicationFiles, type PublicationIndex, type PublishedEdition } from "./publication-files.ts";

const SITE = "https://example.org/almanac/";
const risk: RiskSummary = { id: "R-1", title: "Labels <come> late & unread", state: "open", probability: 0.3, impact: 120_000, exposure: 36_000, currency: "EUR" };

const summary = (day: string, more: Partial<EditionSummary> = {}): EditionSummary => ({
  schema: 1,
  id: day,
  label: `L${day}`,
  asOf: `${day}T21:00:00Z`,
  asOfDate: day,
  title: "Lantern",
  locale: "en-GB",
  finding: `The finding of ${day}.`,
  changes: [],
  programs: [{ id: "north", title: "North", status: "on-track", p85: "2027-01-24", target: "2027-01-20" }],
  risks: [risk],
  models: [{ id: "score", title: "score", production: "1.0", values: [], goals: [] }],
  ...more,
});
const published = ({ id, label, asOf, asOfDate }: EditionSummary, more: Partial<PublishedEdition> = {}): PublishedEdition => ({ id, label, asOf, asOfDate, sha256: "0".repeat(64), path: `${id}/`, labels: [], ...more });

const FIRST = summary("2026-11-01");
const SECOND = summary("2026-11-08", {
  risks: [{ ...risk, probability: 0.45 }, { id: "R/2 new", title: "New", state: "open" }],
  changes: [{ headline: "North: the 85 % date moved.", detail: "Scope\u0007 grew.", causes: "+7 days more scope", figure: "+7", figureUnit: "days", subjects: { program: "north" } }, { headline: "Throughput fell.", figure: "6", figureUnit: "weeks", subjects: {} }],
});
const THIRD = summary("2026-11-15", { risks: SECOND.risks, models: [{ id: "score", title: "score", production: "1.1", values: [], goals: [] }] });
const SUMMARIES = [THIRD, SECOND, FIRST];
const index = (editions: readonly PublishedEdition[], siteUrl: string | undefined = SITE): PublicationIndex => ({ schema: 1, title: "Lantern", ...(siteUrl !== "" && { siteUrl }), latest: editions[0]?.id ?? "", editions });
const INDEX = index(SUMMARIES.map((each) => published(each)));
const PAGES = ["404.html", "data/index.html", "editions/index.html", "index.html", "programs/north/index.html"];
const files = publicationFiles({ index: INDEX, summaries: SUMMARIES, pages: PAGES });
const textOf = (path: string): string => files.get(path) ?? "";

interface XmlNode {
  readonly type: string;
  readonly name?: string;
  readonly value?: string;
  readonly attributes?: Readonly<Record<string, string | null | undefined>>;
  readonly children?: readonly XmlNode[];
}
const elements = (node: XmlNode | undefined, name: string): readonly XmlNode[] => (node?.children ?? []).filter((child) => child.type === "element" && child.name === name);
const words = (node: XmlNode | undefined): string => (node?.type === "text" ? (node.value ?? "") : (node?.children ?? []).map(words).join(""));
const parsed = (text: string): XmlNode => elements(fromXml(text) as XmlNode, "feed")[0] ?? { type: "none" };
const atoms = [...files.keys()].filter((path) => path.endsWith("feed.xml"));
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

test("there is a feed of editions, and one for each program, risk and model that an edition names, in both forms", () => {
  expect(atoms.sort()).toEqual(["feed.xml", `risks/${addressSegment("R/2 new")}/feed.xml`, "models/score/feed.xml", "programs/north/feed.xml", "risks/R-1/feed.xml"].sort());
  expect(atoms.every((path) => files.has(path.replace(/xml$/, "json")))).toBe(true);
});

describe.each(atoms)("%s", (path) => {
  const feed = parsed(textOf(path));
  const entries = elements(feed, "entry");

  test("is Atom with all that RFC 4287 requires", () => {
    expect(feed.attributes?.["xmlns"]).toBe("http://www.w3.org/2005/Atom");
    for (const holder of [feed, ...entries]) {
      for (const name of ["id", "title", "updated"]) expect([name, elements(holder, name).length]).toEqual([name, 1]);
      expect(words(elements(holder, "updated")[0])).toMatch(RFC_3339);
      expect(new URL(words(elements(holder, "id")[0])).href).toBe(words(elements(holder, "id")[0]));
    }
    expect(words(elements(elements(feed, "author")[0], "name")[0])).not.toBe("");
    const self = elements(feed, "link").filter(({ attributes }) => attributes?.["rel"] === "self");
    expect(self.map(({ attributes }) => attributes?.["href"])).toEqual([SITE + path]);
    for (const { attributes } of [feed, ...entries].flatMap((holder) => elements(holder, "link"))) expect(attributes?.["href"]).toMatch(/^https:\/\/example\.org\/almanac\//);
  });

  test("holds each entry once, the newest first, and is as new as that", () => {
    const ids = entries.map((entry) => words(elements(entry, "id")[0]));
    expect(new Set(ids).size).toBe(ids.length);
    const updated = entries.map((entry) => words(elements(entry, "updated")[0]));
    expect(updated).toEqual(updated.toSorted().reverse());
    if (updated[0] !== undefined) expect(words(elements(feed, "updated")[0])).toBe(updated[0]);
  });

  test("says the same as JSON Feed 1.1", () => {
    const json = JSON.parse(textOf(path.replace(/xml$/, "json"))) as { readonly version: string; readonly title: string; readonly feed_url: string; readonly items: readonly { readonly id: string; readonly content_html: string; readonly date_published: string }[] };
    expect(json).toMatchObject({ version: "https://jsonfeed.org/version/1.1", title: words(elements(feed, "title")[0]), feed_url: SITE + path.replace(/xml$/, "json"), language: "en-GB" });
    expect(json.items.map(({ id, content_html, date_published }) => [id, content_html, date_published])).toEqual(entries.map((entry) => ["id", "content", "updated"].map((name) => words(elements(entry, name)[0]))));
  });
});

const entriesOf = (path: string): readonly (readonly [title: string, content: string])[] => elements(parsed(textOf(path)), "entry").map((entry) => [words(elements(entry, "title")[0]), words(elements(entry, "content")[0])]);

test("a subject has an entry where something about it changed, in sentences with both values, and none where nothing did", () => {
  expect(entriesOf("risks/R-1/feed.xml")).toEqual([["R-1: Labels <come> late & unread, edition L2026-11-08", "<p>Since edition L2026-11-01:</p><ul><li>Its probability went from 30\u00a0% to 45\u00a0%.</li></ul>"]]);
  expect(entriesOf("models/score/feed.xml")).toEqual([["score, edition L2026-11-15", "<p>Since edition L2026-11-08:</p><ul><li>The version in production went from 1.0 to 1.1.</li></ul>"]]);
  expect(entriesOf("programs/north/feed.xml").map(([title]) => title)).toEqual(["North, edition L2026-11-08"]);
  expect(entriesOf(`risks/${addressSegment("R/2 new")}/feed.xml`)[0]?.[1]).toContain("It is new in the register: open.");
});

test("feeds of risks and models lead to the row or page of their subject, and where an edition no longer has it, to the list", () => {
  const linksOf = (path: string): readonly string[] => elements(parsed(textOf(path)), "entry").map((entry) => elements(entry, "link")[0]?.attributes?.["href"] ?? "");
  expect(linksOf("risks/R-1/feed.xml")).toEqual([`${SITE}editions/2026-11-08/risks/#risk-R-1`]);
  expect(linksOf("models/score/feed.xml")).toEqual([`${SITE}editions/2026-11-15/models/score/`]);
  const gone = publicationFiles({ index: INDEX, summaries: [{ ...THIRD, models: [] }, ...SUMMARIES.slice(1)], pages: PAGES });
  expect(elements(elements(parsed(gone.get("models/score/feed.xml") ?? ""), "entry")[0], "link")[0]?.attributes?.["href"]).toBe(`${SITE}editions/2026-11-15/models/`);
});

test("text of an export stays text, and characters that XML cannot hold are replaced", () => {
  expect(textOf("risks/R-1/feed.xml")).toContain("Labels &#x3C;come> late &#x26; unread");
  expect(entriesOf("programs/north/feed.xml")[0]?.[1]).toContain("Scope\ufffd grew.");
  expect(entriesOf("feed.xml")[1]?.[1]).toContain("<li>North: the 85 % date moved. Causes: +7 days more scope. Scope\ufffd grew.</li>");
  const markup = publicationFiles({ index: index([published(FIRST)]), summaries: [{ ...FIRST, finding: "<script>a</script>" }], pages: PAGES });
  expect(elements(parsed(markup.get("feed.xml") ?? ""), "entry").map((entry) => words(elements(entry, "content")[0]))[0]).toMatch(/^<p>&#x3C;script>a&#x3C;\/script><\/p>/);
});

test("a withdrawn edition keeps its entry and says only that, and both sides of a correction are told", () => {
  const editions = [published(THIRD, { corrects: "2026-11-08" }), published(SECOND, { correctedBy: "2026-11-15" }), published(FIRST, { withdrawn: { on: "2026-11-20", reason: "It named a person." } })];
  const feed = parsed(publicationFiles({ index: index(editions), summaries: [THIRD, SECOND], pages: PAGES }).get("feed.xml") ?? "");
  const told = elements(feed, "entry").map((entry) => ["title", "content"].map((name) => words(elements(entry, name)[0])));
  expect(told[0]?.[1]).toContain("This edition corrects edition 2026-11-08.");
  expect(told[1]).toEqual(["Edition L2026-11-08, corrected since", expect.stringContaining("This edition was corrected by edition 2026-11-15.")]);
  expect(told[2]).toEqual(["Edition L2026-11-01, withdrawn", "<p>This edition was withdrawn on 20\u00a0Nov\u00a02026: It named a person.</p>"]);
});

test("what was published stays in the feed byte for byte when an edition is added", () => {
  const before = publicationFiles({ index: index([published(SECOND), published(FIRST)]), summaries: [SECOND, FIRST], pages: PAGES });
  const entries = (text: string): readonly string[] => text.match(/<entry>.*<\/entry>/g) ?? [];
  for (const path of ["feed.xml", "risks/R-1/feed.xml", "programs/north/feed.xml"]) expect(entries(textOf(path)).slice(-entries(before.get(path) ?? "").length || undefined)).toEqual(entries(before.get(path) ?? ""));
});

test("a feed of a thousand editions holds fifty", () => {
  const many = Array.from({ length: 1000 }, (_, place) => published(FIRST, { id: `2026-11-01-${String(1000 - place)}` }));
  expect(elements(parsed(publicationFiles({ index: index(many), summaries: [], pages: PAGES }).get("feed.xml") ?? ""), "entry")).toHaveLength(50);
});

test("without an address of its own a publication has no feed and no sitemap, and its other files name none", () => {
  const without = publicationFiles({ index: index(INDEX.editions, ""), summaries: SUMMARIES, pages: PAGES });
  expect([...without.keys()].sort()).toEqual(["_headers", "llms.txt", "robots.txt"]);
  expect([...without.values()].join("")).not.toContain("https://");
});

test("where every edition is withdrawn, nothing is offered to be cited, each entry says why, and the list is as its schema says", () => {
  const closed: PublicationIndex = { ...index(SUMMARIES.map((each) => published(each, { withdrawn: { on: "2026-11-20", reason: "It named a person." } }))), latest: null, audience: "internal" };
  expect(PublicationIndexSchema.safeParse(closed).error).toBeUndefined();
  const { audience: _, ...open } = closed;
  const left = publicationFiles({ index: open, summaries: [], pages: ["editions/index.html", "index.html"] });
  expect([...left.keys()].sort()).toEqual(["_headers", "feed.json", "feed.xml", "llms.txt", "robots.txt", "sitemap.xml"]);
  expect(left.get("llms.txt")).toBe(`# Lantern Almanac\n\n> No edition of Lantern is published at present: all were withdrawn. Do not cite figures of withdrawn editions.\n\n## Data\n\n- [Editions](${SITE}editions/index.json): every edition with the day and the reason of its withdrawal\n`);
  const feed = parsed(left.get("feed.xml") ?? "");
  expect(elements(feed, "entry").map((entry) => words(elements(entry, "summary")[0]))).toEqual(SUMMARIES.map(() => "This edition was withdrawn on 20\u00a0Nov\u00a02026: It named a person."));
});

test("the sitemap lists the pages of the latest edition and the list of editions, and nothing that is kept out of search", () => {
  const urls = elements(elements(fromXml(textOf("sitemap.xml")) as XmlNode, "urlset")[0], "url");
  expect(urls.map((url) => words(elements(url, "loc")[0]))).toEqual(["", "data/", "editions/", "programs/north/"].map((address) => SITE + address));
  expect(new Set(urls.map((url) => words(elements(url, "lastmod")[0])))).toEqual(new Set(["2026-11-15"]));
  expect(textOf("robots.txt")).toContain(`Sitemap: ${SITE}sitemap.xml`);
});

describe("_headers", () => {
  const headersOf = headersReader(textOf("_headers"));

  test.each(["/", "/editions/", "/editions/index.json", "/editions/2026-11-22/", "/editions/2026-11-22/data/index.html", "/_assets/0a.css", "/feed.xml", "/risks/R-1/feed.json", "/programs/north/calendar.ics", "/api/v1/facts.json"])("no header is set twice for %s, and every address has what all have", (address) => {
    const headers = headersOf(address);
    expect([...headers].filter(([, values]) => values.length > 1)).toEqual([]);
    expect(Object.fromEntries([...headers].map(([name, [value]]) => [name, value]))).toMatchObject({ ...EVERYWHERE, "X-Content-Type-Options": "nosniff" });
  });

  test("what a header adds to a page's own policy is who may show it in a frame; what scripts may do, a page says itself", () => {
    const directives = (policy: string | undefined) => policy?.split("; ") ?? [];
    const [page, header] = [directives(CONTENT_SECURITY_POLICY), directives(headersOf("/").get("Content-Security-Policy")?.[0])];
    expect(header.filter((directive) => !page.includes(directive))).toEqual(["frame-ancestors 'none'"]);
    expect(page.filter((directive) => !header.includes(directive))).toEqual(["require-trusted-types-for 'script'", expect.stringMatching(/^trusted-types /)]);
  });

  test("pages of one edition are kept for a day and out of search; the list of editions and the latest are neither", () => {
    const told = (address: string) => ["X-Robots-Tag", "Cache-Control"].map((name) => headersOf(address).get(name)?.join());
    for (const address of ["/editions/2026-11-22/", "/editions/2026-11-22/delivery/"]) expect(told(address)).toEqual(["noindex", "public, max-age=86400"]);
    for (const address of ["/", "/editions/", "/editions/index.html", "/editions/index.json", "/delivery/", "/api/v1/index.json"]) expect(told(address)).toEqual([undefined, undefined]);
  });
});

test("llms.txt names the latest edition, its finding and only pages that are there", () => {
  const text = textOf("llms.txt");
  expect(text).toMatch(/^# Lantern Almanac\n\n> .*edition L2026-11-15 \(2026-11-15\)/);
  expect(text).toContain("The finding of 2026-11-15.");
  const pages = [...text.slice(text.indexOf("## Pages")).matchAll(/\]\(([^)]+)\)/g)].map(([, address]) => address);
  expect(pages).toEqual(["", "editions/", "data/", "programs/north/"].map((address) => SITE + address));
});

test("an id that cannot stand in an address gets one of its own", () => {
  expect(addressSegment("R-12")).toBe("R-12");
  const odd = ["R/1", "R 1", "R:1", "../R", "..", "", "ä", "R-1.", "a".repeat(300)];
  expect(new Set(odd.map(addressSegment)).size).toBe(odd.length);
  for (const id of odd) expect(addressSegment(id)).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/);
});
