import { modelCardCompleteness, type DocumentSection } from "../../ml/model-card-completeness.ts";
import { isPlaceholder } from "../../ml/placeholder.ts";
import { available, notAvailable, valueOrNull } from "../../model/measure.ts";
import type { Dataset } from "../../model/records/ml-datasets.ts";
import { compareText } from "../../model/time.ts";
import { mean } from "../../stats/mean.ts";
import { scalarFact, tableFact, type ComputedFact, type RowRef } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { datasetNames } from "./dataset-names.ts";
import { measuredValues } from "./evaluation-series.ts";
import { groupBy, mlRecords, programHead } from "./ml-records.ts";

const SENSITIVITY = "personalSensitiveInformation";
const statementOf = ({ statements }: Dataset, about: string): string | undefined => statements.filter((statement) => statement.about === about && !isPlaceholder(statement.text)).map(({ text }) => text).join(" ") || undefined;
/** `None.` says that there is none, which is an answer here and no placeholder. */
const saysSensitivity = ({ statements }: Dataset): boolean => statements.some(({ about, text }) => about === SENSITIVITY && (!isPlaceholder(text) || /^none\.?$/i.test(text.trim())));

/** Datasets that hold personal data: those that say so, and those made from one, however many steps away. */
function personalData(datasets: readonly Dataset[]): ReadonlyMap<string, string> {
  const name = datasetNames(datasets);
  const basis = new Map<string, string>(datasets.flatMap((dataset) => (statementOf(dataset, SENSITIVITY) === undefined ? [] : [[dataset.id, "its own statement"] as const])));
  for (let before = -1; before < basis.size; ) {
    before = basis.size;
    for (const dataset of datasets) {
      const from = dataset.derivedFrom.map(name).find((parent) => basis.has(parent));
      if (from !== undefined && !basis.has(dataset.id) && !saysSensitivity(dataset)) basis.set(dataset.id, `made from ${from}`);
    }
  }
  return basis;
}

/** What a reader of a dataset must find written down. */
function datasheet(dataset: Dataset): readonly DocumentSection[] {
  const about = (name: string, label: string): DocumentSection => ({ name: label, text: statementOf(dataset, name) ?? "" });
  const some = (values: readonly string[]): string => values.find((value) => !isPlaceholder(value)) ?? "";
  return [
    { name: "description", text: dataset.description ?? "" },
    { name: "licence", text: some(dataset.licences) },
    { name: "creator", text: some(dataset.creators) },
    { name: "version", text: dataset.version ?? "" },
    { name: "date published", text: dataset.publishedOn ?? "" },
    { name: "citation", text: dataset.citation ?? "" },
    { name: "address", text: dataset.address ?? "" },
    { name: "files", text: some(dataset.files.map(({ id }) => id)) },
    { name: "fields", text: some(dataset.recordSets.flatMap(({ fields }) => fields.map(({ id }) => id))) },
    about("dataCollection", "how it was collected"),
    about("dataLimitations", "limitations"),
    about("dataBiases", "biases"),
    { name: "personal data", text: saysSensitivity(dataset) ? "stated" : "" },
  ];
}

function documentation(datasets: readonly Dataset[], context: FactContext): readonly ComputedFact[] {
  const personal = personalData(datasets);
  const judged = datasets.toSorted((a, b) => compareText(a.id, b.id)).map((dataset) => ({ dataset, ...modelCardCompleteness({ sections: datasheet(dataset) }) }));
  const rowsOf = (of: readonly Dataset[]) => of.map((dataset) => recordRow(dataset, dataset.id, { licence: dataset.licences.join("; ") || null, personal: personal.get(dataset.id) ?? null }));
  const unlicensed = datasets.filter(({ licences }) => licences.every((licence) => isPlaceholder(licence)));
  const holding = datasets.filter(({ id }) => personal.has(id));
  const silent = holding.filter((dataset) => !saysSensitivity(dataset));
  const count = (statistic: string, label: string, of: readonly Dataset[], n: number) => scalarFact(programHead(`datasets.documentation.${statistic}`, label, "ml.modelCard", rowsOf(of)), "items", available(of.length), context.sha256, n);
  const all = programHead("datasets.documentation.datasets", "Documentation of each dataset", "ml.modelCard", rowsOf(datasets), { personalData: "stated, or made from a dataset that states it" });
  return [
    scalarFact({ ...all, base: "datasets.documentation.mean", label: "Completeness of dataset documents, mean" }, "share", mean(judged.flatMap(({ score }) => valueOrNull(score) ?? [])), context.sha256, datasets.length),
    count("licence-missing", "Datasets without a licence", unlicensed, datasets.length),
    count("personal-data", "Datasets that hold personal data", holding, datasets.length),
    count("personal-data-unstated", "Datasets with personal data and no statement about it", silent, holding.length),
    tableFact(
      all,
      [
        { name: "dataset", label: "Dataset", unit: "text" },
        { name: "score", label: "Complete", unit: "share" },
        { name: "missing", label: "Missing", unit: "text" },
        { name: "licence", label: "Licence", unit: "text" },
        { name: "personal", label: "Personal data", unit: "text" },
        { name: "format", label: "Croissant format", unit: "text" },
        { name: "description", label: "What it holds", unit: "text" },
      ],
      judged.map(({ dataset, score, missing }) => [dataset.id, valueOrNull(score), missing.join(", ") || null, dataset.licences.join("; ") || null, personal.has(dataset.id) ? (saysSensitivity(dataset) ? "yes, stated" : `yes (${personal.get(dataset.id) ?? ""}), not stated`) : saysSensitivity(dataset) ? "none" : "not stated", dataset.format ?? null, dataset.description ?? null]),
      context.sha256,
    ),
  ];
}

