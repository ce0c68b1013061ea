const STEPS = [1, 2, 5] as const;

/** Round values from `low` to `high`, at most `most` of them: for scales that need not begin at zero. */
export function ticksBetween(low: number, high: number, most: number): readonly number[] {
  const span = high - low;
  if (!(span > 0)) return [low];
  for (let exponent = Math.floor(Math.log10(span)) - 2; ; exponent += 1) {
    for (const factor of STEPS) {
      // Powers below one as a division: 3 × 0.1 is not 0.3, 3 ÷ 10 is.
      const [by, over] = exponent < 0 ? [factor, 10 ** -exponent] : [factor * 10 ** exponent, 1];
      const first = Math.ceil((low * over) / by - 1e-9);
      const last = Math.floor((high * over) / by + 1e-9);
      if (last - first + 1 <= most) return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ((first + index) * by) / over);
    }
  }
}
