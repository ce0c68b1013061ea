import { nearest } from "@almanac/core";
import type { CellResult } from "./cell-result.ts";

/** ISO 4217 codes, as the platform knows them. */
export const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** Signs that stand for one currency. */
const SIGNS: Readonly<Record<string, string>> = { "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "₺": "TRY", "₫": "VND", "₪": "ILS", "₴": "UAH", "zł": "PLN", "Kč": "CZK", "US$": "USD", "CA$": "CAD", "AU$": "AUD", R$: "BRL", "Fr.": "CHF", Fr: "CHF" };
/** Signs that several countries use: they agree with a declared currency, and decide nothing by themselves. */
const SHARED_SIGNS: Readonly<Record<string, readonly string[]>> = {
  $: ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "CLP", "COP", "ARS"],
  "¥": ["JPY", "CNY"],
  kr: ["SEK", "NOK", "DKK", "ISK"],
  "kr.": ["SEK", "NOK", "DKK", "ISK"],
  Rs: ["INR", "PKR", "LKR"],
};

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => Object.entries(table).find(([name]) => name === key)?.[1];

/** The currency that a mark beside an amount names; `shared` when it may be several. */
export function markedCurrency(mark: string): { readonly code: string } | { readonly shared: readonly string[] } | undefined {
  if (CURRENCIES.has(mark.toUpperCase()) && mark.length === 3) return { code: mark.toUpperCase() };
  const code = own(SIGNS, mark);
  if (code !== undefined) return { code };
  const shared = own(SHARED_SIGNS, mark);
  return shared === undefined ? undefined : { shared };
}

const WORDS: Readonly<Record<string, string>> = { euro: "EUR", euros: "EUR", dollar: "USD", dollars: "USD", pound: "GBP", pounds: "GBP", franc: "CHF", francs: "CHF", yen: "JPY" };

/** A cell that names a currency. */
export function readCurrency(text: string): CellResult<string> {
  const mark = text.trim();
  const named = markedCurrency(mark);
  if (named !== undefined && "code" in named) return { ok: named.code };
  const near = own(WORDS, mark.toLowerCase()) ?? nearest(mark.toUpperCase(), CURRENCIES);
  return {
    problem: {
      code: "CURRENCY-UNKNOWN",
      message: named === undefined ? `\`${mark}\` is no currency of ISO 4217` : `\`${mark}\` is the sign of several currencies: ${named.shared.join(", ")}`,
      found: mark,
      expected: "a code of three letters such as EUR",
      hint: "write the ISO 4217 code",
      ...(near === undefined || named !== undefined ? {} : { near: `did you mean \`${near}\`? ` }),
    },
  };
}
