import { share, type CheckIn, type KeyResult } from "@almanac/core";
import { tableKind } from "../../table/define-table.ts";
import { date, id, number, optional, required, share as shareCell, text } from "../../table/column.ts";
import { given } from "../../table/given.ts";
import { trimmed } from "../../table/trimmed.ts";

/** The key results themselves: one row each. */
export const keyResultsTable = tableKind({
  kind: "objectives",
  title: "Objectives and key results",
  area: "governance",
  fills: "keyResults",
  columns: {
    objective: required(id(), ["Objective ID", "Objective id", "OKR ID"], "Id of the objective"),
    objectiveTitle: required(text(), ["Objective", "Objective title", "Goal"], "The objective in words"),
    keyResult: required(id(), ["Key result ID", "Key result id", "KR ID"], "Id of the key result, once in the program"),
    title: required(text(), ["Key result", "Key result title", "Metric name"], "The key result in words"),
    start: required(number(), ["Start value", "Start", "Baseline", "Starting value"], "Value at the beginning"),
    target: required(number(), ["Target", "Target value", "Goal value"], "Value at which it is reached; may be below the start"),
    unit: optional(text(), ["Unit", "Metric unit", "Units"], "Unit of both, for example % or ms"),
    owner: optional(text(), ["Owner", "Key result owner", "Assigned to"], "Role that answers for it"),
    due: optional(date(), ["Due", "Due date", "End date", "Target date"], "Day by which the target is to be reached"),
    weight: optional(shareCell(), ["Weight", "Key result weight"], "Share in its objective; of one objective all or none, and together 1"),
    workstream: optional(text(), ["Workstream", "Team"], "Workstream that it belongs to"),
  },
  signature: ["keyResult", "start", "target"],
  unique: ["keyResult"],
  recordOf: ({ keyResult, weight, ...row }, { source, refuse }): KeyResult | undefined => {
    if (row.start === row.target)
      return refuse("target", "RANGE-ORDER", {
        message: "the target is the value at the beginning: there is no progress to measure",
        found: String(row.target),
        expected: "another value than the start",
        hint: "correct one of the two; a value that is to stay within bounds is a guardrail, not a key result",
      });
    return given({ source, ...trimmed(row), id: keyResult, weight: weight === undefined ? undefined : share(weight) });
  },
});

/** Readings of key results: one row a key result and day. */
export const checkInsTable = tableKind({
  kind: "objectives",
  title: "Check-ins of key results",
  area: "governance",
  fills: "checkIns",
  columns: {
    keyResult: required(id(), ["Key result ID", "Key result id", "KR ID"], "Id of the key result"),
    on: required(date(), ["Check-in date", "Checked on", "Check-in", "Date"], "Day of the reading"),
    value: required(number(), ["Value", "Current value", "Check-in value", "Progress value"], "What was read, in the unit of the key result"),
    confidence: optional(shareCell(), ["Confidence", "Confidence level"], "How sure the owner is of the target: 70% or 0.7"),
    note: optional(text(), ["Note", "Comment", "Check-in note"], "What there is to say about it"),
  },
  signature: ["keyResult", "on", "value"],
  unique: ["keyResult", "on"],
  since: "on",
  recordOf: ({ confidence, ...row }, { source }): CheckIn => given({ source, ...trimmed(row), confidence: confidence === undefined ? undefined : share(confidence) }),
});
