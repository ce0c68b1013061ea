/** Why a number is missing. Missing is never zero (METHOD.md 1.1). */
export type Reason =
  | "no-data"
  | "zero-denominator"
  | "insufficient-sample"
  | "not-started"
  | "beyond-horizon"
  | "not-applicable"
  | "suppressed"
  | "missing-rate"
  | "mixed-currency";

/** A value, or the reason code and a plain sentence that the page prints in its place. */
export type Measure<T> = { readonly value: T } | { readonly notAvailable: Reason; readonly because: string };

export const available = <T>(value: T): Measure<T> => ({ value });
export const notAvailable = <T>(reason: Reason, because: string): Measure<T> => ({ notAvailable: reason, because });
export const isAvailable = <T>(measure: Measure<T>): measure is { readonly value: T } => "value" in measure;
/** The value or `null`, for machine interfaces that write a missing number as null. */
export const valueOrNull = <T>(measure: Measure<T>): T | null => (isAvailable(measure) ? measure.value : null);
