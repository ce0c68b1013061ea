import type { ColumnBulletsFigure, ProcessLimitFigure, RankedBarsFigure } from "@almanac/charts";
import { formatDate, formatText } from "@almanac/core";
import { table } from "../../../publication/facts.ts";
import type { DrawnEdition } from "../../../publication/people/drawn-edition.ts";
import type { Board } from "../../../publication/people/sprint-boards.ts";
import { namedRows, numberIn, textIn } from "../../../publication/table-rows.ts";

/** Points completed of those committed, sprint by sprint of one board. */
export function sprintFigure({ program }: DrawnEdition, { rows }: Board): ColumnBulletsFigure | undefined {
  const told = rows.filter((row) => numberIn(row, "committed") !== null);
  const last = told.at(-1);
  if (last === undefined) return undefined;
  const points = (row: typeof last, column: string): string => {
    const value = numberIn(row, column);
    return value === null ? "no data" : formatText(value, "points", program.locale);
  };
  return {
    title: "Points completed in each sprint, with a tick at what was committed",
    columns: told.map((row) => {
      const end = textIn(row, "end");
      return { label: formatDate(end, "day-month"), group: end.slice(0, 4), value: numberIn(row, "completed"), target: numberIn(row, "committed"), title: `${textIn(row, "sprint")}: ${points(row, "completed")} completed, ${points(row, "committed")} committed` };
    }),
    valueLabel: `${points(last, "completed").replace(/\u00a0\S+$/, "")} completed`,
    targetLabel: `${points(last, "committed").replace(/\u00a0\S+$/, "")} committed`,
  };
}

const NOT_WORK = new Set(["blocked", "waiting"]);

/** What the elapsed hours of finished items went into; what is known to be no work is solid. */
export function hoursFigure({ facts, program }: DrawnEdition): RankedBarsFigure | undefined {
  const rows = namedRows(table(facts, "delivery.blocked.causes"))
    .filter((row) => (numberIn(row, "finishedShare") ?? 0) > 0)
    .toSorted((a, b) => (numberIn(b, "finishedShare") ?? 0) - (numberIn(a, "finishedShare") ?? 0));
  if (rows.length === 0) return undefined;
  return {
    title: "Share of the elapsed time of finished items by what it went into",
    rows: rows.map((row) => {
      const [share, hours] = [numberIn(row, "finishedShare") ?? 0, numberIn(row, "finished") ?? 0];
      return { name: textIn(row, "cause"), value: share, text: `${formatText(share, "share", program.locale)}, ${hours < 1 ? "under an hour" : formatText(Math.round(hours), "hours", program.locale)}`, strong: NOT_WORK.has(textIn(row, "kind")) };
    }),
  };
}

/** Weekly throughput of the whole program between its natural limits. */
export function limitsFigure({ facts }: DrawnEdition): ProcessLimitFigure | undefined {
  const summary = namedRows(table(facts, "delivery.limits.summary")).find((row) => row("program") === null && textIn(row, "measure") === "Throughput");
  const [mean, lower, upper] = ["mean", "lower", "upper"].map((name) => (summary === undefined ? null : numberIn(summary, name)));
  const weeks = namedRows(table(facts, "delivery.limits.throughput")).flatMap((row) => {
    const items = numberIn(row, "items");
    const signal = textIn(row, "signal");
    return items === null ? [] : [{ label: textIn(row, "week"), items, ...(signal === "" ? {} : { signal }) }];
  });
  if (typeof mean !== "number" || typeof lower !== "number" || typeof upper !== "number" || weeks.length < 2) return undefined;
  return { weeks, mean, lower, upper };
}
