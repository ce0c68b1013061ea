import { formatDate, formatValue, type TableFact, type Unit } from "@almanac/core";

type Cell = TableFact["rows"][number][number];
export type TableColumn = TableFact["columns"][number];

/** How the numbers of one column are set: all to the same decimals, the unit said once in the head. */
export interface ColumnFigures {
  /** For the head: `%`, `days`, `€`; empty where the numbers need none. */
  readonly unit: string;
  /** A number without its unit. `signed`: a difference, with its sign. */
  readonly figure: (value: number, signed?: boolean) => string;
  /** A number with its unit, where no head says it. */
  readonly text: (value: number, signed?: boolean) => string;
  /** An end of an axis, shortened: `500K`. */
  readonly short: (value: number) => string;
}

const MINUS = "\u2212";
/** From here on cents are decimals that nobody uses. */
const WHOLE_MONEY = 10_000;

export const isNumberUnit = (unit: Unit): boolean => unit !== "text" && unit !== "date";

const decimalsOf = (figure: string, locale: string): number => {
  const mark = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";
  return /\d/.test(figure) ? (figure.replace(/[^\d.,\u066b]/g, "").split(mark)[1]?.length ?? 0) : 0;
};

const moneyDecimals = (values: readonly number[]): number => {
  const sizes = values.map(Math.abs).filter((size) => size > 0);
  return Math.max(0, ...sizes) >= WHOLE_MONEY || sizes.every((size) => size >= 100 || Number.isInteger(size)) ? 0 : Math.min(...sizes) < 0.1 ? 3 : 2;
};

/** `€` of `EUR`, as the language writes it in a table. */
export const currencySign = (locale: string, currency: string): string => new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).formatToParts(1).find(({ type }) => type === "currency")?.value ?? currency;

/**
 * The figures of a column.
 *
 * @param values all that it holds, without those that are missing: they fix the decimals
 */
export function columnFigures({ unit, currency }: Pick<TableColumn, "unit" | "currency">, values: readonly number[], locale: string): ColumnFigures {
  const plain = (value: number): string => formatValue(value, unit, locale, unit === "money" ? undefined : currency).figure;
  const digits = unit === "money" ? moneyDecimals(values) : Math.max(0, ...values.map((value) => decimalsOf(plain(value), locale)));
  const numbers = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, roundingMode: "halfExpand" });
  const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const scaled = (value: number): number => (unit === "share" ? value * 100 : value);
  const sign = (value: number, size: string, signed: boolean): string => (!/[1-9]/.test(size) ? size : value < 0 ? `${MINUS}${size}` : signed && value > 0 ? `+${size}` : size);
  const figure = (value: number, signed = false): string => {
    const words = !signed && unit === "share" ? plain(value) : "";
    if (/^\D/.test(words) && !words.startsWith(MINUS)) return words;
    const size = numbers.format(Math.abs(scaled(value)));
    return !/[1-9]/.test(size) && value !== 0 && unit === "money" ? `under ${numbers.format(1)}` : sign(value, size, signed);
  };
  const money = unit === "money" && currency !== undefined ? currencySign(locale, currency) : undefined;
  const several = formatValue(2, unit, locale, currency).unit;
  return {
    unit: money ?? several,
    figure,
    text: (value, signed = false) => {
      const shown = figure(value, signed);
      const before = /^[+\u2212]/.test(shown) ? shown.slice(0, 1) : "";
      if (money !== undefined) return shown.startsWith("under") ? `under ${money}${numbers.format(1)}` : `${before}${money}${shown.slice(before.length)}`;
      const word = shown === "1" ? formatValue(1, unit, locale).unit : several;
      return word === "" ? shown : `${shown}\u00a0${word}`;
    },
    short: (value) => sign(value, Math.abs(scaled(value)) >= 10_000 || unit === "money" ? compact.format(Math.abs(scaled(value))) : new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(Math.abs(scaled(value))), false),
  };
}

/** A column's head with its unit, unless its words say the unit already. */
export function headWithUnit(label: string, unit: string): string {
  const said = unit === "" || (/^\w/.test(unit) ? new RegExp(`\\b${unit.replace(/s$/, "")}s?\\b`, "i").test(label) : label.includes(unit));
  return said ? label : `${label},\u00a0${unit}`;
}

/** A cell in words: what a table shows where no column of numbers is meant. */
export function cellWords(value: Cell, column: TableColumn | undefined, figures: ColumnFigures): string | undefined {
  if (value === null || column === undefined) return undefined;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return figures.text(value);
  return column.unit === "date" ? formatDate(value) : value;
}
