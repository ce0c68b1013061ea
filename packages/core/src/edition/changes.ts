import type { ForecastMove } from "../causes/forecast-moves.ts";
import type { Fact, Unit } from "../fact/fact.ts";
import { factId } from "../fact/fact-id.ts";
import { formatDifference } from "../fact/format.ts";
import { capitalised, finding, of, runIsUnbroken } from "../finding/fact-reader.ts";
import type { FindingPart } from "../finding/finding.ts";
import type { Workstream } from "../model/program.ts";
import { daysBetween, type IsoDate } from "../model/time.ts";
import type { Change, Edition } from "./edition.ts";

interface Ranked {
  readonly weight: number;
  readonly change: Change;
}

interface Compared {
  readonly before: number | string;
  readonly after: number | string;
  readonly unit: Unit;
}

type Facts = Readonly<Record<string, Fact>>;
type StatedThen = Pick<Edition, "facts" | "program" | "documents" | "asOfDate">;

/** A scalar fact that has a value in both editions. */
function compared(id: string, before: Facts, after: Facts): Compared | undefined {
  const old = before[id];
  const now = after[id];
  if (old?.type !== "scalar" || now?.type !== "scalar" || old.value === null || now.value === null) return undefined;
  return { before: old.value, after: now.value, unit: now.unit };
}

const was = (id: string, { before, unit }: Compared, as?: "number" | "day-month"): FindingPart => ({ previous: id, value: before, unit, ...(as === undefined ? {} : { as }) });

/** There was an 85 % date, and now there is none: because everything is finished, or because none can be given. */
function forecastLost(workstream: Workstream, id: string, before: Facts, after: Facts): readonly Ranked[] {
  const [old, now] = [before[id], after[id]];
  if (old?.type !== "scalar" || old.value === null || now?.type !== "scalar" || now.notAvailable === undefined) return [];
  const { reason, because } = now.notAvailable;
  if (reason === "not-applicable") return [{ weight: 150, change: { subject: id, figure: "0", figureUnit: "items", headline: finding(`${workstream.title} has nothing open any more.`) } }];
  const was85: FindingPart = { previous: id, value: old.value, unit: old.unit };
  return [{ weight: 150, change: { subject: id, figure: "no", figureUnit: "date", headline: finding(`${workstream.title}: the 85\u00a0% date was `, was85, " and can no longer be forecast."), detail: finding(`${capitalised(because)}.`) } }];
}

function forecastMoved(workstream: Workstream, before: Facts, after: Facts, locale: string): readonly Ranked[] {
  const at = { program: workstream.id };
  const id = factId("forecast.when.p85", at);
  const p85 = compared(id, before, after);
  if (p85 === undefined) return forecastLost(workstream, id, before, after);
  if (p85.before === p85.after) return [];
  const moved = daysBetween(p85.before as IsoDate, p85.after as IsoDate);
  const scopeId = factId("forecast.scope.open", at);
  const scope = compared(scopeId, before, after);
  const grew = scope !== undefined && Number(scope.after) > Number(scope.before);
  const reason = grew === moved > 0 ? "Open scope went from " : "Open scope is not the reason: it went from ";
  const detail = scope === undefined || scope.before === scope.after ? undefined : finding(reason, was(scopeId, scope, "number"), " to ", of("forecast.scope.open", at), ".");
  return [
    {
      weight: Math.abs(moved) * (moved > 0 ? 2 : 1),
      change: {
        subject: id,
        figure: formatDifference(moved, "days", locale),
        figureUnit: Math.abs(moved) === 1 ? "day" : "days",
        headline: finding(`${workstream.title}: the 85\u00a0% date moved from `, was(id, p85), " to ", of("forecast.when.p85", at), "."),
        ...(detail === undefined ? {} : { detail }),
      },
    },
  ];
}

function chanceMoved(workstream: Workstream, before: Facts, after: Facts, locale: string): readonly Ranked[] {
  const at = { program: workstream.id };
  const id = factId("forecast.target.chance", at);
  const chance = compared(id, before, after);
  const target = compared(factId("program.target.date", at), before, after);
  // Chances of two different dates are no movement: a moved target says what became of the chance.
  if (chance === undefined || target === undefined || target.before !== target.after) return [];
  const points = Math.round(Number(chance.after) * 100) - Math.round(Number(chance.before) * 100);
  if (Math.abs(points) < 5) return [];
  return [
    {
      weight: Math.abs(points),
      change: {
        subject: id,
        figure: formatDifference(points, "count", locale),
        figureUnit: Math.abs(points) === 1 ? "point" : "points",
        headline: finding(`${workstream.title}: the chance of `, of("program.target.date", at), points > 0 ? " rose from " : " fell from ", was(id, chance), " to ", of("forecast.target.chance", at), "."),
      },
    },
  ];
}

