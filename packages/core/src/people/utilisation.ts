import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { compareText } from "../model/time.ts";

/** Hours of one person in one period; several of the same are added. */
export interface PersonHours {
  readonly person: string;
  readonly period: string;
  readonly hours: number;
}

export interface OverAllocatedPeriod {
  readonly person: string;
  readonly period: string;
  /** Hours booked beyond capacity, more than 0. */
  readonly excess: number;
}

export interface Utilisation {
  /** Booked / capacity hours, in [0, ∞), over the persons and periods that have a capacity. */
  readonly utilisation: Measure<number>;
  readonly overAllocatedCount: number;
  readonly overAllocatedHours: number;
  /** By person, then period. */
  readonly overAllocated: readonly OverAllocatedPeriod[];
}

interface Booked {
  readonly person: string;
  readonly period: string;
  readonly hours: number[];
}

function totals(entries: readonly PersonHours[]): ReadonlyMap<string, Booked> {
  const groups = new Map<string, Booked>();
  for (const { person, period, hours } of entries) {
    const key = JSON.stringify([person, period]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { person, period, hours: [hours] });
    else group.hours.push(hours);
  }
  return groups;
}

/**
 * Booked hours against capacity hours: `Σ booked / Σ capacity` over everyone with capacity; over-allocated is each person and period
 * with more booked than there is. No capacity record is a capacity of 0: hours booked there are all excess and are left out of the
 * ratio. Unit: hours. No capacity at all: `zero-denominator`. An average below 1 can hide overload, so read both.
 * METHOD.md 7.1, `people.utilisation`.
 */
export function utilisation(input: { readonly bookings: readonly PersonHours[]; readonly capacity: readonly PersonHours[] }): Utilisation {
  const booked = totals(input.bookings);
  const capacity = new Map([...totals(input.capacity)].map(([key, { hours }]) => [key, sum(hours)]));
  const capacityHours = sum([...capacity.values()]);
  const hoursOf = (key: string): number => sum(booked.get(key)?.hours ?? []);
  const used = sum([...capacity].map(([key, hours]) => (hours > 0 ? hoursOf(key) : 0)));
  const overAllocated = [...booked]
    .map(([key, { person, period, hours }]) => ({ person, period, excess: sum(hours) - (capacity.get(key) ?? 0) }))
    .filter(({ excess }) => excess > 0)
    .sort((a, b) => compareText(a.person, b.person) || compareText(a.period, b.period));
  return {
    utilisation: capacityHours === 0 ? notAvailable("zero-denominator", "nobody has capacity in these periods") : available(used / capacityHours),
    overAllocatedCount: overAllocated.length,
    overAllocatedHours: sum(overAllocated.map(({ excess }) => excess)),
    overAllocated,
  };
}
