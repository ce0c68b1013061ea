import { factReader, finding, inWords, of, tableRows, type FindingInput, type Named, type TableRow } from "../fact-reader.ts";
import { sentence, sentences, type Parts } from "./clauses.ts";

type Facts = FindingInput["facts"];

const whole = (base: string) => ({ ...of(base), as: "number" as const });
/** What records are, of which a dimension counts the share. */
const ARE: Readonly<Record<string, string>> = { completeness: "complete", validity: "valid", uniqueness: "unique", consistency: "consistent", timeliness: "on time", accuracy: "accurate" };

/** The dimension of a dataset with the lowest rate. */
const worstOf = (dimensions: readonly TableRow[], dataset: string): TableRow | undefined =>
  dimensions.filter((row) => row.text("dataset") === dataset && row.number("rate") !== undefined).toSorted((a, b) => (a.number("rate") ?? 1) - (b.number("rate") ?? 1))[0];

/** `34 % of its records are on time, 98 % on 30 Oct 2026`. */
const rateWords = (row: TableRow): Parts => {
  const before: Parts = row.number("before") === undefined || row.text("before-on") === undefined ? [] : [", against ", row.cell("before"), " on ", row.cell("before-on")];
  return [row.cell("rate"), ` of its records are ${ARE[row.text("dimension") ?? ""] ?? "as they should be"}`, ...before];
};

function gateSentence(facts: Facts): Parts {
  const below = factReader(facts).number("datasets.quality.below-gate");
  const dimensions = tableRows(facts, "datasets.quality.dimensions");
  const failing = tableRows(facts, "datasets.quality.datasets").filter((row) => row.text("gate") === "no").toSorted((a, b) => (a.number("minimum") ?? 1) - (b.number("minimum") ?? 1))[0];
  if (below === 0) return ["Every dataset whose records are counted passes its gate."];
  const name = failing?.text("dataset");
  const worst = name === undefined ? undefined : worstOf(dimensions, name);
  if (below === undefined || name === undefined || worst === undefined) return factReader(facts).number("datasets.quality.minimum") === undefined ? [] : ["The worst rate of data quality is ", of("datasets.quality.minimum"), "."];
  return below === 1 ? [`${name} fails its quality gate: `, ...rateWords(worst), "."] : [whole("datasets.quality.below-gate"), ` datasets fail their quality gate, ${name} the worst: `, ...rateWords(worst), "."];
}

function documentClauses(facts: Facts): readonly Parts[] {
  const read = factReader(facts);
  const [licence, unstated, unused] = [read.number("datasets.documentation.licence-missing"), read.number("datasets.documentation.personal-data-unstated"), read.number("lineage.edges.undocumented-datasets")];
  const all = [
    [licence, "datasets.documentation.licence-missing", " has no licence", " have no licence"],
    [unstated, "datasets.documentation.personal-data-unstated", " with personal data does not say so", " with personal data do not say so"],
    [unused, "lineage.edges.undocumented-datasets", " that is used has no document", " that are used have no document"],
  ] as const;
  const stated = all.filter(([count]) => count !== undefined && count !== 0);
  // The first clause names what is counted in all of them.
  return stated.map(([count, base, one, many], index): Parts => [whole(base), index > 0 ? "" : count === 1 ? " dataset" : " datasets", count === 1 ? one : many]);
}

function pageFinding(facts: Facts): Named {
  const documents = documentClauses(facts);
  const complete: Parts = documents.length === 0 && factReader(facts).number("datasets.documentation.licence-missing") === 0 ? ["Every dataset has a licence."] : [];
  const parts = sentences([gateSentence(facts), sentence(documents), complete]);
  return parts.length === 0 ? [] : [["datasets", finding(...parts)]];
}

const FALL = 0.005;

/** What moved most since the validation before, where something fell. */
function qualityFinding(facts: Facts): Named {
  const fall = (row: TableRow): number => (row.number("before") ?? 0) - (row.number("rate") ?? 0);
  const rows = tableRows(facts, "datasets.quality.dimensions").filter((row) => row.number("rate") !== undefined && row.number("before") !== undefined);
  const most = rows.toSorted((a, b) => fall(b) - fall(a))[0];
  if (most === undefined) return [];
  if (fall(most) < FALL) return [["datasets.quality", finding("No dimension has fallen since the validation before")]];
  return [["datasets.quality", finding(`${most.text("dataset") ?? ""}: ${most.text("dimension") ?? ""} fell from `, most.cell("before"), " to ", most.cell("rate"))]];
}

