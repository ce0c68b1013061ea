import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { daysBetween, type IsoDate } from "../model/time.ts";

/** What the program says about one control. */
export interface CoverageControl {
  readonly id: string;
  readonly group: string;
  readonly status: "implemented" | "partial" | "planned" | "none" | "not-applicable";
  readonly evidenceDate?: IsoDate | null | undefined;
  /** Why it does not apply. */
  readonly justification?: string | null | undefined;
}

interface CoverageInput {
  readonly controls: readonly CoverageControl[];
  readonly asOf: IsoDate;
  /** Days; default 365. */
  readonly maxEvidenceAgeDays?: number | undefined;
}

/** METHOD.md 9. */
export const EVIDENCE_MAX_AGE_DAYS = 365;

export interface ControlCoverage {
  /** Controls that count: all but those that do not apply for a stated reason. */
  readonly applicable: number;
  /** Implemented, with evidence that counts. */
  readonly implemented: number;
  /** Partial, with evidence that counts. */
  readonly partial: number;
  /** Implemented or partial, with evidence without a day, or older than the limit. */
  readonly staleEvidence: number;
  /** Said not to apply without saying why; they count as none. */
  readonly unjustifiedExclusions: number;
  /** `implemented / applicable`, 0 to 1. */
  readonly strictCoverage: Measure<number>;
  /** Mean over applicable controls of 1 for implemented, 0.5 for partial, 0 for everything else; 0 to 1. */
  readonly weightedCoverage: Measure<number>;
  /** Weighted coverage by group, in the order in which groups first occur. */
  readonly byGroup: Readonly<Record<string, Measure<number>>>;
}

export const isUnjustified = ({ status, justification }: Pick<CoverageControl, "status" | "justification">): boolean => status === "not-applicable" && (justification ?? "").trim() === "";
const isApplicable = (control: CoverageControl): boolean => control.status !== "not-applicable" || isUnjustified(control);

/** Whether a control claims something that its evidence does not carry any more: evidence without a day, of a day to come, or too old. */
export function hasStaleEvidence({ status, evidenceDate }: Pick<CoverageControl, "status" | "evidenceDate">, asOf: IsoDate, maxEvidenceAgeDays: number): boolean {
  if (status !== "implemented" && status !== "partial") return false;
  return evidenceDate === undefined || evidenceDate === null || evidenceDate > asOf || daysBetween(evidenceDate, asOf) > maxEvidenceAgeDays;
}

const POINTS: Readonly<Record<CoverageControl["status"], number>> = { implemented: 1, partial: 0.5, planned: 0, none: 0, "not-applicable": 0 };

function share(points: readonly number[]): Measure<number> {
  return points.length === 0 ? notAvailable("zero-denominator", "no control applies") : available(sum([...points]) / points.length);
}

/**
 * How much of a framework's list is done, with evidence: implemented 1, partial 0.5, planned and none 0; stale evidence 0; an exclusion
 * without a reason counts as none. It counts controls, it is no statement that anything is lawful.
 *
 * METHOD.md 9, `gov.coverage`, [NIST] [ISO42001] [AIA]. `zero-denominator` where no control applies.
 */
export function controlCoverage({ controls, asOf, maxEvidenceAgeDays = EVIDENCE_MAX_AGE_DAYS }: CoverageInput): ControlCoverage {
  const applicable = controls.filter(isApplicable);
  const isStale = (control: CoverageControl): boolean => hasStaleEvidence(control, asOf, maxEvidenceAgeDays);
  const points = (control: CoverageControl): number => (isStale(control) ? 0 : POINTS[control.status]);
  const fresh = (status: CoverageControl["status"]): number => applicable.filter((control) => control.status === status && !isStale(control)).length;
  const implemented = fresh("implemented");
  const groups = [...new Set(controls.map(({ group }) => group))];
  return {
    applicable: applicable.length,
    implemented,
    partial: fresh("partial"),
    staleEvidence: applicable.filter(isStale).length,
    unjustifiedExclusions: controls.filter(isUnjustified).length,
    strictCoverage: applicable.length === 0 ? notAvailable("zero-denominator", "no control applies") : available(implemented / applicable.length),
    weightedCoverage: share(applicable.map(points)),
    byGroup: Object.fromEntries(groups.map((group) => [group, share(applicable.filter((control) => control.group === group).map(points))])),
  };
}
