import type { BudgetLine, PlanKind } from "../model/records/money-budget.ts";
import { compareText, type IsoDate } from "../model/time.ts";

/** All lines of one version of a plan. */
export interface PlanVersion {
  readonly kind: PlanKind;
  readonly version?: string;
  readonly setOn?: IsoDate;
  readonly lines: readonly BudgetLine[];
}

/**
 * The version of a plan that held on the as-of date: the newest one set on or before it. A version without a day counts as set
 * before all others; of two set on one day the one that stands later holds. Undefined if none was set yet. METHOD.md 1.2.
 */
export function planInForce(lines: readonly BudgetLine[], kind: PlanKind, asOf: IsoDate): PlanVersion | undefined {
  const known = lines.filter((line) => line.planKind === kind && (line.setOn === undefined || line.setOn <= asOf));
  const versions = [...Map.groupBy(known, ({ version, setOn }) => `${setOn ?? ""} ${version ?? ""}`).values()];
  const newest = versions.toSorted((a, b) => compareText(a[0]?.setOn ?? "", b[0]?.setOn ?? "")).at(-1);
  const first = newest?.[0];
  if (newest === undefined || first === undefined) return undefined;
  const { version, setOn } = first;
  return { kind, ...(version === undefined ? {} : { version }), ...(setOn === undefined ? {} : { setOn }), lines: newest };
}
