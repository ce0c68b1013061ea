import { mean as average } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";

/** Arithmetic mean with compensated summation (METHOD.md 1.5). `no-data` for an empty sample. */
export const mean = (values: readonly number[]): Measure<number> =>
  values.length === 0 ? notAvailable("no-data", "there are no values to average") : available(average([...values]));
