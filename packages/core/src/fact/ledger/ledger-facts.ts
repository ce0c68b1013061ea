import type { Ledger } from "../../ledger/ledger.ts";
import type { Catalogue } from "../area.ts";
import type { ComputedFact } from "../computed.ts";
import type { FactContext, Scope } from "../scope.ts";

export const LEDGER_CATALOGUE: Catalogue = {};

/** How published forecasts turned out. */
export const ledgerFacts = (_ledger: Ledger, _scopes: readonly Scope[], _context: FactContext): readonly ComputedFact[] => [];
