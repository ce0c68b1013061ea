import type { ForecastMove } from "../causes/forecast-move.ts";
import { compareText } from "../model/time.ts";
import { deliveryChanges } from "./changes/delivery-changes.ts";
import { forecastChanges } from "./changes/forecast-changes.ts";
import { modelChanges } from "./changes/model-changes.ts";
import { moneyChanges } from "./changes/money-changes.ts";
import { policyChanges } from "./changes/policy-changes.ts";
import { promiseChanges } from "./changes/promise-changes.ts";
import { proseChanges } from "./changes/prose-changes.ts";
import type { Pair, StatedThen } from "./changes/ranked-change.ts";
import { riskChanges } from "./changes/risk-changes.ts";
import type { Change } from "./edition.ts";

/** As many as a reader takes in; the rest stands in the comparison of facts. */
const MOST = 40;

/**
 * What changed from one edition to another, most consequential first, on the one scale of `WEIGHTS`. Differences between two published editions, so a
 * record and not a forecast. The subject of a change names the fact, and the record where there is one, or the document: `{program=…}`,
 * `{risk=…}`, `{model=…}` and `{milestone=…}` in it say whom it concerns.
 */
export function changesSince(before: StatedThen, after: StatedThen, moves: readonly ForecastMove[]): readonly Change[] {
  const pair: Pair = { before, after, moves: new Map(moves.map((move) => [move.subject, move])) };
  const ranked = [forecastChanges, promiseChanges, policyChanges, moneyChanges, riskChanges, modelChanges, deliveryChanges, proseChanges].flatMap((changes) => changes(pair));
  return ranked
    .toSorted((a, b) => b.weight - a.weight || compareText(a.change.subject, b.change.subject) || compareText(a.change.figureUnit, b.change.figureUnit))
    .slice(0, MOST)
    .map(({ change }) => change);
}
