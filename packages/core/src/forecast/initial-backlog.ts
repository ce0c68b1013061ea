import { splitBacklog, type WorkStream } from "./trial.ts";

/** Half of the ninth decimal: products are rounded to nine decimals before the ceiling. */
const HALF_STEP = 0.5e-9;

/**
 * Distribution of the items to finish before the first period: index is the number of items. With a split rate the factor is
 * uniform, so the probability of n items is the share of [low, high) that `ceil(round(backlog * f, 9))` takes to n. METHOD.md 3.2.
 *
 * @throws RangeError when the split rate is not a range of factors or the backlog is negative
 */
export function initialBacklog({ backlog, splitRate }: Pick<WorkStream, "backlog" | "splitRate">): Float64Array {
  const { low, high } = splitRate ?? { low: 1, high: 1 };
  if (!(backlog >= 0 && low >= 0 && high >= low)) throw new RangeError("a backlog and its split rates must not be negative, and high not below low");
  const least = splitRate === undefined ? Math.ceil(backlog) : splitBacklog(backlog, low);
  const most = Math.max(least, splitBacklog(backlog, high));
  const mass = new Float64Array(most + 1);
  if (backlog === 0 || low === high) {
    mass[least] = 1;
    return mass;
  }
  for (let items = least; items <= most; items += 1) {
    const from = Math.max(low, (items - 1 + HALF_STEP) / backlog);
    const to = Math.min(high, (items + HALF_STEP) / backlog);
    mass[items] = Math.max(0, to - from) / (high - low);
  }
  return mass;
}
