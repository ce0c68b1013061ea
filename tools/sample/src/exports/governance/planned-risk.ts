import type { WorkstreamId } from "../../world.ts";

type Mitigation = "open" | "in progress" | "done";

/** A risk of the register over all weeks. Probabilities in percent, amounts in thousands of euros. */
export interface PlannedRisk {
  readonly id: string;
  readonly title: string;
  readonly type: "threat" | "opportunity";
  readonly workstream: WorkstreamId;
  readonly category: string;
  readonly opened: string;
  readonly closed?: string;
  readonly owner: string;
  readonly probability: number;
  readonly impact: number;
  /** From a day on, after mitigation: probability and amount. */
  readonly residual: readonly (readonly [from: string, probability: number, impact: number])[];
  readonly mitigation?: { readonly what: string; readonly cost: number; readonly due: string; readonly status: readonly (readonly [from: string, status: Mitigation])[] };
}
