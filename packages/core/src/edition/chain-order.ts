import { compareInstants, compareText } from "../model/time.ts";
import type { FrozenEdition } from "./verify-chain.ts";

type Placed = Pick<FrozenEdition["edition"], "asOf" | "id">;

const byTime = (a: { readonly edition: Placed }, b: { readonly edition: Placed }): number => compareInstants(a.edition.asOf, b.edition.asOf) || compareText(a.edition.id, b.edition.id);

/**
 * Editions as they were frozen, oldest first: each behind the one that it names. As-of times do not tell: the correction of an earlier
 * edition follows the newest one and has the as-of time of the corrected one. Where the chain is broken (two follow one, or nothing
 * leads to an edition) the order is still the same on every machine.
 */
export function chainOrder<E extends FrozenEdition>(editions: readonly E[]): readonly E[] {
  const ids = new Set(editions.map(({ edition }) => edition.id));
  const followers = Map.groupBy(editions.toSorted(byTime), ({ edition }) => edition.previous?.id ?? "");
  const first = editions.filter(({ edition }) => edition.previous === null || !ids.has(edition.previous.id)).toSorted(byTime);
  const ordered = new Set<E>();
  const waiting = first.toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (ordered.has(next)) continue;
    ordered.add(next);
    waiting.push(...(followers.get(next.edition.id) ?? []).toReversed());
  }
  // Links in a circle have no first one.
  return [...ordered, ...editions.filter((each) => !ordered.has(each)).toSorted(byTime)];
}

/** Editions by what they are about, earliest first: by as-of time, and of one as-of time in the order in which they were frozen. */
export const timeOrder = <E extends FrozenEdition>(inChainOrder: readonly E[]): readonly E[] => inChainOrder.toSorted((a, b) => compareInstants(a.edition.asOf, b.edition.asOf));
