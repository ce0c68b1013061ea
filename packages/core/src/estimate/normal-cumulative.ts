const SQRT_TWO_PI = 2.5066282746310002;
/** Beyond this the sum of the series loses digits against 1/2, and the continued fraction of the tail is fast. */
const TAIL_FROM = 3;
const TAIL_TERMS = 200;

/** `1/2 + φ(z) (z + z³/3 + z⁵/(3·5) + …)` (Marsaglia 2004). */
function series(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > 1e-18 * Math.abs(sum); odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / SQRT_TWO_PI;
}

/** `P(Z > z)` for a large z by Laplace's continued fraction `φ(z) / (z + 1/(z + 2/(z + …)))`, from the back. */
function upperTail(z: number): number {
  let below = z;
  for (let term = TAIL_TERMS; term >= 1; term -= 1) below = z + term / below;
  return Math.exp((-z * z) / 2) / (SQRT_TWO_PI * below);
}

/**
 * Cumulative probability of the standard normal distribution, `Φ(z)`. In [0, 1], relative error below 1e-12 also in the lower tail.
 * Source: Marsaglia (2004), Evaluating the normal distribution; DLMF 7.9 for the tails.
 */
export function normalCumulative(z: number): number {
  if (z < -TAIL_FROM) return upperTail(-z);
  return z > TAIL_FROM ? 1 - upperTail(z) : series(z);
}
