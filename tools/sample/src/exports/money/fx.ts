import { addDays, isoDate, randomSource, type IsoDate } from "@almanac/core";
import { SEED } from "../../plan.ts";
import { WORLD } from "../../world.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable, type Cell } from "../governance/csv-table.ts";
import { CLOSED } from "./months.ts";

interface Quoted {
  readonly currency: "USD" | "GBP";
  readonly on: IsoDate;
  /** Ten-thousandths of a euro. */
  readonly rate: number;
}

const FIRST_FRIDAY = isoDate("2025-11-28");
const STARTS = { USD: 8740, GBP: 11_480 } as const;
/** Set with the budget of 2026. */
const BUDGET_RATES = { USD: "0.8800", GBP: "1.1500" } as const;

/** Fridays until the as-of date, each near the one before. */
function fridays(currency: Quoted["currency"]): readonly Quoted[] {
  const random = randomSource(SEED, `money/fx/${currency}`);
  const quotes: Quoted[] = [];
  let rate: number = STARTS[currency];
  for (let on = FIRST_FRIDAY; on <= WORLD.asOf; on = addDays(on, 7)) {
    quotes.push({ currency, on, rate });
    // Pulled back to the start, so that a year of chance does not wander off.
    rate = Math.round(rate + 0.06 * (STARTS[currency] - rate) + STARTS[currency] * 0.006 * random.normal());
  }
  return quotes;
}

const QUOTES: readonly Quoted[] = [...fridays("USD"), ...fridays("GBP")];

const written = (rate: number): string => `${String(Math.floor(rate / 10_000))}.${String(rate % 10_000).padStart(4, "0")}`;
const SOURCE = "Meridian treasury, Friday fixing";

export function fxFile(): ExportFile {
  const closing = QUOTES.map(({ currency, on, rate }): readonly Cell[] => [on, currency, "EUR", written(rate), "closing", undefined, SOURCE]);
  const averages = CLOSED.flatMap(({ first, last }) =>
    (["USD", "GBP"] as const).map((currency): readonly Cell[] => {
      const rates = QUOTES.filter((quote) => quote.currency === currency && quote.on >= first && quote.on <= last).map(({ rate }) => rate);
      return [last, currency, "EUR", written(Math.round(rates.reduce((sum, rate) => sum + rate, 0) / rates.length)), "average", first, "Meridian treasury, mean of the Fridays"];
    }),
  );
  const budget = (["USD", "GBP"] as const).map((currency): readonly Cell[] => ["2025-12-15", currency, "EUR", BUDGET_RATES[currency], "budget", undefined, "Budget 2026"]);
  const rows = [...closing, ...averages, ...budget].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0));
  return { path: "money/fx-rates.csv", text: csvTable(["Date", "From", "To", "Rate", "Basis", "Period from", "Source"], rows) };
}

export function fxTruths(): readonly string[] {
  const last = QUOTES.filter(({ on }) => on === "2026-11-20").map(({ currency, rate }) => `1 ${currency} = ${written(rate)} EUR`);
  return [`\`money/fx-rates.csv\`: ${String(QUOTES.length / 2)} Fridays from ${FIRST_FRIDAY} to 2026-11-20 for USD and GBP, averages of ten months, budget rates ${BUDGET_RATES.USD} and ${BUDGET_RATES.GBP}; the last closing: ${last.join(", ")}.`];
}
