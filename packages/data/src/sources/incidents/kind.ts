import { compareInstants, type ModelIncident } from "@almanac/core";
import { choice, currency, id, instant, money, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";

const SEVERITY: Readonly<Record<"1" | "2" | "3" | "4" | "5", ModelIncident["severity"]>> = { "1": 1, "2": 2, "3": 3, "4": 4, "5": 5 };

/** What went wrong with models in use. */
export const incidentsKind = tableKind({
  kind: "incidents",
  title: "Incidents",
  area: "ml",
  fills: "modelIncidents",
  columns: {
    id: required(id(), ["Incident", "Incident id", "Incident number"], "Id of the incident"),
    title: optional(text(), ["Title", "Summary", "Short description"], "What happened, in a few words"),
    severity: required(
      choice({
        "1": ["1", "sev1", "sev-1", "s1", "p1", "critical", "1 - critical"],
        "2": ["2", "sev2", "sev-2", "s2", "p2", "high", "major", "2 - high"],
        "3": ["3", "sev3", "sev-3", "s3", "p3", "medium", "moderate", "3 - moderate"],
        "4": ["4", "sev4", "sev-4", "s4", "p4", "low", "minor", "4 - low"],
        "5": ["5", "sev5", "sev-5", "s5", "p5", "informational", "planning", "5 - planning"],
      }),
      ["Severity", "Priority"],
      "1 is the gravest, 5 the slightest",
    ),
    openedAt: required(instant(), ["Opened", "Opened at", "Started at"], "When it began, or was noticed"),
    resolvedAt: optional(instant(), ["Resolved", "Resolved at", "Closed at"], "When service was as it should be again; empty: it is not yet"),
    model: optional(id(), ["Model", "Model id", "model_name"], "Id of the model, as its card has it"),
    release: optional(id(), ["Release", "Release id"], "Id of the release that caused it"),
    cause: optional(text(), ["Cause", "Root cause"], "Why it happened"),
    cost: optional(money(), ["Cost of delay", "Cost"], "What it cost: an amount"),
    currency: optional(currency(), ["Currency"], "ISO 4217 code of the amount"),
  },
  signature: ["severity", "openedAt"],
  unique: ["id"],
  currency: "currency",
  since: "openedAt",
  recordOf: ({ severity, currency: _currency, ...row }, { source, refuse }) => {
    const { openedAt, resolvedAt } = row;
    if (resolvedAt !== undefined && compareInstants(resolvedAt, openedAt) < 0)
      return refuse("resolvedAt", "DATE-ORDER", { message: `the incident was resolved (${resolvedAt}) before it was opened (${openedAt})`, found: resolvedAt, expected: `${openedAt} or later`, hint: "correct one of the two" });
    return { source, ...given(row), severity: SEVERITY[severity] };
  },
});
