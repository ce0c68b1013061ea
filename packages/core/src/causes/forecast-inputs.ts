import { isOpen } from "../fact/item-facts.ts";
import { outlookView, type OutlookTeam } from "../fact/outlook/outlook-view.ts";
import { sampleWeeksOf } from "../fact/forecast-engines.ts";
import { audienceByFile } from "../fact/release.ts";
import type { FactContext, FlowItem, Scope } from "../fact/scope.ts";
import { weeklySamples } from "../fact/throughput-facts.ts";
import { addDays, type IsoDate } from "../model/time.ts";
import type { CapacityRun, ForecastInputs, StreamInput } from "./stated-inputs.ts";

const isFinished = ({ flow }: FlowItem): boolean => flow.state === "done" || flow.state === "closed-without-start";

/** Runs of equal shares, so that a year of weeks is a handful of entries. */
function runsOf(weeks: readonly CapacityRun[]): readonly CapacityRun[] {
  return weeks.filter(([, share], index) => index === 0 || weeks[index - 1]?.[1] !== share);
}

function capacityOf({ capacity: { sampled, ahead } }: Pick<OutlookTeam, "capacity">, mondays: readonly IsoDate[], asOfDate: IsoDate): readonly CapacityRun[] {
  const past = mondays.map((monday, week): CapacityRun => [monday, sampled[week] ?? 0]);
  return runsOf([...past, ...ahead.map((share, week): CapacityRun => [addDays(asOfDate, 1 + 7 * week), share])]);
}

/** Whether everybody may see all of these records. */
function arePublic(records: readonly { readonly source: { readonly file: string } }[], { model }: FactContext): boolean {
  const audiences = audienceByFile(model.sources);
  return records.every(({ source }) => (audiences.get(source.file) ?? "public") === "public");
}

/** Null where there is no work item, or where not everybody may see the work items. */
export function forecastInputs(context: FactContext, scopes: readonly Scope[]): ForecastInputs | null {
  const view = outlookView({ context, scopes, previous: undefined });
  const { asOfDate, lastSunday, program, model } = context;
  if (view.parts.length === 0 || !arePublic(model.items, context)) return null;
  const splitRate = program.rules?.forecast?.splitRate;
  const withheld = !arePublic(model.records?.dependencies ?? [], context);
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
      needs: withheld ? [] : (stream.needs ?? []).map(({ item, of, lag = 0, place = { from: 0, to: 1 } }) => ({ item, of, lag, ...place })),
    };
  });
  return { asOfDate, lastSunday, seed: program.seed, ...(splitRate === undefined ? {} : { splitRate }), ...(withheld ? { needsWithheld: true } : {}), streams };
}
