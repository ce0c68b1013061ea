/** Version of the ledger's shape. */
export const LEDGER_SCHEMA = 1;

/** Published forecasts that wait for their outcome, and how earlier ones turned out. Carried from edition to edition as an object. */
export interface Ledger {
  readonly schema: typeof LEDGER_SCHEMA;
}
