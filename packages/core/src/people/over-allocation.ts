import { sum } from "simple-statistics";
import { addDays, compareText, type IsoDate } from "../model/time.ts";

/** Part of a person over a time; both days inclusive, `to: null` is until further notice. */
export interface PersonSpan {
  readonly person: string;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  readonly fte: number;
}

/** Dates, both inclusive, on which a person's allocations add up to more than there is of the person. */
export interface OverAllocation {
  readonly person: string;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  /** Sum of the allocations, FTE; the same on every date of the interval. */
  readonly load: number;
  /** FTE of the positions that the person holds then, 1 where none is known. */
  readonly limit: number;
}

/** Sums of shares such as 0.7 + 0.2 + 0.1 are not exactly 1 in binary. */
const TOLERANCE = 1e-9;

const runsOn = (date: IsoDate) => ({ from, to }: PersonSpan): boolean => from <= date && (to === null || date <= to);
const fteOn = (spans: readonly PersonSpan[], date: IsoDate): readonly number[] => spans.filter(runsOn(date)).map(({ fte }) => fte);

/** Loads can change on the first day of a span and on the day after its last. */
function turningDays(spans: readonly PersonSpan[]): readonly IsoDate[] {
  return [...new Set(spans.flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)])))].sort(compareText);
}

function ofPerson(person: string, spans: readonly PersonSpan[], limits: readonly PersonSpan[]): readonly OverAllocation[] {
  const days = turningDays([...spans, ...limits]);
  const found: OverAllocation[] = [];
  for (const [index, from] of days.entries()) {
    const load = sum([...fteOn(spans, from)]);
    const held = fteOn(limits, from);
    const limit = held.length === 0 ? 1 : sum([...held]);
    if (load <= limit + TOLERANCE) continue;
    const next = days[index + 1];
    const to = next === undefined ? null : addDays(next, -1);
    const before = found.at(-1);
    const goesOn = before?.to !== undefined && before.to !== null && addDays(before.to, 1) === from && Math.abs(before.load - load) < TOLERANCE && Math.abs(before.limit - limit) < TOLERANCE;
    if (goesOn) found[found.length - 1] = { ...before, to };
    else found.push({ person, from, to, load, limit });
  }
  return found;
}

/**
 * Over-allocation by date: the intervals on which the allocations of one person add up to more than the FTE of the positions that the
 * person holds, or than 1 where no position is known. A month's average hides a fortnight at 150 %, so dates are compared, not months.
 * Unit: FTE. Neighbouring intervals of one load are joined; by person, then date. METHOD.md 7.1.
 */
export function overAllocations({ allocations, positions }: { readonly allocations: readonly PersonSpan[]; readonly positions: readonly PersonSpan[] }): readonly OverAllocation[] {
  const people = [...new Set(allocations.map(({ person }) => person))].sort(compareText);
  return people.flatMap((one) => ofPerson(one, allocations.filter(({ person }) => person === one), positions.filter(({ person }) => person === one)));
}
