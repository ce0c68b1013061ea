import { formatDate, formatText, type Outcome, type Scenario, type WhatIfAnswer, type WhatIfRow } from "@almanac/core";

const plural = (count: number, one: string, several: string): string => `${String(count)} ${count === 1 ? one : several}`;
const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const dateText = (date: string | null): string => (date === null ? "–" : plain(formatDate(date)));

function changeWords({ capacity, from, scope, split, start }: Scenario[string]): string {
  return [
    ...(capacity === undefined ? [] : [`capacity × ${String(capacity)}${from === undefined ? "" : ` from ${dateText(from)}`}`]),
    ...(scope === undefined ? [] : [`${plural(Math.abs(scope), "item", "items")} ${scope < 0 ? "fewer" : "more"}`]),
    ...(split === undefined ? [] : [`one item becomes ${split.low === split.high ? String(split.low) : `${String(split.low)} to ${String(split.high)}`}`]),
    ...(start === undefined ? [] : [`nothing delivered before ${dateText(start)}`]),
  ].join(", ");
}

const daysWords = (days: number | null): string => (days === null ? "" : days === 0 ? "same day" : `${plural(Math.abs(days), "day", "days")} ${days < 0 ? "earlier" : "later"}`);

interface Line {
  readonly cells: readonly string[];
  readonly note?: string;
}

function outcomeCells(name: string, { open, p50, p85, p95, chance, because }: Outcome, target: string | null, locale: string, days: string): Line {
  const odds = target === null ? "" : chance === null ? "–" : plain(formatText(chance, "share", locale));
  return { cells: [name, String(open), dateText(p50), dateText(p85), dateText(p95), target === null ? "" : dateText(target), odds, days], ...(because === undefined ? {} : { note: because }) };
}

const same = (a: Outcome, b: Outcome): boolean => a.open === b.open && a.p50 === b.p50 && a.p85 === b.p85 && a.p95 === b.p95 && a.chance === b.chance;

function linesOf(title: string, { before, after, days, target = null }: Pick<WhatIfRow, "before" | "after" | "days"> & { readonly target?: string | null }, locale: string): readonly Line[] {
  if (same(before, after)) return [outcomeCells(title, after, target, locale, "as published")];
  return [{ cells: [title] }, outcomeCells("  as published", before, target, locale, ""), outcomeCells("  what if", after, target, locale, daysWords(days))];
}

const HEAD: Line = { cells: ["", "Open", "50 % by", "85 % by", "95 % by", "Target", "Chance", "85 % date"] };

/** Columns in line: names and words to the left, figures to the right. */
function aligned(lines: readonly Line[]): readonly string[] {
  const widths = HEAD.cells.map((_, column) => Math.max(...lines.map(({ cells }) => [...(cells[column] ?? "")].length)));
  const isWords = (column: number): boolean => column === 0 || column === HEAD.cells.length - 1;
  const cell = (text: string, column: number): string => (isWords(column) ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0));
  return lines.flatMap(({ cells, note }) => [cells.map(cell).join("  ").trimEnd(), ...(note === undefined ? [] : [`    no date: ${note}`])]);
}

const TITLES = { alone: "Each workstream at its own pace", together: "All together, with the calendar and with what they wait for" } as const;

/** An answer as a table for a terminal: what is published above what would be. */
export function whatIfText({ kind, workstreams, everything }: WhatIfAnswer, locale: string): string {
  const lines = [...workstreams.flatMap((row) => linesOf(row.title, row, locale)), ...(everything === undefined ? [] : linesOf("Everything", everything, locale))];
  return [TITLES[kind], ...aligned([HEAD, ...lines])].join("\n");
}

/** What is supposed, a line a workstream. */
export const scenarioWords = ({ scenario, workstreams }: WhatIfAnswer): readonly string[] => Object.entries(scenario).map(([id, change]) => `  ${workstreams.find((row) => row.id === id)?.title ?? id}: ${changeWords(change)}`);
