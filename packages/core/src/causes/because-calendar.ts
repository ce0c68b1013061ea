import { formatText } from "../fact/format.ts";
import type { Blackout } from "../model/program-rules.ts";
import { addDays, type IsoDate } from "../model/time.ts";
import { weeksOfBoth, type StreamPair } from "./coalition.ts";
import type { StreamInput } from "./stated-inputs.ts";
import { shareInWeek } from "./forecast-rerun.ts";
import { listed, NAMED, type Reasons } from "./reasons.ts";

const sameAs = (a: Blackout) => (b: Blackout): boolean => a.from === b.from && a.to === b.to && (a.capacity ?? 0) === (b.capacity ?? 0) && (a.workstreams ?? []).join(" ") === (b.workstreams ?? []).join(" ");

/** Blackouts between the earlier edition and the date that were declared, taken back or altered, as far as they concern the streams. */
function blackoutWords({ pairs, from, to, before, until }: Reasons): readonly string[] {
  const ids = new Set(pairs.map((pair) => pair.to.id));
  const lies = (blackout: Blackout): boolean => blackout.to > from.inputs.asOfDate && blackout.from <= addDays(before > until ? before : until, 7);
  const concerned = ({ program }: Reasons["to"]): readonly Blackout[] => (program.rules?.forecast?.blackouts ?? []).filter((each) => lies(each) && (each.workstreams === undefined || each.workstreams.some((id) => ids.has(id))));
  const [old, now] = [concerned(from), concerned(to)];
  const [came, went] = [now.filter((each) => !old.some(sameAs(each))), old.filter((each) => !now.some(sameAs(each)))];
  const hasName = ({ reason }: Blackout) => (each: Blackout): boolean => each.reason === reason;
  const day = (date: IsoDate): string => formatText(date, "date", to.program.locale);
  const named = (blackout: Blackout): string => `“${blackout.reason}” from ${day(blackout.from)} to ${day(blackout.to)}`;
  return [...came.map((each) => (went.some(hasName(each)) ? `${named(each)} is declared otherwise than before` : `${named(each)} now lies in the way`)), ...went.filter((each) => !came.some(hasName(each))).map((each) => `${named(each)} no longer lies in the way`)];
}

/** Change of a stream's capacity in the weeks until a day, as a share of what was planned before; measured in its capacity of the weeks that both editions saw. */
function capacityChange(pair: StreamPair, { from, until }: Reasons): number {
  const weeks = weeksOfBoth(pair, from.inputs.asOfDate);
  const [past, ahead] = [weeks.filter((week) => week <= from.inputs.asOfDate), weeks.filter((week) => week > from.inputs.asOfDate && week <= addDays(until, 7))];
  const sum = (stream: StreamInput, some: readonly IsoDate[]): number => some.reduce((total, week) => total + shareInWeek(stream.capacity, week), 0);
  const perPast = (stream: StreamInput): number => sum(stream, ahead) / (past.length === 0 ? 1 : sum(stream, past));
  return perPast(pair.from) > 0 ? perPast(pair.to) / perPast(pair.from) - 1 : 0;
}

/** Which blackouts came or went, or else whose capacity changed the way that the part went, and by how much. */
export function calendarWords(days: number, reasons: Reasons): string {
  const { pairs, until, to } = reasons;
  const blackouts = blackoutWords(reasons);
  if (blackouts.length > 0) return listed(blackouts.slice(0, NAMED), blackouts.length > NAMED ? "more like it" : "");
  const changes = pairs.map((pair) => ({ title: pair.to.title, by: capacityChange(pair, reasons) })).filter(({ by }) => Math.abs(by) >= 0.01 && (days === 0 || by < 0 === days > 0)).toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by));
  if (changes.length === 0) return "holidays, allocations or freezes of single weeks changed";
  const words = changes.slice(0, NAMED).map(({ title, by }) => `${title} has ${formatText(Math.abs(by), "share", to.program.locale)} ${by < 0 ? "less" : "more"} capacity`);
  return `${listed(words, changes.length > NAMED ? "others have another one" : "")} than was planned until ${formatText(until, "date", to.program.locale)}`;
}