function registerFinding(facts: Facts): Named {
  const read = factReader(facts);
  const [personal, unused] = [read.number("datasets.documentation.personal-data"), read.number("datasets.use.unused")];
  const clauses: readonly Parts[] = [
    ...(personal === undefined ? [] : [personal === 0 ? ["none holds personal data"] : [whole("datasets.documentation.personal-data"), personal === 1 ? " holds personal data" : " hold personal data"]]),
    ...(unused === undefined ? [] : [unused === 0 ? ["all are used"] : [whole("datasets.use.unused"), unused === 1 ? " is used by nothing" : " are used by nothing"]]),
  ];
  return clauses.length === 0 ? [] : [["datasets.register", finding(...sentence(clauses))]];
}

function usesClause(row: TableRow | undefined): Parts {
  if (row === undefined) return [];
  const [models, evaluated] = [row.number("models") ?? 0, row.number("evaluated") ?? 0];
  const trained: Parts = models === 0 ? [] : [row.cell("models"), models === 1 ? " model is trained on it" : " models are trained on it"];
  const measured: Parts = evaluated === 0 ? [] : [row.cell("evaluated"), models > 0 ? (evaluated === 1 ? " is evaluated on it" : " are evaluated on it") : evaluated === 1 ? " model is evaluated on it" : " models are evaluated on it"];
  const children = row.number("children") ?? 0;
  const made: Parts = children === 0 ? [] : [row.cell("children"), children === 1 ? " dataset is made from it" : " datasets are made from it"];
  const clauses = [trained, measured, made].filter((parts) => parts.length > 0);
  return clauses.length === 0 ? ["Nothing that is exported uses it."] : sentence(clauses);
}

/** What the newest checks of a dataset say, as far as they count the records. */
function checksSentence(quality: TableRow | undefined, worst: TableRow | undefined): Parts {
  if (quality === undefined) return ["Nobody checks it."];
  if (worst === undefined) return quality.number("failed") === 0 ? ["Its newest checks passed."] : [quality.cell("failed"), " of its ", quality.cell("checks"), " newest checks failed."];
  if (quality.text("gate") === "no") return ["It fails its quality gate: ", ...rateWords(worst), "."];
  return [quality.text("gate") === "yes" ? "It passes its quality gate; its worst dimension is at " : "Its worst dimension is at ", worst.cell("rate"), "."];
}

/** Quality, licence and use of one dataset. */
function datasetFinding(document: TableRow, facts: Facts): Named {
  const id = document.text("dataset");
  if (id === undefined) return [];
  const own = (base: string): TableRow | undefined => tableRows(facts, base).find((row) => row.text("dataset") === id);
  const quality = own("datasets.quality.datasets");
  const worst = worstOf(tableRows(facts, "datasets.quality.dimensions"), id);
  const checks = checksSentence(quality, worst);
  const licence: Parts = document.text("licence") === undefined ? ["It has no licence, so nobody may rely on it."] : [];
  return [[`datasets/${id}`, finding(...sentences([checks, licence, usesClause(own("datasets.use.datasets"))]))]];
}

/** Whether models say where they come from. */
function lineageFinding(facts: Facts): Named {
  const silent = factReader(facts).number("lineage.edges.models-without-dataset");
  if (silent === undefined) return [];
  if (silent === 0) return [["datasets.lineage", finding("Every model says what it was trained on")]];
  return [["datasets.lineage", finding(whole("lineage.edges.models-without-dataset"), silent === 1 ? " model does not say what it was trained on" : " models do not say what they were trained on")]];
}

/** How many of the documented datasets somebody checks. */
function checkedFinding(facts: Facts): Named {
  const [documents, checked] = [tableRows(facts, "datasets.documentation.datasets"), tableRows(facts, "datasets.quality.datasets")];
  const names = new Set(checked.map((row) => row.text("dataset")));
  const without = documents.filter((row) => !names.has(row.text("dataset"))).length;
  if (documents.length === 0 || checked.length === 0) return [];
  return [["datasets.checks", finding(without === 0 ? "Every dataset is checked." : `${without === 1 ? "One dataset has" : `${inWords(without).replace(/^./, (letter) => letter.toUpperCase())} datasets have`} no check at all.`)]];
}

/** `/datasets/`, its figures, and the page of each dataset. */
export const datasetFindings = ({ facts }: FindingInput): Named => [
  ...pageFinding(facts),
  ...qualityFinding(facts),
  ...registerFinding(facts),
  ...checkedFinding(facts),
  ...lineageFinding(facts),
  ...tableRows(facts, "datasets.documentation.datasets").flatMap((row) => datasetFinding(row, facts)),
];
