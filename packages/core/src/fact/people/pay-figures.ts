import { sum } from "simple-statistics";
import { quantileAllowed } from "../../disclosure/quantile-allowed.ts";
import { roundPublish } from "../../disclosure/round-publish.ts";
import { available, notAvailable, type Measure } from "../../model/measure.ts";
import { adjustedGap } from "../../people/adjusted-gap.ts";
import { groupCompaRatio } from "../../people/group-compa-ratio.ts";
import type { PaidPerson } from "../../people/paid-people.ts";
import { payGap } from "../../people/pay-gap.ts";
import { payPosition } from "../../people/pay-position.ts";
import { mean } from "../../stats/mean.ts";
import { median } from "../../stats/median.ts";
import { gapRows } from "./gap-rows.ts";

export const MONEY_BASE = 1000;
/** Ratios move in steps of a twentieth: with ten people a step is half of somebody's whole pay, so nobody's follows from it. */
export const RATIO_BASE = 0.05;
/** Gaps are shown in whole per cent. */
export const GAP_BASE = 0.01;

/**
 * Said of every figure that is withheld, for whatever reason. Which rule it is would tell about its people: that ten who are enough are withheld by
 * themselves can only mean that they are paid alike, and then each of them knows what the others are paid.
 */
export const WITHHELD = "it is withheld: by itself, or with what is already published, it could tell what one person is paid";

const rounded = (measure: Measure<number>, base: number): Measure<number> => ("value" in measure ? roundPublish(measure.value, base) : measure);
const asShare = (percent: Measure<number>): Measure<number> => ("value" in percent ? roundPublish(percent.value / 100, GAP_BASE) : percent);
const mixedCurrency = (people: readonly PaidPerson[]): boolean => new Set(people.map(({ currency }) => currency)).size > 1;

/** Base pay of a full-time year, the mean weighted with FTE; every member's currency is the same or there is none. */
function meanPay(people: readonly PaidPerson[]): Measure<number> {
  if (mixedCurrency(people)) return notAvailable("mixed-currency", "people of the cell are paid in different currencies");
  return rounded(mean([sum(people.map(({ base, fte }) => base * fte)) / sum(people.map(({ fte }) => fte))]), MONEY_BASE);
}

function compaRatio(people: readonly PaidPerson[]): Measure<number> {
  const known = people.flatMap(({ base, midpoint, fte }) => (midpoint === undefined ? [] : [{ salary: base, midpoint, fte }]));
  return known.length < people.length ? notAvailable("no-data", "not everybody of the cell has a pay range") : rounded(groupCompaRatio(known), RATIO_BASE);
}

/** The place of all their pay in all their ranges: of one sum of pay, as the mean and the compa-ratio are, so that together they tell no more. */
function rangePenetration(people: readonly PaidPerson[]): Measure<number> {
  const known = people.flatMap(({ base, minimum, maximum, fte }) => (minimum === undefined || maximum === undefined || minimum === maximum ? [] : [{ base: base * fte, minimum: minimum * fte, maximum: maximum * fte }]));
  if (known.length < people.length || known.length === 0) return notAvailable("no-data", "not everybody of the cell has a pay range");
  const total = (of: (person: (typeof known)[number]) => number): number => sum(known.map(of));
  const { rangePenetration: place } = payPosition({ salary: total(({ base }) => base), min: total(({ minimum }) => minimum), max: total(({ maximum }) => maximum) });
  return rounded(place, RATIO_BASE);
}

/** Figures about the pay of some people, by name. */
export type PayFigures = Readonly<Record<string, Measure<number>>>;

/** What a cell says: all three are of one sum of pay, which is what the release is judged by. */
export const cellFigures = (people: readonly PaidPerson[]): PayFigures => ({ base: meanPay(people), compaRatio: compaRatio(people), rangePenetration: rangePenetration(people) });

/**
 * Whether the median of a group tells nothing about any one of it: so many people's ranges contain it that each of them, also when some are known,
 * can be above it or below. Whose pay it is then is open, and it is told only in relation to another group's (METHOD.md 7.6).
 */
function medianIsOpen(people: readonly PaidPerson[], least: number): boolean {
  const middle = median(people.map(({ base }) => base));
  if (!("value" in middle)) return false;
  const below = people.filter(({ base, maximum = Infinity }) => Math.max(base, maximum) < middle.value).length;
  const above = people.filter(({ base, minimum = 0 }) => Math.min(base, minimum) > middle.value).length;
  return quantileAllowed({ n: people.length, p: 50 }) && people.length - 2 * Math.max(below, above) >= least;
}

/** The two groups of a gap: the larger one is the reference. */
export function gapSides(people: readonly PaidPerson[], [one, other]: readonly [string, string]) {
  const of = (name: string) => ({ name, people: people.filter(({ group }) => group === name) });
  const [first, second] = [of(one), of(other)];
  return first.people.length >= second.people.length ? { reference: first, comparison: second } : { reference: second, comparison: first };
}

const mixed = (): Measure<number> => notAvailable("mixed-currency", "people are paid in different currencies");

/** Gaps of the means and of the medians, which are functions of what the release is judged by, or of nobody's pay in particular. */
export function gapFigures(people: readonly PaidPerson[], groups: readonly [string, string], least: number): PayFigures {
  if (mixedCurrency(people)) return { mean: mixed(), median: mixed() };
  const { reference, comparison } = gapSides(people, groups);
  const payOf = (side: readonly PaidPerson[]): readonly number[] => side.map(({ base }) => base);
  const gap = payGap({ reference: payOf(reference.people), comparison: payOf(comparison.people), minContributors: least });
  const open = [reference, comparison].every((side) => medianIsOpen(side.people, least));
  return { mean: asShare(gap.meanGapPct), median: open ? asShare(gap.medianGapPct) : notAvailable("suppressed", WITHHELD) };
}

/** The gap of people of one role, level and region. */
export function adjustedFigures(people: readonly PaidPerson[], groups: readonly [string, string]): PayFigures {
  if (mixedCurrency(people)) return { adjusted: mixed() };
  const rows = gapRows(people, gapSides(people, groups).comparison.name);
  return { adjusted: rows === undefined ? notAvailable("insufficient-sample", "too few people for what is held equal") : asShare(adjustedGap(rows).adjustedGapPct) };
}

/** What the record keeps of figures that were shown. */
export const asNoted = (figures: PayFigures): Readonly<Record<string, number | null>> => Object.fromEntries(Object.entries(figures).map(([name, measure]) => [name, "value" in measure ? measure.value : null]));

/** Figures as they were shown; what was not shown then is not shown later of the same date. */
export const asShown = (figures: PayFigures, shown: Readonly<Record<string, number | string | null>>): PayFigures =>
  Object.fromEntries(
    Object.entries(figures).map(([name, measure]): [string, Measure<number>] => {
      const value = shown[name];
      if (typeof value === "number") return [name, available(value)];
      return [name, "value" in measure ? notAvailable("no-data", "it was not shown as of that day") : measure];
    }),
  );
