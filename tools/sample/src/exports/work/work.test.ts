import { loadProgram, memoryProgramFiles } from "@almanac/data";
import { isoDate, isoInstant } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { initiativeFiles } from "../governance/initiatives.ts";
import { jiraCsv } from "../../jira-csv.ts";
import { jiraJson } from "../../jira-json.ts";
import { simulate } from "../../simulate.ts";
import { snapshotsAt } from "../../snapshot.ts";
import { endOfDay } from "../../working-time.ts";
import { workExports, workTruths } from "./work-exports.ts";

const CONFIG = `program: { title: Meridian, timeZone: Europe/Berlin }
workflow:
  columns:
    - { name: Ready, category: todo, statuses: [Backlog, Ready] }
    - { name: Work, category: inProgress, statuses: [In Progress, Waiting for data, In Review, Validation] }
    - { name: Done, category: done, statuses: [Done] }
workstreams:
  - { id: search, title: Search relevance, match: { project: SR } }
  - { id: demand, title: Demand forecasting, match: { project: DF } }
  - { id: fraud, title: Fraud detection, match: { project: FD } }
  - { id: platform, title: ML platform, match: { project: MP } }
sources:
  - { id: items, kind: jira-json, files: "jira/{exported}/items.json", exportedAt: "22:00" }
  - { id: milestones, kind: milestones, files: work/milestones.csv }
  - { id: sprints-search, kind: sprints, files: "sprints/{exported}/board-7.json", exportedAt: "22:00" }
  - { id: sprints-demand, kind: sprints, files: work/sprints-demand.csv, exportedAt: "2026-11-22T22:00:00+01:00" }
  - { id: dependencies, kind: dependencies, files: work/dependencies.csv, exportedAt: "2026-11-22T22:00:00+01:00" }
  - { id: initiatives, kind: initiatives, files: governance/initiatives.csv, exportedAt: "2026-11-22T22:00:00+01:00" }
  - { id: library-issues, kind: github-json, files: github/asof-joins.json, role: inventory, exportedAt: "2026-11-22T22:00:00+01:00" }
  - { id: library-issues-csv, kind: github-csv, files: github-csv/asof-joins.csv, role: inventory, exportedAt: "2026-11-22T22:00:00+01:00" }
`;

const exports = workExports();
const items = simulate();
const LAST = isoDate("2026-11-22");
const WEEKS = [isoDate("2026-09-06"), LAST];
const files = memoryProgramFiles({
  "data/almanac.yaml": CONFIG,
  ...Object.fromEntries([...exports, ...initiativeFiles()].map(({ path, text }) => [`data/sources/${path}`, text])),
  ...Object.fromEntries(WEEKS.map((date) => [`data/sources/jira/${date}/items.json`, jiraJson(snapshotsAt(items, endOfDay(date)), endOfDay(date))])),
});

describe("planning of the sample program", () => {
  const { model, diagnostics } = loadProgram(files, { asOf: isoInstant("2026-11-22T21:00:00Z") });

  test("the same bytes every time, well under 2.5 MB", () => {
    expect(workExports()).toEqual(exports);
    expect(exports.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(400_000);
  });

  test("everything loads without a diagnostic, on the first and on the last day of the twelve weeks", () => {
    expect(diagnostics).toEqual([]);
    expect(loadProgram(files, { asOf: isoInstant("2026-09-06T20:00:00Z") }).diagnostics).toEqual([]);
  });

  test("milestones: nine targets, of which a statement knows those set by then", () => {
    expect(model?.records?.milestones?.map(({ id, targetDate, setOn }) => [id, targetDate, setOn])).toContainEqual(["M-03", "2027-02-12", "2026-10-22"]);
    expect(model?.records?.milestones).toHaveLength(9);
    const october = loadProgram(files, { asOf: isoInstant("2026-10-18T20:00:00Z") }).model?.records?.milestones ?? [];
    expect(october.filter(({ id }) => id === "M-03").map(({ targetDate }) => targetDate)).toEqual(["2027-01-29"]);
    expect(october.filter(({ id }) => id === "M-04").map(({ targetDate }) => targetDate)).toEqual(["2027-02-26", "2027-03-31"]);
  });

  test("sprints: the names that the items carry, and one that was closed late", () => {
    const sprints = model?.records?.sprints ?? [];
    const named = new Set(sprints.map(({ title }) => title));
    const used = new Set(jiraCsv(snapshotsAt(items, endOfDay(LAST)), endOfDay(LAST)).match(/(?:SR|DF) Sprint \d+/g));
    expect([...used].filter((name) => !named.has(name))).toEqual([]);
    const late = sprints.filter(({ endsAt, completedAt }) => endsAt !== undefined && completedAt !== undefined && completedAt.slice(0, 10) > endsAt.slice(0, 10));
    expect(late.map(({ title, completedAt }) => [title, completedAt])).toEqual([["SR Sprint 36", "2026-10-12T06:41:07Z"]]);
    expect(sprints.filter(({ board, state }) => board === "7" && state === "closed")).toHaveLength(39);
    expect(sprints.filter(({ board }) => board === "Demand forecasting").map(({ title }) => title).slice(0, 1)).toEqual(["DF Sprint 8"]);
  });

  test("dependencies: the chain from an initiative to the vendor's labels", () => {
    const edges = model?.records?.dependencies ?? [];
    const titleOf = new Map(items.map(({ key, title }) => [key, title]));
    const path = ["I-05"];
    for (let next: string | undefined = "M-03"; next !== undefined; next = edges.find(({ from, type, to }) => from === path.at(-1) && type === "depends-on" && !path.includes(to) && /chargebacks/.test(titleOf.get(to) ?? ""))?.to) path.push(next);
    expect(path.slice(2).map((key) => titleOf.get(key)?.split(" ")[0])).toEqual(["Calibrate", "Retrain", "Join"]);
  });

  test("the library's issues are an inventory: they are counted, and are no items of the program", () => {
    expect(model?.items.some(({ key }) => key.includes("#"))).toBe(false);
    expect(model?.sources.filter(({ role }) => role === "inventory").map(({ kind, records }) => [kind, records])).toEqual([
      ["github-json", 26],
      ["github-csv", 26],
    ]);
    expect(workTruths.at(-1)).toContain("the same 26 issues");
    expect(workTruths.at(-1)).toContain("18 closed (15 completed, 2 not planned, 1 a duplicate) and 8 open");
  });
});
