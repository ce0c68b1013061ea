import { median as middle } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";

/** The ordinary median: for even counts the mean of the two middle values, so it may be a value nobody observed. METHOD.md 1.3. `no-data` for an empty sample. */
export const median = (values: readonly number[]): Measure<number> =>
  values.length === 0 ? notAvailable("no-data", "there are no values to take a median of") : available(middle([...values]));
