import type { ForecastMove } from "../../causes/forecast-moves.ts";
import type { Catalogue } from "../area.ts";
import type { ComputedFact } from "../computed.ts";
import type { FactContext } from "../scope.ts";

export const CHANGES_CATALOGUE: Catalogue = {};

/** Moves of forecasts since the edition before, and their causes. */
export const changesFacts = (_moves: readonly ForecastMove[], _context: FactContext): readonly ComputedFact[] => [];
