import { addDays, compareText, daysBetween, factAnchor, formatDifference, type ForecastMove, type IsoDate } from "@almanac/core";
import { causePhrase, plainDays, targetMoved, workParts } from "./cause-words.ts";
import { idFor } from "./facts.ts";
import { timeAxis, type TimeAxis } from "./time-axis.ts";

/** Forecasts in which workstreams wait for each other and share a calendar; the others are of each workstream by itself. */
export const isJoint = ({ subject }: Pick<ForecastMove, "subject">): boolean => subject.startsWith("outlook.");

/** Id of the fact of the same scope that states a move: its days, or its causes. */
export const moveFact = ({ subject }: Pick<ForecastMove, "subject">, what: "moved" | "causes"): string => `changes.${isJoint({ subject }) ? "outlook" : "forecast"}.${what}${/\{.*$/.exec(subject)?.[0] ?? ""}`;

/** Most forecasts of a kind whose causes stand open. */
const MOST_OPEN = 3;
/** Moves whose causes stand open, and those that are one click away: the furthest of each kind are open, and the program as a whole. */
export function openMoves(moves: readonly ForecastMove[]): readonly [open: readonly ForecastMove[], folded: readonly ForecastMove[]] {
  const [own, joint] = [moves.filter((move) => !isJoint(move)), moves.filter(isJoint)];
  const open = [...own.slice(0, MOST_OPEN), ...joint.filter(({ subject }, index) => index === 0 || !subject.includes("{"))];
  const shown = new Set([...open, ...moves.filter(targetMoved)]);
  return [[...own, ...joint].filter((move) => shown.has(move)), [...own, ...joint].filter((move) => !shown.has(move))];
}

/** Names of charts among all. */
export const causesChart = ({ subject }: Pick<ForecastMove, "subject">): string => `changes.causes ${subject}`;
export const targetStepsChart = (workstream: string | undefined): string => idFor("program.target.steps", workstream);

export const moveAnchor = ({ subject }: Pick<ForecastMove, "subject">): string => `move-${factAnchor(subject)}`;

/** `49 days later, most of it from a slower pace`; a date that only its target moved away from says so. */
export function moveTitle(move: ForecastMove, locale: string): string {
  if (move.days === 0) return targetMoved(move) ? "the target moved, the forecast did not" : "unmoved";
  const sign = Math.sign(move.days);
  const parts = workParts(move);
  const along = parts.filter(({ days }) => Math.sign(days) === sign);
  const most = [...along].sort((a, b) => Math.abs(b.days) - Math.abs(a.days))[0];
  const whole = `${plainDays(move.days, locale)} ${move.days > 0 ? "later" : "earlier"}`;
  if (most === undefined) return whole;
  return parts.length === 1 ? `${whole}, all of it from ${causePhrase(most)}` : Math.abs(most.days) * 2 > Math.abs(move.days) ? `${whole}, most of it from ${causePhrase(most)}` : whole;
}

/** A forecast against its target then and now, `4 days late`, and by how many days that differs: what a sponsor is held to. */
export interface PastTarget {
  /** Days by which the target was moved. */
  readonly shift: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

/** Of a move whose target moved too; undefined otherwise. */
export function pastTarget(move: ForecastMove, locale: string): PastTarget | undefined {
  const { target } = move;
  if (target === undefined || !targetMoved(move)) return undefined;
  const days = (count: number): string => formatDifference(count, "days", locale);
  const against = (late: number): string => (late === 0 ? "on the day" : `${plainDays(late, locale)} ${late > 0 ? "late" : "early"}`);
  const [before, after] = [daysBetween(target.before, move.before), daysBetween(target.after, move.after)];
  return { shift: days(daysBetween(target.before, target.after)), before: against(before), after: against(after), difference: days(after - before) };
}

/** One axis for all moved dates and their targets. */
export function movesAxis(moves: readonly ForecastMove[]): TimeAxis | undefined {
  const dates = moves.flatMap(({ before, after, target }): readonly IsoDate[] => [before, after, ...(target === undefined ? [] : [target.before, target.after])]).sort(compareText);
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const air = Math.max(4, Math.ceil(daysBetween(first, last) * 0.06));
  return timeAxis(addDays(first, -air), addDays(last, air));
}
