import { available, isAvailable, notAvailable, type Measure } from "../model/measure.ts";
import type { FxRate } from "../model/records/money.ts";
import { compareText, daysBetween, type IsoDate } from "../model/time.ts";
import { convert } from "./convert.ts";

/**
 * What an amount is, and so which rate turns it into the program's currency (METHOD.md 6.3).
 * `flow`: a cost of a period. `balance`: something still owed or promised, at the as-of date. `budget`: planned at the budget rate.
 */
export type AmountNature = "flow" | "balance" | "budget";

/** A rate that was used, with everything that a receipt prints about it. */
export interface UsedRate {
  readonly from: string;
  readonly to: string;
  /** Units of `to` for one `from`. */
  readonly rate: number;
  readonly basis: FxRate["basis"];
  /** Day of the older quote of a cross; last day of the period of an average. */
  readonly date: IsoDate;
  /** Currencies from `from` to `to`. */
  readonly path: readonly string[];
  /** Days from the quote to the day that it was used for; 0 for averages and budget rates, which hold for their period. */
  readonly ageDays: number;
  /** Older than seven days: usable, but said. */
  readonly stale: boolean;
  /** A closing rate used for a flow whose period has no average. */
  readonly insteadOfAverage: boolean;
  /** The quotes behind it. */
  readonly quotes: readonly FxRate[];
}

/** The rates that a statement may use: those quoted on or before its as-of date. */
export interface RateBook {
  /** Currency of the program. */
  readonly to: string;
  readonly asOf: IsoDate;
  readonly rates: readonly FxRate[];
}

/** After how many days without a new quote a closing rate is called stale (METHOD.md 6.3). */
const STALE_AFTER_DAYS = 7;

/** Later quotes of a pair replace earlier ones; of two on one day the one that the export has last. */
function newestOfPairs(quotes: readonly FxRate[]): readonly FxRate[] {
  const newest = new Map<string, FxRate>();
  for (const quote of quotes.toSorted((a, b) => compareText(a.date, b.date))) newest.set(`${quote.from}/${quote.to}`, quote);
  return [...newest.values()];
}

/** The quotes of one basis that hold for an amount of that day. */
function quotesFor(basis: FxRate["basis"], day: IsoDate, { rates, asOf }: RateBook): readonly FxRate[] {
  const known = rates.filter((rate) => rate.basis === basis && rate.date <= asOf);
  if (basis === "average") return newestOfPairs(known.filter(({ periodFrom, date }) => periodFrom !== undefined && periodFrom <= day && day <= date));
  return newestOfPairs(basis === "budget" ? known : known.filter(({ date }) => date <= day));
}

function priced(from: string, basis: FxRate["basis"], day: IsoDate, book: RateBook): UsedRate | undefined {
  const quotes = quotesFor(basis, day, book);
  const table: Record<string, Record<string, number>> = {};
  for (const { from: one, to: other, rate } of quotes) (table[one] ??= {})[other] = rate;
  const vias = [undefined, ...[...new Set(quotes.flatMap((quote) => [quote.from, quote.to]))].sort(compareText)];
  for (const via of vias) {
    const { amount, path } = convert({ amount: 1, from, to: book.to, rates: table, via });
    if (!isAvailable(amount) || path === null) continue;
    const steps = path.slice(1).map((to, index) => [path[index] as string, to] as const);
    const used = steps.flatMap(([a, b]) => quotes.find((quote) => quote.from === a && quote.to === b) ?? quotes.find((quote) => quote.from === b && quote.to === a) ?? []);
    const date = used.map((quote) => quote.date).sort(compareText)[0] ?? day;
    const ageDays = basis === "closing" ? daysBetween(date, day) : 0;
    return { from, to: book.to, rate: amount.value, basis, date, path, ageDays, stale: ageDays > STALE_AFTER_DAYS, insteadOfAverage: false, quotes: used };
  }
  return undefined;
}

/**
 * The rate for an amount of a foreign currency on a day: of a flow the average of the period that holds the day, else the newest
 * closing rate on or before it, marked `insteadOfAverage`; of a balance the newest closing rate on or before the as-of date; of a
 * budget the newest budget rate. One cross is allowed, of quotes of the same basis. Without one: `missing-rate`, which names
 * currency and day. METHOD.md 6.3.
 *
 * @param day last day of the period that a flow belongs to; of balances and budgets it is only named where no rate is found
 */
export function rateFor(from: string, nature: AmountNature, day: IsoDate, book: RateBook): Measure<UsedRate> {
  const missing = (what: string): Measure<UsedRate> => notAvailable("missing-rate", `no ${what} turns ${from} into ${book.to} on ${day}`);
  if (nature === "budget") {
    const rate = priced(from, "budget", day, book);
    return rate === undefined ? missing("budget rate") : available(rate);
  }
  if (nature === "balance") {
    const rate = priced(from, "closing", book.asOf, book);
    return rate === undefined ? missing("closing rate") : available(rate);
  }
  const average = priced(from, "average", day, book);
  if (average !== undefined) return available(average);
  const closing = priced(from, "closing", day, book);
  return closing === undefined ? missing("average or closing rate") : available({ ...closing, insteadOfAverage: true });
}
