import { nameOfCanary, plainFamily, type Canary } from "./canaries.ts";

/** A text that gives a canary away, as it stands in plain text without separators. */
export interface Form {
  readonly canary: Canary;
  readonly what: string;
  readonly text: string;
  /** Short ones count only between characters that are no letters or digits. */
  readonly whole: boolean;
}

/** Characters of a ratio that tell it from every other. */
const TELLING = 7;
/** Ranges and shares that a build might multiply pay with. */
const MIDPOINT = 7_000_000;
const SHARES = [0.5, 0.6, 0.8, 1.2, 1.3] as const;

function payForms(value: number): readonly (readonly [what: string, text: string, whole: boolean])[] {
  return [
    ["value", String(value), false],
    ["minor units", String(value * 100), false],
    ["to 10", String(Math.round(value / 10) * 10), true],
    ["to 100", String(Math.round(value / 100) * 100), true],
    ["to 1000", String(Math.round(value / 1000) * 1000), true],
    ...["k", " k", " thousand"].map((unit) => [`thousands (${unit.trim()})`, `${String(Math.round(value / 1000))}${unit}`, true] as const),
    ...["m", " m", " million"].map((unit) => [`millions (${unit.trim()})`, `${(value / 1e6).toFixed(3)}${unit}`, true] as const),
    ["a month", String(Math.floor(value / 12)), true],
    ["a month, rounded", String(Math.round(value / 12)), true],
    ["a week", String(Math.floor(value / 52)), true],
    ["a week, rounded", String(Math.round(value / 52)), true],
    ["against the midpoint", (value / MIDPOINT).toPrecision(12).slice(0, TELLING), false],
    ...SHARES.map((share) => [`times ${String(share)}`, String(Math.round(value * share)), true] as const),
  ];
}

/** All forms of a canary in plain text: numbers without separators, names also without marks, in small letters. */
export function formsOf(canary: Canary): readonly Form[] {
  const form = (what: string, text: string, whole: boolean): Form => ({ canary, what, text: text.toLowerCase(), whole });
  if (canary.kind === "pay") return payForms(canary.value).map(([what, text, whole]) => form(what, text, whole));
  const { family, id, email } = canary;
  return [...new Map([["family name", family], ["family name, decomposed", family.normalize("NFD")], ["family name in capitals", family.toUpperCase().toLowerCase()], ["family name without marks", plainFamily(canary)], ["id", id], ["number of the id", id.slice(3)], ["e-mail", email]].map(([what = "", text = ""]) => [text.toLowerCase(), form(what, text, false)])).values()];
}

/** The midpoint that the ranges of the canaries have. */
export const CANARY_MIDPOINT = MIDPOINT;

/** The forms that stand for the canary itself; these are also looked for in encodings. */
export const wholeForms = (canary: Canary): readonly string[] => (canary.kind === "pay" ? [String(canary.value), String(Math.floor(canary.value / 12))] : [canary.family, plainFamily(canary), plainFamily(canary).toLowerCase(), canary.id, canary.email]);

/** Told in reports. */
export const nameOfForm = ({ canary, what }: Form): string => `${nameOfCanary(canary)}: ${what}`;

