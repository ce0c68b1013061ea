import { streamOrder } from "../forecast/stream-order.ts";
import type { Need, OutlookInput, OutlookStream, OutlookTrials } from "./outlook-stream.ts";
import { riskEvents, type RiskEvents } from "./risk-events.ts";
import { streamDelivery, type Delivery, type Standstill } from "./stream-delivery.ts";

/** Raises each of some times to another one plus a lag. */
function raise(times: Float64Array, to: Float64Array, lag = 0): void {
  for (let trial = 0; trial < times.length; trial += 1) {
    const least = (to[trial] as number) + lag;
    if (least > (times[trial] as number)) times[trial] = least;
  }
}

const standstillsOf = (id: string, { risks = [] }: OutlookInput, events: ReadonlyMap<string, RiskEvents>): readonly Standstill[] =>
  risks.flatMap(({ id: risk, stream, delay = 0 }) => {
    const week = events.get(risk)?.week;
    return stream === id && delay > 0 && week !== undefined ? [{ week, delay }] : [];
  });

/** The items of a stream that others wait for, each once. */
const neededOf = (id: string, streams: readonly OutlookStream[]): readonly Need[] => [...new Map(streams.flatMap(({ needs = [] }) => needs.filter(({ of }) => of === id).map((need) => [need.item, need] as const))).values()];

function checkNeeds(streams: readonly OutlookStream[]): void {
  const ids = new Set(streams.map(({ id }) => id));
  for (const { id, needs = [] } of streams) {
    const unknown = needs.find(({ of }) => !ids.has(of));
    if (unknown !== undefined) throw new RangeError(`stream "${id}" waits for ${unknown.item} of "${unknown.of}", which does not exist`);
    const successor = needs.length === 0 ? undefined : streams.find(({ after = [] }) => after.includes(id));
    if (successor !== undefined) throw new RangeError(`stream "${successor.id}" comes after "${id}", which waits for single items: say which items "${successor.id}" waits for`);
  }
}

/**
 * Joint simulation of several streams: finish-to-start between streams (`after`) and from single items of other streams (`needs`), a
 * calendar of capacity, growth of scope, and risks that happen once. The finish of a stream that needs an item is not before the item's.
 * Every source of randomness has a stream of its own, so adding a team, an item that is waited for, or a risk changes no other draw; the
 * same seed is the same future in both. With nothing but `after` and `startOffset` it is `forecast.milestone`, trial by trial. METHOD.md 3.0, 3.4.
 *
 * Units: weeks from now; loss in whole units of one currency.
 *
 * @throws RangeError when a stream that is named does not exist, streams wait for each other, or a stream that waits for single items
 * has a successor
 * @param deliver simulates one stream; a caller that asks about many futures may remember those that are the same
 */
export function simulateOutlook(input: OutlookInput, deliver: typeof streamDelivery = streamDelivery): OutlookTrials {
  const { streams, risks = [], trials } = input;
  checkNeeds(streams);
  const events = new Map(risks.map((risk) => [risk.id, riskEvents(risk, input)]));
  const deliveries = new Map<string, Delivery>();
  for (const stream of streamOrder(streams)) {
    const starts = new Float64Array(trials).fill(stream.startOffset ?? 0);
    for (const id of stream.after ?? []) raise(starts, deliveries.get(id)?.finish ?? starts);
    deliveries.set(stream.id, deliver(stream, starts, neededOf(stream.id, streams), standstillsOf(stream.id, input, events), input));
  }
  const itemOf = ({ of, item }: Need): Float64Array | undefined => deliveries.get(of)?.items.get(item);
  const finish = new Map(streams.map(({ id }) => [id, deliveries.get(id)?.finish ?? new Float64Array(trials)]));
  for (const { id, needs = [] } of streams) for (const need of needs) raise(finish.get(id) as Float64Array, itemOf(need) as Float64Array, need.lag);
  const milestone = new Float64Array(trials);
  for (const times of finish.values()) raise(milestone, times);
  return { milestone, finish, loss: new Map([...events].map(([id, { loss }]) => [id, loss])) };
}

/** Share of the trials in which each stream finishes last; in a tie every tied stream counts (METHOD.md 3.4). Empty without trials. */
export function finishesLast({ milestone, finish }: OutlookTrials): Readonly<Record<string, number>> {
  if (milestone.length === 0) return {};
  const last = (times: Float64Array): number => times.reduce((count, time, trial) => (time === milestone[trial] ? count + 1 : count), 0);
  return Object.fromEntries([...finish].map(([id, times]) => [id, last(times) / milestone.length]));
}
