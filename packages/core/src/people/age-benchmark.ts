/** `prorata` adds a part of a year's rate for the months beyond whole years; `compound` takes the root of it. */
export type AgeingMethod = "prorata" | "compound";

export interface AgeingInput {
  readonly value: number;
  /** Months from the date of the benchmark to the date wanted. */
  readonly months: number;
  /** Rate at which pay moves in a year, 0.03 for 3 %. */
  readonly annualRate: number;
  /** `prorata` if left out, as compensation surveys do. */
  readonly method?: AgeingMethod | undefined;
}

export interface AgedBenchmark {
  readonly factor: number;
  /** Unit of the value put in, not rounded. */
  readonly value: number;
}

/**
 * A benchmark brought to another date.
 *
 * `prorata: (1 + r)^⌊m/12⌋ × (1 + r × (m mod 12)/12)`; `compound: (1 + r)^(m/12)`. Both agree at whole years; nine months at 3 % are
 * a factor of 1.0225 pro rata. 0 months give 1. METHOD.md 7.2, `people.ageBenchmark` [BLR] [CS].
 */
export function ageBenchmark({ value, months, annualRate, method = "prorata" }: AgeingInput): AgedBenchmark {
  const years = Math.floor(months / 12);
  const rest = months - 12 * years;
  const factor = method === "compound" ? (1 + annualRate) ** (months / 12) : (1 + annualRate) ** years * (1 + (annualRate * rest) / 12);
  return { factor, value: value * factor };
}
