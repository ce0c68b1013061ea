import { formatText } from "@almanac/core";
import type { RecordColumn, StatusWords } from "../record-columns.ts";
import { numberIn, textIn, type NamedRow } from "../table-rows.ts";
import { withDecisionLinks } from "../governance/decision-links.ts";
import { said } from "./cell-words.ts";
import type { SubjectHrefs } from "./subject-pages.ts";

const OUTCOMES: Readonly<Record<string, StatusWords>> = { held: { status: "done", word: "Held" }, failed: { status: "off-track", word: "Failed" } };

export const outcomeWords = (row: NamedRow, locale: string): StatusWords => {
  const known = OUTCOMES[textIn(row, "outcome")] ?? { status: "none" as const, word: "Not stated" };
  const [recovery, undone] = [numberIn(row, "recovery"), said(row, "takes-back")];
  const below = recovery !== null ? `restored after ${formatText(recovery, "hours", locale)}` : undone !== undefined ? `takes back ${undone.replaceAll("-", "\u2011")}` : undefined;
  return below === undefined ? known : { ...known, below };
};

const evidenceOf = (row: NamedRow): string => said(row, "evidence") ?? "none named";

/** @param decisions pages of decisions by number, which evidence may name */
export const releaseColumns = (to: SubjectHrefs, locale: string, decisions: ReadonlyMap<string, string>): readonly RecordColumn[] => [
  { kind: "name", column: "release", label: "Release", href: (row) => to.release(textIn(row, "release")) },
  { kind: "value", column: "on", label: "Released on" },
  { kind: "text", label: "Model", text: (row) => textIn(row, "model"), href: (row) => to.model(textIn(row, "model")), below: (row) => `version ${textIn(row, "version")}` },
  { kind: "text", label: "To", text: (row) => said(row, "environment") },
  { kind: "status", label: "Outcome", status: (row) => outcomeWords(row, locale) },
  { kind: "value", column: "changes", label: "Changes" },
  { kind: "text", label: "Approved by", text: (row) => said(row, "approvals")?.replaceAll("; ", ", ") ?? "nobody on record" },
  { kind: "text", label: "Evidence", text: evidenceOf, parts: (row) => withDecisionLinks(evidenceOf(row), decisions) },
];

export const INCIDENT_COLUMNS: readonly RecordColumn[] = [
  { kind: "name", column: "title", label: "Incident", key: "incident", below: [(row) => [said(row, "model"), said(row, "release")].filter((part) => part !== undefined).join(", ")] },
  { kind: "value", column: "severity", label: "Severity" },
  { kind: "status", label: "State", status: (row) => (numberIn(row, "age") === null ? { status: "done", word: "Resolved" } : { status: "off-track", word: "Open", below: `for ${String(numberIn(row, "age"))} days` }) },
  { kind: "value", column: "opened", label: "Opened on" },
  { kind: "value", column: "hours", label: "Resolved after, hours" },
  { kind: "value", column: "cost", label: "Cost of delay" },
];
