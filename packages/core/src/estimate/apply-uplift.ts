/**
 * A base estimate with an uplift from a reference class: `base × (1 + uplift)`. Unit of the base, which must exclude contingency.
 * METHOD.md 3.6, id `estimate.applyUplift` [FLY06].
 *
 * @param upliftPct per cent, for example 40; negative when the class came in below its estimates
 */
export const applyUplift = ({ base, upliftPct }: { readonly base: number; readonly upliftPct: number }): { readonly forecast: number } => ({ forecast: base + (base * upliftPct) / 100 });
