import { attackBounds } from "./bounds.ts";
import { apart, dot, freedomOf, NOTHING, withDirection, type Freedom } from "./freedom.ts";
import type { Month } from "./organisation.ts";
import { certainReach, knownTo, withinATenth, type Interval } from "./reach.ts";
import { whatIsKnown, type Knowledge, type ToldCell } from "./what-is-known.ts";

/** Who is attacking: somebody outside, somebody who knows their own pay, or that person together with one colleague. */
export type Attacker = "outsider" | "insider" | "insider and colleague";

/** Number of people times editions. */
export interface Score {
  /** Within the unit to which pay is rounded. */
  readonly exact: number;
  /** Within 10 %, the exact ones included. */
  readonly tenth: number;
}

export interface AttackResult {
  /** People times editions that were attacked. */
  readonly attacked: number;
  /** Of whom the band alone says as much: no publication is needed, and none of them is counted below. */
  readonly byBand: number;
  readonly by: Readonly<Record<Attacker, Score>>;
  /** Distinct published sums. */
  readonly relations: number;
  readonly programs: number;
}

/** Pay that somebody knows this well is known exactly: published pay is rounded to 1,000. */
const EXACT = 1000;
/** Colleagues of an insider that are tried: those whose pay hangs together with the target's the most. */
const CLOSEST = 8;
/** Below this square of a cosine, knowing one does not help to know the other. */
const HANGS_TOGETHER = 0.02;

/** How much of what is open about the target goes away when these unknowns are known, from 0 to 1. */
function closeness(freedom: Freedom, target: number, known: readonly Float64Array[], unknowns: readonly number[]): number {
  const before = apart(freedom.column(target), known);
  const open = dot(before, before);
  if (open < NOTHING) return 0;
  const after = apart(before, unknowns.reduce<readonly Float64Array[]>((basis, each) => withDirection(basis, freedom.column(each)), known));
  return 1 - dot(after, after) / open;
}

interface Verdict {
  readonly tenth: boolean;
  readonly exact: boolean;
}

/** Whether the target is found out; the linear programs come only when the algebra does not prove that it is not. */
function verdictOf(knowledge: Knowledge, freedom: Freedom, target: number, insiders: readonly number[], count: () => void): Verdict {
  const certain = certainReach(knowledge, freedom, target, knownTo(freedom, insiders));
  if (!withinATenth(certain)) return { tenth: false, exact: false };
  count();
  const found: Interval = attackBounds(knowledge, target, new Set(insiders));
  return { tenth: withinATenth(found), exact: found.high - found.low <= 2 * EXACT };
}

/**
 * Attacks one organisation's publication after its last edition, when everything is known that ever was published: each person's pay in
 * each edition, by everybody else. Somebody whom the outsider finds out counts for the insiders as well.
 *
 * @param insiders without them only the outsider attacks, which is much faster
 */
export function attack(months: readonly Month[], told: readonly ToldCell[], insiders = true): AttackResult {
  const knowledge = whatIsKnown(months, told);
  const freedom = freedomOf(knowledge);
  const { unknowns, relations } = knowledge;
  const unknownsOf = Map.groupBy(unknowns.keys(), (index) => unknowns[index]?.person ?? "");
  let [programs, attacked, byBand] = [0, 0, 0];
  const by = { outsider: { exact: 0, tenth: 0 }, insider: { exact: 0, tenth: 0 }, "insider and colleague": { exact: 0, tenth: 0 } };
  const count = (): void => {
    programs += 1;
  };
  for (const [target, { person, low, high, editions }] of unknowns.entries()) {
    attacked += editions;
    if (withinATenth({ low, high })) {
      byBand += editions;
      continue;
    }
    const seen: Verdict[] = [];
    const worst = (): Verdict => ({ tenth: seen.some(({ tenth }) => tenth), exact: seen.some(({ exact }) => exact) });
    const score = (attacker: Attacker): void => {
      const { tenth, exact } = worst();
      by[attacker].tenth += tenth ? editions : 0;
      by[attacker].exact += exact ? editions : 0;
    };
    const judge = (known: readonly number[]): unknown => seen.push(verdictOf(knowledge, freedom, target, known, count));
    judge([]);
    score("outsider");
    if (!insiders) continue;
    const others = [...unknownsOf].flatMap(([name, own]) => (name === person ? [] : [{ own, close: closeness(freedom, target, [], own) }]));
    const near = others.filter(({ close }) => close > HANGS_TOGETHER).sort((a, b) => b.close - a.close);
    for (const { own } of near) if (!worst().exact) judge(own);
    score("insider");
    for (const { own } of near.slice(0, CLOSEST)) {
      const basis = knownTo(freedom, own);
      const second = others.filter((other) => other.own !== own).map((other) => ({ own: other.own, close: closeness(freedom, target, basis, other.own) })).sort((a, b) => b.close - a.close);
      for (const other of second.slice(0, CLOSEST)) if (other.close > HANGS_TOGETHER && !worst().exact) judge([...own, ...other.own]);
    }
    score("insider and colleague");
  }
  return { attacked, byBand, by, relations: relations.length, programs };
}
