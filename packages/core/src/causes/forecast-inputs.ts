import type { FactContext, Scope } from "../fact/scope.ts";
import type { IsoDate } from "../model/time.ts";

/** What the published forecasts of an edition were made from: enough to make them again with one group of inputs of another edition. */
export interface ForecastInputs {
  readonly asOfDate: IsoDate;
  readonly seed: string;
}

export function forecastInputs(context: FactContext, _scopes: readonly Scope[]): ForecastInputs | null {
  return { asOfDate: context.asOfDate, seed: context.program.seed };
}
