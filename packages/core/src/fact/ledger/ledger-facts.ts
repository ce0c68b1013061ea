import type { Ledger } from "../../ledger/ledger.ts";
import { readForecasts } from "../../ledger/ledger-rows.ts";
import type { Catalogue } from "../area.ts";
import type { ComputedFact, RowRef } from "../computed.ts";
import type { FactContext, Scope } from "../scope.ts";
import { calibrationFacts } from "./calibration-facts.ts";
import { coverageFacts, type LedgerHead } from "./coverage-facts.ts";
import { coverageRows } from "./coverage-rows.ts";
import { promiseLedgerFacts } from "./promise-ledger-facts.ts";
import { recordFacts } from "./record-facts.ts";

const OF_PROGRAM = { over: "program" } as const;
const OF_BOTH = { over: "both" } as const;

/** Of the 85 % line, by kind. */
const BESIDE = ["low", "high", "counted", "due", "all"].flatMap((statistic) => ["when", "how-many"].map((kind) => `ledger.coverage.${kind}-${statistic}`));

export const LEDGER_CATALOGUE: Catalogue = {
  ...Object.fromEntries(BESIDE.map((base) => [base, OF_PROGRAM])),
  "ledger.bias.verdict": OF_PROGRAM,
  "ledger.brier.score": OF_PROGRAM,
  "ledger.brier.table": OF_PROGRAM,
  "ledger.calibration.curve": OF_PROGRAM,
  "ledger.coverage.how-many-p50": OF_BOTH,
  "ledger.coverage.how-many-p85": OF_BOTH,
  "ledger.coverage.table": OF_PROGRAM,
  "ledger.coverage.when-p50": OF_BOTH,
  "ledger.coverage.when-p85": OF_BOTH,
  "ledger.forecasts.judged": OF_PROGRAM,
  "ledger.forecasts.next-due": OF_PROGRAM,
  "ledger.forecasts.open": OF_PROGRAM,
  "ledger.forecasts.recent": OF_PROGRAM,
  "ledger.forecasts.since": OF_PROGRAM,
  "ledger.forecasts.void": OF_PROGRAM,
  "ledger.forecasts.waiting": OF_PROGRAM,
  "ledger.pinball.table": OF_PROGRAM,
  "ledger.promises.kept": OF_PROGRAM,
  "ledger.promises.table": OF_PROGRAM,
  "ledger.targets.days": OF_PROGRAM,
  "ledger.targets.later": OF_PROGRAM,
  "ledger.targets.moved": OF_PROGRAM,
  "ledger.targets.sooner": OF_PROGRAM,
};

/** The record is carried on from the edition before: its header names the object. */
const rowsOf = ({ before }: Ledger): readonly RowRef[] => {
  const file = `data/editions/${before ?? ""}.json`;
  return before === null ? [] : [{ id: `${file}:1 ledger`, file, line: 1, key: before, detail: { part: "ledger carried on" } }];
};

/** How published forecasts and promises turned out, from the ledger that this edition carries. */
export function ledgerFacts(ledger: Ledger, scopes: readonly Scope[], context: FactContext): readonly ComputedFact[] {
  const [firstEdition, date, editions] = ledger.since;
  const head: LedgerHead = { rows: rowsOf(ledger), arguments: { since: firstEdition, editions } };
  const workstreams = scopes.flatMap(({ dimensions }) => dimensions["program"] ?? []);
  const state = readForecasts(ledger);
  const hasForecasts = state.open.length + state.lines.size + state.chances.size > 0;
  const rows = coverageRows(state, workstreams);
  const ofForecasts = hasForecasts ? [...coverageFacts(state, rows, workstreams, head, context), ...calibrationFacts(state, rows, head, context), ...recordFacts(state, rows, { date, editions }, head, context)] : [];
  return [...ofForecasts, ...promiseLedgerFacts(ledger, head, context)];
}
