import type { ForecastMove } from "../../causes/forecast-move.ts";
import { publishedDates, type PublishedDate } from "../../causes/published-dates.ts";
import type { Edition } from "../../edition/edition.ts";
import { findingText } from "../../finding/text.ts";
import { available, notAvailable, type Measure } from "../../model/measure.ts";
import { daysBetween, type IsoDate } from "../../model/time.ts";
import type { Catalogue } from "../area.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import type { FactContext } from "../scope.ts";

export const CHANGES_CATALOGUE: Catalogue = {
  "changes.forecast.causes": { over: "both" },
  "changes.forecast.moved": { over: "both" },
  "changes.outlook.causes": { over: "both" },
  "changes.outlook.moved": { over: "both" },
};

/** Measures by the kind of date, and how the date is called. */
const MEASURES: Readonly<Record<PublishedDate["kind"], { readonly measure: string; readonly of: string }>> = {
  own: { measure: "changes.forecast", of: "the 85\u00a0% date" },
  joint: { measure: "changes.outlook", of: "the 85\u00a0% date with dependencies and calendar" },
};

function movedBy(before: IsoDate | null | undefined, after: IsoDate | null, isFirst: boolean): Measure<number> {
  if (isFirst) return notAvailable("no-data", "there is no edition before this one");
  if (after === null) return notAvailable("not-applicable", "this edition gives no date");
  return before === null || before === undefined ? notAvailable("not-applicable", "the edition before gave no date") : available(daysBetween(before, after));
}

interface Editions {
  /** Undefined in the first one. */
  readonly before: Pick<Edition, "facts" | "program"> | undefined;
  readonly after: ReadonlyMap<string, ComputedFact>;
}

/** A move tells about a date, so it stands on the rows of the date and is seen by those who may see it. */
function standingOn({ subject, kind, workstream }: PublishedDate, after: Editions["after"]): Pick<FactHead, "rows" | "aggregate"> {
  const date = after.get(kind === "joint" && workstream !== undefined ? "outlook.joint.workstreams" : subject);
  return { rows: date?.rows ?? [], ...(date?.aggregate === undefined ? {} : { aggregate: date.aggregate }) };
}

/** Days by which each 85 % date moved since the edition before (0: it stayed), and how many of them each group of inputs made. */
export function changesFacts(moves: readonly ForecastMove[], { before, after }: Editions, { program, sha256 }: FactContext): readonly ComputedFact[] {
  const earlier = new Map((before === undefined ? [] : publishedDates(before.facts, before.program)).map(({ subject, date }) => [subject, date]));
  const facts = Object.fromEntries([...after].map(([id, { fact }]) => [id, fact]));
  return publishedDates(facts, program).flatMap((published) => {
    const { subject, kind, workstream, date } = published;
    const { measure, of } = MEASURES[kind];
    const move = moves.find((each) => each.subject === subject);
    const old = earlier.get(subject);
    const head: Omit<FactHead, "base" | "label" | "arguments"> = { dimensions: workstream === undefined ? {} : { program: workstream }, rule: "changes.moves", ...standingOn(published, after) };
    const dates = { ...(typeof old === "string" ? { before: old } : {}), ...(date === null ? {} : { after: date }) };
    const moved = scalarFact({ ...head, base: `${measure}.moved`, label: `Days by which ${of} moved since the edition before`, arguments: dates }, "days", movedBy(old, date, before === undefined), sha256);
    if (move === undefined) return [moved];
    const { target, parts } = move;
    const against = target === undefined || target.before === target.after ? {} : { targetBefore: target.before, targetAfter: target.after };
    const causes = tableFact(
      { ...head, base: `${measure}.causes`, label: `What moved ${of}${"targetBefore" in against ? " against its target" : ""}`, arguments: { ...dates, ...against, attribution: "Shapley value", stepsBetween: kind === "own" ? "as published" : "half the trials, 40 replicate histories" } },
      [
        { name: "cause", label: "Cause", unit: "text" },
        { name: "days", label: "Days", unit: "days" },
        { name: "because", label: "Because", unit: "text" },
      ],
      parts.map(({ cause, days, because }) => [cause, days, findingText(because, {}, program.locale)]),
      sha256,
    );
    return [moved, causes];
  });
}
