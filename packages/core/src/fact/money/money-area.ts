import type { AreaInput, Catalogue, FactArea } from "../area.ts";
import type { ComputedFact } from "../computed.ts";
import { benefitFacts } from "./benefit-facts.ts";
import { budgetFacts } from "./budget-facts.ts";
import { budgetTables } from "./budget-tables.ts";
import { cloudBills } from "./cloud-bills.ts";
import { cloudCostFacts } from "./cloud-cost-facts.ts";
import { cloudUnitFacts } from "./cloud-unit-facts.ts";
import { cloudUseFacts } from "./cloud-use-facts.ts";
import { commitmentFacts } from "./commitment-facts.ts";
import { currencyFacts } from "./currency-facts.ts";
import { dataAcquisitionFacts } from "./data-acquisition-facts.ts";
import { earnedValueFacts } from "./earned-value-facts.ts";
import { moneyInput, type Part } from "./money-input.ts";
import { quotaFacts } from "./quota-facts.ts";
import { vendorFacts } from "./vendor-facts.ts";

const catalogue: Catalogue = {
  "earned-value.performance.ac": { over: "program" },
  "earned-value.performance.bac": { over: "program" },
  "earned-value.performance.complete": { over: "program" },
  "earned-value.performance.cpi": { over: "both" },
  "earned-value.performance.ev": { over: "program" },
  "earned-value.performance.months": { over: "program" },
  "earned-value.performance.pv": { over: "program" },
  "earned-value.performance.spi": { over: "both" },
  "earned-value.performance.status-date": { over: "program" },
  "earned-value.performance.workstreams": { over: "program" },
  "earned-value.estimate.cpi": { over: "program" },
  "earned-value.estimate.variants": { over: "program" },
  "earned-value.schedule.es": { over: "program" },
  "earned-value.schedule.ieac-t": { over: "program" },
  "earned-value.schedule.spi-t": { over: "program" },
  "earned-value.schedule.sv-t": { over: "program" },
  "earned-value.schedule.tspi": { over: "program" },
  "budget.actual.credits": { over: "program" },
  "budget.actual.months": { over: "program" },
  "budget.actual.to-date": { over: "both" },
  "budget.commitment.open": { over: "program" },
  "budget.commitment.orders": { over: "program" },
  "budget.data-acquisition.actual": { over: "program" },
  "budget.data-acquisition.baseline": { over: "program" },
  "budget.data-acquisition.cost-per-item": { over: "program" },
  "budget.data-acquisition.plan": { over: "program" },
  "budget.data-acquisition.remaining": { over: "program" },
  "budget.forecast.declared": { over: "program" },
  "budget.forecast.methods": { over: "program" },
  "budget.forecast.monthly-run-rate": { over: "program" },
  "budget.forecast.run-rate": { over: "program" },
  "budget.plan.baseline": { over: "program" },
  "budget.plan.total": { over: "program" },
  "budget.plan.totals-that-differ": { over: "program" },
  "budget.variance.categories": { over: "program" },
  "budget.variance.lines": { over: "program" },
  "budget.variance.months": { over: "program" },
  "budget.variance.quarters": { over: "program" },
  "budget.variance.share": { over: "program" },
  "budget.variance.to-date": { over: "both" },
  "vendors.invoice.vendors": { over: "program" },
  "vendors.notice.contracts": { over: "program" },
  "vendors.notice.due": { over: "program" },
  "vendors.service-level.measurements": { over: "program" },
  "vendors.service-level.met": { over: "program" },
  "vendors.service-level.missed": { over: "program" },
  "cloud.allocation.coverage": { over: "program" },
  "cloud.allocation.forms": { over: "program" },
  "cloud.allocation.values": { over: "program" },
  "cloud.commitment.months": { over: "program" },
  "cloud.commitment.utilisation": { over: "program" },
  "cloud.cost.billed": { over: "program" },
  "cloud.cost.categories": { over: "program" },
  "cloud.cost.effective": { over: "program" },
  "cloud.cost.invoices": { over: "program" },
  "cloud.cost.invoices-that-differ": { over: "program" },
  "cloud.cost.list": { over: "program" },
  "cloud.cost.months": { over: "program" },
  "cloud.cost.services": { over: "program" },
  "cloud.cost.years": { over: "program" },
  "cloud.gpu.cost": { over: "program" },
  "cloud.gpu.workstreams": { over: "program" },
  "cloud.savings.amount": { over: "program" },
  "cloud.savings.rate": { over: "program" },
  "cloud.unit.accepted-experiment": { over: "program" },
  "cloud.unit.inferences": { over: "program" },
  "cloud.unit.training-run": { over: "program" },
  "cloud.unit.training-runs": { over: "program" },
  "currency.rates.age": { over: "program" },
  "currency.rates.averages": { over: "program" },
  "currency.rates.newest": { over: "program" },
  "currency.variance.currencies": { over: "program" },
  "currency.variance.currency": { over: "program" },
  "currency.variance.volume": { over: "program" },
  "benefits.realised.amount": { over: "program" },
  "benefits.realised.benefits": { over: "program" },
  "benefits.realised.case": { over: "program" },
  "benefits.realised.measured": { over: "program" },
  "benefits.realised.promised": { over: "program" },
  "benefits.realised.share": { over: "program" },
  "benefits.realised.unmeasured": { over: "program" },
  "quota.use.gpu-peak": { over: "program" },
  "quota.use.measurements": { over: "program" },
  "quota.use.resources": { over: "program" },
  "quota.use.times-full": { over: "program" },
  "vendors.spend-agreement.expected-shortfall": { over: "program", by: ["contract"] },
  "vendors.spend-agreement.minimum": { over: "program", by: ["contract"] },
  "vendors.spend-agreement.missing": { over: "program", by: ["contract"] },
  "vendors.spend-agreement.months-below": { over: "program", by: ["contract"] },
  "vendors.spend-agreement.recent-month": { over: "program", by: ["contract"] },
  "vendors.spend-agreement.spent": { over: "program", by: ["contract"] },
  "currency.exposure.cost": { over: "program", by: ["currency"] },
};

function facts({ context, scopes }: AreaInput): readonly ComputedFact[] {
  const input = moneyInput(context);
  const bills = cloudBills(input);
  const parts = scopes.map(({ dimensions }): Part => ({ dimensions, workstream: dimensions["program"] }));
  return [...earnedValueFacts(parts, input), ...budgetFacts(parts, input), ...budgetTables(input), ...commitmentFacts(input), ...dataAcquisitionFacts(input), ...vendorFacts(input), ...cloudCostFacts(bills, input), ...cloudUseFacts(bills, input), ...cloudUnitFacts(bills, input), ...currencyFacts(input), ...benefitFacts(input), ...quotaFacts(input)];
}

/** Budget, earned value, commitments, vendors, cloud cost, currency, benefits, quota. */
export const moneyArea: FactArea = { catalogue, headlines: ["earned-value.performance.cpi", "earned-value.performance.spi", "earned-value.schedule.spi-t", "budget.actual.to-date", "budget.forecast.declared", "cloud.cost.effective", "cloud.commitment.utilisation"], facts };
