import type { Money } from "@almanac/core";
import { amountText, type AmountText } from "./amount-text.ts";
import type { CellProblem, CellResult } from "./cell-result.ts";
import { markedCurrency } from "./currency-text.ts";
import { digitsOf, numberFormats, proveNumberFormat, type Digits, type NumberFormat } from "./number-format.ts";

export type Unit = "percent" | "thousands" | "millions";

/** How the numbers of one column are written. */
export interface NumberColumn {
  readonly format: NumberFormat;
  readonly unit?: Unit;
  /** `(1,200)` is declared to be minus 1,200. */
  readonly parentheses: boolean;
}

interface ReadAmount extends AmountText {
  readonly digits: Digits;
}

const POWERS: Readonly<Record<Unit, number>> = { percent: -2, thousands: 3, millions: 6 };
const MISSING_WORDS = /^(?:n\/?a|null|none|nil|nan|tbd|tbc|unknown|\?+|-+|–|—)$/i;

const shapeOf = ({ decimal, thousands }: NumberFormat): string => `1${thousands}234${decimal}5`;

function noNumber(text: string, { format }: NumberColumn): CellProblem {
  const missing = MISSING_WORDS.test(text);
  return {
    code: "NUMBER-FORMAT",
    message: `\`${text}\` is no number written as ${shapeOf(format)}`,
    found: text,
    expected: `a number such as ${shapeOf(format)}`,
    hint: missing
      ? "leave the cell empty, or declare the word as `missing:` on the source in data/almanac.yaml"
      : "correct the number; if the whole file is written differently, declare `numbers: { decimal: …, thousands: … }` on the source in data/almanac.yaml",
    ...(missing ? {} : otherForm(text)),
  };
}

/** What to write, and what to declare, when a number has one known form by itself. */
function otherForm(text: string): Pick<CellProblem, "shownHint"> {
  const amount = amountText(text);
  // `1.2k` without its letter would be another number.
  const { mark } = amount ?? {};
  if (mark !== undefined && mark !== "%" && markedCurrency(mark) === undefined && /\p{L}/u.test(mark))
    return { shownHint: `write the number with all of its digits, without \`${mark}\`; if the letters stand for a factor of the whole column, take them out and declare \`unit: thousands\` (or millions) on the column in data/almanac.yaml` };
  const proof = amount === undefined ? undefined : proveNumberFormat([amount.body], numberFormats(undefined));
  if (amount === undefined || amount.parentheses || amount.exponent !== 0 || proof === undefined || !("proved" in proof)) return {};
  const { decimal, thousands } = proof.proved;
  const digits = digitsOf(amount.body, proof.proved);
  const written = digits === undefined ? "correct the number" : `write ${amount.negative ? "-" : ""}${digits.whole}${digits.fraction === "" ? "" : `.${digits.fraction}`}${mark === "%" ? "%" : ""}`;
  return { shownHint: `${written}; if the whole file is written like this, declare \`numbers: { decimal: "${decimal}"${thousands === "" ? "" : `, thousands: "${thousands}"`} }\` on the source in data/almanac.yaml` };
}

function readAmount(text: string, column: NumberColumn): CellResult<ReadAmount> {
  const trimmed = text.trim();
  const amount = amountText(trimmed);
  const digits = amount === undefined ? undefined : digitsOf(amount.body, column.format);
  if (amount === undefined || digits === undefined) return { problem: noNumber(trimmed, column) };
  if (amount.parentheses && !column.parentheses)
    return {
      problem: {
        code: "NUMBER-PARENTHESES",
        message: `\`${trimmed}\` stands in parentheses, which may mean a negative number`,
        found: trimmed,
        expected: "a number with its sign",
        hint: "if parentheses mean negative here, declare `numbers: { negative: parentheses }` on the source in data/almanac.yaml",
      },
    };
  return { ok: { ...amount, digits } };
}

/** Exact digits with a power of ten; a decimal text that JavaScript rounds correctly once. */
const toNumber = ({ negative, digits, exponent }: ReadAmount, power: number): number => {
  const value = Number(`${digits.whole}.${digits.fraction === "" ? "0" : digits.fraction}e${String(exponent + power)}`);
  return negative && value !== 0 ? -value : value;
};

/** Beyond, squares and sums of numbers are no numbers any more. */
const LARGEST = 1e100;
/** Digits of an amount before and after its point: no budget and no price has more. */
const MOST_DIGITS = { whole: 18, fraction: 30 } as const;

const beyond = (text: string, expected: string): CellProblem => ({
  code: "NUMBER-RANGE",
  message: `\`${text}\` is beyond what can be counted with`,
  found: text,
  expected,
  hint: "correct the value in the export's source and export again",
});

interface Range {
  readonly min?: number;
  readonly max?: number;
}

function rangeProblem(value: number, text: string, { min, max }: Range): CellProblem | undefined {
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return undefined;
  const range = max === undefined ? `${String(min)} or more` : min === undefined ? `at most ${String(max)}` : `${String(min)} to ${String(max)}`;
  return {
    code: min === 0 && value < 0 ? "NUMBER-NEGATIVE" : "NUMBER-RANGE",
    message: `\`${text}\` is outside of the range: ${range}`,
    found: text,
    expected: range,
    hint: "correct the value in the export's source and export again",
  };
}

