import type { PublicationIndex } from "./publication-index.ts";

/** `robots.txt`: everything may be found, and of what is not for everybody nothing. */
export function robotsText({ siteUrl, audience }: Pick<PublicationIndex, "siteUrl" | "audience">): string {
  if (audience !== undefined) return "User-agent: *\nDisallow: /\n";
  return `User-agent: *\nAllow: /\n${siteUrl === undefined ? "" : `\nSitemap: ${new URL("sitemap.xml", siteUrl).href}\n`}`;
}
