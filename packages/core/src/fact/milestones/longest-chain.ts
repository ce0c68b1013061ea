import { notAvailable, available, type Measure } from "../../model/measure.ts";
import { compareText } from "../../model/time.ts";

/** `from` waits for `to`. */
export interface Wait {
  readonly from: string;
  readonly to: string;
}

const longer = (a: readonly string[], b: readonly string[]): readonly string[] => (a.length === b.length ? (compareText(a.join("\n"), b.join("\n")) <= 0 ? a : b) : a.length > b.length ? a : b);

/**
 * The longest row of things of which each waits for the next, first the one that waits for all others. Of several of one length the first
 * by text. A count of links, not of days.
 *
 * @returns `no-data` without waits, `not-applicable` when they run in a circle and nothing can be first
 */
export function longestChain(waits: readonly Wait[]): Measure<readonly string[]> {
  const waitsFor = new Map<string, Set<string>>();
  const waitedBy = new Map<string, Set<string>>();
  const put = (map: Map<string, Set<string>>, key: string, value: string): void => {
    map.set(key, (map.get(key) ?? new Set()).add(value));
  };
  for (const { from, to } of waits) {
    put(waitsFor, from, to);
    put(waitedBy, to, from);
  }
  const chains = new Map<string, readonly string[]>();
  const left = new Map([...waitsFor].map(([key, others]) => [key, others.size]));
  // What waits for nothing comes first; a thing follows when everything it waits for has its chain.
  const ready = [...waitedBy.keys()].filter((key) => !waitsFor.has(key));
  for (const key of ready) {
    const rest = [...(waitsFor.get(key) ?? [])].map((other) => chains.get(other) ?? []).reduce(longer, []);
    chains.set(key, [key, ...rest]);
    for (const waiting of waitedBy.get(key) ?? []) {
      const open = (left.get(waiting) ?? 0) - 1;
      left.set(waiting, open);
      if (open === 0) ready.push(waiting);
    }
  }
  const circle = [...left].filter(([, open]) => open > 0).map(([key]) => key).sort(compareText);
  if (circle[0] !== undefined) return notAvailable("not-applicable", `the dependencies run in a circle, of which ${circle[0]} is a part or waits for it`);
  return chains.size === 0 ? notAvailable("no-data", "nothing that is still to come waits for anything") : available([...chains.values()].reduce(longer));
}
