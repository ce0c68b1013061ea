import { available, isAvailable, notAvailable } from "../../model/measure.ts";
import { compareText, type IsoDate } from "../../model/time.ts";
import { emv } from "../../risk/emv.ts";
import { riskBurndown, type BurndownRisk } from "../../risk/risk-burndown.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import { isThreat, stateRow, type RegisterHistory, type RiskState } from "./risk-state.ts";

/** At most this many days of the register are shown: half a year of weeks. */
const MOST_DAYS = 26;

interface Track {
  readonly newest: RiskState;
  readonly burndown: BurndownRisk;
}

const firstOf = (dates: readonly IsoDate[]): IsoDate | undefined => dates.toSorted(compareText)[0];

/** The day on which a risk ended: as its last row says, else that of the export from which it is missing. */
function endOf(rows: readonly RiskState[], last: RiskState, exports: readonly IsoDate[]): IsoDate | null {
  if (last.state !== "open") return last.risk.closed ?? firstOf(rows.filter(({ state }) => state === last.state).map(({ on }) => on)) ?? last.on;
  return exports.find((day) => day > last.on) ?? null;
}

/** Days of the exports of each register that was read export by export. */
function exportDays({ rows }: RegisterHistory, { model }: FactContext): ReadonlyMap<string, readonly IsoDate[]> {
  const series = new Set((model.records?.riskHistory ?? []).map(({ source }) => source.file));
  const registers = new Set(rows.filter(({ risk }) => series.has(risk.source.file)).map(({ key, risk }) => key.slice(0, -risk.id.length - 1)));
  return new Map([...registers].map((register) => [register, [...new Set(rows.filter(({ key, risk }) => key === `${register} ${risk.id}`).map(({ on }) => on))].sort(compareText)]));
}

function tracksOf(history: RegisterHistory, context: FactContext): readonly Track[] {
  const exports = exportDays(history, context);
  return [...Map.groupBy(history.rows, ({ key }) => key)].flatMap(([key, rows]): readonly Track[] => {
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined) return [];
    const openedAt = firstOf(rows.map(({ risk, on }) => risk.opened ?? on)) ?? first.on;
    const closedAt = endOf(rows, last, exports.get(key.slice(0, -last.risk.id.length - 1)) ?? []);
    const exposures = rows.flatMap(({ on, state, residual }) => (state === "open" && isAvailable(residual) ? [{ at: on, emv: emv(residual.value) }] : []));
    return [{ newest: last, burndown: { openedAt, closedAt, exposures } }];
  });
}

type Move = "opened" | "higher" | "lower" | "closed" | "occurred";

interface Moved {
  readonly on: IsoDate;
  readonly track: Track;
  readonly what: Move;
  readonly from: number | null;
  readonly to: number | null;
}

const isOn = ({ openedAt, closedAt, exposures }: BurndownRisk, day: IsoDate): boolean => openedAt <= day && (closedAt === null || closedAt > day) && exposures.some(({ at }) => at <= day);

/** What changed between one day of the register and the next. */
function moves(tracks: readonly Track[], days: readonly IsoDate[]): readonly Moved[] {
  return days.slice(1).flatMap((on, index) => {
    const before = days[index] ?? on;
    return tracks.flatMap((track): readonly Moved[] => {
      const { burndown, newest } = track;
      const [was, is] = [isOn(burndown, before), isOn(burndown, on)];
      const [from = 0, to = 0] = riskBurndown({ risks: [burndown], dates: [before, on] }).series;
      if (!was && !is) return [];
      if (!was) return [{ on, track, what: "opened", from: null, to }];
      if (!is) return [{ on, track, what: newest.state === "occurred" ? "occurred" : "closed", from, to: null }];
      return from === to ? [] : [{ on, track, what: to > from ? "higher" : "lower", from, to }];
    });
  });
}

/** How the expected loss of open threats ran over the days of the register, and what moved it (METHOD.md 5.3). */
export function burndownFacts(history: RegisterHistory, context: FactContext): readonly ComputedFact[] {
  const { program, sha256, asOfDate } = context;
  const days = [...new Set(history.rows.map(({ on }) => on))].sort(compareText).slice(-MOST_DAYS);
  if (days.length < 2) return [];
  const tracks = tracksOf(history, context);
  const threats = tracks.filter(({ newest }) => isThreat(newest));
  const unpriced = history.rows.some((state) => isThreat(state) && !isAvailable(state.residual) && state.residual.notAvailable === "missing-rate");
  const { series } = riskBurndown({ risks: threats.map(({ burndown }) => burndown), dates: days });
  const rows = history.rows.filter(({ on }) => on >= (days[0] ?? on)).map((state) => stateRow(state, { state: state.state, residual: isAvailable(state.residual) ? emv(state.residual.value) : null }));
  const head = { dimensions: {}, rule: "risk.burndown", arguments: { asOf: asOfDate, from: days[0] ?? asOfDate, days: days.length, assessment: "after mitigation so far" }, rows };
  const money = (name: string, label: string) => ({ name, label, unit: "money" as const, currency: program.currency });
  const [last, before] = [series.at(-1) ?? 0, series.at(-2) ?? 0];
  const change = (value: number) => (unpriced ? notAvailable<number>("missing-rate", "no rate turns every amount of the register into the program’s currency") : available(value));
  return [
    tableFact(
      { ...head, base: "risk.burndown.days", label: "Expected loss of open threats over time" },
      [{ name: "date", label: "Day", unit: "date" }, money("residual", "Expected loss"), { name: "threats", label: "Open threats", unit: "count" }],
      days.map((day, index) => [day, unpriced ? null : (series[index] ?? null), threats.filter(({ burndown }) => isOn(burndown, day)).length]),
      sha256,
    ),
    tableFact(
      { ...head, base: "risk.burndown.moves", label: "What moved between one day of the register and the next" },
      [{ name: "date", label: "Day", unit: "date" }, { name: "id", label: "Risk", unit: "text" }, { name: "type", label: "Type", unit: "text" }, { name: "what", label: "What happened", unit: "text" }, money("from", "Before"), money("to", "After")],
      moves(tracks, days).map(({ on, track, what, from, to }) => [on, track.newest.risk.id, track.newest.risk.type, what, from, to]),
      sha256,
    ),
    scalarFact({ ...head, base: "risk.burndown.change", label: "Change of expected loss since the day before in the register", arguments: { ...head.arguments, since: days.at(-2) ?? asOfDate }, currency: program.currency }, "money", change(last - before), sha256, threats.length),
    scalarFact({ ...head, base: "risk.burndown.change-in-all", label: "Change of expected loss since the first day shown", currency: program.currency }, "money", change(last - (series[0] ?? 0)), sha256, threats.length),
  ];
}
