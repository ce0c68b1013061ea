import { available } from "../../model/measure.ts";
import type { SourceRecord } from "../../model/records/source-record.ts";
import { compareText } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { datasetNames } from "./dataset-names.ts";
import { mlRecords, programHead } from "./ml-records.ts";
import { modelOfRun } from "./run-model.ts";

/** One step of the way from data to what it brings, and the record that states it. */
interface Edge {
  readonly from: string;
  readonly fromKind: "dataset" | "model";
  readonly relation: string;
  readonly to: string;
  readonly toKind: "dataset" | "model" | "environment" | "benefit";
  readonly stated: string;
  readonly record: SourceRecord;
}

/** The same step stated several times stands once, with its first record; `times` says how often. */
function distinct(edges: readonly Edge[]) {
  const byStep = new Map<string, Edge & { readonly times: number }>();
  for (const edge of edges) {
    const key = [edge.fromKind, edge.from, edge.relation, edge.toKind, edge.to, edge.stated].join("\n");
    const known = byStep.get(key);
    byStep.set(key, known === undefined ? { ...edge, times: 1 } : { ...known, times: known.times + 1 });
  }
  return [...byStep.values()].toSorted((a, b) => compareText(a.from, b.from) || compareText(a.relation, b.relation) || compareText(a.to, b.to) || compareText(a.stated, b.stated));
}

function edgesOf(context: FactContext): readonly Edge[] {
  const { datasets, modelCards, evaluations, modelReleases, trainingRuns } = mlRecords(context);
  const benefits = (context.model.records?.benefits ?? []).filter(({ statedOn }) => statedOn === undefined || statedOn <= context.asOfDate);
  const name = datasetNames(datasets);
  const cards = new Set(modelCards.map(({ id }) => id));
  // A hub names a model after its owner, too: `owner/name`.
  const modelName = (base: string): string => (cards.has(base.replace(/^.*\//, "")) ? base.replace(/^.*\//, "") : base);
  const known = new Set(datasets.map(({ id }) => id));
  return [
    ...datasets.flatMap((record) => record.derivedFrom.map((parent): Edge => ({ from: name(parent), fromKind: "dataset", relation: "made into", to: record.id, toKind: "dataset", stated: "dataset document", record }))),
    ...modelCards.flatMap((record) => record.datasets.map((dataset): Edge => ({ from: name(dataset), fromKind: "dataset", relation: "trains", to: record.id, toKind: "model", stated: "model card", record }))),
    ...modelCards.flatMap((record) => record.baseModels.map((base): Edge => ({ from: modelName(base), fromKind: "model", relation: "base of", to: record.id, toKind: "model", stated: "model card", record }))),
    ...trainingRuns.flatMap((record) => {
      const model = modelOfRun(record);
      return model === undefined ? [] : [...Object.values(record.params), ...Object.values(record.tags)].map(name).filter((value) => known.has(value)).map((dataset): Edge => ({ from: dataset, fromKind: "dataset", relation: "trains", to: model, toKind: "model", stated: "training run", record }));
    }),
    ...evaluations.flatMap((record): readonly Edge[] => (record.dataset === undefined ? [] : [{ from: name(record.dataset), fromKind: "dataset", relation: "evaluates", to: record.model, toKind: "model", stated: record.evaluatedOn === undefined ? "model card" : "evaluation", record }])),
    ...modelReleases.map((record): Edge => ({ from: record.model, fromKind: "model", relation: "released to", to: record.environment, toKind: "environment", stated: "release", record })),
    ...benefits.flatMap((record): readonly Edge[] => (record.model === undefined ? [] : [{ from: record.model, fromKind: "model", relation: record.basis === "realised" ? "brought" : "is to bring", to: record.id, toKind: "benefit", stated: "benefit", record }])),
  ];
}

export function lineageFacts(context: FactContext): readonly ComputedFact[] {
  const { datasets, modelCards } = mlRecords(context);
  const edges = edgesOf(context);
  if (edges.length === 0 && modelCards.length === 0) return [];
  const steps = distinct(edges);
  const rows = steps.map(({ record, from, to }) => recordRow(record, `${from} ${to}`));
  const models = [...new Set([...modelCards.map(({ id }) => id), ...edges.flatMap(({ from, fromKind, to, toKind }) => [...(fromKind === "model" ? [from] : []), ...(toKind === "model" ? [to] : [])])])].sort(compareText);
  const own = models.map((model) => ({
    model,
    data: steps.filter(({ to, toKind, fromKind, relation }) => to === model && toKind === "model" && fromKind === "dataset" && relation === "trains"),
    evaluated: steps.filter(({ to, toKind, relation }) => to === model && toKind === "model" && relation === "evaluates"),
    released: steps.filter(({ from, fromKind, toKind }) => from === model && fromKind === "model" && toKind === "environment"),
    benefits: steps.filter(({ from, fromKind, toKind }) => from === model && fromKind === "model" && toKind === "benefit"),
    reuse: steps.filter(({ from, fromKind, relation }) => from === model && fromKind === "model" && relation === "base of"),
  }));
  const withoutData = own.filter(({ data }) => data.length === 0);
  const names = new Set(datasets.map(({ id }) => id));
  const undocumented = [...new Set(steps.flatMap(({ from, fromKind }) => (fromKind === "dataset" && !names.has(from) ? [from] : [])))];
  const cardRows = (ids: readonly string[]) => modelCards.filter(({ id }) => ids.includes(id)).map((card) => recordRow(card, card.id));
  const list = (of: readonly { readonly to: string }[]): string | null => [...new Set(of.map(({ to }) => to))].join(", ") || null;
  return [
    scalarFact(programHead("lineage.edges.models-without-dataset", "Models of which nobody says what they were trained on", "declared", cardRows(withoutData.map(({ model }) => model))), "items", available(withoutData.length), context.sha256, models.length),
    scalarFact(programHead("lineage.edges.undocumented-datasets", "Datasets that are used and have no document", "declared", steps.filter(({ from, fromKind }) => fromKind === "dataset" && undocumented.includes(from)).map(({ record, from, to }) => recordRow(record, `${from} ${to}`))), "items", available(undocumented.length), context.sha256, names.size + undocumented.length),
    tableFact(
      programHead("lineage.edges.steps", "From data to models to what they bring", "declared", rows),
      [
        { name: "from", label: "From", unit: "text" },
        { name: "relation", label: "Relation", unit: "text" },
        { name: "to", label: "To", unit: "text" },
        { name: "stated", label: "Stated by", unit: "text" },
        { name: "times", label: "Times", unit: "count" },
      ],
      steps.map(({ from, relation, to, stated, times }) => [from, relation, to, stated, times]),
      context.sha256,
    ),
    tableFact(
      programHead("lineage.edges.models", "The way of each model, from data to benefit", "declared", rows),
      [
        { name: "model", label: "Model", unit: "text" },
        { name: "data", label: "Trained on", unit: "text" },
        { name: "evaluated", label: "Evaluated on", unit: "text" },
        { name: "released", label: "Released to", unit: "text" },
        { name: "benefits", label: "Benefits", unit: "text" },
        { name: "reuse", label: "Models built on it", unit: "count" },
      ],
      own.map(({ model, data, evaluated, released, benefits, reuse }) => [model, list(data.map(({ from }) => ({ to: from }))), list(evaluated.map(({ from }) => ({ to: from }))), list(released), list(benefits), reuse.length]),
      context.sha256,
    ),
  ];
}
