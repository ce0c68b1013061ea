import { compareText } from "../model/time.ts";
import type { Transition } from "../model/work-item.ts";

type ColumnOf = (status: string) => number;

/** Where a chain of moves begins: at a status that is left once more than it is entered, else with the first move. */
function beginning(moves: readonly Transition[]): string | undefined {
  const surplus = (status: string | undefined): number => moves.filter(({ from }) => from === status).length - moves.filter(({ to }) => to === status).length;
  return (moves.find(({ from }) => surplus(from) > 0) ?? moves[0])?.from;
}

/** Follows moves from `start` for as long as there are any and takes side loops on the way (Hierholzer). Takes them out of `open`. */
function trail(open: Transition[], start: string | undefined): readonly Transition[] {
  const path: { readonly status: string | undefined; readonly by?: Transition }[] = [{ status: start }];
  const walked: Transition[] = [];
  for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
    const { status, by } = here;
    const next = open.find(({ from }) => from === status);
    if (next !== undefined) {
      open.splice(open.indexOf(next), 1);
      path.push({ status: next.to, by: next });
    } else {
      path.pop();
      if (by !== undefined) walked.unshift(by);
    }
  }
  return walked;
}

/**
 * Moves that carry the same instant, in an order in which each begins where the one before ended. Exports with dates instead
 * of times hold a dozen of them, in either order. Board order decides what the statuses leave open, so the result is the same
 * for every order of the input.
 *
 * @param start status before the moves, if known
 */
export function chainedMoves(moves: readonly Transition[], start: string | undefined, columnOf: ColumnOf): readonly Transition[] {
  const open = moves.toSorted((a, b) => columnOf(a.to) - columnOf(b.to) || compareText(a.to, b.to) || compareText(a.from ?? "", b.from ?? ""));
  if (open.some(({ from }) => from === undefined)) return open;
  const chain: Transition[] = [];
  while (open.length > 0) {
    const here = chain.at(-1)?.to ?? start;
    chain.push(...trail(open, open.some(({ from }) => from === here) ? here : beginning(open)));
  }
  return chain;
}
