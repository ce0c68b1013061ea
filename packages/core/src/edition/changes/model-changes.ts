import { factId } from "../../fact/fact-id.ts";
import { finding } from "../../finding/fact-reader.ts";
import type { FindingPart } from "../../finding/finding.ts";
import { bothState, cell, compared, difference, rowPairs, signed, text, type Pair, type Ranked } from "./ranked-change.ts";
import { WEIGHTS } from "./weights.ts";

const ranked = (weight: number, subject: string, figureUnit: string, ...headline: readonly FindingPart[]): Ranked => ({ weight, change: { subject, figure: "1", figureUnit, headline: finding(...headline) } });

function goals(pair: Pair): readonly Ranked[] {
  const table = "models.evaluation.goals";
  return rowPairs(table, ["model", "metric", "part"], pair).flatMap(({ old, now }) => {
    const [before, after] = [old?.["met"], now["met"]];
    if (old === undefined || before === after || (after !== "yes" && (after !== "no" || before !== "yes"))) return [];
    const [model, metric, goal] = [text(now["model"]), text(now["metric"]), text(now["goal"])];
    const value: readonly FindingPart[] = typeof now["value"] === "number" ? [": ", cell(table, "value", now["value"], pair.after.facts)] : [];
    return [ranked(after === "yes" ? WEIGHTS.goalMet : WEIGHTS.goalMissed, factId("models.evaluation.goal-margin", { model }), "goal", `Model ${model} ${after === "yes" ? "meets" : "no longer meets"} its goal for ${metric}, ${goal}`, ...value, ".")];
  });
}

function releases(pair: Pair): readonly Ranked[] {
  return rowPairs("releases.delivery.releases", ["release"], pair).flatMap(({ old, now }) => {
    const failed = now["outcome"] === "failed" && old?.["outcome"] !== "failed";
    const [model, version] = [text(now["model"]), text(now["version"])];
    const subject = factId("releases.delivery.releases", { model, release: text(now["release"]) });
    if (now["environment"] !== "production" || (old !== undefined && !failed)) return [];
    return [ranked(failed ? WEIGHTS.releaseFailed : WEIGHTS.released, subject, "release", `Model ${model}, version ${version}, ${failed ? "was released to production and failed" : "was released to production"}.`)];
  });
}

function dataGates(pair: Pair): readonly Ranked[] {
  return rowPairs("datasets.quality.datasets", ["dataset"], pair).flatMap(({ old, now }) => {
    const [before, after] = [old?.["gate"], now["gate"]];
    if (!((before === "yes" && after === "no") || (before === "no" && after === "yes"))) return [];
    const dataset = text(now["dataset"]);
    const worst = factId("datasets.quality.worst", { dataset });
    const fact = pair.after.facts[worst];
    const rate: readonly FindingPart[] = fact?.type === "scalar" && fact.value !== null ? [": its worst rate is ", { fact: worst }] : [];
    return [ranked(after === "no" ? WEIGHTS.gateOfDataMissed : WEIGHTS.gateOfDataMet, worst, "dataset", `The data quality of ${dataset} ${after === "no" ? "fell below" : "is above"} its gate`, ...rate, ".")];
  });
}

function incidents(pair: Pair): readonly Ranked[] {
  return rowPairs("incidents.register.incidents", ["incident"], pair).flatMap(({ old, now }) => {
    const [id, title, model] = [text(now["incident"]), text(now["title"]), text(now["model"])];
    const subject = factId("incidents.register.incidents", model === "" ? { incident: id } : { incident: id, model });
    if (old === undefined) return [ranked(now["severity"] === 1 ? WEIGHTS.incidentGravest : WEIGHTS.incident, subject, "incident", `A new incident${now["severity"] === 1 ? " of the gravest severity" : ""}: ${title} (${id}${model === "" ? "" : `, ${model}`}).`)];
    return old["hours"] === null && now["hours"] !== null ? [ranked(WEIGHTS.incident, subject, "incident", `Resolved: ${title} (${id}).`)] : [];
  });
}

function counts(pair: Pair): readonly Ranked[] {
  const each = [
    { id: "models.drift.major", label: "Features with major drift", weight: WEIGHTS.driftMajor, word: ["feature", "features"] },
    { id: "models.age.overdue", label: "Models in production that are due to be trained anew", weight: WEIGHTS.retrainingDue, word: ["model", "models"] },
  ] as const;
  return each.flatMap(({ id, label, weight, word }) => {
    const count = compared(id, pair);
    const by = count === undefined ? 0 : difference(count);
    if (count === undefined || by === 0) return [];
    const headline = finding(`${label}: `, { fact: id, as: "number" }, ", after ", { previous: id, value: count.before, unit: count.unit, as: "number" }, ".");
    return [{ weight: Math.abs(by) * weight * (by > 0 ? 1 : 0.5), change: { subject: id, figure: signed(by, "count", pair.after.program), figureUnit: word[Math.abs(by) === 1 ? 0 : 1], headline } }];
  });
}

/** Models and their data: goals, releases, incidents, gates of data, drift. A table that only one of the editions has is no news of its rows. */
export const modelChanges = (pair: Pair): readonly Ranked[] => [
  ...(bothState("models.evaluation.goals", pair) ? goals(pair) : []),
  ...(bothState("releases.delivery.releases", pair) ? releases(pair) : []),
  ...(bothState("datasets.quality.datasets", pair) ? dataGates(pair) : []),
  ...(bothState("incidents.register.incidents", pair) ? incidents(pair) : []),
  ...counts(pair),
];
