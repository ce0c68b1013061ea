import { compareText } from "../model/time.ts";
import type { Issue, Transition } from "../model/work-item.ts";
import { instantOrder } from "./instant-order.ts";

type ColumnOf = (status: string) => number;

/** Moves of one instant so that each begins where the one before ended; board order where `from` does not tell. */
function chained(moves: readonly Transition[], start: string | undefined, columnOf: ColumnOf): readonly Transition[] {
  const open = moves.toSorted((a, b) => columnOf(a.to) - columnOf(b.to) || compareText(a.to, b.to) || compareText(a.from ?? "", b.from ?? ""));
  const chain: Transition[] = [];
  let status = start;
  while (open.length > 0) {
    const here = status;
    const leavesHere = open.filter((move) => move.from === here);
    const comesBack = leavesHere.find((move) => open.some((other) => other !== move && other.from === move.to));
    const next = comesBack ?? leavesHere[0] ?? open.find((move) => move.from === undefined || !open.some((other) => other.to === move.from)) ?? open[0];
    if (next === undefined) break;
    chain.push(next);
    open.splice(open.indexOf(next), 1);
    status = next.to;
  }
  return chain;
}

/**
 * The status an item began with: as given, else the `from` of its first transition, else its current status if it never
 * moved (METHOD.md 2.1).
 */
export const initialStatus = (issue: Issue, ordered: readonly Transition[]): string | undefined =>
  issue.initialStatus ?? (ordered.length === 0 ? issue.status : ordered[0]?.from);

/**
 * Transitions by time, the same for every order of the input: servers return either order, and one request can make
 * several moves at one instant. METHOD.md 2.1.
 */
export function orderedTransitions(issue: Issue, columnOf: ColumnOf): readonly Transition[] {
  const byTime = issue.transitions.toSorted((a, b) => instantOrder(a.at, b.at));
  const ordered: Transition[] = [];
  for (let first = 0; first < byTime.length; ) {
    const at = byTime[first]?.at;
    let end = first + 1;
    while (byTime[end]?.at === at) end += 1;
    const moves = byTime.slice(first, end);
    const before = ordered.at(-1)?.to ?? issue.initialStatus;
    ordered.push(...(moves.length === 1 ? moves : chained(moves, before, columnOf)));
    first = end;
  }
  return ordered;
}
