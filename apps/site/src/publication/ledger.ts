import { formatDate, formatText, type Edition } from "@almanac/core";
import { idFor, table } from "./facts.ts";
import { namedRows, numberIn, textIn, type NamedRow } from "./table-rows.ts";

type Facts = Edition["facts"];

/** What the coverage table calls the workstreams together, and forecasts at all distances. */
const TOGETHER = "(workstreams)";
const ALL = "all";
const SHOWN_LEVEL = 0.85;
const MOST_SHOWN = 10;

export interface CoverageLine {
  readonly label: string;
  /** Stands under the line before: a horizon of it. */
  readonly part: boolean;
  readonly due: number;
  readonly kept: number;
  readonly independent: number;
  readonly coverage: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly verdict: string;
}

export interface CoverageGroup {
  readonly kind: string;
  readonly lines: readonly CoverageLine[];
}

function coverageLine(row: NamedRow, label: string, part: boolean): CoverageLine {
  const number = (column: string): number => numberIn(row, column) ?? 0;
  return {
    label,
    part,
    due: number("due"),
    kept: number("kept"),
    independent: number("independent"),
    coverage: numberIn(row, "coverage"),
    low: numberIn(row, "wilsonLow"),
    high: numberIn(row, "wilsonHigh"),
    verdict: textIn(row, "verdict"),
  };
}

/**
 * How often the 85 % line was kept, by kind of forecast: all workstreams together, by how far they looked ahead where that differs, then
 * each workstream, then the program's own.
 */
export function coverageGroups(facts: Facts, program: Pick<Edition["program"], "title" | "workstreams">): readonly CoverageGroup[] {
  const rows = namedRows(table(facts, "ledger.coverage.table")).filter((row) => numberIn(row, "nominal") === SHOWN_LEVEL);
  return [...Map.groupBy(rows, (row) => textIn(row, "kind"))].map(([kind, own]) => {
    const of = (scope: string): readonly NamedRow[] => own.filter((row) => textIn(row, "program") === scope);
    const lines = (scope: string, label: string, horizons: boolean): readonly CoverageLine[] => {
      const parts = of(scope).filter((row) => textIn(row, "horizon") !== ALL);
      return [...of(scope).filter((row) => textIn(row, "horizon") === ALL).map((row) => coverageLine(row, label, false)), ...(horizons && parts.length > 1 ? parts.map((row) => coverageLine(row, textIn(row, "horizon"), true)) : [])];
    };
    const some = program.workstreams.filter(({ id }) => of(id).length > 0);
    // One workstream together with nothing else is that workstream.
    const together = some.length === 1 ? [] : lines(TOGETHER, "Workstreams together", true);
    return { kind, lines: [...together, ...some.flatMap(({ id, title }) => lines(id, title, some.length === 1)), ...lines("", program.title, program.workstreams.length === 0)] };
  });
}

export interface RecordLine {
  readonly edition: string;
  readonly due: string;
  readonly about: string;
  readonly said: string;
  readonly happened: string;
  readonly kept: boolean;
  readonly isChance: boolean;
}

type RecordSource = Pick<Edition, "facts" | "earlier"> & { readonly program: Pick<Edition["program"], "title" | "workstreams" | "locale"> };

/** The newest forecasts that fell due: what was said, and what happened. Milestones whose dates only repeat their workstream's are left to the data table. */
export function recordLines({ facts, program: { title, workstreams, locale }, earlier }: RecordSource): readonly RecordLine[] {
  const labels = new Map(earlier.map(({ id, label }) => [id, label]));
  const titles = new Map(workstreams.map((workstream) => [workstream.id, workstream.title]));
  const rows = namedRows(table(facts, "ledger.forecasts.recent")).filter((row) => textIn(row, "milestone") === "");
  return rows.slice(0, MOST_SHOWN).map((row) => {
    const [saidItems, saidChance, items] = [numberIn(row, "saidItems"), numberIn(row, "saidChance"), numberIn(row, "happenedItems")];
    const [by, on] = [textIn(row, "saidDate"), textIn(row, "happenedOn")];
    const scope = textIn(row, "program");
    const said = saidItems !== null ? `at least ${formatText(saidItems, "items", locale)} in four weeks` : saidChance !== null ? `${formatText(saidChance, "share", locale)} for ${formatDate(by)}` : `done by ${formatDate(by)}`;
    const happened = items !== null ? formatText(items, "items", locale) : on === "" ? "not done yet" : formatDate(on);
    const edition = textIn(row, "edition");
    return { edition: labels.get(edition) ?? edition, due: textIn(row, "due"), about: titles.get(scope) ?? (scope === "" ? title : scope), said, happened, kept: row("kept") === true, isChance: saidChance !== null };
  });
}

/** `kept`, `missed`; of a chance `happened`, `did not happen`: a chance is neither kept nor missed. */
export const outcomeWord = ({ kept, isChance }: Pick<RecordLine, "kept" | "isChance">): string => (isChance ? (kept ? "happened" : "did not happen") : kept ? "kept" : "missed");

export interface WaitingLine {
  readonly kind: string;
  readonly waiting: number;
  readonly next: string;
}

/** Forecasts that are still to be judged, by kind. */
export function waitingLines(facts: Facts): readonly WaitingLine[] {
  const rows = namedRows(table(facts, "ledger.forecasts.waiting"));
  return [...Map.groupBy(rows, (row) => textIn(row, "kind"))].map(([kind, own]) => {
    return { kind, waiting: own.reduce((sum, row) => sum + (numberIn(row, "waiting") ?? 0), 0), next: own.map((row) => textIn(row, "next")).sort()[0] ?? "" };
  });
}

/** Name of the chart of a workstream whose target moved: as a step, beside what was forecast. */
export const movedTargetChart = (workstream: string): string => idFor("ledger.targets.moved", workstream);

/** Workstreams whose milestone or target moved between editions, the newest move first. */
export const movedWorkstreams = (facts: Facts): readonly string[] => [
  ...new Set(namedRows(table(facts, "ledger.targets.moved")).flatMap((row) => (["Milestone", "Target"].includes(textIn(row, "kind")) && textIn(row, "program") !== "" ? [textIn(row, "program")] : []))),
];
