import { dataQuality, type QualityDimensionCount } from "../../ml/data-quality.ts";
import { available, isAvailable, notAvailable, valueOrNull } from "../../model/measure.ts";
import type { DataCheck, QualityDimension } from "../../model/records/ml-datasets.ts";
import { compareInstants, compareText, type IsoDate, type IsoInstant } from "../../model/time.ts";
import { wilsonInterval } from "../../stats/wilson-interval.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { datasetNames } from "./dataset-names.ts";
import { canBeDimension, dateOf, groupBy, mlRecords, programHead } from "./ml-records.ts";

/** Below so many records a rate stands with its interval (METHOD.md 1.6). */
const SMALL = 100;

const DIMENSIONS: readonly QualityDimension[] = ["completeness", "validity", "uniqueness", "consistency", "timeliness", "accuracy"];

/** The checks of one dataset at one time, of each of its suites. */
interface Validation {
  readonly dataset: string;
  readonly on: IsoDate;
  readonly checks: readonly DataCheck[];
}

const lastOf = (checks: readonly DataCheck[]): IsoInstant | undefined => checks.map(({ checkedAt }) => checkedAt).sort(compareInstants).at(-1);
/** One build of dbt runs its tests one after the other; a validation of Great Expectations has one time. */
const runOf = ({ tool, source, checkedAt }: DataCheck): string => (tool === "dbt" ? source.file : `${source.file} ${checkedAt}`);

/** Checks of one suite by run, newest run first. */
const runsOf = (suite: readonly DataCheck[]): readonly (readonly DataCheck[])[] => [...groupBy(suite, runOf).values()].toSorted((a, b) => compareText(lastOf(b) ?? "", lastOf(a) ?? ""));

/** Validations of each dataset, newest first: the newest run of each of its suites, then the one before, and so on. Suites run on days of their own. */
function validationsOf(checks: readonly DataCheck[], name: (dataset: string) => string, context: FactContext): ReadonlyMap<string, readonly Validation[]> {
  const byDataset = groupBy(checks.filter(({ dataset }) => dataset !== undefined), ({ dataset = "" }) => name(dataset));
  return new Map(
    [...byDataset].toSorted(([a], [b]) => compareText(a, b)).map(([dataset, own]) => {
      const suites = [...groupBy(own, ({ tool, suite = "" }) => `${tool}\n${suite}`).values()].map(runsOf);
      const depth = Math.max(...suites.map((runs) => runs.length));
      const validations = Array.from({ length: depth }, (_, rank) => suites.flatMap((runs) => runs[rank] ?? [])).flatMap((merged): readonly Validation[] => {
        const last = lastOf(merged);
        return last === undefined ? [] : [{ dataset, on: dateOf(context, last), checks: merged }];
      });
      return [dataset, validations] as const;
    }),
  );
}

const counted = ({ passed, total, outcome }: DataCheck): boolean => passed !== null && total !== null && outcome !== "error" && outcome !== "skipped";

/** Records that passed and were checked, by dimension; dimensions that no check belongs to have a total of 0. */
const countsOf = ({ checks }: Validation): readonly QualityDimensionCount[] =>
  DIMENSIONS.map((name) => {
    const own = checks.filter((check) => check.dimension === name && counted(check));
    return { name, passed: own.reduce((sum, { passed }) => sum + (passed ?? 0), 0), total: own.reduce((sum, { total }) => sum + (total ?? 0), 0) };
  });

const rowOfCheck = (check: DataCheck) => recordRow(check, `${check.dataset ?? ""} ${check.check}`, { dimension: check.dimension ?? null, outcome: check.outcome, passed: check.passed, total: check.total, failed: check.failed });

