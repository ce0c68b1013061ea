import { enumerated, factReader, finding, inWords, of, tableRows, type FindingInput, type Named, type TableRow } from "../fact-reader.ts";
import { modelNames, type ModelName } from "../model-names.ts";
import { joined, sentence, sentences, type Parts } from "./clauses.ts";

type Facts = FindingInput["facts"];

const whole = (base: string) => ({ ...of(base), as: "number" as const });

/** `including all four in production`; nothing where none of them is in production. */
function amongThem(lacking: number, production: number): Parts {
  if (lacking === 0 || production === 0) return [];
  if (lacking === production) return [production === 1 ? ", including the one in production" : production === 2 ? ", including both in production" : `, including all ${inWords(production)} in production`];
  return [", including ", whole("models.register.in-production-without-fairness"), " of the ", whole("models.register.in-production"), " in production"];
}

function fairnessClause(facts: Facts): Parts {
  const read = factReader(facts);
  const [count, lacking] = [read.number("models.register.count"), read.number("models.register.without-fairness")];
  if (count === undefined || lacking === undefined || count === 0) return [];
  if (count === 1) return [lacking === 0 ? "The fairness of the one model has been evaluated" : "Nobody has evaluated the fairness of the one model", "."];
  if (lacking === 0) return ["The fairness of all ", whole("models.register.count"), " models has been evaluated."];
  const among = amongThem(read.number("models.register.in-production-without-fairness") ?? 0, read.number("models.register.in-production") ?? 0);
  if (lacking === count) return ["None of the ", whole("models.register.count"), " models has a fairness evaluation", ...among, "."];
  return [whole("models.register.without-fairness"), " of ", whole("models.register.count"), ` models ${lacking === 1 ? "has" : "have"} no fairness evaluation`, ...among, "."];
}

function goalsClause(facts: Facts): readonly Parts[] {
  const judged = tableRows(facts, "models.evaluation.goals").filter((row) => row.text("met") === "yes" || row.text("met") === "no");
  const missed = judged.filter((row) => row.text("met") === "no").length;
  if (judged.length === 0) return [];
  if (missed === 0) return [[judged.length === 1 ? "the one goal is met" : judged.length === 2 ? "both goals are met" : `all ${inWords(judged.length)} goals are met`]];
  if (missed === judged.length) return [[missed === 1 ? "the one goal is missed" : missed === 2 ? "neither of the two goals is met" : `none of the ${inWords(missed)} goals is met`]];
  return [[`${inWords(missed)} of ${inWords(judged.length)} goals ${missed === 1 ? "is" : "are"} missed`]];
}

/** Newest comparison of each feature of each model, in the order of the table. */
function newestDrift(facts: Facts): readonly TableRow[] {
  const newest = new Map(tableRows(facts, "models.drift.comparisons").map((row) => [`${row.text("model") ?? ""}\n${row.text("feature") ?? ""}`, row]));
  return [...newest.values()];
}

const featureOf = (row: TableRow, nameOf: ModelName): string => `${row.text("feature") ?? "a feature"} of ${nameOf(row.text("model"))}`;

function driftClause(facts: Facts): readonly Parts[] {
  const far = newestDrift(facts).filter((row) => row.text("band") === "major");
  if (far.length === 0) return [];
  const [only] = far;
  return [far.length === 1 && only !== undefined ? [`${featureOf(only, modelNames(facts))} has drifted far`] : [whole("models.drift.major"), " features have drifted far"]];
}

function overdueClause(facts: Facts): readonly Parts[] {
  const overdue = factReader(facts).number("models.age.overdue");
  return overdue === undefined || overdue === 0 ? [] : [[whole("models.age.overdue"), ` ${overdue === 1 ? "model in production is" : "models in production are"} due to be trained anew`]];
}

function pageFinding(facts: Facts): Named {
  const parts = sentences([fairnessClause(facts), sentence([...goalsClause(facts), ...overdueClause(facts), ...driftClause(facts)])]);
  return parts.length === 0 ? [] : [["models", finding(...parts)]];
}

/** What the chart of goals shows: who is short of which goal by how much. */
function goalsFinding(facts: Facts): Named {
  const rows = tableRows(facts, "models.evaluation.goals").filter((row) => row.number("margin") !== undefined);
  const missed = rows.filter((row) => (row.number("margin") ?? 0) < 0).toSorted((a, b) => (a.number("margin") ?? 0) - (b.number("margin") ?? 0));
  if (rows.length === 0) return [];
  const nameOf = modelNames(facts);
  if (missed.length === 0) return [["models.evaluation", finding(rows.length === 1 ? "The one goal is met" : rows.length === 2 ? "Both goals are met" : "Every goal is met")]];
  const parts = missed.slice(0, 3).map((row, index): Parts => [`${nameOf(row.text("model"))} `, ...(index === 0 ? ["misses its goal by "] : ["by "]), row.cell("margin", "magnitude")]);
  return [["models.evaluation", finding(...joined(parts))]];
}

