import type { ForecastInputs, Scenario, Together, WhatIfAnswer } from "@almanac/core";

/** From the page to the engine: first what the edition was made from, then scenarios. */
export type Question = { readonly inputs: ForecastInputs } | { readonly scenario: Scenario; readonly kind: Together };

/** From the engine to the page, in the order of the questions. */
export interface Answered {
  readonly answer: WhatIfAnswer;
  /** How long it took. */
  readonly milliseconds: number;
}
