import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import type { HiringStage } from "../model/records/people.ts";

/** In the order in which a candidate reaches them. */
const HIRING_STAGES = ["applied", "screened", "interviewed", "offered", "accepted", "started"] as const satisfies readonly HiringStage[];

export interface FunnelStage {
  readonly stage: HiringStage;
  /** Candidates that ever reached the stage; null where no requisition counts them. */
  readonly reached: number | null;
  /** Reached / reached the stage before, over the requisitions that count both, in [0, 1]; none for the first stage. */
  readonly conversion: Measure<number>;
}

type Reached = Readonly<Record<HiringStage, number | undefined>>;

/**
 * Hiring funnel over requisitions: how many candidates reached each stage so far, and which part of those before. Requisitions that are
 * still open are in it, so the later stages have not caught up with the earlier ones. A stage that a requisition does not count is unknown
 * there, not 0. Nobody at the stage before: `zero-denominator`. METHOD.md 7.1 and 1.1.
 */
export function hiringFunnel(requisitions: readonly Reached[]): readonly FunnelStage[] {
  return HIRING_STAGES.map((stage, index) => {
    const counted = requisitions.flatMap((reached) => reached[stage] ?? []);
    const before = HIRING_STAGES[index - 1];
    const reached = counted.length === 0 ? null : sum([...counted]);
    if (before === undefined) return { stage, reached, conversion: notAvailable("not-applicable", "it is the first stage") };
    const both = requisitions.filter((counts) => counts[stage] !== undefined && counts[before] !== undefined);
    const from = sum(both.map((counts) => counts[before] ?? 0));
    if (both.length === 0) return { stage, reached, conversion: notAvailable("no-data", "no requisition counts both stages") };
    return { stage, reached, conversion: from === 0 ? notAvailable("zero-denominator", "nobody reached the stage before") : available(sum(both.map((counts) => counts[stage] ?? 0)) / from) };
  });
}
