import { conditionState, gateState, type ConditionState } from "../compliance/gate-state.ts";
import type { FactInterval, ScalarFact } from "../fact/fact.ts";
import { formatDate, formatValue, type Formatted } from "../fact/format.ts";
import type { FactCondition } from "../model/program-rules.ts";
import { keptValue } from "../stats/significant-digits.ts";
import type { Assertion, BoundKind } from "./assertion.ts";
import { EVERY, factsMeant } from "./facts-meant.ts";
import type { PolicyGround } from "./policy-ground.ts";
import { aboutWhom, apart, boundWords, distance, saidIn } from "./policy-words.ts";
import { resolvedBound, writtenBound } from "./resolved-bound.ts";

/** Kept; broken with leave, until a day; broken; or nobody can say, because a figure is missing. */
export type PolicyState = "kept" | "bent" | "broken" | "unjudged";

/** One fact that was held against the bound. */
interface JudgedFact {
  readonly id: string;
  readonly state: ConditionState;
  /** As readers see it; null where it has none. */
  readonly value: string | null;
  /** In words: `at most 30 items`. */
  readonly bound: string;
  /** How far off, how much is left, or why nobody can say. */
  readonly because: string;
}

interface PolicyJudgement {
  readonly state: PolicyState;
  readonly facts: readonly JudgedFact[];
  /** Of all facts together: `12 items`, `4 to 31 items`; null where none has a value. */
  readonly value: string | null;
  readonly bound: string;
  /** A whole clause without its full stop. */
  readonly because: string;
}

type Sides = Readonly<Record<BoundKind, readonly [missed: string, met: string]>>;
const SIDES: Sides = { atMost: ["over", "to spare"], atLeast: ["short", "to spare"], equals: ["off", "off"] };
const DATE_SIDES: Sides = { atMost: ["too late", "to spare"], atLeast: ["too early", "to spare"], equals: ["off", "off"] };

/** Whether the true value may lie on either side of the bound. */
function isOpen({ low, high }: FactInterval, condition: FactCondition, limit: number | string): boolean {
  const ends = [low, high].map(keptValue);
  return conditionState(condition, ends[0]) !== conditionState(condition, ends[1]) || (condition.equals !== undefined && low < high && typeof limit === "number" && low <= limit && limit <= high);
}

/** `On track` as it is published: `on-track`. */
const asCode = (word: number | string): string => String(word).trim().toLowerCase().replaceAll(/[\s_-]+/g, "-");

/** Judges a value that is there against a bound that is there. */
function compared(fact: ScalarFact & { readonly value: number | string }, { bound }: Assertion, asked: number | string, locale: string): Omit<JudgedFact, "id" | "bound"> & { readonly limit: string } {
  const value = keptValue(fact.value);
  const limit = fact.unit === "text" && asCode(asked) === asCode(value) ? value : asked;
  const condition: FactCondition = { fact: fact.id, [bound.kind]: limit };
  const said = saidIn(fact, locale);
  const [shown, limitShown] = apart(value, limit, said);
  const { interval } = fact;
  if (interval !== undefined && isOpen(interval, condition, limit)) return { state: "unjudged", value: shown, limit: limitShown, because: `it lies between ${apart(interval.low, limit, said)[0]} and ${apart(interval.high, limit, said)[0]}: ${interval.because}` };
  const state = conditionState(condition, value);
  const off = value === limit ? undefined : distance(value, limit, said);
  const sides = (fact.unit === "date" ? DATE_SIDES : SIDES)[bound.kind];
  const because = off === undefined ? (state === "holds" ? "exactly as required" : `it is ${shown}`) : `${off} ${sides[state === "holds" ? 1 : 0]}`;
  return { state, value: shown, limit: limitShown, because };
}

