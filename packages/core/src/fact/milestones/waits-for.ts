import type { Dependency } from "../../model/records/work.ts";
import { compareText } from "../../model/time.ts";
import { isOpen } from "../item-facts.ts";
import type { FlowItem } from "../scope.ts";

/** Work items that must be finished before something, as far as the dependencies tell. */
export interface WaitsFor {
  readonly items: readonly FlowItem[];
  readonly open: readonly FlowItem[];
  /** The sentences that say so. */
  readonly dependencies: readonly Dependency[];
}

/** Everything that a milestone waits for, directly or through what it waits for. A circle is walked once. */
export function waitsFor(id: string, dependencies: readonly Dependency[], items: readonly FlowItem[]): WaitsFor {
  const ordering = dependencies.filter(({ type }) => type === "depends-on");
  const reached = new Set([id]);
  // A set is walked in the order of insertion, also through what is added on the way.
  for (const waiting of reached) for (const { from, to } of ordering) if (from === waiting) reached.add(to);
  const found = items.filter(({ item }) => reached.has(item.key)).sort((a, b) => compareText(a.item.key, b.item.key));
  return { items: found, open: found.filter(isOpen), dependencies: ordering.filter(({ from }) => reached.has(from)) };
}
