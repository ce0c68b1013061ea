import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { mixesCurrencies, type Charge } from "./charge.ts";

export interface CommitmentUse {
  /** BilledCost of its purchase rows. */
  readonly purchased: number;
  /** EffectiveCost of its usage rows, used and not used. */
  readonly used: number;
  readonly unused: number;
  /** used / (used + unused); without value when neither was charged. */
  readonly utilisation: Measure<number>;
}

/**
 * How much of each commitment was used, by its id. A row without a commitment concerns none. Rows of one commitment in several
 * currencies give no utilisation. METHOD.md 6.2, id `cloud.commitment`. Source: FOCUS 1.2, commitment discount scenarios.
 */
export function cloudCommitment({ rows }: { readonly rows: readonly Charge[] }): Readonly<Record<string, CommitmentUse>> {
  const byId = Map.groupBy(rows.filter(({ commitment }) => commitment !== undefined), ({ commitment }) => commitment?.id ?? "");
  return Object.fromEntries(
    [...byId].map(([id, own]) => {
      const effective = (status: "Used" | "Unused"): number => sum(own.flatMap((row) => (row.category === "Usage" && row.commitment?.status === status ? (row.effective ?? []) : [])));
      const [used, unused] = [effective("Used"), effective("Unused")];
      const purchased = sum(own.flatMap((row) => (row.category === "Purchase" ? (row.billed ?? []) : [])));
      const share: Measure<number> = used + unused === 0 ? notAvailable("zero-denominator", "no use of the commitment is charged") : available(used / (used + unused));
      return [id, { purchased, used, unused, utilisation: mixesCurrencies(own) ? notAvailable<number>("mixed-currency", "its rows are in several currencies") : share }];
    }),
  );
}
