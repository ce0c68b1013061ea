import type { ComputedFact } from "../fact/computed.ts";
import type { FactContext, Scope } from "../fact/scope.ts";
import { LEDGER_SCHEMA, type Ledger } from "./ledger.ts";

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

/** The ledger of the edition before with the outcomes that are known by now, and this edition's forecasts entered. */
export function nextLedger(_: LedgerInput): Ledger {
  return { schema: LEDGER_SCHEMA };
}
