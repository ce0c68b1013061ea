import { describe, expect, test } from "vitest";
import { aProgram } from "../../../test/a-program.ts";
import type { Fact, TableColumn, Unit } from "../../fact/fact.ts";
import { isoDate } from "../../model/time.ts";
import { findingText } from "../text.ts";
import { moneyFindings } from "./money-findings.ts";

const program = aProgram({ workflow: { columns: [{ name: "Ready", statuses: ["Ready"], category: "todo" }] }, workstreams: [{ id: "search", title: "Search" }, { id: "fraud", title: "Fraud" }] });
const receipt = { rule: "declared", arguments: {}, sources: [], rows: 0, rowsDigest: "" } as const;
const scalar = (id: string, value: number | string | null, unit: Unit = "money", because?: string): Fact => ({ id, type: "scalar", label: id, value, unit, audience: "public", receipt, ...(unit === "money" ? { currency: "EUR" } : {}), ...(because === undefined ? {} : { notAvailable: { reason: "no-data", because } }) }) as Fact;
const table = (id: string, columns: Readonly<Record<string, Unit>>, ...rows: readonly (readonly (string | number | null)[])[]): Fact => ({ id, type: "table", label: id, audience: "public", receipt, columns: Object.entries(columns).map(([name, unit]): TableColumn => ({ name, label: name, unit, ...(unit === "money" ? { currency: "EUR" } : {}) })), rows }) as Fact;

/** The sentences that facts make, as they read. */
function said(...facts: readonly Fact[]): Readonly<Record<string, string>> {
  const byId = Object.fromEntries(facts.map((fact) => [fact.id, fact]));
  return Object.fromEntries(moneyFindings({ program, facts: byId, asOfDate: isoDate("2026-11-22") }).map(([key, sentence]) => [key, findingText(sentence, byId, "en-GB").replaceAll("\u00a0", " ")]));
}

test("without facts of money nothing is said", () => {
  expect(said()).toEqual({});
});

describe("budget", () => {
  const spent = scalar("budget.actual.to-date", 5_868_285);
  const plan = scalar("budget.plan.total", 7_876_640);
  const variance = (amount: number) => [scalar("budget.variance.to-date", amount), scalar("budget.variance.share", amount / 6_000_000, "share")];
  const account = (sv: number) => table("earned-value.performance.workstreams", { program: "text", cv: "money", sv: "money", spi: "ratio" }, [null, 0, sv, 0.9]);
  const methods = (...amounts: readonly (number | null)[]) => table("budget.forecast.methods", { program: "text", plan: "money", "run-rate": "money", "plan-remaining": "money" }, [null, 7_876_640, ...amounts]);

  test("less than planned is no saving where work is missing, too", () => {
    expect(said(spent, plan, ...variance(240_135), account(-267_481), methods(7_400_000, 7_640_000))["budget"]).toBe(
      "€5.87m has been spent; the complete months cost €240k (4 %) less than planned. It is not all saved: work worth €267k that was due is not done. The whole period is forecast at €7.40m to €7.64m of a budget of €7.88m.",
    );
    expect(said(spent, ...variance(240_135), account(0))["budget"]).toBe("€5.87m has been spent; the complete months cost €240k (4 %) less than planned, and the work that was due is done.");
  });

  test("more than planned; one forecast is no range; a budget that is unknown is said", () => {
    expect(said(spent, plan, ...variance(-60_000), account(-1_000), methods(7_900_000, null))["budget"]).toBe(
      "€5.87m has been spent; the complete months cost €60.0k (1 %) more than planned, and work worth €1,000 that was due is not done. The whole period is forecast at €7.90m of a budget of €7.88m.",
    );
    expect(said(spent)["budget"]).toBe("€5.87m has been spent; no budget says how much was planned.");
  });

  test("pace and price of the work, each way", () => {
    const pace = (months: number, cpi: number) => said(scalar("earned-value.schedule.sv-t", months, "months"), scalar("earned-value.performance.cpi", cpi, "ratio"))["budget.s-curve"];
    expect(pace(-0.31, 1.009)).toBe("The work is 0.3 months behind its plan, but costs no more than it is worth: cost index 1.01");
    expect(pace(-1, 0.9)).toBe("The work is 1 month behind its plan, and costs more than it is worth: cost index 0.90");
    expect(pace(2, 0.9)).toBe("The work is 2 months ahead of its plan, but costs more than it is worth: cost index 0.90");
    expect(said(scalar("earned-value.schedule.sv-t", 0, "months"))["budget.s-curve"]).toBe("The work is where its plan has it");
  });

  test("how many estimates keep to what they are held against", () => {
    const variants = (...vac: readonly number[]) => table("earned-value.estimate.variants", { variant: "text", eac: "money", vac: "money" }, ...vac.map((each) => ["x", 100_000 - each, each]));
    expect(said(methods(7_400_000, 7_640_000), variants(10, 10, -10))["budget.estimates"]).toBe("Both forecasts of the period are within its budget; one of three estimates of all the work is over its budget");
    expect(said(methods(7_900_000, null))["budget.estimates"]).toBe("The one forecast of the period is over its budget");
  });

  test("the line that saved most and the one that cost most", () => {
    const lines = (...rows: readonly (readonly [string | null, string, number])[]) => said(table("budget.variance.lines", { program: "text", category: "text", variance: "money" }, ...rows))["budget.variance"];
    expect(lines(["search", "people", 133_391], ["fraud", "data-acquisition", -32_820])).toBe("People of Search cost €133k less than planned; data acquisition of Fraud €32.8k more");
    expect(lines(["fraud", "cloud", -32_820])).toBe("Cloud of Fraud cost €32.8k more than planned");
    expect(lines(["fraud", "cloud", 0])).toBeUndefined();
  });

  test("workstreams that forecast themselves over their budgets", () => {
    const own = (...variances: readonly number[]) => said(table("budget.forecast.methods", { program: "text", variance: "money" }, [null, 1], ...variances.map((each, index) => [index === 0 ? "search" : "fraud", each])))["budget.forecast"];
    expect(own(85_800, 24_300)).toBe("Both workstreams forecast themselves within their budgets; closest is Fraud, with €24.3k to spare.");
    expect(own(85_800, -24_300)).toBe("One of two workstreams forecasts itself over budget, most Fraud: by €24.3k.");
    expect(own(5)).toBe("The one workstream forecasts itself within its budget.");
    expect(own()).toBeUndefined();
  });

  test("months and quarters: the newest, and how many are over", () => {
    const periods = (base: string, ...rows: readonly (readonly [string, number | null, number | null])[]) => table(base, { period: "text", actual: "money", variance: "money" }, ...rows);
    expect(said(periods("budget.variance.months", ["2026-01", 60_000, -5_000], ["2026-02", 50_000, 12_000], ["2026-03", null, null]))["budget.months"]).toBe("The last complete month cost €50.0k, €12.0k less than its budget; one of two complete months was over budget");
    expect(said(periods("budget.variance.quarters", ["2026-Q1", 1, 5], ["2026-Q2", 1, 3], ["2026", 2, 8]))["budget.quarters"]).toBe("Both quarters so far are within their budgets.");
  });
});