function newestFacts(validations: ReadonlyMap<string, readonly Validation[]>, context: FactContext): readonly ComputedFact[] {
  const newest = [...validations.values()].flatMap(([first]) => first ?? []);
  const declared = context.program.rules?.models?.dataQualityGate;
  const judged = newest.map((validation) => ({ validation, counts: countsOf(validation), quality: dataQuality({ dimensions: countsOf(validation), ...(declared === undefined ? {} : { gate: declared }) }) }));
  const measured = judged.flatMap(({ validation, counts, quality }) =>
    counts.filter(({ total }) => total > 0).map((count) => {
      const before = validations.get(validation.dataset)?.[1];
      const past = before && countsOf(before).find(({ name, total }) => name === count.name && total > 0);
      return { validation, ...count, rate: valueOrNull<number>(quality.rates[count.name] ?? notAvailable("no-data", "no record was checked")), interval: count.total < SMALL ? valueOrNull(wilsonInterval(count.passed, count.total, 0.95)) : null, before: past === undefined ? null : past.passed / past.total, beforeOn: past === undefined ? null : (before?.on ?? null) };
    }),
  );
  const whole = dataQuality({ dimensions: measured.map(({ validation, name, passed, total }) => ({ name: `${validation.dataset} ${name}`, passed, total })) });
  const rows = newest.flatMap(({ checks }) => checks.filter(counted).map(rowOfCheck));
  const args = { validation: "newest of each dataset", dimensions: measured.length, datasets: newest.length, ...(declared === undefined ? {} : { gate: declared }) };
  const head = (statistic: string, label: string) => programHead(`datasets.quality.${statistic}`, label, "ml.dataQuality", rows, args);
  const nothing = notAvailable<number>("no-data", "no tool counts the records that it checked, so there is no rate");
  const below = judged.filter(({ quality }) => isAvailable(quality.minimum) && isAvailable(quality.gate) && !quality.gate.value);
  return [
    scalarFact(head("minimum", "Worst rate of data quality"), "share", isAvailable(whole.minimum) ? whole.minimum : nothing, context.sha256, measured.length),
    scalarFact(head("mean", "Mean rate of data quality"), "share", isAvailable(whole.score) ? whole.score : nothing, context.sha256, measured.length),
    scalarFact(head("below-gate", "Datasets whose worst dimension is below the gate"), "items", declared === undefined ? notAvailable("not-applicable", "almanac.yaml declares no gate (rules.models.dataQualityGate)") : measured.length === 0 ? nothing : available(below.length), context.sha256, judged.filter(({ quality }) => isAvailable(quality.minimum)).length),
    ...judged.flatMap(({ validation: { dataset, on, checks }, quality }) =>
      isAvailable(quality.minimum) && canBeDimension(dataset) ? [scalarFact({ ...programHead("datasets.quality.worst", "Worst rate of data quality of the dataset", "ml.dataQuality", checks.filter(counted).map(rowOfCheck), { checkedOn: on }), dimensions: { dataset } }, "share", quality.minimum, context.sha256, checks.filter(counted).length)] : [],
    ),
    tableFact(
      head("dimensions", "Data quality by dataset and dimension"),
      [
        { name: "dataset", label: "Dataset", unit: "text" },
        { name: "dimension", label: "Dimension", unit: "text" },
        { name: "passed", label: "Passed", unit: "count" },
        { name: "total", label: "Checked", unit: "count" },
        { name: "rate", label: "Rate", unit: "share" },
        { name: "low", label: "95 % from", unit: "share" },
        { name: "high", label: "95 % to", unit: "share" },
        { name: "on", label: "Checked on", unit: "date" },
        { name: "before", label: "Rate before", unit: "share" },
        { name: "before-on", label: "Before, on", unit: "date" },
      ],
      measured.map(({ validation, name, passed, total, rate, interval, before, beforeOn }) => [validation.dataset, name, passed, total, rate, interval?.low ?? null, interval?.high ?? null, validation.on, before, beforeOn]),
      context.sha256,
    ),
    tableFact(
      programHead("datasets.quality.datasets", "Data quality by dataset", "ml.dataQuality", newest.flatMap(({ checks }) => checks.map(rowOfCheck)), args),
      [
        { name: "dataset", label: "Dataset", unit: "text" },
        { name: "on", label: "Checked on", unit: "date" },
        { name: "minimum", label: "Worst dimension", unit: "share" },
        { name: "mean", label: "Mean", unit: "share" },
        { name: "coverage", label: "Dimensions measured", unit: "share" },
        { name: "gate", label: "Passes the gate", unit: "text" },
        { name: "checks", label: "Checks", unit: "count" },
        { name: "failed", label: "Failed", unit: "count" },
        { name: "warned", label: "Warned", unit: "count" },
        { name: "none", label: "Of no dimension", unit: "count" },
        { name: "validations", label: "Validations so far", unit: "count" },
      ],
      judged.map(({ validation: { dataset, on, checks }, quality }) => [
        dataset,
        on,
        valueOrNull(quality.minimum),
        valueOrNull(quality.score),
        valueOrNull(quality.weightCoverage),
        !isAvailable(quality.minimum) ? "no records counted" : !isAvailable(quality.gate) ? null : quality.gate.value ? "yes" : "no",
        checks.length,
        checks.filter(({ outcome }) => outcome === "fail").length,
        checks.filter(({ outcome }) => outcome === "warn").length,
        checks.filter(({ dimension }) => dimension === undefined).length,
        validations.get(dataset)?.length ?? 0,
      ]),
      context.sha256,
    ),
  ];
}

