import { timeOrder } from "@almanac/core";
import type { Chain, StoredEdition } from "../store/chain.ts";
import { readableEdition } from "../store/resolve-edition.ts";

/** `newest`: all that were frozen since the publication was last brought up to date; an empty one begins with the newest. */
export type Which = "newest" | "all" | { readonly name: string };

/** The editions to add, in the order of time. A withdrawn one is never added. @throws CommandError when there is none of the name. */
export function editionsToAdd(chain: Chain, which: Which, published: ReadonlySet<string>): readonly StoredEdition[] {
  const { editions } = chain;
  const missing = timeOrder(editions).filter(({ edition, withdrawn }) => !published.has(edition.id) && withdrawn === undefined);
  if (which === "all") return missing;
  if (which !== "newest") return [readableEdition(chain, which.name)].filter(({ edition }) => !published.has(edition.id));
  if (published.size === 0) return missing.slice(-1);
  // In the order of freezing: a correction of an old edition is as new as it is late.
  const last = editions.findLastIndex(({ edition }) => published.has(edition.id));
  const later = new Set(editions.slice(last + 1).map(({ edition }) => edition.id));
  return missing.filter(({ edition }) => later.has(edition.id));
}
