import type { AgeingFigure, CumulativeFlowFigure, CycleTimeFigure, DaysPercentile, ThroughputRunFigure, ThroughputWeek } from "@almanac/charts";
import { addDays, isoDate, isoWeek, type Edition } from "@almanac/core";
import { numberOf, table, textOf } from "../../publication/facts.ts";
import { namedRows, numberIn, textIn } from "../../publication/table-rows.ts";

/** Facts in the shape that the delivery charts take. Nothing is computed here but the top of a shared scale. */

export function weeksIn({ facts }: Edition, workstream?: string): readonly ThroughputWeek[] {
  return namedRows(table(facts, "delivery.throughput.weeks", workstream)).flatMap((row) => {
    const items = numberIn(row, "items");
    return items === null ? [] : [{ label: textIn(row, "week"), from: textIn(row, "from"), items, complete: row("complete") === true }];
  });
}

const SHORT_WEEK = /^\d{4}-/;
/** Weeks judged against the median of the weeks before them, as in the rule of the throughput facts. */
export const JUDGED_WEEKS = 6;

export function runFigure(edition: Edition): ThroughputRunFigure | undefined {
  const weeks = weeksIn(edition);
  if (weeks.length === 0) return undefined;
  const { facts } = edition;
  const median = numberOf(facts, "delivery.throughput.median") ?? null;
  const complete = weeks.filter((week) => week.complete);
  const before = complete.slice(0, -JUDGED_WEEKS);
  const span = [before[0], before.at(-1)].map((week) => week?.label.replace(SHORT_WEEK, "") ?? "").join("–");
  const side = textOf(facts, "delivery.throughput.run-side");
  const [low, mid, high] = ["low", "mid", "high"].map((name) => numberOf(facts, `forecast.how-many.weekly-${name}`));
  return {
    weeks,
    baselineMedian: median,
    baselineLabel: median === null ? "" : `median of ${span}: ${String(median)}`,
    run: { length: numberOf(facts, "delivery.throughput.run") ?? 0, side: side === "below" || side === "above" ? side : "none" },
    ...(low === undefined || mid === undefined || high === undefined ? {} : { next: { low, mid, high, weeks: 4 } }),
  };
}

function percentilesIn({ facts }: Edition): readonly DaysPercentile[] {
  return [50, 85, 95].flatMap((p) => {
    const days = numberOf(facts, `delivery.cycle-time.p${String(p)}`);
    return days === undefined ? [] : [{ p, days }];
  });
}

const finishedItems = ({ facts }: Edition) =>
  namedRows(table(facts, "delivery.cycle-time.items")).flatMap((row) => {
    const days = numberIn(row, "days");
    return days === null ? [] : [{ key: textIn(row, "key"), finished: textIn(row, "finished"), days }];
  });

const openItems = ({ facts }: Edition) =>
  namedRows(table(facts, "delivery.age.items")).flatMap((row) => {
    const days = numberIn(row, "days");
    return days === null ? [] : [{ key: textIn(row, "key"), column: textIn(row, "column"), days }];
  });

/** One scale for finished and open work, so that the 85 % line runs through both. Far outliers don't flatten the rest: they are drawn at the edge. */
function topOfScale(edition: Edition): number {
  const days = [...finishedItems(edition), ...openItems(edition)].map((item) => item.days);
  const slowest = Math.max(1, ...days);
  const p95 = percentilesIn(edition).at(-1)?.days ?? slowest;
  return Math.min(slowest, Math.ceil(p95 * 2)) * 1.04;
}

export function cycleTimeFigure(edition: Edition): CycleTimeFigure | undefined {
  const points = finishedItems(edition);
  return points.length === 0 ? undefined : { points, percentiles: percentilesIn(edition), yMax: topOfScale(edition) };
}

export function ageingFigure(edition: Edition): AgeingFigure | undefined {
  const points = openItems(edition);
  if (points.length === 0) return undefined;
  const started = edition.program.workflow.columns.filter((column) => column.category === "inProgress");
  const columns = started.map(({ name }) => ({ name, count: points.filter((point) => point.column === name).length }));
  return { columns, points, percentiles: percentilesIn(edition), yMax: topOfScale(edition) };
}

/** Week from whose start the diagram counts finished items: the week that begins with, or the day after, the first date. */
export function countedFrom(facts: Edition["facts"]): string | undefined {
  const [first] = namedRows(table(facts, "delivery.cumulative-flow.columns"));
  return first === undefined ? undefined : isoWeek(addDays(isoDate(textIn(first, "date")), 1)).replace(SHORT_WEEK, "");
}

export function cumulativeFlowFigure({ facts, program }: Edition): CumulativeFlowFigure | undefined {
  const fact = table(facts, "delivery.cumulative-flow.columns");
  const rows = namedRows(fact);
  if (fact === undefined || rows.length === 0) return undefined;
  const categories = new Map(program.workflow.columns.map((column) => [column.name, column.category]));
  const columns = fact.columns.slice(1).flatMap((column) => {
    const category = categories.get(column.label) ?? categories.get(column.name);
    return category === undefined ? [] : [{ name: column.label, category, values: rows.map((row) => numberIn(row, column.name) ?? Number.NaN) }];
  });
  const complete = columns.length > 0 && columns.every((column) => column.values.every((value) => Number.isFinite(value)));
  const dates = rows.map((row) => textIn(row, "date"));
  return complete ? { dates, columns, doneFrom: countedFrom(facts) } : undefined;
}
