import { compareText } from "../../model/time.ts";
import type { PaySnapshot, PayUnknown, SnapshotPerson } from "./contract.ts";

/** Raises closer together than this are one raise, paid in rounded amounts. */
const SAME_RAISE = 0.001;
/** Where no band is known, everybody takes pay to lie between half of the least and twice the greatest of the organisation. */
const PRIOR = { low: 0.5, high: 2 } as const;

interface Stayer {
  readonly person: SnapshotPerson;
  readonly ratio: number;
}

/** The raise that at least half of some people got, as a multiple; undefined where there is none. No raise at all is exactly 1. */
function sharedRaise(ratios: readonly number[]): number | undefined {
  const sorted = ratios.toSorted((a, b) => a - b);
  let best: readonly number[] = [];
  for (let from = 0, to = 0; from < sorted.length; from += 1) {
    while (to < sorted.length && (sorted[to] ?? 0) <= (sorted[from] ?? 0) * (1 + 2 * SAME_RAISE)) to += 1;
    if (to - from > best.length) best = sorted.slice(from, to);
  }
  const middle = best[Math.floor(best.length / 2)];
  if (middle === undefined || 2 * best.length < sorted.length) return undefined;
  return Math.abs(middle - 1) <= SAME_RAISE ? 1 : middle;
}

/** Raises that anybody may take as given to many: of everybody, and of everybody of a team, site or grade of at least k. */
function sharedRaises(stayers: readonly Stayer[], least: number): (stayer: Stayer) => number | undefined {
  const overall = sharedRaise(stayers.map(({ ratio }) => ratio));
  const groups = Map.groupBy(stayers.flatMap((stayer) => Object.entries(stayer.person.dims).map(([name, value]) => ({ stayer, key: JSON.stringify([name, value]) }))), ({ key }) => key);
  const own = new Map([...groups].filter(([, members]) => members.length >= least).map(([key, members]) => [key, sharedRaise(members.map(({ stayer }) => stayer.ratio))] as const));
  return ({ person, ratio }) => {
    const known = [1, overall, ...Object.entries(person.dims).sort(([a], [b]) => compareText(a, b)).map(([name, value]) => own.get(JSON.stringify([name, value])))];
    return known.find((raise) => raise !== undefined && Math.abs(ratio - raise) <= (raise === 1 ? 1e-9 : SAME_RAISE * raise));
  };
}

/** What stands beside the pays, each an unknown until it changes. */
function withBesides(before: readonly PayUnknown[], next: PayUnknown[], people: readonly SnapshotPerson[], since: string): readonly PayUnknown[] {
  const known = new Map(before.flatMap(({ person, besides, now }, index) => (besides === undefined || now === undefined ? [] : [[JSON.stringify([person, besides]), index] as const])));
  for (const { id, besides = [] } of people) {
    if (besides.length === 0) continue;
    const text = JSON.stringify(besides);
    const at = known.get(JSON.stringify([id, text]));
    const unknown: PayUnknown = { person: id, besides: text, since: (at === undefined ? undefined : before[at]?.since) ?? since, pay: 0, low: 0, high: 0, growth: 1, now: 0 };
    if (at === undefined) next.push(unknown);
    else next[at] = unknown;
  }
  return next;
}

/**
 * Follows everybody's pay to the next reference date. Somebody whose pay moved with a raise of many stays the same unknown, only multiplied:
 * that raise is announced, so both figures tell about one pay. Whoever joins, comes back or gets a raise of their own is a new unknown.
 *
 * @param least k: a raise of a team, site or grade of at least so many is an announced one
 */
export function followPay(unknowns: readonly PayUnknown[], snapshot: PaySnapshot, least: number): readonly PayUnknown[] {
  const people = snapshot.people.toSorted((a, b) => compareText(a.id, b.id));
  const before = new Map(unknowns.flatMap((unknown, index) => (unknown.now === undefined || unknown.besides !== undefined ? [] : [[unknown.person, { unknown, index }] as const])));
  const stayers = people.flatMap((person): readonly Stayer[] => {
    const known = before.get(person.id)?.unknown.now;
    return known === undefined || known <= 0 ? [] : [{ person, ratio: person.pay / known }];
  });
  const raiseOf = sharedRaises(stayers, least);
  const raises = new Map(stayers.map((stayer) => [stayer.person.id, raiseOf(stayer)]));
  const pays = people.map(({ pay }) => pay);
  const prior = { low: PRIOR.low * Math.min(...pays), high: PRIOR.high * Math.max(...pays) };
  const next = unknowns.map(({ now: _, ...left }): PayUnknown => left);
  for (const { id, pay, minimum, maximum } of people) {
    const [known, raise] = [before.get(id), raises.get(id)];
    if (known === undefined || raise === undefined) {
      next.push({ person: id, since: snapshot.date, pay, low: Math.min(pay, minimum ?? prior.low), high: Math.max(pay, maximum ?? prior.high), growth: 1, now: pay });
      continue;
    }
    const { unknown, index } = known;
    const growth = unknown.growth * raise;
    // A band that moved may say more than the one before; it is never taken to exclude the truth.
    const [low, high] = [Math.max(unknown.low, (minimum ?? 0) / growth), Math.min(unknown.high, (maximum ?? Infinity) / growth)];
    next[index] = { ...unknown, low: Math.min(low, unknown.pay), high: Math.max(high, unknown.pay), growth, now: pay };
  }
  return withBesides(unknowns, next, people, snapshot.date);
}
