import type { Dependency } from "../../model/records/work.ts";
import type { Need } from "../../outlook/outlook-stream.ts";
import { compareText } from "../../model/time.ts";
import { isOpen } from "../item-facts.ts";
import type { FactContext, FlowItem } from "../scope.ts";

/** A need with who has it and the sentence that says so. */
export interface StatedNeed extends Need {
  /** Milestone or item that waits. */
  readonly waiting: string;
  /** Workstream that waits. */
  readonly stream: string;
  readonly lag: number;
  readonly dependency?: Dependency;
  readonly entry: FlowItem;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly dependency?: Dependency;
}

/** What waits for what: the list of dependencies, and the links of items that are still open. */
function edgesOf({ model }: FactContext, items: readonly FlowItem[]): readonly Edge[] {
  const listed = (model.records?.dependencies ?? []).filter(({ type }) => type === "depends-on").map((dependency): Edge => ({ from: dependency.from, to: dependency.to, dependency }));
  const known = new Set(listed.map(({ from, to }) => `${from} ${to}`));
  const linked = items.flatMap(({ item }) => (item.links ?? []).filter(({ type }) => type === "depends-on").map(({ key, direction }): Edge => (direction === "outward" ? { from: item.key, to: key } : { from: key, to: item.key })));
  return [...listed, ...linked.filter(({ from, to }) => !known.has(`${from} ${to}`))];
}

/**
 * Open items of one workstream that another one waits for: its milestone does, or one of its open items. A milestone needs the item
 * itself, an item that waits is at the least delivered a week later. Through a milestone that is not reached, what that one waits for.
 * What waits within one workstream is the team's own order and needs no calendar.
 */
export function neededItems(context: FactContext, items: readonly FlowItem[]): readonly StatedNeed[] {
  const edges = edgesOf(context, items);
  const byKey = new Map(items.map((entry) => [entry.item.key, entry]));
  const milestones = (context.model.records?.milestones ?? []).filter(({ setOn }) => setOn === undefined || setOn <= context.asOfDate);
  const reached = new Set(milestones.flatMap(({ id, actualDate }) => (actualDate !== undefined && actualDate <= context.asOfDate ? [id] : [])));
  const streamOf = new Map(milestones.flatMap(({ id, workstream }) => (workstream === undefined || reached.has(id) ? [] : [[id, workstream] as const])));
  const found: StatedNeed[] = [];
  const follow = (waiting: string, stream: string, at: string, lag: number, seen: ReadonlySet<string>): void => {
    for (const { from, to, dependency } of edges) {
      if (from !== at || seen.has(to) || reached.has(to)) continue;
      const entry = byKey.get(to);
      if (streamOf.has(to)) follow(waiting, stream, to, lag, new Set([...seen, to]));
      const of = entry?.item.workstream;
      if (entry === undefined || !isOpen(entry) || of === null || of === undefined || of === stream) continue;
      found.push({ item: to, of, lag, waiting, stream, entry, ...(dependency === undefined ? {} : { dependency }) });
    }
  };
  for (const [id, stream] of streamOf) follow(id, stream, id, 0, new Set([id]));
  for (const entry of items) if (isOpen(entry) && entry.item.workstream !== null) follow(entry.item.key, entry.item.workstream, entry.item.key, 1, new Set([entry.item.key]));
  // One need an item and stream, with the longest lag: a milestone and an item of it may wait for the same.
  const strongest = new Map<string, StatedNeed>();
  for (const need of found.toSorted((a, b) => b.lag - a.lag || compareText(a.waiting, b.waiting))) if (!strongest.has(`${need.stream} ${need.item}`)) strongest.set(`${need.stream} ${need.item}`, need);
  return [...strongest.values()].toSorted((a, b) => compareText(a.stream, b.stream) || compareText(a.item, b.item));
}
