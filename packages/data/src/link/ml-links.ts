import { compareText, type Diagnostic, type Evaluation, type Records } from "@almanac/core";
import { diagnostic, relatedTo } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import { placeOf } from "./record-place.ts";

type Placed = Parameters<typeof placeOf>[0];

/** A name given twice in one list. Tables look inside one file themselves; here it is whole sources and documents. */
function twice<R extends Placed>(records: readonly R[], what: string, keyOf: (record: R) => string, role: string, hint: string): readonly Diagnostic[] {
  const first = new Map<string, R>();
  return records.flatMap((record): readonly Diagnostic[] => {
    const key = keyOf(record);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, record);
      return [];
    }
    const there = placeOf(earlier, role);
    return [
      diagnostic("KEY-TWICE", placeOf(record, role), {
        message: `${what} \`${key}\` is given twice, first in ${there.file}:${String(there.line)}`,
        found: key,
        expected: `each ${what} once`,
        hint,
        related: [relatedTo(there, "first given here")],
      }),
    ];
  });
}

/** Records that name a model of which there is no card. Without any card nothing can be said. */
function unknownModels(records: readonly (Placed & { readonly model?: string })[], models: readonly string[]): readonly Diagnostic[] {
  if (models.length === 0) return [];
  const known = new Set(models);
  return records.flatMap((record): readonly Diagnostic[] => {
    const { model } = record;
    if (model === undefined || known.has(model)) return [];
    return [
      diagnostic("LINK-MODEL", placeOf(record, "model"), {
        message: `no model card describes \`${model}\``,
        found: model,
        expected: models.length > 12 ? `the id of one of ${String(models.length)} model cards` : `one of ${models.join(", ")}`,
        hint: `${didYouMean(model, models)}correct the id, or add the card of the model`.trim(),
      }),
    ];
  });
}

function unknownReleases(records: Partial<Records>): readonly Diagnostic[] {
  const releases = records.modelReleases ?? [];
  const ids = releases.map(({ id }) => id);
  const mentions = [
    ...releases.flatMap((release) => (release.rollbackOf === undefined ? [] : [{ record: release, role: "rollbackOf", id: release.rollbackOf }])),
    ...(ids.length === 0 ? [] : (records.modelIncidents ?? []).flatMap((incident) => (incident.release === undefined ? [] : [{ record: incident, role: "release", id: incident.release }]))),
  ];
  return mentions
    .filter(({ id }) => !ids.includes(id))
    .map(({ record, role, id }) =>
      diagnostic("LINK-RELEASE", placeOf(record, role), {
        message: `there is no release \`${id}\``,
        found: id,
        expected: "the id of a release in the list",
        hint: `${didYouMean(id, ids)}correct the id, or add the release`.trim(),
      }),
    );
}

/** What one value is of. The metric's value is not part of it. */
const measuredAs = ({ model, version, task, dataset, config, split, slice, metric, evaluatedOn }: Evaluation): string =>
  JSON.stringify([model, version ?? null, task ?? null, dataset ?? null, config ?? null, split ?? null, slice ?? null, metric, evaluatedOn ?? null]);

function metricsTwice(evaluations: readonly Evaluation[]): readonly Diagnostic[] {
  const first = new Map<string, Evaluation>();
  return evaluations.flatMap((evaluation): readonly Diagnostic[] => {
    const key = measuredAs(evaluation);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, evaluation);
      return [];
    }
    const [here, there] = [placeOf(evaluation, "value"), placeOf(earlier, "value")];
    const when = evaluation.evaluatedOn === undefined ? "" : ` on ${evaluation.evaluatedOn}`;
    const of = [evaluation.dataset, evaluation.split, evaluation.slice].filter((part) => part !== undefined).join(", ");
    return [
      diagnostic("METRIC-TWICE", here, {
        message: `\`${evaluation.metric}\` of \`${evaluation.model}\`${of === "" ? "" : ` (${of})`} has two values${when}: ${earlier.valueText} on line ${String(there.line)}${there.file === here.file ? "" : ` of ${there.file}`} and ${evaluation.valueText} on line ${String(here.line)}`,
        found: evaluation.valueText,
        expected: "one value for each metric and date",
        hint: "remove one of the two, or say in what they differ (version, split, slice)",
        related: [relatedTo(there, "the other value")],
      }),
    ];
  });
}

/** Checks of records about models and data across their sources: names that lead nowhere, and things that are given twice. */
export function checkMl(records: Partial<Records>, _context: { readonly reportingCurrency: string }): readonly Diagnostic[] {
  const models = (records.modelCards ?? []).map(({ id }) => id).toSorted(compareText);
  return [
    ...twice(records.modelCards ?? [], "model card", ({ id }) => id, "id", "remove one of the two cards, or name its file or folder after its own model"),
    ...twice(records.datasets ?? [], "dataset", ({ id }) => id, "id", "remove one of the two documents, or give the dataset a name of its own"),
    ...twice(records.trainingRuns ?? [], "run", ({ id }) => id, "id", "take the run out of one of the two: it would count twice"),
    ...twice(records.modelReleases ?? [], "release", ({ id }) => id, "id", "take the release out of one of the two lists: it would count twice"),
    ...twice(records.modelIncidents ?? [], "incident", ({ id }) => id, "id", "take the incident out of one of the two lists: it would count twice"),
    ...metricsTwice(records.evaluations ?? []),
    ...unknownModels([...(records.evaluations ?? []), ...(records.fairnessCounts ?? []), ...(records.driftBins ?? []), ...(records.modelReleases ?? []), ...(records.modelIncidents ?? [])], models),
    ...unknownReleases(records),
  ];
}
