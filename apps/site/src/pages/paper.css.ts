import { formatDate } from "@almanac/core";
import type { APIRoute } from "astro";
import { titledFor } from "../publication-level/audience-words.ts";
import { edition, program } from "../publication/current.ts";
import paper from "../styles/paper.css?inline";

const cssString = (text: string): string => `"${text.replace(/["\\]/g, "\\$&").replace(/[\r\n]+/g, " ")}"`;
const note = 'font: 400 7.4pt/9.7pt "Almanac Sans", sans-serif; color: #333;';

/** What is different on paper. The running head and foot of a printed page are the only style that differs from edition to edition. */
export const GET: APIRoute = () => {
  const foot = program.siteUrl === undefined ? `Edition ${edition.id}` : new URL(`editions/${edition.id}/`, program.siteUrl).href.replace(/^https?:\/\//, "");
  return new Response(`${paper.trim()}
@page {
  @top-left { content: ${cssString(titledFor(edition.audience, `${program.title} Almanac`))}; font: 600 8pt/10pt "Almanac Serif", serif; }
  @top-right { content: ${cssString(`Edition ${edition.label}, as of ${formatDate(edition.asOfDate)}`)}; ${note} }
  @bottom-left { content: ${cssString(foot)}; ${note} }
  @bottom-right { content: counter(page) " of " counter(pages); ${note} }
}
`);
};
