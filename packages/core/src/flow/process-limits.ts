import { available, notAvailable, type Measure } from "../model/measure.ts";
import { mean } from "../stats/mean.ts";
import { median } from "../stats/median.ts";

/** Three standard deviations of single values, in mean moving ranges: 3 / d2 with d2 = 1.128 for pairs, as printed by Wheeler. */
const LIMIT_FACTOR = 2.66;
/** Greatest moving range that is not a signal: D4 for pairs, as printed by Wheeler. */
const RANGE_FACTOR = 3.268;
/** So many values in a row on one side of the central line are a signal. */
const RUN = 8;
/** Fewer values than this give no limits. */
const MINIMUM = 6;

export interface ProcessLimits {
  readonly n: number;
  readonly mean: Measure<number>;
  /** Mean of the differences between neighbours, without sign. */
  readonly meanRange: Measure<number>;
  /** `mean - 2.66 × meanRange`, not below 0. */
  readonly lower: Measure<number>;
  readonly upper: Measure<number>;
  /** `3.268 × meanRange`: a greater step from one value to the next is larger than chance makes it. */
  readonly upperRange: Measure<number>;
  /** For each value in its order. */
  readonly points: readonly ProcessPoint[];
}

export interface ProcessLimitsOptions {
  /**
   * The line against which runs are judged: `mean` (default), or `median` for values with a long tail, such as durations, of which most lie
   * below their mean whether or not anything changed.
   */
  readonly runsAgainst?: "mean" | "median";
}

export interface ProcessPoint {
  readonly value: number;
  /** Difference from the value before, without sign; null for the first. */
  readonly movingRange: number | null;
  /** `above` or `below` a limit; null inside. */
  readonly outside: "above" | "below" | null;
  /** One of at least eight in a row strictly on one side of the central line. A value on the line ends a run. */
  readonly run: "above" | "below" | null;
}

function runsOf(values: readonly number[], centre: number): readonly ("above" | "below" | null)[] {
  const sides = values.map((value) => (value > centre ? "above" : value < centre ? "below" : null));
  const marks = sides.map((): "above" | "below" | null => null);
  for (let first = 0; first < sides.length; ) {
    let end = first + 1;
    while (end < sides.length && sides[end] === sides[first]) end += 1;
    if (sides[first] !== null && end - first >= RUN) marks.fill(sides[first] ?? null, first, end);
    first = end;
  }
  return marks;
}

/**
 * Limits of a process-behaviour chart of single values and moving ranges (XmR): what a process that does not change gives by chance.
 * `mean ± 2.66 × mean moving range`; counts and durations are never negative, so the lower limit is at least 0. A value outside of them, or
 * eight in a row on one side of the central line, is a signal that something changed; everything else is noise. Unit: of the values.
 *
 * Source: Wheeler, Understanding Variation (2nd ed. 2000); Shewhart's factors for pairs, 2.66 and 3.268.
 *
 * @param values in order of time, zero or more each
 * @returns `insufficient-sample` for fewer than 6 values; then no point is a signal
 */
export function processLimits(values: readonly number[], { runsAgainst = "mean" }: ProcessLimitsOptions = {}): ProcessLimits {
  const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
  const movingRange = (index: number): number | null => (index === 0 ? null : (ranges[index - 1] ?? null));
  const [centre, meanRange] = [mean(values), mean(ranges)];
  if (values.length < MINIMUM || !("value" in centre) || !("value" in meanRange)) {
    const missing = notAvailable<number>("insufficient-sample", `${String(values.length)} values are too few to tell chance from change; ${String(MINIMUM)} are needed`);
    return { n: values.length, mean: missing, meanRange: missing, lower: missing, upper: missing, upperRange: missing, points: values.map((value, index) => ({ value, movingRange: movingRange(index), outside: null, run: null })) };
  }
  const reach = LIMIT_FACTOR * meanRange.value;
  const [lower, upper] = [Math.max(0, centre.value - reach), centre.value + reach];
  const middle = runsAgainst === "mean" ? centre : median(values);
  const runs = runsOf(values, "value" in middle ? middle.value : centre.value);
  return {
    n: values.length,
    mean: centre,
    meanRange,
    lower: available(lower),
    upper: available(upper),
    upperRange: available(RANGE_FACTOR * meanRange.value),
    points: values.map((value, index) => ({ value, movingRange: movingRange(index), outside: value > upper ? "above" : value < lower ? "below" : null, run: runs[index] ?? null })),
  };
}
