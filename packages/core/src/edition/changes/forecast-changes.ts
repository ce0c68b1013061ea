import type { ForecastMove } from "../../causes/forecast-move.ts";
import { factId } from "../../fact/fact-id.ts";
import { capitalised, finding, of } from "../../finding/fact-reader.ts";
import type { Finding, FindingPart } from "../../finding/finding.ts";
import type { Workstream } from "../../model/program.ts";
import { daysBetween, type IsoDate } from "../../model/time.ts";
import type { Change } from "../edition.ts";
import { compared, difference, differing, inDays, signed, was, type Compared, type Pair, type Ranked } from "./ranked-change.ts";
import { WEIGHTS } from "./weights.ts";

/** Causes named in the sentence under a date that moved. */
const NAMED = 2;

/** What moved a date, in words: the largest parts that went its way. The days of each stand in `move`. */
function causesOf({ parts, days }: ForecastMove): Finding | undefined {
  const named = parts.filter((part) => part.cause !== "target" && part.days !== 0 && part.days > 0 === days > 0).slice(0, NAMED);
  if (named.length === 0) return undefined;
  return finding(...named.flatMap(({ because }, index): readonly FindingPart[] => [...(index === 0 ? [] : [" "]), ...because.parts, "."]));
}

/** Without the inputs of both editions only the scope can be told. */
function scopeOf({ id }: Workstream, moved: number, pair: Pair): Finding | undefined {
  const at = { program: id };
  const scope = differing(factId("forecast.scope.open", at), pair);
  if (scope === undefined) return undefined;
  const reason = difference(scope) > 0 === moved > 0 ? "Open scope went from " : "Open scope is not the reason: it went from ";
  return finding(reason, was(scope, "number"), " to ", of("forecast.scope.open", at), ".");
}

const daysOf = ({ before, after }: Compared): number => daysBetween(before as IsoDate, after as IsoDate);

function changed(subject: string, days: number, headline: Finding, detail: Finding | undefined, pair: Pair): Change {
  const move = pair.moves.get(subject);
  return { subject, figure: signed(days, "days", pair.after.program), figureUnit: inDays(days), headline, ...(detail === undefined ? {} : { detail }), ...(move === undefined ? {} : { move }) };
}

/** There was an 85 % date, and now there is none: because everything is finished, or because none can be given. Or the other way round. */
function cameOrWent({ id: workstream, title }: Workstream, id: string, { before, after }: Pair): readonly Ranked[] {
  const [old, now] = [before.facts[id], after.facts[id]];
  if (now?.type !== "scalar") return [];
  const then = old?.type === "scalar" ? old.value : null;
  if (now.value !== null && then === null) return [{ weight: WEIGHTS.forecastCame, change: { subject: id, figure: "new", figureUnit: "date", headline: finding(`${title}: an 85\u00a0% date can be given, `, of("forecast.when.p85", { program: workstream }), "; there was none before.") } }];
  if (then === null || now.notAvailable === undefined) return [];
  const { reason, because } = now.notAvailable;
  if (reason === "not-applicable") return [{ weight: WEIGHTS.allFinished, change: { subject: id, figure: "0", figureUnit: "items", headline: finding(`${title} has nothing open any more.`) } }];
  const headline = finding(`${title}: the 85\u00a0% date was `, { previous: id, value: then, unit: "date" }, " and can no longer be forecast.");
  return [{ weight: WEIGHTS.forecastLost, change: { subject: id, figure: "no", figureUnit: "date", headline, detail: finding(`${capitalised(because)}.`) } }];
}

const dayWeight = (days: number): number => Math.abs(days) * (days > 0 ? WEIGHTS.dayLater : WEIGHTS.dayEarlier);

function dateMoved(workstream: Workstream, pair: Pair): readonly Ranked[] {
  const at = { program: workstream.id };
  const p85 = compared(factId("forecast.when.p85", at), pair);
  if (p85 === undefined) return cameOrWent(workstream, factId("forecast.when.p85", at), pair);
  const days = daysOf(p85);
  if (days === 0) return [];
  const move = pair.moves.get(p85.id);
  const headline = finding(`${workstream.title}: the 85\u00a0% date moved from `, was(p85), " to ", of("forecast.when.p85", at), ".");
  return [{ weight: dayWeight(days), change: changed(p85.id, days, headline, move === undefined ? scopeOf(workstream, days, pair) : causesOf(move), pair) }];
}

/** The date of everything: with dependencies and calendar where it is stated, and not where it is that of the only workstream. */
function wholeMoved(pair: Pair): readonly Ranked[] {
  const { program } = pair.after;
  if (program.workstreams.length === 1) return [];
  const joint = compared("outlook.joint.p85", pair);
  const date = joint ?? compared("forecast.when.p85", pair);
  if (date === undefined || date.before === date.after) return [];
  const days = daysOf(date);
  const move = pair.moves.get(date.id);
  const headline = finding(`${program.title} as a whole: the 85\u00a0% date${joint === undefined ? "" : ", with dependencies and calendar,"} moved from `, was(date), " to ", { fact: date.id }, ".");
  return [{ weight: dayWeight(days) * WEIGHTS.wholeDay, change: changed(date.id, days, headline, move === undefined ? undefined : causesOf(move), pair) }];
}

function chanceMoved({ id: workstream, title }: Workstream, pair: Pair): readonly Ranked[] {
  const at = { program: workstream };
  const chance = compared(factId("forecast.target.chance", at), pair);
  const target = compared(factId("program.target.date", at), pair);
  // Chances of two different dates are no movement: a moved target says what became of the chance.
  if (chance === undefined || target === undefined || target.before !== target.after) return [];
  const points = Math.round(Number(chance.after) * 100) - Math.round(Number(chance.before) * 100);
  if (Math.abs(points) < 5) return [];
  const headline = finding(`${title}: the chance of `, of("program.target.date", at), points > 0 ? " rose from " : " fell from ", was(chance), " to ", of("forecast.target.chance", at), ".");
  return [{ weight: Math.abs(points) * WEIGHTS.chancePoint, change: { subject: chance.id, figure: signed(points, "count", pair.after.program), figureUnit: "points", headline } }];
}

/** A moved target is a step that somebody took, never progress. */
function targetMoved({ id: workstream, title }: Workstream, pair: Pair): readonly Ranked[] {
  const at = { program: workstream };
  const target = differing(factId("program.target.date", at), pair);
  if (target === undefined) return [];
  const days = daysOf(target);
  const headline = finding(`${title}: the target was moved from `, was(target), " to ", of("program.target.date", at), ".");
  const chance = compared(factId("forecast.target.chance", at), pair);
  const odds: readonly FindingPart[] = chance === undefined ? [] : [" The chance of the old date was ", was(chance), "; that of the new one is ", of("forecast.target.chance", at), "."];
  const detail = finding("A moved target changes the odds without changing the work.", ...odds);
  return [{ weight: WEIGHTS.targetMoved + Math.abs(days) * WEIGHTS.targetDay, change: { subject: target.id, figure: signed(days, "days", pair.after.program), figureUnit: inDays(days), headline, detail } }];
}

/** Dates, chances and targets of the workstreams, and the date of everything. */
export const forecastChanges = (pair: Pair): readonly Ranked[] => [...wholeMoved(pair), ...pair.after.program.workstreams.flatMap((workstream) => [...dateMoved(workstream, pair), ...chanceMoved(workstream, pair), ...targetMoved(workstream, pair)])];
