import { cumulativePercentile } from "../forecast/calibrated-cumulative.ts";
import { REPLICATES } from "../forecast/calibrated-milestone.ts";
import { exactForecast, HORIZON_WEEKS, openForecast, sampleGuard, type ForecastStream, type When } from "../fact/forecast-engines.ts";
import { finishes, STREAM, trialsFor } from "../fact/outlook/joint-run.ts";
import { addDays, type IsoDate } from "../model/time.ts";
import { outlookForecast } from "../outlook/outlook-forecast.ts";
import type { OutlookStream } from "../outlook/outlook-stream.ts";
import type { CapacityRun, ForecastInputs, StreamInput } from "./stated-inputs.ts";

const CONFIDENCE = 85;
/** Weeks ahead for which an edition knows the calendar. */
const CALENDAR_WEEKS = 52;

/**
 * `reduced` is for what no edition states, the steps between two that are stated: half the trials, and forty replicate histories. On the
 * sample program its dates are those of the full run but for one week now and then.
 */
export type Effort = "full" | "reduced";
const REDUCED_REPLICATES = 40;

/** Whole weeks from the as-of date by name of what is finished; null: later than any date, or no forecast. */
export type JointWeeks = (name: string) => number | null;

const forecastStream = ({ id, title, samples, open }: StreamInput, { splitRate }: ForecastInputs): ForecastStream => ({ id, title, samples, backlog: open, ...(splitRate === undefined ? {} : { splitRate }) });

function weeksOf(when: When | undefined): number | null {
  const weeks = when?.percentile(CONFIDENCE);
  return weeks !== undefined && "value" in weeks ? weeks.value : null;
}

/** `forecast.when.p85` of one stream, in weeks; null as published when it is not available. */
export function weeksAlone(inputs: ForecastInputs, id: string): number | null {
  const stream = inputs.streams.find((each) => each.id === id);
  return stream === undefined || stream.open === 0 ? null : weeksOf(exactForecast(forecastStream(stream, inputs), inputs.seed));
}

/** `forecast.when.p85` of everything, in weeks. */
export const weeksOfAll = (inputs: ForecastInputs): number | null => weeksOf(openForecast(inputs.streams.filter(({ open }) => open > 0).map((stream) => forecastStream(stream, inputs)), inputs.seed));

/** Share of the usual capacity in the week from a day. The middle of the week decides, so that weeks of another edition's calendar can be asked for. */
export function shareInWeek(capacity: readonly CapacityRun[], from: IsoDate): number {
  const middle = addDays(from, 3);
  return capacity.findLast(([since]) => since <= middle)?.[1] ?? capacity[0]?.[1] ?? 1;
}

/** Mondays of the sampled weeks, oldest first. */
const sampledMondays = ({ samples }: Pick<StreamInput, "samples">, lastSunday: IsoDate): readonly IsoDate[] => samples.map((_, week) => addDays(lastSunday, 1 - 7 * (samples.length - week)));

/**
 * Capacity in the sampled weeks. Between two editions a calendar of one may leave too few of the weeks that the other sampled; the counts then
 * stand for weeks as usual, so that a step in between has a date.
 */
function sampledShares(stream: StreamInput, inputs: ForecastInputs, effort: Effort): readonly number[] {
  const sampled = sampledMondays(stream, inputs.lastSunday).map((monday) => shareInWeek(stream.capacity, monday));
  const enough = "value" in sampleGuard(stream.samples.filter((_, week) => (sampled[week] ?? 0) > 0));
  return enough || effort === "full" ? sampled : sampled.map(() => 1);
}

/** A stream as the joint forecast takes it: sampled weeks without capacity left out, and of its needs those of streams that have something open. */
export function outlookStream(stream: StreamInput, inputs: ForecastInputs, open: ReadonlySet<string>, effort: Effort): OutlookStream {
  const { id, samples, capacity } = stream;
  const sampled = sampledShares(stream, inputs, effort);
  const ahead = Array.from({ length: CALENDAR_WEEKS + 1 }, (_, week) => shareInWeek(capacity, addDays(inputs.asOfDate, 1 + 7 * week)));
  const there = <T>(_: T, week: number): boolean => (sampled[week] ?? 0) > 0;
  const needs = stream.needs.filter(({ of }) => open.has(of)).map(({ item, of, lag, from, to }) => ({ item, of, lag, place: { from, to } }));
  return { id, samples: samples.filter(there), backlog: stream.open, sampleCapacity: sampled.filter(there), capacity: ahead, ...(inputs.splitRate === undefined ? {} : { splitRate: inputs.splitRate }), ...(needs.length === 0 ? {} : { needs }) };
}

/**
 * The joint forecast with dependencies and calendar, as `outlook.joint.*` publishes it. Risks that cost only money delay nothing and draw from
 * streams of their own, so the dates are the same without them.
 *
 * @returns undefined where no joint forecast can be made
 */
export function jointWeeks(inputs: ForecastInputs, effort: Effort): JointWeeks | undefined {
  const open = inputs.streams.filter((stream) => stream.open > 0);
  const ids = new Set(open.map(({ id }) => id));
  const streams = open.map((stream) => outlookStream(stream, inputs, ids, effort));
  if (streams.length === 0 || !streams.every(({ samples }) => "value" in sampleGuard(samples))) return undefined;
  const { trials, replicateTrials } = trialsFor(streams);
  const part = effort === "full" ? 1 : 0.5;
  const run = { streams, trials: Math.ceil(trials * part), seed: inputs.seed, stream: STREAM, maxWeeks: HORIZON_WEEKS };
  const { calibrated } = outlookForecast(run, finishes(streams), effort === "full" ? REPLICATES : REDUCED_REPLICATES, Math.ceil(replicateTrials * part));
  return (name) => {
    const cumulative = calibrated[name];
    return cumulative === undefined ? null : cumulativePercentile(cumulative, CONFIDENCE);
  };
}