/** A decimal number; with `unit: percent` twenty is 0.2, with `thousands` 20,000. */
export function readNumber(text: string, column: NumberColumn, range: Range, whole: boolean): CellResult<number> {
  const read = readAmount(text, column);
  if ("problem" in read) return read;
  const { mark } = read.ok;
  const trimmed = text.trim();
  if (mark !== undefined && !(mark === "%" && column.unit === "percent")) {
    const percent = mark === "%";
    return {
      problem: {
        code: "NUMBER-FORMAT",
        message: `\`${trimmed}\` holds \`${mark}\`, and the column holds plain numbers`,
        found: trimmed,
        expected: "a number without unit",
        hint: percent ? "declare `unit: percent` on the column in data/almanac.yaml" : "write the number alone and the unit into the header",
      },
    };
  }
  const value = toNumber(read.ok, column.unit === undefined ? 0 : POWERS[column.unit]);
  if (Math.abs(value) > LARGEST) return { problem: beyond(trimmed, "a number of at most 100 digits") };
  if (whole && !Number.isSafeInteger(value))
    return { problem: { code: "NUMBER-FORMAT", message: `\`${trimmed}\` is no whole number`, found: trimmed, expected: "a whole number", hint: "correct the value: the column counts whole things" } };
  const wrong = rangeProblem(value, trimmed, range);
  return wrong === undefined ? { ok: value } : { problem: wrong };
}

/** A share of one: `20%`, `0.2`, or `20` where the column declares percent. */
export function readShare(text: string, column: NumberColumn, over: boolean): CellResult<number> {
  const read = readAmount(text, column);
  if ("problem" in read) return read;
  const trimmed = text.trim();
  const { mark } = read.ok;
  if (mark !== undefined && mark !== "%") return { problem: noNumber(trimmed, column) };
  const percent = mark === "%" || column.unit === "percent";
  const value = toNumber(read.ok, percent ? -2 : 0);
  if (Math.abs(value) > LARGEST) return { problem: beyond(trimmed, "a number of at most 100 digits") };
  if (value < 0 || (value > 1 && !over)) {
    const inPercent = value > 1 && !percent;
    const hint = inPercent ? "if the column is in percent, declare `unit: percent` on it in data/almanac.yaml" : "correct the value";
    const shownHint = inPercent && value <= 100 ? { shownHint: `write \`${trimmed}%\`; or, ${hint}${value <= 10 ? "; a step of a scale, such as 4 of 5, is no share and belongs to a column of its own" : ""}` } : {};
    return { problem: { code: "NUMBER-RANGE", message: `\`${trimmed}\` is no share: it must be from 0 to 1, or 0% to 100%`, found: trimmed, expected: over ? "0 or more" : "0 to 1, or 0% to 100%", hint, ...shownHint } };
  }
  // More than ten times the whole is no overload but a percentage.
  if (over && !percent && value > 10)
    return { problem: { code: "NUMBER-RANGE", message: `\`${trimmed}\` is a share of more than ten times the whole`, found: trimmed, expected: "a share such as 0.8 or 80%", hint: "if the column is in percent, declare `unit: percent` on it in data/almanac.yaml" } };
  return { ok: value };
}

/** An exact amount without its currency, and the mark that stands beside it. */
export type ReadMoney = Pick<Money, "amount" | "scale"> & { readonly mark?: string };

export function readMoney(text: string, column: NumberColumn, mayBeNegative: boolean): CellResult<ReadMoney> {
  const read = readAmount(text, column);
  if ("problem" in read) return read;
  const { digits, exponent, negative, mark } = read.ok;
  const trimmed = text.trim();
  if (exponent > 0)
    return { problem: { code: "CELL-SPREADSHEET", message: `\`${trimmed}\` was rounded by a spreadsheet`, found: trimmed, expected: "every digit of the amount", hint: "format the column as a number without exponent and export again" } };
  if (mark !== undefined && markedCurrency(mark) === undefined) return { problem: noNumber(trimmed, column) };
  const power = column.unit === undefined ? 0 : POWERS[column.unit];
  const raw = BigInt(`${digits.whole}${digits.fraction}`);
  const places = digits.fraction.length - exponent - power;
  const scale = Math.max(0, places);
  if (scale > MOST_DIGITS.fraction || digits.whole.replace(/^0+/, "").length - Math.min(0, places) > MOST_DIGITS.whole) return { problem: beyond(trimmed, `an amount of at most ${String(MOST_DIGITS.whole)} digits before and ${String(MOST_DIGITS.fraction)} behind the point`) };
  const amount = raw * 10n ** BigInt(scale - places);
  if (negative && amount !== 0n && !mayBeNegative)
    return { problem: { code: "NUMBER-NEGATIVE", message: `\`${trimmed}\` is below zero, and the column holds amounts of zero or more`, found: trimmed, expected: "zero or more", hint: "correct the amount; a credit or correction belongs into a column or kind that permits it" } };
  return { ok: { amount: negative ? -amount : amount, scale, ...(mark === undefined ? {} : { mark }) } };
}