function judgedFact(id: string, assertion: Assertion, ground: PolicyGround): JudgedFact {
  const { facts, locale } = ground;
  const { bound } = assertion;
  const fact = facts[id];
  const unjudged = (because: string, value: string | null = null): JudgedFact => ({ id, state: "unjudged", value, bound: writtenBound(bound, fact, ground), because });
  if (fact === undefined) return unjudged("this edition publishes no such figure");
  if (fact.type === "table") return unjudged("it is a table, and a policy is judged by a single figure");
  if (fact.value === null) return unjudged(fact.notAvailable?.because ?? "it is not available");
  const limit = resolvedBound(bound, fact, ground);
  if ("missing" in limit) return unjudged(limit.missing, apart(fact.value, fact.value, saidIn(fact, locale))[0]);
  const { limit: shown, ...judged } = compared({ ...fact, value: fact.value }, assertion, limit.value, locale);
  return { id, ...judged, bound: boundWords(bound.kind, shown, fact.unit) + limit.of };
}

/** Several values as one text: the least and the greatest, or each word once. */
function together(judged: readonly JudgedFact[], { facts, locale }: PolicyGround): string | null {
  const said = judged.filter(({ value }) => value !== null);
  if (said.length <= 1) return said[0]?.value ?? null;
  const values = said.flatMap(({ id }) => {
    const fact = facts[id];
    return fact?.type === "scalar" && fact.value !== null ? [{ fact, value: fact.value }] : [];
  });
  const first = values[0]?.fact;
  if (first === undefined) return null;
  if (first.unit === "text") return [...new Set(said.map(({ value }) => value))].join(", ");
  const sorted = values.toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  const [least, most] = [sorted[0], sorted.at(-1)].map((end) => formatValue(end?.value ?? "", end?.fact.unit ?? "text", locale, end?.fact.currency));
  const whole = ({ figure, unit }: Formatted): string => (unit === "" ? figure : `${figure}\u00a0${unit}`);
  if (least === undefined || most === undefined) return null;
  // The unit is said once, in the form of the greater one.
  return least.figure === most.figure ? whole(most) : `${least.figure} to ${whole(most)}`;
}

/** How many facts are named. */
const NAMED = 4;

function becauseOf(judged: readonly JudgedFact[], state: ConditionState, { workstreams }: PolicyGround): string {
  const titles = new Map(workstreams.map(({ id, title }) => [id, title]));
  const decisive = judged.filter((each) => each.state === state);
  if (judged.length === 1) return decisive[0]?.because ?? "";
  if (state === "holds") return `all ${String(judged.length)} meet it`;
  const named = decisive.slice(0, NAMED).map(({ id, value, because }) => `${aboutWhom(id, titles)}: ${value === null ? because : `${value}, ${because}`}`);
  return [...named, ...(decisive.length > NAMED ? [`and ${String(decisive.length - NAMED)} more`] : [])].join("; ");
}

/**
 * What a policy comes to on the published facts. Broken when one of its facts misses the bound; else unjudged when one is missing, and kept
 * only when every one is there and meets it. A waiver makes a broken policy bent up to and including its last day; it never stands in for a
 * missing figure.
 */
export function judgePolicy(assertion: Assertion, ground: PolicyGround): PolicyJudgement {
  const { waiver } = assertion;
  const ids = factsMeant(assertion.fact, ground.facts, ground.workstreams.map(({ id }) => id));
  const judged = ids.map((id) => judgedFact(id, assertion, ground));
  const found = gateState(judged.map(({ state }) => state));
  const bounds = new Set(judged.map(({ bound }) => bound));
  const common = { facts: judged, value: together(judged, ground), bound: bounds.size === 1 ? ([...bounds][0] ?? "") : writtenBound(assertion.bound, undefined, ground) };
  if (judged.length === 0) return { ...common, state: "unjudged", because: `this edition publishes nothing that is called ${assertion.fact.replaceAll(EVERY, "…")}` };
  const because = becauseOf(judged, found, ground);
  if (found === "holds") return { ...common, state: "kept", because: waiver === undefined ? because : `${because}; the waiver is not needed` };
  if (found === "unjudged") return { ...common, state: "unjudged", because };
  if (waiver === undefined) return { ...common, state: "broken", because };
  const until = formatDate(waiver.until);
  if (waiver.until < ground.asOfDate) return { ...common, state: "broken", because: `${because}; its waiver ended on ${until}` };
  const missing = judged.some(({ state }) => state === "unjudged");
  return missing ? { ...common, state: "unjudged", because: `${becauseOf(judged, "unjudged", ground)}; what is known is waived until ${until}` } : { ...common, state: "bent", because: `${because}; waived until ${until}` };
}
