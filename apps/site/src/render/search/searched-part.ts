import { NOT_SEARCHED } from "./not-searched.ts";

/** An attribute may hold what ends a tag elsewhere. */
const REST_OF_TAG = '(?:"[^"]*"|[^">])*>';
const PARTS = new RegExp(`<title>[\\s\\S]*?</title>|<meta${REST_OF_TAG}`, "g");
/** Ways to other pages, marks of headings, and what stands beside the text: search passes over them. */
const PASSED_OVER = new RegExp(`<nav\\b[\\s\\S]*?</nav>|<a class="heading-link"${REST_OF_TAG}[^<]*</a>|<aside\\b[^>]* data-pagefind-ignore[^>]*>[\\s\\S]*?</aside>|<p\\b[^>]* data-pagefind-ignore[^>]*>[\\s\\S]*?</p>`, "g");
/** One in which no other stands. */
const DRAWING = /<svg\b(?:(?!<svg\b)[\s\S])*?<\/svg>/g;
const TAG = new RegExp(`<[a-z]${REST_OF_TAG}`, "g");
const UNREAD = / (?:href|title|role|tabindex|aria-label|data-fact)="[^"]*"/g;
const CLASS = / class="[^"]*"/;
/** By some classes search is told what to pass over. */
const TELLING = NOT_SEARCHED.flatMap((selector) => /\.([\w-]+)/.exec(selector)?.[1] ?? []);
/** Of a register, what its rows are called is found. */
const REGISTER = /<table class="[^"]*\brecords\b[^>]*>(?:(?!<table\b)[\s\S])*?<\/table>/g;
const CELL = /<thead\b[\s\S]*?<\/thead>|<td\b[\s\S]*?<\/td>/g;
/** What is left of a link, and says nothing. */
const PLAIN = /<(a|span|code|strong|em|time)>([^<]*)<\/\1>/g;
/** Text in an attribute that looks like a tag: `aria-label="Table: <nav>"`. */
const MARK_IN_VALUE = /="[^"<]*<[^"]*"/;
/** No character, and in no page. */
const HIDDEN = "\uFDD0";
const isSearched = (part: string): boolean => part.startsWith("<title") || part.includes("data-pagefind");

function withoutDrawings(html: string): string {
  const without = html.replace(DRAWING, "");
  return without === html ? html : withoutDrawings(without);
}

/** Tags are told from text that looks like one: what it begins with is hidden. */
const withoutMarks = (html: string): string => (MARK_IN_VALUE.test(html) ? html.replace(TAG, (tag) => `<${tag.slice(1).replaceAll("<", HIDDEN)}`) : html);

/** A tag with the attributes that search asks for. */
function asRead(tag: string): string {
  if (!tag.includes('="')) return tag;
  const [classes = ""] = CLASS.exec(tag) ?? [];
  return (TELLING.some((name) => classes.includes(name)) ? tag : tag.replace(CLASS, "")).replace(UNREAD, "");
}

/**
 * What search reads of a page, as a page: its language, what its head says to search, and its main part without what search passes over.
 * Undefined of a page that is not found. The index of the parts is that of the pages, at a third of the cost.
 */
export function searchedPart(page: string): string | undefined {
  const html = withoutMarks(page);
  const [start, end] = [html.indexOf("<main"), html.lastIndexOf("</main>")];
  if (start < 0 || end < 0 || !html.slice(start, html.indexOf(">", start)).includes("data-pagefind-body")) return undefined;
  const head = html.slice(0, start);
  const read = withoutDrawings(html.slice(start, end)).replace(PASSED_OVER, "").replace(REGISTER, (table) => table.replace(CELL, ""));
  const main = read.replace(TAG, asRead).replace(PLAIN, "$2");
  const part = `<!doctype html>${/<html[^>]*>/.exec(head)?.[0] ?? "<html>"}<head>${(head.match(PARTS) ?? []).filter(isSearched).join("")}</head><body>${main}</main></body></html>`;
  return part.replaceAll(HIDDEN, "<");
}
