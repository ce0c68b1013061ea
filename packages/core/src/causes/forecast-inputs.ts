import { isOpen } from "../fact/item-facts.ts";
import { outlookView, type OutlookTeam } from "../fact/outlook/outlook-view.ts";
import { sampleWeeksOf } from "../fact/forecast-engines.ts";
import { audienceByFile } from "../fact/release.ts";
import type { FactContext, FlowItem, Scope } from "../fact/scope.ts";
import { weeklySamples } from "../fact/throughput-facts.ts";
import { addDays, type IsoDate } from "../model/time.ts";

/** An open item of another stream that a stream waits for, and between which shares of that stream's backlog its place is drawn. */
export interface NeedInput {
  readonly item: string;
  readonly of: string;
  /** Weeks between it and the finish of the stream that waits, at the least. */
  readonly lag: number;
  readonly from: number;
  readonly to: number;
}

/** From which day on a stream has which share of its usual capacity. */
export type CapacityRun = readonly [from: IsoDate, share: number];

/** A workstream, or the items without one. */
export interface StreamInput {
  readonly id: string;
  readonly title: string;
  readonly open: number;
  /** Items finished so far, without those closed as not done. */
  readonly finished: number;
  /** Items finished in each complete week that is sampled, oldest first; the newest ends on the inputs' last Sunday. */
  readonly samples: readonly number[];
  readonly target?: IsoDate;
  /** Oldest first; each holds until the next one. The first begins with the first sampled week. */
  readonly capacity: readonly CapacityRun[];
  readonly needs: readonly NeedInput[];
}

/**
 * What the published forecasts of an edition were made from: enough to make them again, to the day, with one group of inputs of another
 * edition. Public: counts of items and shares of capacity, nothing about persons.
 */
export interface ForecastInputs {
  readonly asOfDate: IsoDate;
  /** Last day of the newest sampled week. */
  readonly lastSunday: IsoDate;
  /** Unsigned 64-bit integer as decimal text. */
  readonly seed: string;
  readonly splitRate?: { readonly low: number; readonly high: number };
  readonly streams: readonly StreamInput[];
}

const isFinished = ({ flow }: FlowItem): boolean => flow.state === "done" || flow.state === "closed-without-start";

/** Runs of equal shares, so that a year of weeks is a handful of entries. */
function runsOf(weeks: readonly CapacityRun[]): readonly CapacityRun[] {
  return weeks.filter(([, share], index) => index === 0 || weeks[index - 1]?.[1] !== share);
}

function capacityOf({ capacity: { sampled, ahead } }: Pick<OutlookTeam, "capacity">, mondays: readonly IsoDate[], asOfDate: IsoDate): readonly CapacityRun[] {
  const past = mondays.map((monday, week): CapacityRun => [monday, sampled[week] ?? 0]);
  return runsOf([...past, ...ahead.map((share, week): CapacityRun => [addDays(asOfDate, 1 + 7 * week), share])]);
}

/** Files that the inputs tell about: whoever may not see them may not see the inputs. */
const isPublic = ({ model }: FactContext): boolean => {
  const audiences = audienceByFile(model.sources);
  const files = new Set([...model.items.map(({ source }) => source.file), ...(model.records?.dependencies ?? []).map(({ source }) => source.file)]);
  return [...files].every((file) => (audiences.get(file) ?? "public") === "public");
};

/** Null where there is no work item, or where not everybody may see the work items or what they wait for. */
export function forecastInputs(context: FactContext, scopes: readonly Scope[]): ForecastInputs | null {
  const view = outlookView({ context, scopes, previous: undefined });
  if (view.parts.length === 0 || !isPublic(context)) return null;
  const { asOfDate, lastSunday, program } = context;
  const splitRate = program.rules?.forecast?.splitRate;
  const streams = view.parts.map((team): StreamInput => {
    const { id, title, scope, target, stream } = team;
    return {
      id,
      title,
      open: scope.items.filter(isOpen).length,
      finished: scope.items.filter(isFinished).length,
      samples: weeklySamples(scope, context, sampleWeeksOf(program)),
      ...(target === undefined ? {} : { target }),
      capacity: capacityOf(team, view.mondays, asOfDate),
      needs: (stream.needs ?? []).map(({ item, of, lag = 0, place = { from: 0, to: 1 } }) => ({ item, of, lag, ...place })),
    };
  });
  return { asOfDate, lastSunday, seed: program.seed, ...(splitRate === undefined ? {} : { splitRate }), streams };
}
