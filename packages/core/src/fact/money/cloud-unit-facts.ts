import { sum } from "simple-statistics";
import { cloudUnitCost } from "../../cloud/unit-cost.ts";
import { available, isAvailable, notAvailable, type Measure } from "../../model/measure.ts";
import type { UsedRate } from "../../currency/rate-for.ts";
import type { TrainingRun } from "../../model/records/ml-runs.ts";
import type { CloudCost } from "../../model/records/money-cloud.ts";
import { compareText, dateIn } from "../../model/time.ts";
import { tableFact, type ComputedFact } from "../computed.ts";
import type { TableColumn } from "../fact.ts";
import { recordRow } from "../record-row.ts";
import { chargesOf, cloudRow, costOn, nativeCharge, tagOf, type CloudBills } from "./cloud-bills.ts";
import { amountFact, cell, moneyColumn, withRates, type MoneyInput } from "./money-input.ts";

const MODEL = "model";
const RUN = "run";
const text = (name: string, label: string): TableColumn => ({ name, label, unit: "text" });

const perUnit = (cost: Measure<number>, units: number, because: string): Measure<number> => (!isAvailable(cost) ? cost : units === 0 ? notAvailable("zero-denominator", because) : available(cost.value / units));

/** Requests that one consumed unit stands for; undefined where the unit counts something else. */
function requestsIn(unit: string | undefined): number | undefined {
  if (unit === undefined || !/request|inference|call|prediction/i.test(unit)) return undefined;
  return /million/i.test(unit) ? 1_000_000 : /thousand|\b1,?000\b|\b1k\b/i.test(unit) ? 1000 : 1;
}

/** Cost of a thousand answers of each model, of the rows that count requests. */
function inferences(bills: CloudBills, month: string, input: MoneyInput): readonly ComputedFact[] {
  const counted = bills.ofMonth.filter((row) => row.category === "Usage" && requestsIn(row.consumedUnit) !== undefined && tagOf(row, MODEL) !== undefined);
  if (counted.length === 0) return [];
  const units = Object.fromEntries([...Map.groupBy(counted, (row) => tagOf(row, MODEL) ?? "")].sort(([a], [b]) => compareText(a, b)).map(([model, own]) => [model, sum(own.map((row) => (row.consumedQuantity ?? 0) * (requestsIn(row.consumedUnit) ?? 0)))]));
  const converted = chargesOf(counted, input);
  const result = converted === undefined ? undefined : cloudUnitCost({ rows: converted.charges, tagKey: MODEL, units, per: 1000 });
  const native = counted.map(nativeCharge);
  const currencies = [...new Set(native.map(({ currency }) => currency))];
  const local = currencies.length === 1 ? cloudUnitCost({ rows: native, tagKey: MODEL, units, per: 1000 }) : undefined;
  const rows = Object.entries(units).map(([model, requests]) => {
    const [own, billed] = [result?.unitCost[model], local?.unitCost[model]];
    const price = billed === undefined ? null : cell(billed);
    return [model, requests / 1000, result?.allocated[model] ?? null, own === undefined ? null : cell(own), price === null ? null : `${String(Number(price.toPrecision(6)))} ${currencies[0] ?? ""}`];
  });
  const head = withRates({ base: "cloud.unit.inferences", dimensions: {}, label: "Cost of 1,000 requests by model, last complete month", rule: "cloud.unit", arguments: { month, basis: "effective", tag: MODEL, per: 1000 }, rows: counted.map(cloudRow) }, converted?.rates ?? []);
  return [tableFact(head, [text("model", "Model"), { name: "thousands", label: "Thousand requests", unit: "ratio" }, moneyColumn("cost", "Effective cost", input), moneyColumn("per-thousand", "Per 1,000 requests", input), text("per-thousand-local", "As billed")], rows, input.context.sha256)];
}

const ACCEPTED = "accepted";
const saysYes = ({ tags }: TrainingRun): boolean => /^(?:true|yes|1)$/i.test(tags[ACCEPTED] ?? "");

