import { available, notAvailable, type Measure } from "../model/measure.ts";
import { share, type Share } from "../model/units.ts";
import { isBetter, type Colour } from "./computed-status.ts";

/**
 * Green outside, red inside: the share of workstreams whose status as set by hand is better than the computed one. Workstreams without
 * one of the two are left out. In [0, 1]; `no-data` when none has both.
 */
export function watermelonIndex(pairs: readonly { readonly set?: Colour | undefined; readonly computed?: Colour | undefined }[]): Measure<Share> & { readonly n: number } {
  const both = pairs.flatMap(({ set, computed }) => (set === undefined || computed === undefined ? [] : [{ set, computed }]));
  const better = both.filter(({ set, computed }) => isBetter(set, computed)).length;
  const measure: Measure<Share> = both.length === 0 ? notAvailable("no-data", "no workstream has both a status set by hand and a computed one") : available(share(better / both.length));
  return { ...measure, n: both.length };
}
