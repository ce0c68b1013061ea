import { available, notAvailable, type Measure } from "../model/measure.ts";

/** A named part of the scale of scores, up to and including `max`. */
export interface ScoreBand {
  readonly name: string;
  readonly max: number;
}

/** METHOD.md 5.1. */
const DEFAULT_BANDS: readonly ScoreBand[] = [
  { name: "low", max: 4 },
  { name: "moderate", max: 9 },
  { name: "high", max: 16 },
  { name: "extreme", max: 25 },
];

export interface MatrixScore {
  readonly score: number;
  /** Null where no band reaches the score. */
  readonly band: string | null;
}

const isStep = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 5;

/**
 * Position of a risk in the 5 × 5 matrix and the name of its band: `score = probability step × impact step`, steps 1 to 5.
 *
 * The score is **ordinal**, 1 to 25: it is never added, averaged or subtracted, and no budget is divided by it (METHOD.md 5.1,
 * `risk.matrix`, [COX08]). `not-applicable` where a step is not a whole number from 1 to 5.
 *
 * @param bands in any order; default low to 4, moderate to 9, high to 16, extreme to 25
 */
export function riskMatrix({ probability, impact, bands = DEFAULT_BANDS }: { readonly probability: number; readonly impact: number; readonly bands?: readonly ScoreBand[] }): Measure<MatrixScore> {
  if (!isStep(probability) || !isStep(impact)) return notAvailable("not-applicable", "a step of the matrix is a whole number from 1 to 5");
  const score = probability * impact;
  const band = bands.toSorted((a, b) => a.max - b.max).find(({ max }) => score <= max);
  return available({ score, band: band?.name ?? null });
}