/** The group whose share of selections is furthest from that of the largest group; groups with a warning are too small to say. */
function fairnessFinding(facts: Facts): Named {
  const rows = tableRows(facts, "models.fairness.groups").filter((row) => (row.number("impact") ?? 0) > 0 && row.text("warning") === undefined);
  const furthest = rows.toSorted((a, b) => Math.abs(Math.log(b.number("impact") ?? 1)) - Math.abs(Math.log(a.number("impact") ?? 1)))[0];
  if (furthest === undefined) return [];
  return [["models.fairness", finding(`${modelNames(facts, "A model")(furthest.text("model"))} selects the group “${furthest.text("group") ?? ""}” `, furthest.cell("impact"), " times as often as the largest group")]];
}

function driftFinding(facts: Facts): Named {
  const rows = newestDrift(facts);
  if (rows.length === 0) return [];
  const nameOf = modelNames(facts);
  const inBand = (band: string): readonly string[] => rows.filter((row) => row.text("band") === band).map((row) => featureOf(row, nameOf));
  const [far, some] = [inBand("major"), inBand("moderate")];
  if (far.length + some.length === 0) return [["models.drift", finding(rows.length === 1 ? "The one feature that is watched is stable" : "No feature has drifted")]];
  const moderately = some.length === 0 ? [] : [far.length > 0 ? `${enumerated(some)} moderately` : `${enumerated(some)} ${some.length === 1 ? "has" : "have"} drifted moderately`];
  const said = [...(far.length === 0 ? [] : [`${enumerated(far)} ${far.length === 1 ? "has" : "have"} drifted far`]), ...moderately];
  return [["models.drift", finding(said.join(", "))]];
}

function cardFinding(facts: Facts): Named {
  const complete = factReader(facts).number("models.card.complete");
  if (complete === undefined || factReader(facts).number("models.card.mean") === undefined) return [];
  const head: Parts = complete === 0 ? ["No card has all nine sections"] : [whole("models.card.complete"), ` ${complete === 1 ? "card has" : "cards have"} all nine sections`];
  return [["models.register", finding(...head, "; the mean card is ", of("models.card.mean"), " complete.")]];
}

const STAGE_WORDS: Readonly<Record<string, string>> = { production: "has been in production", shadow: "has been running in shadow", staging: "has been in staging", development: "has been in development" };

/** Where one model stands, and the worst that is known about it. */
function modelFinding(row: TableRow): Named {
  const id = row.text("model");
  if (id === undefined) return [];
  const stage = STAGE_WORDS[row.text("stage") ?? ""];
  const where: Parts = stage === undefined || row.text("since") === undefined ? ["It has not been released."] : [`Version ${row.text("version") ?? "unknown"} ${stage} since `, row.cell("since"), "."];
  const [goals, incidents, overdue] = [row.text("goals"), row.number("incidents") ?? 0, row.number("overdue") ?? 0];
  const bad: Parts[] = [
    ...(goals === "not met" ? [["it misses its goal"]] : goals === "met" ? [["it meets its goal"]] : goals === "not evaluated" ? [["nobody has measured it against its goal"]] : []),
    ...(overdue > 0 ? [["it is ", row.cell("overdue"), " past its age limit"]] : []),
    ...(row.text("drift") === "major" ? [["what it reads has drifted far"]] : []),
    ...(incidents > 0 ? [[row.cell("incidents", "number"), incidents === 1 ? " incident is open" : " incidents are open"]] : []),
    row.text("fairness") === undefined ? ["nobody has evaluated its fairness"] : ["its fairness was evaluated on ", row.cell("fairness")],
  ];
  return [[`models/${id}`, finding(...sentences([where, sentence(bad)]))]];
}

/** `/models/`, its figures, and the page of each model. */
export const modelFindings = ({ facts }: FindingInput): Named => [
  ...pageFinding(facts),
  ...goalsFinding(facts),
  ...fairnessFinding(facts),
  ...driftFinding(facts),
  ...cardFinding(facts),
  ...tableRows(facts, "models.register.models").flatMap(modelFinding),
];