describe("what a unit costs", () => {
  const unknown = scalar("cloud.unit.accepted-experiment", null, "money", "no export says which experiments were accepted");
  test("not known is said first, with the nearest that is; known, it is the sentence", () => {
    expect(said(unknown, scalar("cloud.unit.training-run", 1544.58))["budget.unit-cost"]).toBe("What an accepted experiment costs in GPU hours is not known; a training run costs €1,545 on average, failed ones included");
    expect(said(scalar("cloud.unit.accepted-experiment", 4_000))["budget.unit-cost"]).toBe("An accepted experiment costs €4,000");
    expect(said(unknown)["budget.unit-cost"]).toBe("What an accepted experiment costs in GPU hours is not known");
  });
});

test("the discount is that of the use, not of the whole bill with its taxes and fees", () => {
  expect(said(scalar("cloud.cost.effective", 27_490), scalar("cloud.savings.rate", 0.379, "share"), scalar("cloud.gpu.cost", 17_118))["infrastructure.cost"]).toBe("The cloud cost €27.5k in the last complete month, of which GPUs €17.1k; its use was 38 % cheaper than at list prices");
});

describe("value", () => {
  const benefits = (...shares: readonly (number | null)[]) => table("benefits.realised.benefits", { benefit: "text", title: "text", share: "share" }, ...shares.map((share, index) => [`B-${String(index)}`, `Benefit ${String(index)}`, share]));
  test("realised of promised, and what nobody has measured", () => {
    const facts = [scalar("benefits.realised.measured", 1, "count"), scalar("benefits.realised.amount", 302_950), scalar("benefits.realised.promised", 327_500), scalar("benefits.realised.share", 0.925, "share"), scalar("benefits.realised.case", 2_352_500)];
    expect(said(...facts, scalar("benefits.realised.unmeasured", 0), benefits(0.78, null))["value"]).toBe("Measured benefits come to €303k, 93 % of the €328k promised by then. One of two benefits has been measured; all business cases together promise €2.35m. No other promise in money was due yet.");
    expect(said(...facts, scalar("benefits.realised.unmeasured", 45_000), benefits(0.78, null))["value"]).toContain(" €45.0k was due and nobody has measured it.");
    expect(said(...facts, benefits(0.78, null))["value.benefits"]).toBe("The one measured in money: Benefit 0, 78 % of it.");
    expect(said(benefits(1.2, 1))["value.benefits"]).toBe("Both that are measured in money brought what they promised.");
  });
  test("nothing measured is said, not counted as zero", () => {
    expect(said(scalar("benefits.realised.measured", 0, "count"), benefits(null, null, null))["value"]).toBe("None of three benefits has been measured.");
  });
});

