/** Lanczos coefficients for g = 7, nine terms. */
const LANCZOS = [676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7] as const;
const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * Natural logarithm of the gamma function, relative error of the gamma function about 1e-15. No unit.
 * Source: Lanczos (1964), with the coefficients that P. Godfrey computed for g = 7.
 *
 * @param z at least 0.5
 */
function logGamma(z: number): number {
  const x = z - 1;
  const base = x + 7.5;
  const series = LANCZOS.reduce((sum, coefficient, index) => sum + coefficient / (x + index + 1), 0.9999999999998099);
  return HALF_LOG_TWO_PI + (x + 0.5) * Math.log(base) - base + Math.log(series);
}

/** Natural logarithm of the beta function `B(a, b) = Γ(a) Γ(b) / Γ(a + b)`. */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);