interface Count {
  readonly dataset: string;
  readonly records: number;
  readonly on: string;
  /** `data checks`, or the split that was evaluated. */
  readonly where: string;
  readonly row: RowRef;
}

/** How many records of each dataset somebody has counted, against how many are needed, which no export states so far. */
function sufficiency(context: FactContext): readonly ComputedFact[] {
  const { datasets, dataChecks, evaluations } = mlRecords(context);
  const name = datasetNames(datasets);
  const checked = dataChecks.flatMap((check): readonly Count[] => (check.dataset === undefined || check.total === null ? [] : [{ dataset: name(check.dataset), records: check.total, on: check.checkedAt.slice(0, 10), where: "data checks", row: recordRow(check, check.dataset, { total: check.total }) }]));
  const evaluated = evaluations.flatMap((value): readonly Count[] =>
    value.dataset === undefined || value.sampleSize === undefined || value.evaluatedOn === undefined || value.slice !== undefined ? [] : [{ dataset: name(value.dataset), records: value.sampleSize, on: value.evaluatedOn, where: value.split ?? "whole", row: recordRow(value, value.dataset, { sampleSize: value.sampleSize }) }],
  );
  const newest = new Map([...checked, ...evaluated].toSorted((a, b) => compareText(a.on, b.on) || a.records - b.records).map((each) => [`${each.dataset}\n${each.where}`, each]));
  // The largest count of the newest day, and of the splits the largest: they are parts of one dataset.
  const counts = [...groupBy([...newest.values()], ({ dataset }) => dataset)].map(([dataset, own]) => {
    const most = (where: (each: Count) => boolean): Count | undefined => own.filter(where).toSorted((a, b) => b.records - a.records)[0];
    return { dataset, checks: most(({ where }) => where === "data checks"), split: most(({ where }) => where !== "data checks") };
  }).toSorted((a, b) => compareText(a.dataset, b.dataset));
  if (counts.length === 0) return [];
  const head = programHead("datasets.sufficiency.records", "Records of each dataset that somebody counted", "declared", counts.flatMap(({ checks, split }) => [checks, split].flatMap((each) => each?.row ?? [])));
  return [
    scalarFact({ ...head, base: "datasets.sufficiency.sufficient", label: "Datasets with as many records as are needed", rows: [] }, "items", notAvailable("no-data", "no export states how many records a dataset needs, so what was counted cannot be judged"), context.sha256, counts.length),
    tableFact(
      head,
      [
        { name: "dataset", label: "Dataset", unit: "text" },
        { name: "checked", label: "Records in data checks", unit: "count" },
        { name: "checked-on", label: "Checked on", unit: "date" },
        { name: "evaluated", label: "Records in the largest evaluated split", unit: "count" },
        { name: "split", label: "Split", unit: "text" },
        { name: "evaluated-on", label: "Evaluated on", unit: "date" },
      ],
      counts.map(({ dataset, checks, split }) => [dataset, checks?.records ?? null, checks?.on ?? null, split?.records ?? null, split?.where ?? null, split?.on ?? null]),
      context.sha256,
    ),
  ];
}

/** Datasets by how many models, evaluations and runs name them. */
function use(context: FactContext): readonly ComputedFact[] {
  const { datasets, modelCards, evaluations, trainingRuns } = mlRecords(context);
  const name = datasetNames(datasets);
  // What a model card claims is no evaluation of ours.
  const known = measuredValues(evaluations);
  const rows = datasets.toSorted((a, b) => compareText(a.id, b.id)).map((dataset) => {
    const is = (other: string | undefined): boolean => other !== undefined && name(other) === dataset.id;
    const models = modelCards.filter((card) => card.datasets.some(is)).length;
    const measured = known.filter((value) => is(value.dataset));
    const runs = trainingRuns.filter(({ params, tags }) => [...Object.values(params), ...Object.values(tags)].some(is)).length;
    const children = datasets.filter(({ derivedFrom }) => derivedFrom.some(is)).length;
    return { dataset, models, evaluated: new Set(measured.map(({ model }) => model)).size, values: measured.length, runs, children };
  });
  const unused = rows.filter(({ models, values, runs, children }) => models + values + runs + children === 0);
  const refs = (of: typeof rows) => of.map(({ dataset, models, values, runs }) => recordRow(dataset, dataset.id, { models, values, runs }));
  return [
    scalarFact(programHead("datasets.use.unused", "Datasets that nothing names", "declared", refs(unused)), "items", available(unused.length), context.sha256, rows.length),
    tableFact(
      programHead("datasets.use.datasets", "What uses each dataset", "declared", refs(rows)),
      [
        { name: "dataset", label: "Dataset", unit: "text" },
        { name: "models", label: "Models trained on it", unit: "count" },
        { name: "evaluated", label: "Models evaluated on it", unit: "count" },
        { name: "values", label: "Evaluation values", unit: "count" },
        { name: "runs", label: "Runs that name it", unit: "count" },
        { name: "children", label: "Datasets made from it", unit: "count" },
      ],
      rows.map(({ dataset, models, evaluated, values, runs, children }) => [dataset.id, models, evaluated, values, runs, children]),
      context.sha256,
    ),
  ];
}

export function datasetFacts(context: FactContext): readonly ComputedFact[] {
  const { datasets } = mlRecords(context);
  return [...(datasets.length === 0 ? [] : [...documentation(datasets, context), ...use(context)]), ...sufficiency(context)];
}
