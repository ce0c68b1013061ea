import type { RecordColumn, StatusWords } from "../record-columns.ts";
import { numberIn, textIn, type NamedRow } from "../table-rows.ts";
import { dated, said } from "./cell-words.ts";
import type { SubjectHrefs } from "./subject-pages.ts";

/** `2 trained, 1 evaluated`; undefined where nobody counts. */
function usesText(row: NamedRow | undefined): string | undefined {
  if (row === undefined) return undefined;
  const uses = ([["models", "trained"], ["evaluated", "evaluated"], ["children", "datasets made"]] as const).flatMap(([column, word]) => ((numberIn(row, column) ?? 0) > 0 ? [`${String(numberIn(row, column))}\u00a0${numberIn(row, column) === 1 ? word.replace("datasets", "dataset") : word}`] : []));
  return uses.length === 0 ? "nothing" : uses.join(", ");
}

/** What a licence is called: of Creative Commons by its usual short name, of others as they are stated. */
export function licenceName(licence: string | undefined): string {
  const [, kind, version] = /^https?:\/\/creativecommons\.org\/licenses\/([a-z-]+)\/([\d.]+)\/?/.exec(licence ?? "") ?? [];
  return kind !== undefined && version !== undefined ? `CC ${kind.toUpperCase()} ${version}` : (licence?.replace(/^https?:\/\//, "").replaceAll(/(?<=\b[A-Z]-[\d-]*|\b[A-Z])-(?=\d)/g, "\u2011") ?? "none");
}

/** @param useOf the row of a dataset in the table of uses */
export const datasetColumns = (to: SubjectHrefs, useOf: (dataset: string) => NamedRow | undefined): readonly RecordColumn[] => [
  { kind: "name", column: "dataset", label: "Dataset", href: (row) => to.dataset(textIn(row, "dataset")), below: [(row) => said(row, "description")] },
  { kind: "text", label: "Licence", text: (row) => licenceName(said(row, "licence")), href: (row) => (said(row, "licence")?.startsWith("https://") === true ? said(row, "licence") : undefined) },
  { kind: "text", label: "Personal data", text: (row) => said(row, "personal") },
  { kind: "text", label: "Models on it", text: (row) => usesText(useOf(textIn(row, "dataset"))) },
  { kind: "bullet", label: "Documented, %", value: "score" },
  { kind: "text", label: "Not written down", text: (row) => said(row, "missing") ?? "nothing" },
];

const gateWords = (row: NamedRow): StatusWords | undefined => {
  const gate = textIn(row, "gate");
  return gate === "yes" ? { status: "done", word: "Passes" } : gate === "no" ? { status: "off-track", word: "Fails" } : gate === "" ? undefined : { status: "none", word: "Not counted", below: "the tool counts failures only" };
};

export const qualityColumns = (to: SubjectHrefs): readonly RecordColumn[] => [
  { kind: "name", column: "dataset", label: "Dataset", href: (row) => to.dataset(textIn(row, "dataset")), below: [(row) => `checked ${dated(row, "on") ?? "on no known day"}`] },
  { kind: "status", label: "Gate", status: gateWords },
  { kind: "value", column: "minimum", label: "Worst dimension, %" },
  { kind: "value", column: "coverage", label: "Dimensions measured, %" },
  { kind: "value", column: "checks", label: "Checks" },
  { kind: "value", column: "failed", label: "Failed", strong: (row) => (numberIn(row, "failed") ?? 0) > 0 },
  { kind: "value", column: "warned", label: "Warned" },
];

const CHECK_OUTCOMES: Readonly<Record<string, StatusWords>> = { fail: { status: "off-track", word: "Failed" }, warn: { status: "at-risk", word: "Warned" }, error: { status: "none", word: "Could not run" } };

export const checkColumns = (to: SubjectHrefs): readonly RecordColumn[] => [
  { kind: "name", column: "dataset", label: "Dataset and check", href: (row) => to.dataset(textIn(row, "dataset")), below: [(row) => textIn(row, "check").replaceAll("_", " ").trim()] },
  { kind: "text", label: "Column", text: (row) => said(row, "column") ?? "several" },
  { kind: "text", label: "Dimension", text: (row) => said(row, "dimension") },
  { kind: "status", label: "Outcome", status: (row) => CHECK_OUTCOMES[textIn(row, "outcome")] },
  { kind: "value", column: "failed", label: "Records" },
  { kind: "value", column: "on", label: "Checked on" },
];

export const recordColumns = (to: SubjectHrefs): readonly RecordColumn[] => [
  { kind: "name", column: "dataset", label: "Dataset", href: (row) => to.dataset(textIn(row, "dataset")) },
  { kind: "value", column: "checked", label: "Records in data checks", below: (row) => dated(row, "checked-on") },
  { kind: "value", column: "evaluated", label: "In the largest evaluated split", below: (row) => [said(row, "split"), dated(row, "evaluated-on")].filter((part) => part !== undefined).join(", ") },
];

export const dimensionColumns = (): readonly RecordColumn[] => [
  { kind: "name", column: "dimension", label: "Dimension" },
  { kind: "value", column: "rate", label: "Pass, %", strong: () => true },
  { kind: "value", column: "before", label: "Before, %", below: (row) => dated(row, "before-on") },
  { kind: "value", column: "total", label: "Records" },
];

const RELATIONS: Readonly<Record<string, string>> = { "made into": "is made into", trains: "trains", evaluates: "evaluates" };

export const stepColumns = (to: SubjectHrefs): readonly RecordColumn[] => [
  { kind: "name", column: "from", label: "Dataset", href: (row) => to.dataset(textIn(row, "from")) },
  { kind: "text", label: "Use", text: (row) => RELATIONS[textIn(row, "relation")] ?? textIn(row, "relation") },
  { kind: "text", label: "What", text: (row) => textIn(row, "to"), href: (row) => (textIn(row, "relation") === "made into" ? to.dataset(textIn(row, "to")) : to.model(textIn(row, "to"))) },
  { kind: "text", label: "Stated by", text: (row) => said(row, "stated") },
  { kind: "value", column: "times", label: "Times" },
];
