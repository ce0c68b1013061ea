import { outlookStream } from "../causes/forecast-rerun.ts";
import type { ForecastInputs, StreamInput } from "../causes/stated-inputs.ts";
import type { Cumulative } from "../forecast/calibrated-cumulative.ts";
import { REPLICATES } from "../forecast/calibrated-milestone.ts";
import { groundOf, HORIZON_WEEKS, sampleGuard } from "../fact/forecast-engines.ts";
import { EVERYTHING, finishes, finishOf, STREAM, trialsFor } from "../fact/outlook/joint-run.ts";
import { outlookForecast } from "../outlook/outlook-forecast.ts";
import type { OutlookStream } from "../outlook/outlook-stream.ts";
import type { streamDelivery } from "../outlook/stream-delivery.ts";
import { NOTHING_OPEN, outcomeOf, without } from "./alone.ts";
import type { Outcome } from "./answer.ts";
import { openWith, paceOf, type Scenario } from "./scenario.ts";

export interface TogetherOutcomes {
  readonly of: (stream: StreamInput) => Outcome;
  readonly everything: Outcome;
}

/** The stream with its capacity of each week to come multiplied, and begun later. */
function paced(stream: OutlookStream, change: Scenario[string], { asOfDate }: ForecastInputs): OutlookStream {
  const { start, factor, from } = paceOf(change, asOfDate);
  const { capacity = [] } = stream;
  const usual = (week: number): number => capacity[Math.min(week, capacity.length - 1)] ?? 1;
  const weeks = Math.max(capacity.length, from + 1);
  const ahead = factor === 1 ? {} : { capacity: Array.from({ length: weeks }, (_, week) => (week < from ? usual(week) : usual(week) * factor)) };
  return { ...stream, ...ahead, ...(start === 0 ? {} : { startOffset: start }), ...(change.split === undefined ? {} : { splitRate: change.split }) };
}

/** With nobody left nothing is ever finished: ten years of that need not be simulated trial by trial. */
const untilNobody =
  (deliver: typeof streamDelivery, scenario: Scenario): typeof streamDelivery =>
  (work, starts, items, standstills, input) =>
    deliver(work, starts, items, standstills, scenario[work.id]?.capacity === 0 ? { ...input, maxWeeks: Math.min(input.maxWeeks, work.capacity?.length ?? 0) } : input);

function answerOf(cumulatives: Readonly<Record<string, Cumulative>>, name: string, open: number, { asOfDate }: ForecastInputs, target?: StreamInput["target"]): Outcome {
  const cumulative = cumulatives[name];
  return cumulative === undefined ? without(open, NOTHING_OPEN) : outcomeOf(cumulative, open, asOfDate, target);
}

/**
 * All workstreams in one simulation, with the calendar and with the items of each other that they wait for: `outlook.joint.*` where nothing is
 * changed. A workstream that has nothing left holds nothing up.
 */
export function outcomesTogether(inputs: ForecastInputs, scenario: Scenario, deliver: typeof streamDelivery): TogetherOutcomes {
  const changed = inputs.streams.map((stream) => ({ ...stream, open: openWith(stream.open, scenario[stream.id] ?? {}) }));
  const teams = changed.filter(({ open }) => open > 0);
  const openOf = (id: string): number => changed.find((stream) => stream.id === id)?.open ?? 0;
  const total = teams.reduce((sum, { open }) => sum + open, 0);
  const missing = (because: string): TogetherOutcomes => ({ of: ({ id }) => without(openOf(id), openOf(id) === 0 ? NOTHING_OPEN : because), everything: without(total, because) });
  if (inputs.needsWithheld === true) return missing("not everybody may see what is waited for");
  if (teams.length === 0) return missing(NOTHING_OPEN);
  const ids = new Set(teams.map(({ id }) => id));
  const streams = teams.map((stream) => paced(outlookStream(stream, inputs, ids, "full"), scenario[stream.id] ?? {}, inputs));
  for (const [place, { samples }] of streams.entries()) {
    const guard = sampleGuard(samples);
    if (!("value" in guard)) return missing(`cannot forecast, because of ${teams[place]?.title ?? ""}: ${groundOf(guard.because)}`);
  }
  const { trials, replicateTrials } = trialsFor(streams);
  const { calibrated } = outlookForecast({ streams, trials, seed: inputs.seed, stream: STREAM, maxWeeks: HORIZON_WEEKS }, finishes(streams), REPLICATES, replicateTrials, untilNobody(deliver, scenario));
  return { of: ({ id, target }) => answerOf(calibrated, finishOf(id), openOf(id), inputs, target), everything: answerOf(calibrated, EVERYTHING, total, inputs) };
}
