import { actualsKind } from "./actuals/kind.ts";
import { benefitsKind } from "./benefits/kind.ts";
import { budgetLinesKind } from "./budget-lines/kind.ts";
import { cloudCostKind } from "./cloud-cost/kind.ts";
import { focusKind } from "./focus/kind.ts";
import { fxRatesKind } from "./fx-rates/kind.ts";
import { quotaKind } from "./quota/kind.ts";
import type { SourceKind } from "./source-kind.ts";
import { vendorContractsKind } from "./vendor-contracts/kind.ts";
import { vendorsKind } from "./vendors/kind.ts";

/** Kinds of export about money. */
export const moneyKinds: readonly SourceKind[] = [
  budgetLinesKind,
  actualsKind,
  vendorsKind,
  vendorContractsKind,
  focusKind,
  cloudCostKind,
  fxRatesKind,
  benefitsKind,
  quotaKind,
];
