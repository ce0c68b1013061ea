import type { MarketBandsFigure, MarketRange } from "@almanac/charts";
import { formatDate, formatText, type TableFact } from "@almanac/core";
import { table } from "../../../publication/facts.ts";
import type { DrawnEdition } from "../../../publication/people/drawn-edition.ts";
import { namedRows, numberIn, textIn, type NamedRow } from "../../../publication/table-rows.ts";

/** More sources than this cannot be told apart by their marks; they are in the data table. */
const MOST_SOURCES = 4;
const STEPS = [1, 2, 5] as const;

const withDate = (label: string): string => label.replace(/, median$/, "").replace(/\d{4}-\d\d-\d\d/g, (date) => formatDate(date));

/** Sources in the order of their columns: `source1` and the name with its date. */
const sourcesIn = ({ columns }: TableFact): readonly { readonly prefix: string; readonly label: string }[] =>
  columns.flatMap(({ name, label }) => (/^source\d+p50$/.test(name) ? [{ prefix: name.slice(0, -3), label: withDate(label) }] : [])).slice(0, MOST_SOURCES);

/** Round money from below the least to above the greatest, at most eight steps. */
function axisOf(low: number, high: number): { readonly step: number; readonly from: number; readonly to: number } {
  for (let power = 1; ; power *= 10) {
    for (const factor of STEPS) {
      const step = factor * power;
      if ((high - low) / step <= 6) return { step, from: Math.floor(low / step) * step, to: Math.ceil(high / step) * step };
    }
  }
}

const roleOf = (row: NamedRow): string => [textIn(row, "role"), textIn(row, "level")].filter((part) => part !== "").join(", ");

/** What each source says, by role and region; sources are never merged. */
export function marketFigure({ facts, program }: DrawnEdition): MarketBandsFigure | undefined {
  const fact = table(facts, "market.benchmark.percentiles");
  if (fact === undefined) return undefined;
  const sources = sourcesIn(fact);
  const all = namedRows(fact);
  const measure = all.some((row) => textIn(row, "measure") === "base") ? "base" : textIn(all[0] ?? (() => null), "measure");
  const rows = all.filter((row) => textIn(row, "measure") === measure);
  const panels = [...new Set(rows.map((row) => textIn(row, "region")))];
  const roles = [...new Set(rows.map(roleOf))];
  const currency = fact.columns.find(({ unit }) => unit === "money")?.currency ?? program.currency;
  const money = (value: number): string => formatText(value, "money", program.locale, currency);
  const rangeOf = (row: NamedRow | undefined, { prefix, label }: (typeof sources)[number], role: string, region: string): MarketRange => {
    const at = (p: number): number | null => (row === undefined ? null : numberIn(row, `${prefix}p${String(p)}`));
    const [low, middle, high] = [at(25), at(50), at(75)];
    const words = (value: number | null): string => (value === null ? "no data" : money(value));
    return { low, middle, high, title: `${role}, ${region}, ${label}: median ${words(middle)}, middle half ${words(low)} to ${words(high)}` };
  };
  const ranges = roles.map((name) => ({ name, ranges: panels.map((region) => sources.map((source) => rangeOf(rows.find((row) => roleOf(row) === name && textIn(row, "region") === region), source, name, region))) }));
  const values = ranges.flatMap(({ ranges: own }) => own.flat().flatMap(({ low, middle, high }) => [low, middle, high])).filter((value) => value !== null);
  if (values.length === 0) return undefined;
  const { step, from, to } = axisOf(Math.min(...values), Math.max(...values));
  const short = new Intl.NumberFormat(program.locale, { style: "currency", currency, currencyDisplay: "narrowSymbol", notation: "compact", maximumSignificantDigits: 3 });
  const axis = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step).map((value) => ({ value, text: short.format(value) }));
  return {
    title: `Yearly ${measure} pay that the market sources state, by role and region: ${sources.map(({ label }) => label).join("; ")}. The data table has every figure.`,
    sources: sources.map(({ label }) => label),
    panels,
    rows: ranges,
    axis,
    xDomain: [from, to],
  };
}
