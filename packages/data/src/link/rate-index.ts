import { addDays, compareText, daysBetween, type FxRate, type IsoDate } from "@almanac/core";

/** How a rate was found for a day: the day of the oldest quote that it takes, and that quote's age on the day. */
export interface FoundRate {
  readonly quotedOn: IsoDate;
  /** 0 for a quote of that very day, and for an average whose period holds the day. */
  readonly ageDays: number;
}

export interface RateIndex {
  /** The freshest way from one currency to another on or before a day: direct, inverse, or one cross (METHOD.md 6.3). */
  readonly find: (from: string, to: string, on: IsoDate) => FoundRate | undefined;
  /** Whether any quote, of any day, leads from one currency to another. */
  readonly connects: (from: string, to: string) => boolean;
  /** Whether a budget rate leads from one currency to another. */
  readonly hasBudgetRate: (from: string, to: string) => boolean;
  /** Newest day for which a way from one currency to another is quoted. */
  readonly newest: (from: string, to: string) => IsoDate | undefined;
}

const pairOf = (a: string, b: string): string => [a, b].sort(compareText).join("/");

/** The quote of one pair that holds on a day, if any. Averages hold throughout their period. */
function quoteOn(quotes: readonly FxRate[], on: IsoDate): FoundRate | undefined {
  if (quotes.some((quote) => quote.periodFrom !== undefined && quote.periodFrom <= on && on <= quote.date)) return { quotedOn: on, ageDays: 0 };
  const quotedOn = quotes.map(({ date }) => date).filter((date) => date <= on).toSorted(compareText).at(-1);
  return quotedOn === undefined ? undefined : { quotedOn, ageDays: daysBetween(quotedOn, on) };
}

const older = (a: FoundRate | undefined, b: FoundRate | undefined): FoundRate | undefined => (a === undefined || b === undefined ? undefined : a.ageDays >= b.ageDays ? a : b);

export function rateIndex(rates: readonly FxRate[]): RateIndex {
  const dated = Map.groupBy(rates.filter(({ basis }) => basis !== "budget"), ({ from, to }) => pairOf(from, to));
  const budget = new Set(rates.filter(({ basis }) => basis === "budget").map(({ from, to }) => pairOf(from, to)));
  const currencies = [...new Set(rates.flatMap(({ from, to }) => [from, to]))].sort(compareText);
  const known = new Map<string, FoundRate | undefined>();
  const search = (from: string, to: string, on: IsoDate): FoundRate | undefined => {
    const straight = quoteOn(dated.get(pairOf(from, to)) ?? [], on);
    if (straight !== undefined) return straight;
    return currencies
      .map((via) => older(quoteOn(dated.get(pairOf(from, via)) ?? [], on), quoteOn(dated.get(pairOf(via, to)) ?? [], on)))
      .filter((found) => found !== undefined)
      .toSorted((a, b) => a.ageDays - b.ageDays)[0];
  };
  const find = (from: string, to: string, on: IsoDate): FoundRate | undefined => {
    const key = `${from}/${to}/${on}`;
    if (!known.has(key)) known.set(key, search(from, to, on));
    return known.get(key);
  };
  const lastQuote = rates.map(({ date }) => date).toSorted(compareText).at(-1);
  const newest = (from: string, to: string): IsoDate | undefined => (lastQuote === undefined ? undefined : find(from, to, addDays(lastQuote, 1))?.quotedOn);
  return { find, newest, connects: (from, to) => newest(from, to) !== undefined, hasBudgetRate: (from, to) => budget.has(pairOf(from, to)) };
}
