import { toXml } from "xast-util-to-xml";
import { x } from "xastscript";
import type { PublicationIndex } from "./publication-index.ts";

/**
 * `sitemap.xml` (sitemaps.org): the pages of the latest edition and the list of editions. Pages of single editions are left out: they
 * carry `noindex`, and their canonical addresses are those of the latest.
 * @param addresses below `/`, in order
 */
export function sitemapText(siteUrl: string, addresses: readonly string[], { latest, editions }: PublicationIndex): string {
  const asOfDate = editions.find(({ id }) => id === latest)?.asOfDate;
  const urls = addresses.map((address) => x("url", [x("loc", new URL(address, siteUrl).href), ...(asOfDate === undefined ? [] : [x("lastmod", asOfDate)])]));
  const root = x("urlset", { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" }, urls.flatMap((url) => ["\n ", url]), "\n");
  return `${toXml([{ type: "instruction", name: "xml", value: 'version="1.0" encoding="utf-8"' }, { type: "text", value: "\n" }, root])}\n`;
}
