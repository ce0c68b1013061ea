import type { IsoDate } from "./time.ts";

/** A stage of the machine-learning lifecycle, in order; each work item belongs to the first that its rules match. */
export interface LifecycleStage {
  readonly id: string;
  readonly title: string;
}

/** Days on which a team delivers less than usual, both inclusive: a freeze, a move, a company day. */
export interface Blackout {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly reason: string;
  /** Workstreams concerned; left out: all. */
  readonly workstreams?: readonly string[];
  /** Part of the usual capacity that is left, 0 to 1; 0 unless said otherwise. */
  readonly capacity?: number;
}

/** What a model must reach. */
export interface EvaluationGoal {
  readonly model: string;
  readonly metric: string;
  /** Left out: the split named `test`, else the whole. */
  readonly split?: string;
  readonly slice?: string;
  /** Exactly one of the two. */
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** A statement about one published fact that must hold. Exactly one of the three. */
export interface FactCondition {
  readonly fact: string;
  readonly atLeast?: number | IsoDate;
  readonly atMost?: number | IsoDate;
  readonly equals?: string | number;
}

/** A decision point that work passes only when its conditions hold. */
export interface Gate {
  readonly id: string;
  readonly title: string;
  readonly workstream?: string;
  /** A broken gate fails the edition (exit code 1) instead of being shown only. */
  readonly blocks: boolean;
  readonly conditions: readonly FactCondition[];
}

/** Policies of `almanac.yaml` that rules read. What is left out has the default of METHOD.md. */
export interface ProgramRules {
  readonly forecast?: {
    /** Weeks that a forecast samples; 12 unless said otherwise, at least 8. */
    readonly sampleWeeks?: number;
    /** How many items one open item turns out to be. */
    readonly splitRate?: { readonly low: number; readonly high: number };
    readonly blackouts?: readonly Blackout[];
  };
  readonly models?: {
    /** A model in production is trained anew after at most this many days. */
    readonly refreshAfterDays?: number;
    readonly goals?: readonly EvaluationGoal[];
    /** Least rate of the worst dimension of data quality, 0 to 1. */
    readonly dataQualityGate?: number;
    /** Cloud tag whose values are models or workstreams, for unit costs. */
    readonly costTag?: string;
  };
  readonly risk?: {
    /** A risk is looked at again after at most this many days; 31 unless said otherwise. */
    readonly reviewAfterDays?: number;
  };
  readonly compliance?: {
    /** Evidence is stale after this many days; 365 unless said otherwise. */
    readonly evidenceMaxAgeDays?: number;
  };
  readonly priority?: {
    /** Weights of the weighted score by criterion: `value`, `feasibility`, `dataReadiness`. */
    readonly weights?: Readonly<Record<string, number>>;
  };
  readonly gates?: readonly Gate[];
}
