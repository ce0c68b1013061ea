import { compareText, formatDate } from "@almanac/core";
import type { PublicationIndex, PublishedEdition } from "../../publication-level/publication-files.ts";
import { nodesOf, spanOf, type HtmlNode, type Span } from "../html-nodes.ts";

interface ShellRow {
  readonly id: string;
  readonly asOfDate: string;
  readonly html: string;
  /** What follows the name: as-of date and what the edition said. */
  readonly cells: string;
}

interface Shell {
  /** The element whose content is replaced. */
  readonly inside: Span;
  readonly table: Span;
  readonly body: Span;
  /** Heads of the columns after the name and the as-of date, as HTML. */
  readonly columns: readonly string[];
  readonly rows: readonly ShellRow[];
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const first = (within: HtmlNode, tag: string): HtmlNode | undefined => [...nodesOf(within)].find(({ tagName }) => tagName === tag);
const all = (within: HtmlNode, tag: string): readonly HtmlNode[] => [...nodesOf(within)].filter(({ tagName }) => tagName === tag);

function insideOf({ data }: HtmlNode): Span | undefined {
  const [opening, closing] = [spanOf(data?.position?.opening), spanOf(data?.position?.closing)];
  return opening === undefined || closing === undefined ? undefined : { start: opening.end, end: closing.start };
}

const textAt = (html: string, span: Span | undefined): string => (span === undefined ? "" : html.slice(span.start, span.end));

function rowOf(row: HtmlNode, html: string): readonly ShellRow[] {
  const id = row.properties?.["dataEdition"];
  const [inside, name] = [insideOf(row), spanOf(first(row, "th")?.position)];
  if (typeof id !== "string" || inside === undefined || name === undefined) return [];
  const text = textAt(html, spanOf(row.position));
  return [{ id, html: text, cells: html.slice(name.end, inside.end), asOfDate: /datetime="(\d{4}-\d\d-\d\d)"/.exec(text)?.[1] ?? "" }];
}

function shellOf(html: string): Shell | undefined {
  const place = [...nodesOf(html)].find(({ properties }) => properties !== undefined && "dataPublicationEditions" in properties);
  const table = place === undefined ? undefined : first(place, "table");
  if (place === undefined || table === undefined) return undefined;
  const [head, body] = [first(table, "thead"), first(table, "tbody")];
  const [inside, around, rows] = [insideOf(place), spanOf(table.position), body === undefined ? undefined : insideOf(body)];
  if (inside === undefined || around === undefined || rows === undefined || body === undefined) return undefined;
  const columns = (head === undefined ? [] : all(head, "th")).slice(2).map((column) => textAt(html, insideOf(column)));
  return { inside, table: around, body: rows, columns, rows: all(body, "tr").flatMap((row) => rowOf(row, html)) };
}

const dateText = (date: string): string => `<time datetime="${escaped(date)}">${escaped(formatDate(date))}</time>`;

function notesOf(edition: PublishedEdition, { latest, editions }: PublicationIndex): readonly string[] {
  const named = (id: string): string => {
    const found = editions.find((each) => each.id === id);
    return found === undefined ? escaped(id) : `<a href="${escaped(found.path)}index.html">${escaped(found.label)}</a>`;
  };
  const { id, labels, corrects, correctedBy, withdrawn } = edition;
  return [
    ...(id === latest ? ["newest"] : []),
    ...labels.map((label) => `release ${escaped(label)}`),
    ...(corrects === undefined ? [] : [`corrects ${named(corrects)}`]),
    ...(correctedBy === undefined ? [] : [`corrected by ${named(correctedBy)}`]),
    ...(withdrawn === undefined ? [] : [`withdrawn on ${dateText(withdrawn.on)}: ${escaped(withdrawn.reason)}`]),
  ];
}

const unsaid = ({ asOfDate }: PublishedEdition, columns: readonly string[]): string =>
  `<td role="cell"><span class="cell-label" aria-hidden="true">As of</span>${dateText(asOfDate)}</td>${columns.map((title) => `<td role="cell" class="number"><span class="cell-label" aria-hidden="true">${title}</span><span class="missing">–</span></td>`).join("")}`;

function rowText(edition: PublishedEdition, index: PublicationIndex, { columns, rows }: Shell): string {
  const said = edition.withdrawn === undefined ? rows.find(({ id }) => id === edition.id)?.cells : undefined;
  const notes = notesOf(edition, index).map((note) => `<small>${note}</small>`).join("");
  return `<tr role="row" data-edition="${escaped(edition.id)}"><th scope="row" role="rowheader"><a href="${escaped(edition.path)}index.html">${escaped(edition.label)}</a>${notes}</th>${said ?? unsaid(edition, columns)}</tr>`;
}

/**
 * The page of all editions, made of the newest edition's own: a row for every edition that is published, with a link, its labels,
 * corrections both ways and withdrawal. What it says of editions that are not published stays. Filling a page twice is filling it once.
 */
export function fillEditions(html: string, index: PublicationIndex): string {
  const shell = shellOf(html);
  if (shell === undefined) return html;
  const published = new Set(index.editions.map(({ id }) => id));
  const rows = [
    ...index.editions.map((edition) => ({ asOfDate: edition.asOfDate, text: rowText(edition, index, shell) })),
    ...shell.rows.filter(({ id }) => !published.has(id)).map(({ asOfDate, html: text }) => ({ asOfDate, text })),
  ].sort((a, b) => compareText(b.asOfDate, a.asOfDate));
  const table = html.slice(shell.table.start, shell.body.start) + rows.map(({ text }) => text).join("") + html.slice(shell.body.end, shell.table.end);
  return html.slice(0, shell.inside.start) + table + html.slice(shell.inside.end);
}
