import { promisesOf, type FoundPromise } from "../fact/status/promise-records.ts";
import type { FactContext } from "../fact/scope.ts";
import { compareText, daysBetween, type IsoDate } from "../model/time.ts";
import { promiseOutcome } from "../status/promise-outcome.ts";
import type { Ledger } from "./ledger.ts";

/** Newest moves that are kept one by one; all others stand in a sum. */
const MOST_MOVES = 60;
/** A promise that had its outcome when the ledger first saw it: nobody was told the date in time. */
const BEFORE = "before";
const OPEN = "open";

export type PromiseRows = Pick<Ledger, "promises" | "promiseCounts" | "moves" | "moved">;
type PromiseRow = Ledger["promises"][number];
type CountRow = Ledger["promiseCounts"][number];
type MoveRow = Ledger["moves"][number];

export const NO_PROMISES: PromiseRows = { promises: [], promiseCounts: [], moves: [], moved: [0, 0, 0] };

const COLUMNS = ["published", "kept", "moved", "broken", "undated", "withdrawn", "gone"] as const;

/** A workstream may have several targets, told apart by their milestone; elsewhere the id is enough, and a title may be reworded. */
const keyOf = (kind: string, id: string, what: string): string => [kind, id, ...(kind === "Target" ? [what] : [])].join("|");
/** The next date of something that recurs moves because it was kept. */
const isOnce = ({ kind }: FoundPromise): boolean => kind !== "Communication";

/**
 * What became of a promise, by the date that the ledger first published; `open` while nothing has. A moved date is no outcome until it is kept
 * or broken. A promise that is fulfilled on no recorded day was fulfilled by now: in time, where its date is still to come.
 */
function outcomeSince(firstDue: IsoDate, { due, fulfilled, withdrawn }: FoundPromise, asOf: IsoDate): string {
  const by = fulfilled === "undated" && asOf <= due ? asOf : fulfilled;
  const outcome = promiseOutcome({ firstDue, due, ...(by === undefined ? {} : { fulfilled: by }), ...(withdrawn === undefined ? {} : { withdrawn }) }, asOf);
  return outcome === "moved" && (by === undefined || by > asOf) ? OPEN : outcome;
}

/** Counts by kind, to which outcomes are added as they become known. */
function counter(rows: readonly CountRow[]) {
  const counts = new Map(rows.map(([kind, ...numbers]): [string, number[]] => [kind, [...numbers]]));
  return {
    add: (kind: string, column: string): void => {
      const numbers = counts.get(kind) ?? COLUMNS.map(() => 0);
      const at = COLUMNS.findIndex((each) => each === column);
      if (at >= 0) numbers[at] = (numbers[at] ?? 0) + 1;
      counts.set(kind, numbers);
    },
    rows: (): readonly CountRow[] =>
      [...counts].sort(([a], [b]) => compareText(a, b)).map(([kind, [published = 0, kept = 0, moved = 0, broken = 0, undated = 0, withdrawn = 0, gone = 0]]): CountRow => [kind, published, kept, moved, broken, undated, withdrawn, gone]),
  };
}

/**
 * Promises as readers were told them, from edition to edition: what became of each, and every move of its date. Unlike a list of promises at
 * one time it remembers a date that was overwritten without a trace, and a promise that was taken off its list.
 */
export function nextPromises(before: PromiseRows, context: FactContext, editions: { readonly previous: string | undefined; readonly edition: string }): PromiseRows {
  const found = new Map(promisesOf(context).filter(isOnce).map((each) => [keyOf(each.kind, each.id, each.what), each]));
  const known = new Map(before.promises.map((row) => [keyOf(row[0], row[1], row[2]), row]));
  const counts = counter(before.promiseCounts);
  const moves: MoveRow[] = [];
  for (const [key, [kind, , , , , outcome]] of known) if (!found.has(key) && outcome === OPEN) counts.add(kind, "gone");
  const promises = [...found].map(([key, each]): PromiseRow => {
    const { kind, id, what, due, workstream } = each;
    const earlier = known.get(key);
    if (earlier === undefined) {
      const outcome = outcomeSince(due, each, context.asOfDate);
      if (outcome === OPEN) counts.add(kind, "published");
      return [kind, id, what, due, due, outcome === OPEN ? OPEN : BEFORE];
    }
    const [, , , first, last, outcome] = earlier;
    if (outcome !== OPEN) return earlier;
    if (due !== last && editions.previous !== undefined) moves.push([editions.previous, editions.edition, kind, id, what, workstream, last, due]);
    const now = outcomeSince(first, each, context.asOfDate);
    if (now !== OPEN) counts.add(kind, now);
    return [kind, id, what, first, due, now];
  });
  const [later, sooner, days] = before.moved;
  const movedDays = moves.map(([, , , , , , from, to]) => daysBetween(from, to));
  return {
    promises: promises.sort((a, b) => compareText(keyOf(a[0], a[1], a[2]), keyOf(b[0], b[1], b[2]))),
    promiseCounts: counts.rows(),
    moves: [...moves, ...before.moves].slice(0, MOST_MOVES),
    moved: [later + movedDays.filter((each) => each > 0).length, sooner + movedDays.filter((each) => each < 0).length, days + movedDays.reduce((sum, each) => sum + each, 0)],
  };
}
