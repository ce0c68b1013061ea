import type { NumbersDeclaration } from "../config/source-schema.ts";

/** What the separators of a number mean. */
export interface NumberFormat {
  readonly decimal: "." | ",";
  /** Between groups of exactly three digits; empty for none. */
  readonly thousands: string;
}

/** Digits before and after the decimal sign, without separators. */
export interface Digits {
  readonly whole: string;
  readonly fraction: string;
}

export const PLAIN_NUMBERS: NumberFormat = { decimal: ".", thousands: "" };

const THOUSANDS = ["", ",", ".", " ", "'"] as const;
const FORMATS: readonly NumberFormat[] = ([".", ","] as const).flatMap((decimal) => THOUSANDS.filter((thousands) => thousands !== decimal).map((thousands) => ({ decimal, thousands })));

/** The formats that a declaration leaves open. */
export const numberFormats = (declared: NumbersDeclaration | undefined): readonly NumberFormat[] =>
  FORMATS.filter(({ decimal, thousands }) => (declared?.decimal ?? decimal) === decimal && (declared?.thousands ?? thousands) === thousands);

const patterns = new Map<NumberFormat, RegExp>(
  FORMATS.map((format) => {
    const decimal = format.decimal === "." ? "\\." : ",";
    const thousands = format.thousands === "." ? "\\." : format.thousands;
    const grouped = thousands === "" ? "" : `|[1-9]\\d{0,2}(?:${thousands}\\d{3})+`;
    return [format, new RegExp(`^(\\d*${grouped})(?:${decimal}(\\d+))?$`)];
  }),
);

/** Reads digits with separators; undefined when they are written differently. */
export function digitsOf(body: string, format: NumberFormat): Digits | undefined {
  const match = (patterns.get(format) ?? /^(\d*)(?:\.(\d+))?$/).exec(body);
  if (match === null || body === "") return undefined;
  const whole = format.thousands === "" ? (match[1] ?? "") : (match[1] ?? "").replaceAll(format.thousands, "");
  return { whole: whole === "" ? "0" : whole, fraction: match[2] ?? "" };
}

export type NumberProof =
  | { readonly proved: NumberFormat }
  /** Several formats read every number and disagree, first about the one at `index`. */
  | { readonly ambiguous: readonly NumberFormat[]; readonly index: number }
  /** No format reads every number; `best` reads the most. */
  | { readonly unproved: NumberFormat };

const isPlain = (body: string): boolean => /^\d+$/.test(body);
const valueOf = ({ whole, fraction }: Digits): string => `${whole.replace(/^0+(?=\d)/, "")}.${fraction.replace(/0+$/, "")}`;

/**
 * The one format that reads every number of a column. Formats that give the same values are one reading: two that read one text
 * can only disagree about it when their decimal signs differ.
 */
export function proveNumberFormat(bodies: readonly string[], open: readonly NumberFormat[]): NumberProof {
  const telling = [...new Set(bodies)].filter((body) => !isPlain(body));
  // A separator that stands in no number tells nothing.
  const present = open.filter(({ thousands }) => thousands === "" || telling.some((body) => body.includes(thousands)));
  const formats = present.length === 0 ? open : present;
  const first = formats[0] ?? PLAIN_NUMBERS;
  const whole = formats.filter((format) => telling.every((body) => digitsOf(body, format) !== undefined));
  const proved = whole[0];
  if (proved === undefined) {
    const count = (format: NumberFormat): number => telling.filter((body) => digitsOf(body, format) !== undefined).length;
    const best = formats.map((format) => ({ format, read: count(format) })).toSorted((a, b) => b.read - a.read)[0]?.format ?? first;
    // Those that are numbers must still have one reading.
    const read = telling.filter((body) => digitsOf(body, best) !== undefined);
    const among = read.length === telling.length ? { unproved: best } : proveNumberFormat(read, formats);
    return "ambiguous" in among ? { ambiguous: among.ambiguous, index: bodies.indexOf(read[among.index] ?? "") } : { unproved: best };
  }
  const other = whole.find(({ decimal }) => decimal !== proved.decimal);
  if (other === undefined) return { proved };
  const valueIn = (body: string, format: NumberFormat): string => {
    const digits = digitsOf(body, format);
    return digits === undefined ? "" : valueOf(digits);
  };
  const disputed = telling.find((body) => valueIn(body, other) !== valueIn(body, proved));
  return disputed === undefined ? { proved } : { ambiguous: [proved, other], index: bodies.indexOf(disputed) };
}
