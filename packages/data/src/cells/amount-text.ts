/** A number as people write it, taken apart before anybody decides what its separators mean. */
export interface AmountText {
  readonly negative: boolean;
  /** `(1,200)`, which accountants mean as negative. */
  readonly parentheses: boolean;
  /** Digits with their separators: blanks of any kind are `" "`, apostrophes `"'"`. */
  readonly body: string;
  /** Power of ten, of scientific notation. */
  readonly exponent: number;
  /** Currency, percent sign or other mark before or after the digits. */
  readonly mark?: string;
}

/** No number of a program has more signs; a longer text is not even looked at. */
const LONGEST = 200;
/** Blanks, all that are there: an expression that may give some back tries every way to share them out, for minutes. */
const blanks = (name: string): string => `(?=(?<${name}>\\s*))\\k<${name}>`;
const MARK = "[^\\d\\s.,'\\u2019()+\\-\\u2212]{1,4}";

const AMOUNT = new RegExp(
  [
    "^(?<open>\\()?",
    blanks("a"),
    "(?<sign>[-+\\u2212])?",
    blanks("b"),
    `(?<before>${MARK})?`,
    blanks("c"),
    "(?<inner>[-+\\u2212])?",
    blanks("d"),
    "(?<body>[.,]?\\d(?:[\\d.,'\\u2019 \\u00a0\\u202f]*\\d)?)(?:[eE](?<exponent>[+-]?\\d{1,3}))?",
    blanks("e"),
    `(?<after>${MARK})?`,
    blanks("f"),
    "(?<close>\\))?$",
  ].join(""),
  "u",
);

/** Undefined when the text is no number with at most one mark. */
export function amountText(text: string): AmountText | undefined {
  if (text.length > LONGEST && text.trim().length > LONGEST) return undefined;
  if (/^\d+(?:[.,]\d+)?$/.test(text)) return { negative: false, parentheses: false, body: text, exponent: 0 };
  const groups = AMOUNT.exec(text.trim())?.groups;
  if (groups === undefined) return undefined;
  const { open, sign, before, inner, body, exponent, after, close } = groups;
  if ((open === undefined) !== (close === undefined) || (sign !== undefined && inner !== undefined) || (before !== undefined && after !== undefined)) return undefined;
  const parentheses = open !== undefined;
  const signed = sign ?? inner;
  if (parentheses && signed !== undefined) return undefined;
  const mark = before ?? after;
  return {
    negative: parentheses || signed === "-" || signed === "\u2212",
    parentheses,
    body: (body ?? "").replace(/[\u00a0\u202f]/g, " ").replace(/\u2019/g, "'"),
    exponent: exponent === undefined ? 0 : Number(exponent),
    ...(mark === undefined ? {} : { mark }),
  };
}

/** A decimal number as JavaScript writes it, without its point, which could be taken for a separator of thousands: `1.234` is `1234e-3`. */
export function withoutPoint(number: string): string {
  const match = /^(-?\d+)\.(\d+)(?:e([+-]?\d+))?$/.exec(number);
  if (match === null) return number;
  const [, whole = "", fraction = "", exponent = "0"] = match;
  return `${whole}${fraction}e${String(Number(exponent) - fraction.length)}`;
}
