import { incompleteBeta } from "./incomplete-beta.ts";
import { logBeta } from "./log-gamma.ts";

const MOST_STEPS = 200;
const ENOUGH = 1e-15;

/** Solves `I_x(a, b) = p` for a `p` whose solution lies in (0, high]: Newton on the logarithms, where both tails are nearly straight, kept inside a shrinking bracket. */
function solve(p: number, a: number, b: number, high: number): number {
  const norm = logBeta(a, b);
  const target = Math.log(p);
  let [below, above] = [0, high];
  // The first term of the series, I_x(a, b) ≈ x^a / (a B(a, b)).
  let x = Math.min(Math.exp((target + Math.log(a) + norm) / a), high / 2);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const reached = incompleteBeta(x, a, b);
    if (reached < p) below = x;
    else above = x;
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - norm);
    const newton = x * Math.exp(((target - Math.log(reached)) * reached) / (x * density));
    const next = newton > below && newton < above ? newton : (below + above) / 2;
    if (Math.abs(next - x) <= ENOUGH * x) return next;
    x = next;
  }
  return x;
}

/**
 * Quantile of a beta distribution on [0, 1]: the x with `I_x(a, b) = p`, relative error below 1e-9 of x and of 1 - x alike.
 *
 * @param p probability in [0, 1]; 0 gives 0 and 1 gives 1
 * @param a first shape, at least 0.5
 * @param b second shape, at least 0.5
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  const mean = a / (a + b);
  // Each side is solved from its own end, so that a value near 1 is as exact as one near 0.
  return p <= incompleteBeta(mean, a, b) ? solve(p, a, b, mean) : 1 - solve(1 - p, b, a, 1 - mean);
}
