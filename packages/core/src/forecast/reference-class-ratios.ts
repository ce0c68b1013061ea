import type { Initiative } from "../model/records/governance-planning.ts";
import type { Money } from "../model/money.ts";
import { notAvailable, type Measure } from "../model/measure.ts";

/** What a finished or cancelled initiative was estimated at, and what came of it. */
export interface Outturn {
  readonly initiative: Initiative;
  readonly estimate: number;
  readonly outturn: number;
  /** Outturn divided by estimate, no unit. */
  readonly ratio: number;
}

/** Initiatives whose outturn can be compared with an estimate: a class holds the cancelled ones, too, at their spend. */
export const isOver = ({ status }: Initiative): boolean => status === "finished" || status === "cancelled";

function outturnOf(initiative: Initiative, estimate: number | undefined, outturn: number | undefined): readonly Outturn[] {
  return estimate === undefined || outturn === undefined || !(estimate > 0) ? [] : [{ initiative, estimate, outturn, ratio: outturn / estimate }];
}

/** Effort of each finished or cancelled initiative against its most likely estimate. Person-months. METHOD.md 3.6. */
export const effortOutturns = (initiatives: readonly Initiative[]): readonly Outturn[] =>
  initiatives.filter(isOver).flatMap((initiative) => outturnOf(initiative, initiative.effort?.mode, initiative.actualEffort));

/**
 * Value of each finished or cancelled initiative against its most likely estimate. Whole units of the estimate's currency.
 *
 * @param inProgramCurrency the amount as a number of one currency, so that estimate and outturn can be divided; missing without a rate
 */
export const valueOutturns = (initiatives: readonly Initiative[], inProgramCurrency: (money: Money) => Measure<number>): readonly Outturn[] =>
  initiatives.filter(isOver).flatMap((initiative) => {
    const number = (money: Money | undefined): Measure<number> => (money === undefined ? notAvailable("no-data", "not stated") : inProgramCurrency(money));
    const [estimate, outturn] = [number(initiative.value?.mode), number(initiative.actualValue)];
    return "value" in estimate && "value" in outturn ? outturnOf(initiative, estimate.value, outturn.value) : [];
  });
