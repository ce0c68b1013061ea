import type { Money } from "../money.ts";
import type { IsoDate } from "../time.ts";
import type { Share } from "../units.ts";
import type { SourceRecord } from "./source-record.ts";

/** What money is spent on. `people` is standard rates by role, never pay. */
export type CostCategory = "people" | "cloud" | "data-acquisition" | "vendor" | "tools" | "travel" | "facilities" | "contingency" | "other";

/**
 * What a planned amount is. `baseline`: the agreed plan that earned value is measured against. `plan`: the budget in force.
 * `forecast`: what is expected by now.
 */
export type PlanKind = "baseline" | "plan" | "forecast";

/** How earned value was found (METHOD.md 4): all at the end, half at the start, by weighted milestones, by judged per cent. */
export type EarnedRule = "0/100" | "50/50" | "milestones" | "percent-complete";

/**
 * The planned amount of one line in one period. A line of several periods is several records with one `id`; all versions are
 * kept, so that a statement can use the newest one set by its day.
 */
export interface BudgetLine extends SourceRecord {
  /** Name of the line or control account. */
  readonly id: string;
  readonly planKind: PlanKind;
  /** For example `2026 v2`. */
  readonly version?: string;
  /** Since when this version holds. */
  readonly setOn?: IsoDate;
  readonly title?: string;
  /** Id of the workstream; left out: of the program as a whole. */
  readonly workstream?: string;
  readonly category: CostCategory;
  /** Inclusive. */
  readonly from: IsoDate;
  /** Inclusive. */
  readonly to: IsoDate;
  /** Cost planned for the period: the planned value of a baseline. At least 0. */
  readonly amount: Money;
  /**
   * Value of the work done in this period, at baseline cost, whatever period it was planned for; known once the period has
   * ended. The sum over a line's periods is its earned value.
   */
  readonly earned?: Money;
  /** Share of the whole line that was done at the end of this period, 0 to 1, over all its periods. Never beside `earned`. */
  readonly percentComplete?: Share;
  readonly earnedRule?: EarnedRule;
  /** Bottom-up estimate of what the rest of the line costs from the end of this period on. */
  readonly estimateToComplete?: Money;
  readonly vendor?: string;
  readonly contract?: string;
  readonly initiative?: string;
  readonly owner?: string;
}

/** A total that a budget states about its own lines: those of its kind and version, and of every other part that is given. */
export interface BudgetTotal extends SourceRecord {
  readonly id: string;
  readonly planKind: PlanKind;
  readonly version?: string;
  readonly workstream?: string;
  readonly category?: CostCategory;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly amount: Money;
}

/**
 * Which of four different columns an amount belongs to (METHOD.md 6.1: cash, accrual and committed spend are never added).
 * `invoice` and `accrual` are cost; `purchase-order` and `commitment` are promised; `payment` is cash.
 */
export type CostBasis = "invoice" | "accrual" | "purchase-order" | "commitment" | "payment";

/** One posted amount. The sum of `amount` over records of one basis is the cost on that basis: credits are negative. */
export interface ActualCost extends SourceRecord {
  /** Number of the document, for example of the invoice. */
  readonly document: string;
  /** Line of the document, when it has several. */
  readonly line?: string;
  /** Posting day: the day from which the amount is known. */
  readonly date: IsoDate;
  /** First and last day of the service, inclusive, when the export says. */
  readonly serviceFrom?: IsoDate;
  readonly serviceTo?: IsoDate;
  readonly basis: CostBasis;
  readonly entry: "charge" | "credit";
  /** Negative exactly for credits. */
  readonly amount: Money;
  readonly category?: CostCategory;
  readonly workstream?: string;
  /** Id of the budget line that it uses up. */
  readonly budgetLine?: string;
  readonly vendor?: string;
  readonly contract?: string;
  readonly initiative?: string;
  /** An invoice's order, or the accrual that it settles: the number of that document. */
  readonly settles?: string;
  /** State of the document when it was exported; drafts and cancelled documents promise nothing. */
  readonly status?: "draft" | "open" | "settled" | "cancelled";
  readonly title?: string;
}

/** What an initiative or model was to bring in a period, or brought: money, or a measure with its unit. */
export interface Benefit extends SourceRecord {
  /** Name of the benefit: its business case and what was realised share it. */
  readonly id: string;
  readonly title: string;
  readonly basis: "business-case" | "forecast" | "realised";
  readonly initiative?: string;
  readonly model?: string;
  readonly workstream?: string;
  /** Inclusive. */
  readonly from: IsoDate;
  /** Inclusive. */
  readonly to: IsoDate;
  /** A benefit in money; negative where something got worse. Exactly one of `amount` and `value` is there. */
  readonly amount?: Money;
  /** A benefit in `unit`, for example 0.8 `percentage points of conversion`. */
  readonly value?: number;
  readonly unit?: string;
  /** How it was measured, for example `A/B test, 14 days, 50 % of traffic`. Always there when realised. */
  readonly measuredBy?: string;
  /** Day on which the business case was approved, or the realised value was established. */
  readonly statedOn?: IsoDate;
}
