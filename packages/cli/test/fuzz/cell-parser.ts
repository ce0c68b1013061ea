import { proveDateFormat } from "../../../data/src/cells/prove-date-format.ts";
import { readDate, readInstant } from "../../../data/src/cells/date-cell.ts";
import { readMoney, readNumber, readShare } from "../../../data/src/cells/number-cell.ts";
import { parseInstant } from "../../../data/src/cells/instant.ts";
import { chosen, type Parser, type Read } from "./parser.ts";

/** What dates, amounts and numbers are made of. */
const PARTS = [
  "0", "1", "12", "31", "99", "2026", "-", "/", ".", ",", ":", "T", "Z", "+01:00", " ", "\u00a0", "'", "(", ")", "%", "€", "$", "EUR", "k", "e", "E+", "−", "Jan", "März", "AM", "pm", "\u200f", "٣", "1e999", "1e999999", "NaN", "∞", "½", "0x1f", "1_000", "W47", "Q3",
  "46023", "#N/A", "TRUE", "nein", "9".repeat(30), "0".repeat(60), "9".repeat(250), "2026-11-22", "2026-03-29T02:30", "T24:00:00Z", "+275760-09-13", "0000-01-01", "1.200,50", "1,200.50", "\u{1d7d8}", "\ud800", "\0",
] as const;
const column = { format: { decimal: ".", thousands: "," }, parentheses: true } as const;
const proof = proveDateFormat(["2026-11-22", "2026-12-31"]);
if (!("proved" in proof)) throw new Error("a date of ISO 8601 proves its format");
const dates = { format: proof.proved, timeZone: "Europe/Berlin" } as const;

const READERS: Readonly<Record<string, (text: string) => { readonly ok: unknown } | { readonly problem: { readonly hint: string; readonly message: string } }>> = {
  number: (text) => readNumber(text, column, {}, false),
  percent: (text) => readNumber(text, { ...column, unit: "percent" }, {}, false),
  count: (text) => readNumber(text, column, { min: 0 }, true),
  share: (text) => readShare(text, column, true),
  money: (text) => readMoney(text, column, true),
  millions: (text) => readMoney(text, { ...column, unit: "millions" }, true),
  date: (text) => readDate(text, dates),
  instant: (text) => readInstant(text, dates),
  exact: (text) => ({ ok: parseInstant(text) ?? "" }),
};

/** What a reader may give: numbers that can be counted with, amounts of a size that can be written, days of this calendar. */
function wrong(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : `the number ${String(value)}`;
  if (typeof value === "string") return value === "" || (/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)?$/.test(value) && !Number.isNaN(Date.parse(value.slice(0, 19) + (value.length > 10 ? "Z" : "")))) ? undefined : `the day ${value}`;
  if (typeof value !== "object" || value === null || !("amount" in value) || !("scale" in value)) return "nothing";
  return typeof value.amount === "bigint" && typeof value.scale === "number" && Number.isInteger(value.scale) && value.scale >= 0 && value.scale < 300 && value.amount.toString().length < 300 ? undefined : `an amount of ${String(value.scale)} decimals`;
}

function cellRead(name: string, text: string): Read {
  const result = READERS[name]?.(text);
  if (result === undefined) throw new Error(`no reader ${name}`);
  if ("problem" in result) return { accepted: false, ...(result.problem.hint === "" || result.problem.message === "" ? { problem: "refused without words" } : {}) };
  const problem = wrong(result.ok);
  return { accepted: true, ...(problem === undefined ? {} : { problem }) };
}

/** Single dates, amounts and numbers. */
export const cellParser: Parser = {
  name: "cells",
  weight: 44,
  make: (random) => {
    const text = Array.from({ length: 1 + random.index(6) }, () => chosen(PARTS, random)).join("");
    const name = chosen(Object.keys(READERS), random);
    return { shown: `${name}: ${text}`, read: () => cellRead(name, text) };
  },
};
