/** Where a forecast is made in a series of counts: after its first `at` periods. */
export interface Origin {
  /** Periods before the forecast. */
  readonly at: number;
  /** Counts that it is made from. */
  readonly samples: readonly number[];
  /** Counts of the periods after it that have been observed. */
  readonly after: readonly number[];
}

export interface OriginsInput {
  /** Items finished in each complete period, oldest first, without gaps. */
  readonly counts: readonly number[];
  /** Most periods before a forecast that it samples. */
  readonly sampleWeeks: number;
  /** Periods after a forecast that must be observed. */
  readonly needed: number;
  /** Most forecasts, the newest ones. */
  readonly limit: number;
  /** Whether a forecast would have been made from these samples. */
  readonly mayForecast: (samples: readonly number[]) => boolean;
}

/** Every place in a series from which a forecast would have been made and whose outcome is known, oldest first. Nothing after the place is sampled. */
export function backtestOrigins({ counts, sampleWeeks, needed, limit, mayForecast }: OriginsInput): readonly Origin[] {
  const last = counts.length - needed;
  const all = Array.from({ length: Math.max(0, last) }, (_, index) => index + 1).slice(-limit);
  return all.map((at): Origin => ({ at, samples: counts.slice(Math.max(0, at - sampleWeeks), at), after: counts.slice(at) })).filter(({ samples }) => mayForecast(samples));
}

/**
 * Of windows `[at, at + length)` a set that does not overlap, chosen from the newest back, oldest first: forecasts whose outcomes share
 * a period are not independent, so an interval may count one of them only.
 */
export function nonOverlapping<T extends { readonly at: number; readonly length: number }>(windows: readonly T[]): readonly T[] {
  const newestFirst = windows.toSorted((a, b) => b.at - a.at);
  return newestFirst.reduce<readonly T[]>((chosen, window) => (chosen[0] !== undefined && window.at + window.length > chosen[0].at ? chosen : [window, ...chosen]), []);
}
