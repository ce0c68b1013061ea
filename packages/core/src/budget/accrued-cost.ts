import type { ActualCost } from "../model/records/money-budget.ts";
import type { IsoDate } from "../model/time.ts";

const counts = ({ status }: ActualCost): boolean => status !== "draft" && status !== "cancelled";

/**
 * Cost on accrual basis, as posted up to the as-of date: invoices, and accruals that no invoice has settled. An invoice that
 * settles an accrual replaces it, so that nothing is counted twice; payments are cash, orders and commitments promises, and
 * neither is cost. Drafts and cancelled documents do not count. Credits keep their negative sign. METHOD.md 6.1 and 4 (AC).
 */
export function accruedCost(actuals: readonly ActualCost[], asOf: IsoDate): readonly ActualCost[] {
  const known = actuals.filter((entry) => entry.date <= asOf && counts(entry));
  const settled = new Set(known.flatMap(({ basis, settles }) => (basis === "invoice" ? (settles ?? []) : [])));
  return known.filter(({ basis, document }) => basis === "invoice" || (basis === "accrual" && !settled.has(document)));
}

/** Day that decides the month of a cost: the end of its service, else its posting day. */
export const costDay = ({ serviceTo, date }: ActualCost): IsoDate => serviceTo ?? date;