describe("vendors", () => {
  const contracts = (...rows: readonly (readonly [string, string, string, string | null, number | null])[]) => table("vendors.notice.contracts", { contract: "text", vendor: "text", renewal: "text", "notice-by": "date", days: "days" }, ...rows);
  const late = ["C-1", "Cloud", "on-request", "2026-09-30", -53] as const;
  const next = ["C-2", "Panel", "automatic", "2026-12-31", 39] as const;

  test("what is too late, and what comes next", () => {
    expect(said(contracts(late, next))["vendors"]).toBe("For Cloud the day for notice has passed; the next decision is about Panel: notice by 31 Dec 2026, or it renews by itself.");
    expect(said(contracts(late))["vendors"]).toBe("For Cloud the day for notice has passed.");
    expect(said(contracts(next), scalar("vendors.notice.due", 1, "count"))).toMatchObject({ vendors: "The next decision is about Panel: notice by 31 Dec 2026, or it renews by itself.", "vendors.notice": "One decision is due within 90 days." });
    expect(said(contracts(["C-3", "Labels", "none", null, null]))["vendors"]).toBe("The one running contract names no day for notice.");
  });

  test("a shortfall that will be billed leads", () => {
    const at = (measure: string) => `vendors.spend-agreement.${measure}{contract=C-1}`;
    const facts = [contracts(late), scalar(at("spent"), 222_078), scalar(at("minimum"), 380_000), scalar(at("expected-shortfall"), 98_698)];
    expect(said(...facts)).toMatchObject({ vendors: "Cloud will bill about €98.7k for use that never came, if use goes on as in the last three invoiced months. For Cloud the day for notice has passed.", "vendors.spend-agreement.C-1": "Cloud: €222k of a minimum of €380k is invoiced; at recent use €98.7k will be missing" });
    expect(said(...facts.slice(0, 3), scalar(at("expected-shortfall"), 0))).toMatchObject({ vendors: "For Cloud the day for notice has passed.", "vendors.spend-agreement.C-1": "Cloud: €222k of a minimum of €380k is invoiced; at recent use the minimum will be reached" });
  });

  test("promises missed, by their number", () => {
    const levels = (...met: readonly string[]) => said(table("vendors.service-level.measurements", { vendor: "text", level: "text", promised: "ratio", measured: "ratio", in: "text", met: "text" }, ...met.map((each) => ["Labels", "On the day", 95, 71, "%", each])))["vendors.service-level"];
    expect(levels("yes", "no")).toBe("One of two measurements missed its promise: Labels, on the day, 71 % where 95 was promised.");
    expect(levels("no", "no")).toBe("Two of two measurements missed their promises; the newest: Labels, on the day, 71 % where 95 was promised.");
    expect(levels("yes", "yes")).toBe("Both measurements kept what was promised.");
    expect(levels("yes")).toBe("The one measurement kept what was promised.");
    expect(levels("no")).toBe("The one measurement missed its promise: Labels, on the day, 71 % where 95 was promised.");
  });
});

describe("infrastructure", () => {
  const resources = (full: number, requested: number | null) => table("quota.use.resources", { resource: "text", region: "text", granted: "count", "peak-share": "share", full: "count", measured: "count", requested: "count", "requested-on": "date" }, ["GPUs at once", "eu", 48, full > 0 ? 1 : 0.7, full, 39, requested, requested === null ? null : "2026-11-10"]);
  const used = scalar("cloud.commitment.utilisation", 0.73, "share");

  test("what ran out, what is asked for, and what was paid for and not used", () => {
    expect(said(resources(5, 64), used)).toMatchObject({ infrastructure: "GPUs at once in eu ran out at 5 of 39 measurements: 48 are granted, and a request of 10 Nov 2026 for 64 waits for a decision. Of what was reserved and paid for, 73 % was used in the last complete month.", "infrastructure.quota.0": "GPUs at once in eu ran out at 5 of 39 measurements" });
    expect(said(resources(5, null))["infrastructure"]).toBe("GPUs at once in eu ran out at 5 of 39 measurements: 48 are granted.");
    expect(said(resources(0, null))).toMatchObject({ infrastructure: "Nothing that is limited has run out. GPUs at once in eu came closest, at 70 %.", "infrastructure.quota.0": "GPUs at once in eu peaked at 70 % of what was granted" });
    expect(said(used)["infrastructure"]).toBe("Of what was reserved and paid for, 73 % was used in the last complete month.");
  });
});
