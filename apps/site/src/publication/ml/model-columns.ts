import type { RecordColumn, StatusWords } from "../record-columns.ts";
import { numberIn, textIn, type NamedRow } from "../table-rows.ts";
import { dated, said } from "./cell-words.ts";
import type { SubjectHrefs } from "./subject-pages.ts";

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whether the fairness of a model was evaluated, in shape and word. */
function fairnessWords(row: NamedRow): StatusWords {
  const on = dated(row, "fairness");
  return on === undefined ? { status: "none", word: "Not evaluated" } : { status: "done", word: "Evaluated", below: on };
}

const GOALS: Readonly<Record<string, StatusWords>> = { "no goal": { status: "none", word: "No goal" }, met: { status: "done", word: "Met" }, "not met": { status: "off-track", word: "Missed" }, "not evaluated": { status: "none", word: "Not evaluated" } };
const DRIFT: Readonly<Record<string, StatusWords>> = { stable: { status: "on-track", word: "Stable" }, moderate: { status: "at-risk", word: "Moderate" }, major: { status: "off-track", word: "Major" } };

const goalsWords = (row: NamedRow): StatusWords | undefined => GOALS[textIn(row, "goals")];
const driftWords = (band: string): StatusWords => DRIFT[band] ?? { status: "none", word: "Not watched" };

const stageText = (row: NamedRow): string => (textIn(row, "version") === "" ? capital(textIn(row, "stage")) : `${capital(textIn(row, "stage"))} ${textIn(row, "version")}`);
const sinceText = (row: NamedRow): string | undefined => (dated(row, "since") === undefined ? undefined : `since ${dated(row, "since") ?? ""}`);

export const modelColumns = (to: SubjectHrefs): readonly RecordColumn[] => [
  { kind: "name", column: "title", label: "Model", key: "model", href: (row) => to.model(textIn(row, "model")), below: [(row) => said(row, "owner") ?? "no owner stated"] },
  { kind: "text", label: "Stage", text: stageText, below: sinceText },
  { kind: "status", label: "Fairness", status: fairnessWords },
  { kind: "status", label: "Goal", status: goalsWords },
  { kind: "status", label: "Drift", status: (row) => driftWords(textIn(row, "drift")) },
  { kind: "text", label: "Age, days", text: (row) => (numberIn(row, "age") === null ? "not in production" : String(numberIn(row, "age"))), below: (row) => ((numberIn(row, "overdue") ?? 0) > 0 ? `${String(numberIn(row, "overdue"))} over the limit` : undefined) },
  { kind: "text", label: "Open incidents", text: (row) => ((numberIn(row, "incidents") ?? 0) > 0 ? String(numberIn(row, "incidents")) : "none") },
];

export const cardColumns = (to: SubjectHrefs): readonly RecordColumn[] => [
  { kind: "name", column: "model", label: "Model", href: (row) => to.model(textIn(row, "model")) },
  { kind: "bullet", label: "Card complete, %", value: "score" },
  { kind: "text", label: "Sections without text", text: (row) => said(row, "missing") ?? "none" },
  { kind: "text", label: "Licence", text: (row) => said(row, "licence") ?? "none stated", below: (row) => (textIn(row, "licence") === "other" ? "no standard licence" : undefined) },
  { kind: "text", label: "Access", text: (row) => said(row, "access") },
];

/** Whether a slice is behind by more than chance explains. */
const beyondNoise = (row: NamedRow): string => {
  const [gap, noise] = [numberIn(row, "gap"), numberIn(row, "noise")];
  return noise === null || gap === null ? "no standard error stated" : gap > noise ? "more than chance explains" : "within what chance explains";
};

export const sliceColumns = (to: SubjectHrefs): readonly RecordColumn[] => [
  { kind: "name", column: "model", label: "Model", href: (row) => to.model(textIn(row, "model")), below: [(row) => said(row, "metric")] },
  { kind: "text", label: "Worst slice", text: (row) => said(row, "part") },
  { kind: "value", column: "value", label: "Slice" },
  { kind: "value", column: "whole", label: "Whole" },
  { kind: "value", column: "gap", label: "Worse by", strong: () => true },
  { kind: "value", column: "n", label: "Records" },
  { kind: "text", label: "Is that much?", text: beyondNoise },
];

export const gapColumns = (to: SubjectHrefs): readonly RecordColumn[] => [
  { kind: "name", column: "model", label: "Model", href: (row) => to.model(textIn(row, "model")), below: [(row) => [said(row, "metric"), said(row, "version")].filter((part) => part !== undefined).join(", version ")] },
  { kind: "value", column: "train", label: "Training" },
  { kind: "value", column: "validation", label: "Validation" },
  { kind: "value", column: "test", label: "Test" },
  { kind: "value", column: "gap", label: "Training to validation", strong: () => true },
  { kind: "status", label: "Verdict", status: (row) => (textIn(row, "flag") === "ok" ? { status: "on-track", word: "Within noise" } : textIn(row, "flag") === "overfit" ? { status: "off-track", word: "Too good in training" } : { status: "none", word: textIn(row, "flag") }) },
];

const scoreText = (value: number | null, locale: string): string | undefined => (value === null ? undefined : new Intl.NumberFormat(locale, { maximumFractionDigits: Math.abs(value) >= 10 ? 1 : 3 }).format(value));

export const newestColumns = (locale: string): readonly RecordColumn[] => [
  { kind: "name", column: "metric", label: "Metric", below: [(row) => said(row, "part")] },
  { kind: "text", label: "Value", text: (row) => scoreText(numberIn(row, "value"), locale), below: (row) => (numberIn(row, "n") === null ? undefined : `of ${new Intl.NumberFormat(locale).format(numberIn(row, "n") ?? 0)} records`) },
  { kind: "value", column: "on", label: "Evaluated on", below: (row) => `version ${said(row, "version") ?? "not stated"}` },
];

export const statedColumns = (): readonly RecordColumn[] => [
  { kind: "name", column: "metric", label: "Metric", below: [(row) => said(row, "part")] },
  { kind: "text", label: "The card says", text: (row) => said(row, "written") },
  { kind: "value", column: "measured", label: "Newest measured value" },
  { kind: "text", label: "Measured on", text: (row) => dated(row, "on") ?? "never, in what is exported" },
];