/** A moved target is a step that somebody took, never progress. */
function targetMoved(workstream: Workstream, before: Facts, after: Facts, locale: string): readonly Ranked[] {
  const at = { program: workstream.id };
  const id = factId("program.target.date", at);
  const target = compared(id, before, after);
  if (target === undefined || target.before === target.after) return [];
  const moved = daysBetween(target.before as IsoDate, target.after as IsoDate);
  const headline = finding(`${workstream.title}: the target was moved from `, was(id, target), " to ", of("program.target.date", at), ".");
  const chanceId = factId("forecast.target.chance", at);
  const chance = compared(chanceId, before, after);
  const odds: readonly FindingPart[] = chance === undefined ? [] : [" The chance of the old date was ", was(chanceId, chance), "; that of the new one is ", of("forecast.target.chance", at), "."];
  const detail = finding("A moved target changes the odds without changing the work.", ...odds);
  return [{ weight: 200, change: { subject: id, figure: formatDifference(moved, "days", locale), figureUnit: Math.abs(moved) === 1 ? "day" : "days", headline, detail } }];
}

function statusChanged(workstream: Workstream, before: Facts, after: Facts): readonly Ranked[] {
  const at = { program: workstream.id };
  const id = factId("program.status.word", at);
  const status = compared(id, before, after);
  if (status === undefined || status.before === status.after) return [];
  const words = (word: number | string) => String(word).replaceAll("-", " ");
  return [{ weight: 60, change: { subject: id, figure: "1", figureUnit: "status", headline: finding(`${workstream.title} was set from ${words(status.before)} to ${words(status.after)}.`) } }];
}

function numberMoved(base: string, label: string, least: number, weight: number, before: Facts, after: Facts, locale: string): readonly Ranked[] {
  const value = compared(base, before, after);
  if (value === undefined) return [];
  const difference = Number(value.after) - Number(value.before);
  if (Math.abs(difference) < least) return [];
  return [
    {
      weight: Math.abs(difference) * weight,
      change: {
        subject: base,
        figure: formatDifference(difference, value.unit, locale),
        figureUnit: value.unit === "days" ? (Math.abs(difference) === 1 ? "day" : "days") : Math.abs(difference) === 1 ? "item" : "items",
        headline: finding(`${label} `, difference > 0 ? "rose from " : "fell from ", was(base, value, "number"), " to ", of(base), "."),
      },
    },
  ];
}

function runGrew(before: Facts, after: Facts): readonly Ranked[] {
  const run = compared("delivery.throughput.run", before, after);
  const side = after["delivery.throughput.run-side"];
  if (run === undefined || side?.type !== "scalar" || Number(run.after) < 6 || Number(run.after) <= Number(run.before)) return [];
  const below = side.value === "below";
  const [median, weeks] = [{ ...of("delivery.throughput.median"), as: "number" }, of("delivery.throughput.run")] as const;
  const headline = runIsUnbroken(after)
    ? finding(`Throughput stayed ${below ? "below" : "above"} its median of `, median, " for ", weeks, " in a row.")
    : finding(`Throughput was ${below ? "below" : "above"} its median of `, median, " in ", weeks, `, and ${below ? "above" : "below"} it in none.`);
  return [{ weight: 40 + Number(run.after), change: { subject: "delivery.throughput.run", figure: String(run.after), figureUnit: "weeks", headline, detail: finding("Six weeks on one side of the median are a shift, not chance.") } }];
}

/** Decisions taken since the edition before; on the day of that edition, those that it did not know. */
function decisionsClosed(documents: Edition["documents"], previous: StatedThen, until: IsoDate): readonly Ranked[] {
  const known = new Set(previous.documents.flatMap((document) => (document.kind === "decision" && document.decidedOn !== undefined && document.decidedOn <= previous.asOfDate ? [document.path] : [])));
  const isNew = (path: string, decidedOn: IsoDate): boolean => decidedOn > previous.asOfDate || (decidedOn === previous.asOfDate && !known.has(path));
  const closed = documents.flatMap((document) => (document.kind === "decision" && document.decidedOn !== undefined && document.decidedOn <= until && isNew(document.path, document.decidedOn) ? [document] : []));
  return closed.map((document) => ({
    weight: 30,
    change: { subject: document.path, figure: "1", figureUnit: "decision", headline: finding(`Decided: ${document.title}.`), ...(document.outcome === undefined ? {} : { detail: finding(document.outcome) }) },
  }));
}

/** What changed from one edition to another, most consequential first. Differences between two published editions, so a record and not a forecast. */
export function changesSince(previous: StatedThen, { facts: after, program, documents, asOfDate }: StatedThen, moves: readonly ForecastMove[]): readonly Change[] {
  const before = previous.facts;
  const moveOf = new Map(moves.map((move) => [move.subject, move]));
  const ranked: readonly Ranked[] = [
    ...program.workstreams.flatMap((workstream) => [
      ...forecastMoved(workstream, before, after, program.locale),
      ...chanceMoved(workstream, before, after, program.locale),
      ...targetMoved(workstream, before, after, program.locale),
      ...statusChanged(workstream, before, after),
    ]),
    ...runGrew(before, after),
    ...numberMoved("delivery.wip.now", "Work in progress", 3, 3, before, after, program.locale),
    ...numberMoved("delivery.cycle-time.p85", "The 85\u00a0% line of cycle time", 2, 6, before, after, program.locale),
    ...numberMoved("delivery.age.older-than-p85", "Items older than the 85\u00a0% line", 1, 8, before, after, program.locale),
    ...decisionsClosed(documents, previous, asOfDate),
  ];
  return ranked.toSorted((a, b) => b.weight - a.weight || (a.change.subject < b.change.subject ? -1 : 1)).map(({ change }) => {
    const move = moveOf.get(change.subject);
    return move === undefined ? change : { ...change, move };
  });
}