/** Rates of every validation so far, oldest first: what a gate looks like through time. */
function history(validations: ReadonlyMap<string, readonly Validation[]>, context: FactContext): ComputedFact {
  const all = [...validations.values()].flatMap((of) => of.toReversed());
  const rates = all.flatMap((validation) => countsOf(validation).flatMap(({ name, passed, total }) => (total === 0 ? [] : [{ ...validation, dimension: name, passed, total }])));
  return tableFact(
    programHead("datasets.quality.history", "Data quality by dataset, dimension and day", "ml.dataQuality", all.flatMap(({ checks }) => checks.filter(counted).map(rowOfCheck))),
    [
      { name: "dataset", label: "Dataset", unit: "text" },
      { name: "dimension", label: "Dimension", unit: "text" },
      { name: "on", label: "Checked on", unit: "date" },
      { name: "rate", label: "Rate", unit: "share" },
      { name: "passed", label: "Passed", unit: "count" },
      { name: "total", label: "Checked", unit: "count" },
    ],
    rates.map(({ dataset, dimension, on, passed, total }) => [dataset, dimension, on, passed / total, passed, total]),
    context.sha256,
  );
}

/** Every check that did not pass, in any validation so far: a failure that went away is news, too. */
function notPassed(checks: readonly DataCheck[], name: (dataset: string) => string, context: FactContext): ComputedFact {
  const failures = checks.filter(({ outcome }) => outcome !== "pass" && outcome !== "skipped").toSorted((a, b) => compareInstants(b.checkedAt, a.checkedAt) || compareText(a.check, b.check));
  return tableFact(
    programHead("datasets.quality.not-passed", "Checks that failed or warned, newest first", "ml.dataQuality", failures.map(rowOfCheck)),
    [
      { name: "on", label: "Checked on", unit: "date" },
      { name: "dataset", label: "Dataset", unit: "text" },
      { name: "check", label: "Check", unit: "text" },
      { name: "column", label: "Column", unit: "text" },
      { name: "dimension", label: "Dimension", unit: "text" },
      { name: "outcome", label: "Outcome", unit: "text" },
      { name: "failed", label: "Records that failed", unit: "count" },
    ],
    failures.map(({ checkedAt, dataset, check, column, dimension, outcome, failed }) => [dateOf(context, checkedAt), dataset === undefined ? null : name(dataset), check, column ?? null, dimension ?? null, outcome, failed]),
    context.sha256,
  );
}

export function qualityFacts(context: FactContext): readonly ComputedFact[] {
  const { dataChecks, datasets } = mlRecords(context);
  if (dataChecks.length === 0) return [];
  const name = datasetNames(datasets);
  const validations = validationsOf(dataChecks, name, context);
  return [...newestFacts(validations, context), history(validations, context), notPassed(dataChecks, name, context)];
}
