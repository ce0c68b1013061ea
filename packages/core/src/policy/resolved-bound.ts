import type { Fact, ScalarFact, Unit } from "../fact/fact.ts";
import { keptValue } from "../stats/significant-digits.ts";
import type { PolicyBound } from "./assertion.ts";
import { boundingFact } from "./facts-meant.ts";
import type { PolicyGround } from "./policy-ground.ts";
import { aboutWhom, apart, boundWords, saidIn } from "./policy-words.ts";

type InUnit = Pick<ScalarFact, "unit" | "currency">;

/** What a bound of facts in a unit must be, in words; undefined where the bound is of that kind, or is a fact itself. */
export function wantedBound({ is }: PolicyBound, unit: Unit): string | undefined {
  if (is === "fact") return undefined;
  const fits = unit === "date" ? is === "date" : unit === "text" ? is === "word" : is === "number" || (is === "share" && unit === "share");
  if (fits) return undefined;
  return unit === "date" ? "a date such as 2027-01-31" : unit === "text" ? "a word" : unit === "share" ? "per cent such as 85%, or a number from 0 to 1" : "a number";
}

/** Whether two facts can be compared: dates with dates, words with words, and numbers of one unit and currency. */
export const areComparable = (a: InUnit, b: InUnit): boolean => a.unit === b.unit && a.currency === b.currency;

const NAMES: Readonly<Partial<Record<Unit, string>>> = { date: "a date", text: "a word", share: "a share", money: "an amount of money", ratio: "a ratio", score: "a score", count: "a count" };

/** What kind of value a fact has: `a date`, `an amount in EUR`, `a number of items`. */
export const kindOfValue = ({ unit, currency }: InUnit): string => (currency === undefined ? (NAMES[unit] ?? `a number of ${unit}`) : `an amount in ${currency}`);

/** The value to hold a fact against and, of a bound that is a fact, which one it is; or what is missing. */
export function resolvedBound(bound: PolicyBound, fact: ScalarFact, { facts, workstreams }: PolicyGround): { readonly value: number | string; readonly of: string } | { readonly missing: string } {
  if (wantedBound(bound, fact.unit) !== undefined) return { missing: `it is ${kindOfValue(fact)}, and its bound is not` };
  if (bound.is !== "fact") return { value: bound.value, of: "" };
  const id = boundingFact(bound.value, fact.id);
  const other = facts[id];
  if (other === undefined) return { missing: `this edition does not publish its bound, ${id}` };
  if (other.type === "table") return { missing: `its bound, ${id}, is a table` };
  if (other.value === null) return { missing: `its bound is not available: ${other.notAvailable?.because ?? "no value"}` };
  if (!areComparable(fact, other)) return { missing: `it is ${kindOfValue(fact)}, and its bound is ${kindOfValue(other)}` };
  const whom = aboutWhom(id, new Map(workstreams.map((each) => [each.id, each.title])));
  return { value: keptValue(other.value), of: ` (${other.label}${whom === "" ? "" : `, ${whom}`})` };
}

const UNIT_OF: Readonly<Record<Exclude<PolicyBound["is"], "fact">, Unit>> = { number: "count", share: "share", date: "date", word: "text" };

/** A bound in words without its value, where there is none or each fact has another: as it was written, in the unit of the facts where that is known. */
export function writtenBound(bound: PolicyBound, judged: Fact | undefined, { facts, locale }: PolicyGround): string {
  const like = judged?.type === "scalar" && (bound.is === "fact" || wantedBound(bound, judged.unit) === undefined) ? judged : undefined;
  if (bound.is === "fact") {
    const id = judged === undefined ? bound.value : boundingFact(bound.value, judged.id);
    const base = id.replace(/\{.*$/, "");
    const other = facts[id] ?? Object.values(facts).find((each) => each.id.startsWith(`${base}{`));
    return boundWords(bound.kind, other === undefined ? id : other.label.charAt(0).toLowerCase() + other.label.slice(1), like?.unit ?? (other?.type === "scalar" ? other.unit : undefined));
  }
  const unit = like?.unit ?? UNIT_OF[bound.is];
  // A bare number keeps its decimals where nobody knows of what.
  const value = unit === "count" ? String(bound.value) : apart(bound.value, bound.value, { ...(like === undefined ? {} : saidIn(like, locale)), unit, locale })[0];
  return boundWords(bound.kind, value, unit);
}
