import { deliver, possibleCounts, trimmed } from "../forecast/backlog-step.ts";
import type { Cumulative } from "../forecast/calibrated-cumulative.ts";
import { exactCumulative } from "../forecast/exact-cumulative.ts";
import { PROBABILITY_ROOM } from "../forecast/exact-when.ts";
import { initialBacklog } from "../forecast/initial-backlog.ts";
import { sampleDistribution } from "../forecast/sample-distribution.ts";
import { DEFAULT_MAX_PERIODS, hasNoThroughput, type WorkStream } from "../forecast/trial.ts";
import type { Pace } from "./scenario.ts";

/** Room for the rounding of a quotient of items: a billionth of one. */
const ROOM = 1e-9;

/**
 * What is left, counted in items of the usual pace: with twice the capacity ten items take as long as five did. Fractions of an item are
 * carried on from week to week, so rounding up once, where the pace changes, is exact.
 */
function atPace(open: Float64Array, factor: number): Float64Array {
  const last = open.length - 1;
  const scaled = new Float64Array(Math.ceil(last / factor - ROOM) + 1);
  for (let items = 0; items <= last; items += 1) {
    const at = Math.ceil(items / factor - ROOM);
    scaled[at] = (scaled[at] as number) + (open[items] as number);
  }
  return scaled;
}

/** The same so many weeks later, where something is open. */
function later(cumulative: Cumulative, weeks: number, open: boolean): Cumulative {
  if (!open || weeks === 0) return cumulative;
  const moved = new Float64Array(cumulative.length + weeks);
  moved.set(cumulative, weeks);
  return moved;
}

/**
 * The exact probability of being done by the end of each week (see {@link exactCumulative}) by a stream that begins later, or goes on
 * with another capacity from some week on. Nothing is added to the backlog on the way.
 */
export function pacedCumulative(work: Omit<WorkStream, "arrivals">, { start, factor, from }: Pace): Cumulative {
  const { samples, backlog, maxPeriods = DEFAULT_MAX_PERIODS } = work;
  const left = { ...work, maxPeriods: Math.max(0, maxPeriods - start) };
  if (factor === 1) return later(exactCumulative(left), start, backlog > 0);
  if (hasNoThroughput(samples)) return new Float64Array(1);
  const delivered = sampleDistribution(samples);
  const most = (delivered.at(-1)?.value ?? 0) * Math.max(1, factor);
  const changesAfter = Math.max(0, from - start);
  const counts = possibleCounts(delivered);
  let open = initialBacklog(work);
  let spare: Float64Array | undefined;
  const cumulative = [open[0] as number];
  for (let week = 0; week < left.maxPeriods && open.length > 1 && (cumulative.at(-1) as number) < 1 - PROBABILITY_ROOM; week += 1) {
    if (week === changesAfter) {
      if (factor === 0) break;
      open = atPace(open, factor);
      spare = undefined;
    }
    const step = deliver(open, counts, spare);
    spare = open;
    const before = cumulative[week] as number;
    const certain = before + step.finished > 1 - PROBABILITY_ROOM && step.open.every((mass) => mass === 0);
    cumulative.push(certain ? 1 : Math.min(1, before + step.finished));
    open = trimmed(step.open, Math.ceil(most * (left.maxPeriods - week)));
  }
  return later(Float64Array.from(cumulative), start, backlog > 0);
}
