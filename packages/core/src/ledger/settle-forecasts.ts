import { addDays, compareText, type IsoDate } from "../model/time.ts";
import { AHEAD_DAYS } from "./ledger-rows.ts";
import type { ForecastLine, ForecastState, OpenForecast, Settled } from "./ledger-state.ts";
import type { Outcomes } from "./outcomes.ts";
import { addChance, addJudged, addLoss, type Tallies } from "./tallies.ts";

/** Newest settled forecasts that are kept one by one; older ones stand in sums. */
const MOST_RECENT = 60;
/** The line that the record of single forecasts is about. */
const SHOWN_LEVEL = 85;
/** A forecast of what has still not happened a year after its last line fell due is closed with the loss that it has by then. */
const LONGEST_WAIT_DAYS = 364;

/** The day on which what was forecast happened; null: not yet; undefined: nothing can tell, or it had happened before the forecast. */
function dayOf({ kind, milestone, needed, made, outcome }: OpenForecast, outcomes: Outcomes): IsoDate | null | undefined {
  if (outcome !== null) return outcome;
  const day = kind === "milestone" ? outcomes.reached(milestone ?? "") : needed === undefined ? null : outcomes.finishedAll(needed, made);
  return typeof day === "string" && day <= made ? undefined : day;
}

interface Settling {
  readonly tallies: Tallies;
  readonly recent: Settled[];
}

const sameForecast = (a: Settled, b: OpenForecast): boolean => a.kind === b.kind && a.scope === b.scope && a.milestone === b.milestone && a.made === b.made;

/** A single forecast is written down when it is judged; the day of what had not happened by then is added once, when it does. */
function addDay(recent: Settled[], forecast: OpenForecast, day: IsoDate): void {
  recent.forEach((each, index) => {
    if (each.happened === null && sameForecast(each, forecast)) recent[index] = { ...each, happened: day };
  });
}

function settledOf({ kind, scope, milestone, edition, made }: OpenForecast, rest: Pick<Settled, "due" | "said" | "isChance" | "happened" | "kept">): Settled {
  return { kind, scope, milestone, edition, made, ...rest };
}

/** "At least so many": what was finished in the four weeks is known when they are over, and all lines fall due together. */
function settleCount(forecast: OpenForecast, outcomes: Outcomes, { tallies, recent }: Settling): readonly OpenForecast[] | undefined {
  const { scope, made, lines } = forecast;
  const due = addDays(made, AHEAD_DAYS);
  if (due > outcomes.observedTo) return [forecast];
  const finished = outcomes.finished(scope, made, due);
  if (finished === undefined) return undefined;
  for (const line of lines) {
    const kept = typeof line.bound === "number" && finished >= line.bound;
    addJudged(tallies, forecast, line, kept);
    addLoss(tallies, forecast, line, finished);
    if (line.level === SHOWN_LEVEL) recent.push(settledOf(forecast, { due, said: line.bound, isChance: false, happened: finished, kept }));
  }
  return [];
}

/** Dates: a line is judged on its date and not before, because what is kept early would be counted earlier than what is missed. */
function settleDates(forecast: OpenForecast, outcomes: Outcomes, { tallies, recent }: Settling): readonly OpenForecast[] | undefined {
  const day = dayOf(forecast, outcomes);
  if (day === undefined) return undefined;
  const { observedTo } = outcomes;
  const lastDue = forecast.lines.reduce<IsoDate>((latest, { due }) => (due > latest ? due : latest), forecast.made);
  const closes = day !== null || addDays(lastDue, LONGEST_WAIT_DAYS) < observedTo;
  if (day !== null && forecast.outcome === null) addDay(recent, forecast, day);
  const lines = forecast.lines.flatMap((line): readonly ForecastLine[] => {
    if (line.due > observedTo) return [line];
    const kept = day !== null && day <= line.due;
    if (!line.judged) {
      addJudged(tallies, forecast, line, kept);
      if (line.level === SHOWN_LEVEL) recent.push(settledOf(forecast, { due: line.due, said: line.bound, isChance: false, happened: day, kept }));
    }
    if (!closes) return [{ ...line, judged: true }];
    addLoss(tallies, forecast, line, day ?? addDays(observedTo, 1));
    return [];
  });
  const { chance } = forecast;
  if (chance === undefined || chance.target > observedTo) return lines.length === 0 && chance === undefined ? [] : [{ ...forecast, lines, outcome: day }];
  const happened = day !== null && day <= chance.target;
  addChance(tallies, forecast, chance, happened);
  recent.push(settledOf(forecast, { due: chance.target, said: chance.p, isChance: true, happened: day, kept: happened }));
  return lines.length === 0 ? [] : [{ ...forecast, lines, chance: undefined, outcome: day }];
}

const nameOf = ({ kind, scope, milestone, isChance }: Settled): string => [kind, scope, milestone ?? "", String(isChance)].join("|");
const byDue = (a: Settled, b: Settled): number => compareText(b.due, a.due) || compareText(b.made, a.made) || compareText(nameOf(a), nameOf(b));

/**
 * Judges what has fallen due by the last day that the exports can tell about. What was judged is never judged again, whatever later
 * exports say.
 */
export function settleForecasts(state: ForecastState, outcomes: Outcomes): ForecastState {
  const settling: Settling = { tallies: { lines: new Map(state.lines), chances: new Map(state.chances) }, recent: [...state.recent] };
  let lost = state.void;
  const open = state.open.flatMap((forecast) => {
    const left = forecast.kind === "how-many" ? settleCount(forecast, outcomes, settling) : settleDates(forecast, outcomes, settling);
    if (left === undefined) lost += 1;
    return left ?? [];
  });
  return { ...state, open, ...settling.tallies, recent: settling.recent.sort(byDue).slice(0, MOST_RECENT), void: lost };
}
