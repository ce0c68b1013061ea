import { outcomePercentiles } from "../../forecast/outcome-percentiles.ts";
import { available, notAvailable, type Measure } from "../../model/measure.ts";
import { addDays } from "../../model/time.ts";
import { simulateOutlook } from "../../outlook/simulate-outlook.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { rowOf } from "../scope.ts";
import { jointRows } from "./joint-facts.ts";
import type { OutlookTeam, OutlookView } from "./outlook-view.ts";

const TRIALS = 2000;
const HORIZON_WEEKS = 260;
const STREAM = "outlook/growth";

const perWeek = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0) / counts.length;

/** When all is finished if items go on being created as in the sampled weeks. */
function ifItGoesOn(view: OutlookView, p: number): Measure<string> {
  const { context } = view.input;
  if (!("value" in view.guard)) return view.guard as Measure<string>;
  const streams = view.teams.map(({ stream, created }) => ({ ...stream, arrivals: created }));
  const { milestone } = simulateOutlook({ streams, trials: TRIALS, seed: context.program.seed, stream: STREAM, maxWeeks: HORIZON_WEEKS });
  const weeks = outcomePercentiles(milestone, [p])[String(p)] ?? null;
  return weeks === null ? notAvailable("beyond-horizon", "later than any date within five years: work is created about as fast as it is finished") : available(addDays(context.asOfDate, 7 * weeks));
}

/** What is created beside what is finished, and what it does to the date. */
export function growthFacts(view: OutlookView): readonly ComputedFact[] {
  const { context } = view.input;
  const { teams, mondays } = view;
  if (teams.length === 0 || mondays.length === 0) return [];
  const [from, to] = [mondays[0] ?? "", context.lastSunday];
  const createdRows = teams.flatMap(({ scope }) => scope.items.filter(({ flow }) => flow.created >= from && flow.created <= to && flow.state !== "excluded").map((entry) => rowOf(entry, { created: entry.flow.created })));
  const head = { dimensions: {}, rule: "forecast.when", arguments: { sampledFrom: from, sampledTo: to }, rows: createdRows };
  const net = (team: OutlookTeam): number => perWeek(team.created) - perWeek(team.stream.samples);
  const table = tableFact(
    { ...head, base: "outlook.growth.workstreams", label: "Items created and finished a week" },
    [
      { name: "workstream", label: "Workstream", unit: "text" },
      { name: "created", label: "Created a week", unit: "items/week" },
      { name: "finished", label: "Finished a week", unit: "items/week" },
      { name: "net", label: "Growth a week", unit: "items/week" },
    ],
    teams.map((team) => [team.title, perWeek(team.created), perWeek(team.stream.samples), net(team)]),
    context.sha256,
  );
  const date = scalarFact(
    { dimensions: {}, rule: "forecast.milestone", base: "outlook.growth.p85", label: "All workstreams finished by, if items go on being created as they were, with 85 % confidence", arguments: { engine: "simulation", level: "plain", trials: TRIALS, seed: context.program.seed, stream: STREAM, sampledFrom: from, sampledTo: to, arrivals: "created a week", horizonWeeks: HORIZON_WEEKS }, rows: jointRows(view), aggregate: true },
    "date",
    ifItGoesOn(view, 85),
    context.sha256,
    mondays.length,
  );
  const { splitRate } = context.program.rules?.forecast ?? {};
  const open = teams.reduce((sum, { openItems }) => sum + openItems, 0);
  return [
    scalarFact({ ...head, base: "outlook.growth.per-week", label: "Items created a week less items finished a week" }, "items/week", available(teams.reduce((sum, team) => sum + net(team), 0)), context.sha256, mondays.length),
    table,
    date,
    ...(splitRate === undefined ? [] : [scalarFact({ dimensions: {}, rule: "forecast.when", base: "outlook.growth.after-split", label: "Open items as they are expected to turn out", arguments: { low: splitRate.low, high: splitRate.high, open }, rows: [] }, "items", available((open * (splitRate.low + splitRate.high)) / 2), context.sha256)]),
  ];
}
