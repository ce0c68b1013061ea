import type { FxRate } from "@almanac/core";
import { choice, currency, date, number, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";

const columns = {
  date: required(date(), ["Date", "Rate date", "Valid from"], "Day of the quote; of an average, the last day of its period."),
  from: required(currency(), ["From", "From currency", "Base currency"], "ISO 4217 code of the currency of which one unit is priced."),
  to: required(currency(), ["To", "To currency", "Quote currency"], "ISO 4217 code of the currency of the price."),
  rate: required(number({ min: 0 }), ["Rate", "Exchange rate"], "Units of `To` for one unit of `From`."),
  basis: optional(
    choice({ closing: ["closing", "spot", "end of day"], average: ["average"], budget: ["budget", "plan"] }),
    ["Basis", "Rate type"],
    "`closing` of that day (when left out), `average` of a period, or `budget` for planning.",
  ),
  periodFrom: optional(date(), ["Period from"], "Of an average: first day of its period."),
  quotedBy: optional(text(), ["Source", "Quoted by"], "Who quoted it, for example `ECB reference rates`."),
};

/** Exchange rates, each with its day. */
export const fxRatesKind = tableKind<typeof columns, "fxRates">({
  kind: "fx-rates",
  title: "Exchange rates",
  area: "money",
  fills: "fxRates",
  columns,
  signature: ["date", "from", "to", "rate"],
  unique: ["date", "from", "to", "basis"],
  since: "date",
  recordOf: (row, { source, refuse }): FxRate | undefined => {
    const basis = row.basis ?? "closing";
    if (row.rate === 0)
      return refuse("rate", "FX-RATE", { message: "an exchange rate of 0", found: "0", expected: "more than 0", hint: "leave the row out when there was no quote that day" });
    if (row.from === row.to)
      return refuse("to", "FX-RATE", { message: "a rate of a currency to itself", found: row.to, expected: `another currency than ${row.from}`, hint: "remove the row" });
    if (basis === "average" && row.periodFrom === undefined)
      return refuse("periodFrom", "CELL-MISSING", {
        message: "an average needs the first day of its period",
        found: "nothing",
        expected: "a day",
        hint: "fill `Period from`, for example the first of the month",
      });
    if (row.periodFrom !== undefined && row.date < row.periodFrom)
      return refuse("date", "DATE-ORDER", { message: "the period of the average ends before it begins", found: row.date, expected: `${row.periodFrom} or later`, hint: "correct one of the two days" });
    return given({ ...row, source, basis });
  },
});
