import type { Records } from "@almanac/core";
import { expect, test } from "vitest";
import { sourceInput } from "../sources/source-input.ts";
import type { SourceKind } from "../sources/source-kind.ts";
import { evaluationsKind } from "../sources/evaluations/kind.ts";
import { incidentsKind } from "../sources/incidents/kind.ts";
import { mlflowRunsKind } from "../sources/mlflow-runs/kind.ts";
import { modelCardsKind } from "../sources/model-cards/kind.ts";
import { releasesKind } from "../sources/releases/kind.ts";
import { checkMl } from "./ml-links.ts";

function load(kind: SourceKind, file: string, text: string): Partial<Records> {
  const bytes = new TextEncoder().encode(text);
  const [result] = kind.read([sourceInput(file, bytes.length, () => bytes)], { declaration: {}, timeZone: "UTC" }).files;
  if (result === undefined || result.diagnostics.length > 0) throw new Error(JSON.stringify(result?.diagnostics));
  return result.records;
}

const together = (...parts: readonly Partial<Records>[]): Partial<Records> => ({
  modelCards: parts.flatMap(({ modelCards }) => modelCards ?? []),
  evaluations: parts.flatMap(({ evaluations }) => evaluations ?? []),
  trainingRuns: parts.flatMap(({ trainingRuns }) => trainingRuns ?? []),
  modelReleases: parts.flatMap(({ modelReleases }) => modelReleases ?? []),
  modelIncidents: parts.flatMap(({ modelIncidents }) => modelIncidents ?? []),
});
const check = (...parts: readonly Partial<Records>[]) => checkMl(together(...parts), { reportingCurrency: "EUR" });

const card = (id: string) => load(modelCardsKind, `cards/${id}.md`, "---\nlicense: mit\n---\n# A\n");
const values = (file: string, ...rows: readonly string[]) => load(evaluationsKind, file, ["Model,Split,Metric,Value,Evaluated on", ...rows, ""].join("\n"));
const releases = (...rows: readonly string[]) => load(releasesKind, "releases.csv", ["Release,Model,Version,Environment,Released at,Rollback of", ...rows, ""].join("\n"));

test("a value of a model without a card is an error at its cell, with the nearest name", () => {
  const [problem, ...others] = check(card("fraud-card"), values("a.csv", "fraud-card,test,auc,0.9,2026-10-30", "fraud-crad,test,auc,0.9,2026-10-30"));
  expect(problem).toMatchObject({ code: "LINK-MODEL", file: "a.csv", line: 3, column: 1 });
  expect(problem?.hint).toContain("fraud-card");
  expect(others).toEqual([]);
});

test("without any card nothing is said about models", () => {
  expect(check(values("a.csv", "fraud-card,test,auc,0.9,2026-10-30"))).toEqual([]);
});

test("two values of one metric and day in two files are an error that shows both lines", () => {
  const [problem] = check(values("a.csv", "m,test,auc,0.9,2026-10-30"), values("b.csv", "m,validation,auc,0.9,2026-10-30", "m,test,auc,0.8,2026-10-30"));
  expect(problem).toMatchObject({ code: "METRIC-TWICE", file: "b.csv", line: 3, column: 12, related: [{ file: "a.csv", line: 2, column: 12 }] });
  expect(problem?.message).toContain("0.9 on line 2 of a.csv and 0.8 on line 3");
});

test("a rollback of a release that is not known, and an incident of one", () => {
  const known = releases("R-041,m,2.4.0,production,2026-10-06T10:15:00+02:00,", "R-042,m,2.3.1,production,2026-10-06T13:40:00+02:00,R-040");
  const incidents = load(incidentsKind, "incidents.csv", "Incident,Severity,Opened,Release\nI-1,2,2026-10-06T11:00:00+02:00,R-041\nI-2,2,2026-10-06T11:00:00+02:00,R-41\n");
  expect(check(known, incidents)).toMatchObject([
    { code: "LINK-RELEASE", file: "releases.csv", line: 3, column: 52, found: "R-040" },
    { code: "LINK-RELEASE", file: "incidents.csv", line: 3, column: 33, found: "R-41" },
  ]);
});

test("one run in two sources would count twice", () => {
  const runs = (file: string) => load(mlflowRunsKind, file, "run_id,status,start_time\naa01,FINISHED,2026-09-01 08:00:00+00:00\n");
  expect(check(runs("a.csv"), runs("b.csv"))).toMatchObject([{ code: "KEY-TWICE", file: "b.csv", line: 2, column: 1, related: [{ file: "a.csv", line: 2 }] }]);
});

test("two cards of one model", () => {
  expect(check(card("m"), load(modelCardsKind, "other/m.md", "---\nlicense: mit\n---\n"))).toMatchObject([{ code: "KEY-TWICE", file: "other/m.md", related: [{ file: "cards/m.md" }] }]);
});
