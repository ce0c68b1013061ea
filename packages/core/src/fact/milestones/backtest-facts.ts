import type { ComputedFact } from "../computed.ts";
import { rowOf, type FactContext, type Scope } from "../scope.ts";
import { sampledItems } from "../throughput-facts.ts";
import { sampleWeeksOf } from "../forecast-engines.ts";
import { historyWeeks, howManyForecasts, whenForecasts } from "./backtest-forecasts.ts";
import { crpsFact, shareFact, type Backtest, type Kind } from "./backtest-scalars.ts";
import { independentOf, lineScores } from "./backtest-scoring.ts";
import { calibrationTable, coverageTable, forecastsTable } from "./backtest-tables.ts";

const HOW_MANY: Kind = {
  measure: "how-many",
  unit: "items",
  about: "items in four weeks",
  lines: [
    { name: "atLeast95", label: "At least, 95 %", unit: "items" },
    { name: "atLeast85", label: "At least, 85 %", unit: "items" },
    { name: "atLeast50", label: "At least, 50 %", unit: "items" },
    { name: "atMost85", label: "At most, 85 %", unit: "items" },
  ],
  forecasts: howManyForecasts,
};
const WHEN: Kind = {
  measure: "when",
  unit: "weeks",
  about: "weeks for a usual month of items",
  lines: [50, 85, 95].map((level) => ({ name: `p${String(level)}`, label: `Within, ${String(level)} %`, unit: "weeks" as const })),
  forecasts: whenForecasts,
};

function backtestOf(kind: Kind, scope: Scope, context: FactContext): Backtest {
  const all = kind.forecasts(scope, context);
  const independent = independentOf(all);
  const rows = sampledItems(scope, context, historyWeeks(context)).map((entry) => rowOf(entry, { finished: entry.flow.done }));
  return { scope, sampleWeeks: sampleWeeksOf(context.program), all, independent, scores: lineScores(all, independent), rows };
}

function kindFacts(kind: Kind, scopes: readonly Scope[], { sha256, ...context }: FactContext): readonly ComputedFact[] {
  const backtests = scopes.filter(({ items }) => items.length > 0).map((scope) => backtestOf(kind, scope, { sha256, ...context }));
  const [whole] = backtests;
  if (whole === undefined) return [];
  const scalars = [...backtests.map((backtest) => shareFact(kind, backtest, sha256)), crpsFact(kind, whole, sha256)];
  const tried = backtests.some(({ all }) => all.length > 0);
  return tried ? [...scalars, coverageTable(kind, backtests, sha256), calibrationTable(kind, backtests, sha256), forecastsTable(kind, backtests, sha256)] : scalars;
}

/** The plain throughput forecast, tried on the program's own past. */
export const backtestFacts = (scopes: readonly Scope[], context: FactContext): readonly ComputedFact[] => [...kindFacts(HOW_MANY, scopes, context), ...kindFacts(WHEN, scopes, context)];
