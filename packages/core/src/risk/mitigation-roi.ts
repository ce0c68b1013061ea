import { available, notAvailable, type Measure } from "../model/measure.ts";

export interface MitigationRoi {
  /** Expected loss taken away, in the unit of the inputs; negative where mitigation makes it worse. */
  readonly benefit: number;
  /** Ratio, from −1 (nothing for the cost); `zero-denominator` for a mitigation that costs nothing. */
  readonly roi: Measure<number>;
}

/**
 * What a mitigation brings for its cost: `benefit = inherent EMV − residual EMV`, `roi = (benefit − cost) / cost`.
 * METHOD.md 5.2, `risk.mitigationRoi`.
 */
export function mitigationRoi({ inherentEmv, residualEmv, cost }: { readonly inherentEmv: number; readonly residualEmv: number; readonly cost: number }): MitigationRoi {
  const benefit = inherentEmv - residualEmv;
  return { benefit, roi: cost === 0 ? notAvailable("zero-denominator", "the mitigation costs nothing") : available((benefit - cost) / cost) };
}
