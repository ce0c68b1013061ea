import type { ComputedFact } from "../fact/computed.ts";
import type { FactContext, Scope } from "../fact/scope.ts";
import { enterForecasts, publishedForecasts } from "./enter-forecasts.ts";
import { LEDGER_SCHEMA, LedgerSchema, type Ledger } from "./ledger.ts";
import { forecastRows, readForecasts } from "./ledger-rows.ts";
import { NO_FORECASTS } from "./ledger-state.ts";
import { outcomesOf } from "./outcomes.ts";
import { nextPromises, NO_PROMISES } from "./published-promises.ts";
import { settleForecasts } from "./settle-forecasts.ts";

export interface LedgerInput {
  readonly context: FactContext;
  /** The whole program first, then its workstreams. */
  readonly scopes: readonly Scope[];
  /** Id of the edition that is being made. */
  readonly edition: string;
  /** Its facts, by id: the forecasts that are entered. */
  readonly computed: ReadonlyMap<string, ComputedFact>;
  /** The ledger of the edition before. */
  readonly previous: Ledger | undefined;
}

/** A ledger of this version, or undefined: one of another version is not carried on. */
const readable = (ledger: Ledger | undefined): Ledger | undefined => (ledger?.schema === LEDGER_SCHEMA ? LedgerSchema.parse(ledger) : undefined);

/**
 * The ledger of the edition before with what has fallen due by now judged, and this edition's forecasts entered. An outcome is written in the
 * edition in which it becomes known and never rewritten: an item that is reopened later does not change history. METHOD.md 3.5.
 */
export function nextLedger({ context, scopes, edition, computed, previous }: LedgerInput): Ledger {
  const before = readable(previous);
  const settled = settleForecasts(before === undefined ? NO_FORECASTS : readForecasts(before), outcomesOf(scopes, context));
  const forecasts = enterForecasts(settled, publishedForecasts(context, scopes, computed), { edition, made: context.asOfDate });
  const [firstEdition, firstDate, count] = before?.since ?? [edition, context.asOfDate, 0];
  return {
    schema: LEDGER_SCHEMA,
    edition,
    before: before?.edition ?? null,
    since: [firstEdition, firstDate, count + 1],
    ...forecastRows(forecasts),
    ...nextPromises(before ?? NO_PROMISES, context, { previous: before?.edition, edition }),
  };
}
