import { available, isAvailable, notAvailable, type Measure } from "../../model/measure.ts";
import { cd3 } from "../../priority/cd3.ts";
import { precedenceOrder, type DependentItem } from "../../priority/precedence.ts";
import { sequenceCost } from "../../priority/sequence.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import { openOnes, ratesArgument, rowOfInitiative, type PricedInitiative } from "./initiative-set.ts";

interface Waiting {
  readonly item: PricedInitiative;
  readonly step: DependentItem;
}

/** Open initiatives with a cost of delay and a duration above 0, whose open predecessors have them, too; or why there is no order. */
function waitingOf(open: readonly PricedInitiative[]): Measure<readonly Waiting[]> {
  const openIds = new Set(open.map(({ initiative }) => initiative.id));
  const before = ({ initiative }: PricedInitiative): readonly string[] => initiative.after.filter((id) => openIds.has(id));
  const several = open.find((item) => before(item).length > 1);
  if (several !== undefined) return notAvailable("not-applicable", `${several.initiative.id} waits for more than one unfinished initiative; the index holds where each waits for one at most`);
  let known = open.filter(({ initiative: { duration }, costOfDelay }) => duration !== undefined && duration > 0 && costOfDelay !== null);
  for (let count = -1; count !== known.length; ) {
    count = known.length;
    const ids = new Set(known.map(({ initiative }) => initiative.id));
    known = known.filter((item) => before(item).every((id) => ids.has(id)));
  }
  if (known.length === 0) return notAvailable("no-data", "no initiative has both a cost of delay and a duration");
  return available(known.map((item) => {
    const [after] = before(item);
    return { item, step: { id: item.initiative.id, cod: item.costOfDelay ?? 0, duration: item.initiative.duration ?? 0, ...(after === undefined ? {} : { after }) } };
  }));
}

/** The available item of largest own ratio first: what one gets by looking at each alone. */
function greedyOrder(steps: readonly DependentItem[]): readonly string[] {
  const wanted = cd3(steps).map(({ id }) => id);
  const after = new Map(steps.map((step) => [step.id, step.after]));
  const order: string[] = [];
  while (order.length < steps.length) {
    const next = wanted.find((id) => !order.includes(id) && (after.get(id) === undefined || order.includes(after.get(id) ?? "")));
    if (next === undefined) return order;
    order.push(next);
  }
  return order;
}

/** The order of least delay cost if one team does one initiative after the other, and what other orders cost. */
export function initiativeSequenceFacts(all: readonly PricedInitiative[], context: FactContext): readonly ComputedFact[] {
  const open = openOnes(all);
  if (open.length === 0) return [];
  const waiting = waitingOf(open);
  const { currency } = context.program;
  const known = isAvailable(waiting) ? waiting.value : [];
  const steps = known.map(({ step }) => step);
  const rows = known.map(({ item, step }) => rowOfInitiative(item, { "cost of delay": step.cod, duration: step.duration, after: step.after ?? null }));
  const args = { assumption: "one team, one after the other, from the as-of date", waitsFor: "unfinished initiatives only", leftOut: open.length - known.length, ...ratesArgument(known.map(({ item }) => item)) };
  const head = { dimensions: {}, rule: "priority.precedence", arguments: args, rows, currency };
  if (!isAvailable(waiting)) return [scalarFact({ ...head, base: "priority.sequence.delay-cost", label: "Cost of delay of the best order" }, "money", notAvailable(waiting.notAvailable, waiting.because), context.sha256)];
  const { order, index, delayCost } = precedenceOrder(steps);
  const { finish } = sequenceCost({ items: steps, order });
  const byId = new Map(steps.map((step) => [step.id, step]));
  const greedy = sequenceCost({ items: steps, order: greedyOrder(steps) }).delayCost;
  return [
    scalarFact({ ...head, base: "priority.sequence.delay-cost", label: "Cost of delay of the best order" }, "money", available(delayCost), context.sha256, steps.length),
    scalarFact({ ...head, base: "priority.sequence.enablers-ignored", label: "Extra cost of delay if each initiative is ranked alone, without what waits for it" }, "money", available(greedy - delayCost), context.sha256, steps.length),
    tableFact(
      { ...head, base: "priority.sequence.order", label: "Order of least delay cost" },
      [
        { name: "place", label: "Place", unit: "count" },
        { name: "initiative", label: "Initiative", unit: "text" },
        { name: "after", label: "Waits for", unit: "text" },
        { name: "cost-of-delay", label: "Cost of delay a week", unit: "money", currency },
        { name: "duration", label: "Duration", unit: "weeks" },
        { name: "index", label: "Index", unit: "money", currency },
        { name: "finish", label: "Finished after", unit: "weeks" },
        { name: "delay-cost", label: "Cost of its delay", unit: "money", currency },
      ],
      order.map((id, place) => {
        const { cod = null, duration = null, after = null } = byId.get(id) ?? {};
        const done = finish[id] ?? null;
        return [place + 1, id, after, cod, duration, index[id] ?? null, done, cod === null || done === null ? null : cod * done];
      }),
      context.sha256,
    ),
  ];
}
