import { available, notAvailable, type Measure } from "../model/measure.ts";

/** `rates[X][Y]` = units of Y that one X costs. Greater than 0; anything else is no rate. */
export type RateTable = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface Conversion {
  /** In whole units of the target currency, unrounded. */
  readonly amount: Measure<number>;
  /** Currencies from source to target: one if they are the same, two for a quote, three for a cross. Null without a rate. */
  readonly path: readonly string[] | null;
}

const usable = (rate: number | undefined): rate is number => rate !== undefined && Number.isFinite(rate) && rate > 0;

/** The amount by the direct quote, else by the inverse of the opposite one. Dividing keeps `convert` there and back exact to the last bit or two. */
function step(amount: number, from: string, to: string, rates: RateTable): number | undefined {
  const direct = rates[from]?.[to];
  if (usable(direct)) return amount * direct;
  const opposite = rates[to]?.[from];
  return usable(opposite) ? amount / opposite : undefined;
}

/**
 * An amount in another currency: the direct quote, else the inverse of the opposite quote, else one cross through `via`, whose
 * two steps follow the same order. Without a rate there is no amount (`missing-rate`), never one for one.
 *
 * METHOD.md 6.3, id `fx.convert`. Source: IAS 21.
 *
 * @param amount in whole units of `from`
 * @param via currency of the one cross that is allowed; left out: none is
 */
export function convert({ amount, from, to, rates, via }: { readonly amount: number; readonly from: string; readonly to: string; readonly rates: RateTable; readonly via?: string | undefined }): Conversion {
  if (from === to) return { amount: available(amount), path: [from] };
  const quoted = step(amount, from, to, rates);
  if (quoted !== undefined) return { amount: available(quoted), path: [from, to] };
  if (via !== undefined && via !== from && via !== to) {
    const half = step(amount, from, via, rates);
    const crossed = half === undefined ? undefined : step(half, via, to, rates);
    if (crossed !== undefined) return { amount: available(crossed), path: [from, via, to] };
  }
  return { amount: notAvailable("missing-rate", `no rate from ${from} to ${to}${via === undefined ? "" : `, nor through ${via}`}`), path: null };
}
