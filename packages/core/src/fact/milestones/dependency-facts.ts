import { targetHistories } from "../../forecast/target-history.ts";
import { isOver } from "../../forecast/reference-class-ratios.ts";
import { available, isAvailable, type Measure } from "../../model/measure.ts";
import type { Dependency } from "../../model/records/work.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { isOpen } from "../item-facts.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext, FlowItem } from "../scope.ts";
import { longestChain } from "./longest-chain.ts";

/** What stands at an end of a dependency, as far as any source knows it. */
interface End {
  readonly workstream: string | null;
  readonly finished: boolean;
}

/** A dependency that orders work, with what is known of both ends. */
interface Edge {
  readonly record: Dependency;
  readonly from: End | undefined;
  readonly to: End | undefined;
}

function endsOf({ model, asOfDate }: FactContext, items: readonly FlowItem[]): ReadonlyMap<string, End> {
  const { milestones = [], initiatives = [] } = model.records ?? {};
  return new Map<string, End>([
    ...initiatives.map((initiative): [string, End] => [initiative.id, { workstream: initiative.workstream ?? null, finished: isOver(initiative) }]),
    ...targetHistories(milestones, asOfDate).map(({ id, current, state }): [string, End] => [id, { workstream: current.workstream ?? null, finished: state === "reached" }]),
    ...items.map((entry): [string, End] => [entry.item.key, { workstream: entry.item.workstream, finished: !isOpen(entry) }]),
  ]);
}

/** Whether work of one workstream waits for work of another. */
const crosses = ({ from, to }: Edge): boolean => from !== undefined && to !== undefined && from.workstream !== null && to.workstream !== null && from.workstream !== to.workstream;
/** An end that no source knows is not known to be finished. */
const ahead = ({ from, to }: Edge): boolean => from?.finished !== true && to?.finished !== true;

const rowOfEdge = ({ record }: Edge) => recordRow(record, `${record.from} → ${record.to}`);
const stateOf = (end: End | undefined): string => (end === undefined ? "Not in any source" : end.finished ? "Finished" : "Still to come");

function tableOf(edges: readonly Edge[], context: FactContext): ComputedFact {
  return tableFact(
    { base: "milestones.dependencies.list", dimensions: {}, label: "What waits for what", rule: "declared", arguments: { asOf: context.asOfDate }, rows: edges.map(rowOfEdge) },
    [
      { name: "from", label: "Waits", unit: "text" },
      { name: "fromProgram", label: "Workstream that waits", unit: "text" },
      { name: "to", label: "Waits for", unit: "text" },
      { name: "toProgram", label: "Workstream waited for", unit: "text" },
      { name: "state", label: "State of what is waited for", unit: "text" },
      { name: "note", label: "Note", unit: "text" },
    ],
    edges.map(({ record, from, to }) => [record.from, from?.workstream ?? null, record.to, to?.workstream ?? null, stateOf(to), record.note ?? null]),
    context.sha256,
  );
}

/** Dependencies between items, milestones and initiatives: how many order work, how many cross workstreams, and the longest chain ahead. */
export function dependencyFacts(items: readonly FlowItem[], context: FactContext): readonly ComputedFact[] {
  const ends = endsOf(context, items);
  // A sentence of a list and a link of the tracker may say the same: the first of them counts.
  const first = new Map((context.model.records?.dependencies ?? []).filter(({ type }) => type === "depends-on").toReversed().map((record) => [`${record.from}\0${record.to}`, record]));
  const edges = [...first.values()].toReversed().map((record): Edge => ({ record, from: ends.get(record.from), to: ends.get(record.to) }));
  if (edges.length === 0) return [];
  const [crossing, open] = [edges.filter(crosses), edges.filter(ahead)];
  const chain = longestChain(open.map(({ record }) => record));
  const text: Measure<string> = isAvailable(chain) ? available(chain.value.join(" → ")) : chain;
  const links = isAvailable(chain) ? open.filter(({ record }) => chain.value[chain.value.indexOf(record.from) + 1] === record.to && chain.value.includes(record.from)) : open;
  const head = { dimensions: {}, rule: "declared", arguments: { asOf: context.asOfDate } };
  return [
    scalarFact({ ...head, base: "milestones.dependencies.count", label: "Dependencies that order work", rows: edges.map(rowOfEdge) }, "count", available(edges.length), context.sha256),
    scalarFact({ ...head, base: "milestones.dependencies.crossing", label: "Of these from one workstream to another", rows: crossing.map(rowOfEdge) }, "count", available(crossing.length), context.sha256, edges.length),
    scalarFact({ ...head, base: "milestones.dependencies.longest-chain", label: "Longest chain of what is still to come", rows: links.map(rowOfEdge) }, "text", text, context.sha256, open.length),
    tableOf(edges, context),
  ];
}
