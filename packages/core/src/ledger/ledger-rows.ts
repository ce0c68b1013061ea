import { addDays, compareText, type IsoDate } from "../model/time.ts";
import type { ForecastKind, Ledger } from "./ledger.ts";
import type { ChanceTally, ForecastLine, ForecastRows, ForecastState, LineTally, OpenForecast, Settled } from "./ledger-state.ts";

type OpenRow = Ledger["open"][number];

/** Marks of a line or chance: counted over all horizons, counted within its own, judged. */
const MARK = { counted: 1, countedInHorizon: 2, judged: 4 } as const;
/** Days that a forecast of "how many" looks ahead, as it is published. */
export const AHEAD_DAYS = 28;

const marksOf = ({ counted, countedInHorizon }: Pick<ForecastLine, "counted" | "countedInHorizon">, judged: boolean): number =>
  (counted ? MARK.counted : 0) + (countedInHorizon ? MARK.countedInHorizon : 0) + (judged ? MARK.judged : 0);
const readMarks = (marks: number) => ({ counted: (marks & MARK.counted) !== 0, countedInHorizon: (marks & MARK.countedInHorizon) !== 0 });

const neededText = (needed: ReadonlyMap<string, number>): string => [...needed].map(([stream, items]) => `${stream}=${String(items)}`).join(" ");

function readNeeded(text: string): ReadonlyMap<string, number> {
  return new Map(
    text.split(" ").map((pair): [string, number] => {
      const at = pair.lastIndexOf("=");
      return [pair.slice(0, at), Number(pair.slice(at + 1))];
    }),
  );
}

function openRow({ kind, scope, milestone, edition, made, needed, outcome, lines, chance }: OpenForecast): OpenRow {
  const cells = (index: number): readonly [number | null, number | IsoDate | null, number] => {
    const line = lines[index];
    return line === undefined ? [null, null, 0] : [line.level, line.bound, marksOf(line, line.judged)];
  };
  const stated = [chance?.p ?? null, chance?.target ?? null, chance === undefined ? 0 : marksOf(chance, false)] as const;
  return [kind, scope, milestone, edition, made, needed === undefined ? null : neededText(needed), outcome, ...cells(0), ...cells(1), ...cells(2), ...stated];
}

function readOpen([kind, scope, milestone, edition, made, needed, outcome, ...rest]: OpenRow): OpenForecast {
  const [level1, bound1, marks1, level2, bound2, marks2, level3, bound3, marks3, p, target, marks] = rest;
  const lines = ([[level1, bound1, marks1], [level2, bound2, marks2], [level3, bound3, marks3]] as const).flatMap(([level, bound, mark]): readonly ForecastLine[] =>
    level === null || bound === null ? [] : [{ level, bound, due: typeof bound === "number" ? addDays(made, AHEAD_DAYS) : bound, ...readMarks(mark), judged: (mark & MARK.judged) !== 0 }],
  );
  const chance = p === null || target === null ? undefined : { p, target, ...readMarks(marks) };
  return { kind, scope, milestone, edition, made, needed: needed === null ? undefined : readNeeded(needed), outcome, lines, chance };
}

/** Parts of the name of a tally. */
export const tallyName = (kind: ForecastKind, scope: string, horizon: string, at: number): string => [kind, scope, horizon, String(at)].join("|");

export function readTallyName(name: string): { readonly kind: ForecastKind; readonly scope: string; readonly horizon: string; readonly at: number } {
  const [kind, scope = "", horizon = "", at] = name.split("|");
  return { kind: kind as ForecastKind, scope, horizon, at: Number(at) };
}

const sorted = <T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] => [...map].sort(([a], [b]) => compareText(a, b));

const settledRow = ({ kind, scope, milestone, edition, made, due, said, isChance, happened, kept }: Settled): Ledger["recent"][number] => [kind, scope, milestone, edition, made, due, said, isChance, happened, kept];

export function forecastRows(state: ForecastState): ForecastRows {
  return {
    open: state.open.map(openRow),
    running: sorted(state.running).map(([series, { made, until }]) => [series, made, until]),
    lines: sorted(state.lines).map(([name, tally]) => {
      const { kind, scope, horizon, at } = readTallyName(name);
      return [kind, scope, horizon, at, tally.due, tally.kept, tally.counted, tally.countedKept, tally.loss, tally.lossOver];
    }),
    chances: sorted(state.chances).map(([name, tally]) => {
      const { kind, scope, horizon, at } = readTallyName(name);
      return [kind, scope, horizon, at, tally.due, tally.happened, tally.sum, tally.squaredErrors, tally.counted, tally.countedHappened, tally.countedSum];
    }),
    recent: state.recent.map(settledRow),
    void: state.void,
  };
}

export function readForecasts(ledger: ForecastRows): ForecastState {
  return {
    open: ledger.open.map(readOpen),
    running: new Map(ledger.running.map(([series, made, until]) => [series, { made, until }])),
    lines: new Map(ledger.lines.map(([kind, scope, horizon, level, due, kept, counted, countedKept, loss, lossOver]): [string, LineTally] => [tallyName(kind, scope, horizon, level), { due, kept, counted, countedKept, loss, lossOver }])),
    chances: new Map(
      ledger.chances.map(([kind, scope, horizon, bin, due, happened, sum, squaredErrors, counted, countedHappened, countedSum]): [string, ChanceTally] => [
        tallyName(kind, scope, horizon, bin),
        { due, happened, sum, squaredErrors, counted, countedHappened, countedSum },
      ]),
    ),
    recent: ledger.recent.map(([kind, scope, milestone, edition, made, due, said, isChance, happened, kept]) => ({ kind, scope, milestone, edition, made, due, said, isChance, happened, kept })),
    void: ledger.void,
  };
}