/** All runs of the month are paid for, those that led nowhere too: their cost is shared by the runs that the tracker calls accepted. */
function acceptedExperiment(tagged: readonly CloudCost[], tracked: readonly TrainingRun[], amount: Measure<number>, rates: readonly UsedRate[], month: string, input: MoneyInput): ComputedFact {
  const said = tracked.filter(({ tags }) => tags[ACCEPTED] !== undefined);
  const accepted = said.filter(saysYes).length;
  const cost = said.length === 0 || tagged.length === 0 ? notAvailable<number>("no-data", "no export says which experiments were accepted") : perUnit(amount, accepted, "no experiment of the month was accepted");
  const head = { base: "cloud.unit.accepted-experiment", dimensions: {}, label: "Cost of an accepted experiment", rule: "cloud.unit", arguments: { month, basis: "effective", tag: RUN }, rows: [...tagged.map(cloudRow), ...said.map((run) => recordRow(run, run.id, { accepted: saysYes(run) ? "yes" : "no" }))] };
  return amountFact(head, cost, said.length === 0 ? [] : rates, input, said.length === 0 ? undefined : accepted);
}

/** Cost of a training run: everything that carries the tag of a run, of finished and failed ones alike. */
function training(bills: CloudBills, month: string, input: MoneyInput): readonly ComputedFact[] {
  const { timeZone } = input.context.program;
  const tagged = bills.ofMonth.filter((row) => tagOf(row, RUN) !== undefined);
  const tracked = (input.records.trainingRuns ?? []).filter(({ startedAt }) => startedAt !== undefined && dateIn(timeZone, startedAt).slice(0, 7) === month);
  const head = { dimensions: {}, rule: "cloud.unit", arguments: { month, basis: "effective", tag: RUN } };
  const { amount, rates } = costOn(tagged, "effective", input);
  const runs = new Set(tagged.map((row) => tagOf(row, RUN))).size;
  const experiment = acceptedExperiment(tagged, tracked, amount, rates, month, input);
  const scalar = amountFact({ ...head, base: "cloud.unit.training-run", label: "Cost of a training run, failed ones included, last complete month", rows: tagged.map(cloudRow) }, tagged.length === 0 ? notAvailable("no-data", `no row of the month’s bills carries the tag ${RUN}`) : perUnit(amount, runs, "no run is billed"), rates, input, runs);
  if (tagged.length === 0) return [scalar, experiment];
  const models = [...new Set(tagged.map((row) => tagOf(row, MODEL)))].sort((a, b) => compareText(a ?? "\uffff", b ?? "\uffff"));
  const rows = models.map((model) => {
    const own: readonly CloudCost[] = tagged.filter((row) => tagOf(row, MODEL) === model);
    const cost = costOn(own, "effective", input).amount;
    const [billed, logged] = [new Set(own.map((row) => tagOf(row, RUN))).size, tracked.filter(({ tags }) => model !== undefined && tags[MODEL] === model)];
    const finished = logged.filter(({ status }) => status === "finished").length;
    return [model ?? null, cell(cost), billed, cell(perUnit(cost, billed, "")), logged.length, finished, cell(perUnit(cost, finished, ""))];
  });
  const columns = [text("model", "Model"), moneyColumn("cost", "Effective cost of its runs", input), { name: "billed", label: "Runs billed", unit: "count" } as const, moneyColumn("per-run", "Per run billed", input), { name: "tracked", label: "Runs in the tracker", unit: "count" } as const, { name: "finished", label: "Finished in the tracker", unit: "count" } as const, moneyColumn("per-finished", "Per finished run, failures included", input)];
  const table = tableFact({ ...withRates({ ...head, rows: [...tagged.map(cloudRow), ...tracked.map((run) => recordRow(run, run.id, { status: run.status }))] }, rates), base: "cloud.unit.training-runs", label: "Cost of training runs by model, last complete month" }, columns, rows, input.context.sha256);
  return [scalar, experiment, table];
}

export function cloudUnitFacts(bills: CloudBills, input: MoneyInput): readonly ComputedFact[] {
  const { month } = bills;
  return bills.rows.length === 0 || month === undefined ? [] : [...inferences(bills, month, input), ...training(bills, month, input)];
}
