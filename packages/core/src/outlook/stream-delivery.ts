import { hasNoThroughput, splitBacklog } from "../forecast/trial.ts";
import { drawFloats, floatOf, randomState } from "../stats/random-state.ts";
import type { Need, OutlookInput, OutlookStream } from "./outlook-stream.ts";

/** Room for the rounding of sums of scaled counts: a billionth of an item. */
const ROOM = 1e-9;

/** Draws that are made at a time. Those that are left over at the end are nobody's. */
const DRAWN = 1024;

/** Weeks in which a stream stands still, by trial: from `week` (-1: never) for `delay` weeks. */
export interface Standstill {
  readonly week: Int32Array;
  readonly delay: number;
}

export interface Delivery {
  /** Weeks from now until the stream has delivered everything. */
  readonly finish: Float64Array;
  /** Weeks until each item that others wait for is delivered. */
  readonly items: ReadonlyMap<string, Float64Array>;
}

const standsStill = (standstills: readonly Standstill[], trial: number, week: number): boolean =>
  standstills.some(({ week: weeks, delay }) => (weeks[trial] as number) >= 0 && week >= (weeks[trial] as number) && week < (weeks[trial] as number) + delay);

/**
 * What one stream delivers in each trial: METHOD.md 3.2 with a calendar. A drawn week of the past had a capacity of its own; in a week
 * to come with capacity c it delivers `count × c / capacity of the drawn week`. Fractions of items are carried on to the next week, never
 * rounded: so with the same draws more capacity never finishes later, the expected delivery of a week is exactly proportional to its capacity, and with equal
 * capacities this is `forecast.when` draw by draw.
 *
 * The place of an item that others wait for is drawn uniformly from the backlog, or the part of it that is given: nobody knows the order in
 * which a team takes its items.
 *
 * Draws: weeks (and the split, before them) from `<stream>/<id>`, arrivals from `<stream>/<id>/arrivals`, places from `<stream>/<id>/item/<item>`.
 */
export function streamDelivery(work: OutlookStream, starts: Float64Array, items: readonly Pick<Need, "item" | "place">[], standstills: readonly Standstill[], { trials, seed, stream, maxWeeks }: OutlookInput): Delivery {
  const { id, samples, backlog, splitRate, arrivals = [], sampleCapacity, capacity = [] } = work;
  const finish = new Float64Array(trials);
  const places = items.map(({ item, place: { from, to } = { from: 0, to: 1 } }) => ({ item, from, to, random: randomState(seed, `${stream}/${id}/item/${item}`), at: new Float64Array(trials).fill(Infinity) }));
  const delivery = { finish, items: new Map(places.map(({ item, at }) => [item, at])) };
  if (backlog > 0 && hasNoThroughput(samples)) {
    finish.fill(Infinity);
    return delivery;
  }
  const usual = sampleCapacity ?? samples.map(() => 1);
  if (usual.some((each) => !(each > 0))) throw new RangeError(`a sampled week of "${id}" has no capacity, so its count says nothing about a week that has some`);
  // Items a unit of capacity in each sampled week; where nothing is said about the future it is as the past was, week by week.
  const rates = Float64Array.from(samples, (count, week) => (capacity.length === 0 ? count : count / (usual[week] as number)));
  const ahead = Float64Array.from(capacity.length === 0 ? [1] : capacity);
  const last = ahead.length - 1;
  const count = rates.length;
  const [random, growth] = [randomState(seed, `${stream}/${id}`), randomState(seed, `${stream}/${id}/arrivals`)];
  const [stands, grows, wanted] = [standstills.length > 0, arrivals.length > 0, new Float64Array(places.length)];
  const drawn = new Float64Array(DRAWN);
  let next = DRAWN;
  for (let trial = 0; trial < trials; trial += 1) {
    let remaining: number = backlog;
    if (splitRate !== undefined) {
      if (next === DRAWN) {
        drawFloats(random, drawn);
        next = 0;
      }
      remaining = splitBacklog(backlog, splitRate.low + (splitRate.high - splitRate.low) * (drawn[next] as number));
      next += 1;
    }
    for (const [index, { random: place, from, to }] of places.entries()) wanted[index] = remaining * (to - (to - from) * floatOf(place));
    let delivered = 0;
    let week = starts[trial] as number;
    while (remaining > ROOM && week < maxWeeks) {
      if (!stands || !standsStill(standstills, trial, week)) {
        if (next === DRAWN) {
          drawFloats(random, drawn);
          next = 0;
        }
        const part = (rates[((drawn[next] as number) * count) | 0] as number) * (ahead[week < last ? week : last] as number);
        next += 1;
        remaining -= part;
        delivered += part;
      }
      week += 1;
      for (let index = 0; index < wanted.length; index += 1) {
        if (delivered < (wanted[index] as number) - ROOM) continue;
        (places[index] as (typeof places)[number]).at[trial] = week;
        // Delivered once, and not again.
        wanted[index] = Infinity;
      }
      if (grows && remaining > ROOM) remaining += arrivals[Math.floor(floatOf(growth) * arrivals.length)] as number;
    }
    finish[trial] = remaining > ROOM ? Infinity : week;
    if (backlog === 0) for (const { at } of places) at[trial] = starts[trial] as number;
  }
  return delivery;
}
