import type { ChargeCategory } from "../model/records/money-cloud.ts";

/**
 * Which of FOCUS's costs is summed: `billed` is cash, `effective` accrual (amortised), `list` without any discount, `contracted` at
 * negotiated prices. One basis a page; two are never added (METHOD.md 6.2).
 */
export type CloudBasis = "billed" | "effective" | "list" | "contracted";

/** One row of a bill as the rules of cloud cost read it. Costs are in whole units of `currency`; null where the form states none. */
export interface Charge {
  readonly category: ChargeCategory;
  readonly currency: string;
  readonly billed: number | null;
  readonly effective: number | null;
  readonly list: number | null;
  readonly contracted: number | null;
  readonly commitment?: { readonly id: string; readonly status: "Used" | "Unused" | null } | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** Whether amounts of several currencies would be added; such sums do not exist. */
export const mixesCurrencies = (rows: readonly Pick<Charge, "currency">[]): boolean => new Set(rows.map(({ currency }) => currency)).size > 1;
