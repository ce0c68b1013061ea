/** ln Γ(n/2) for whole n ≥ 1, by the recurrence Γ(a + 1) = a Γ(a) from Γ(1/2) = √π or Γ(1) = 1. */
function logGammaOfHalf(n: number): number {
  const odd = n % 2 === 1;
  let logarithm = odd ? Math.log(Math.PI) / 2 : 0;
  for (let a = odd ? 0.5 : 1; a < n / 2; a++) logarithm += Math.log(a);
  return logarithm;
}

/** Regularised lower incomplete gamma function P(a, x), a = n/2: a power series below a + 1, a continued fraction (Lentz) above. */
function lowerGamma(n: number, x: number): number {
  const a = n / 2;
  const scale = Math.exp(a * Math.log(x) - x - logGammaOfHalf(n));
  if (x < a + 1) {
    let [term, total] = [1 / a, 1 / a];
    for (let k = 1; term > total * Number.EPSILON; k++) {
      term *= x / (a + k);
      total += term;
    }
    return scale * total;
  }
  let b = x + 1 - a;
  let [c, d] = [1 / Number.MIN_VALUE ** 0.5, 1 / b];
  let fraction = d;
  for (let k = 1, change = 0; Math.abs(change - 1) > Number.EPSILON; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    change = c * d;
    fraction *= change;
  }
  return 1 - scale * fraction;
}

/**
 * Quantile of the chi-square distribution: the x below which a share `p` of it lies. Relative error about 1e-12.
 * `chiSquareQuantile(0.95, 1)` is 1.959964² = 3.841459.
 *
 * @param p in (0, 1)
 * @param degrees degrees of freedom, a whole number of at least 1
 * @throws RangeError otherwise
 */
export function chiSquareQuantile(p: number, degrees: number): number {
  if (!(p > 0 && p < 1) || !Number.isInteger(degrees) || degrees < 1) throw new RangeError(`chi-square has no quantile ${String(p)} of ${String(degrees)} degrees of freedom`);
  let [low, high] = [0, degrees + 10];
  while (lowerGamma(degrees, high / 2) < p) [low, high] = [high, high * 2];
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (lowerGamma(degrees, middle / 2) < p) low = middle;
    else high = middle;
  }
  return high;
}
