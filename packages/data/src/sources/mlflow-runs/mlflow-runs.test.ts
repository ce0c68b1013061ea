import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, readOne, realFile, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { durationSeconds, mlflowRunsKind } from "./kind.ts";

const EXAMPLE = exampleOf("mlflow-runs");
const PAGE = "Start Time,Duration,Run ID,Name,Source Type,Source Name,User,Status,depth,model,auc,loss\n2026-09-01 10:02:45,7.6s,aa01,calm-otter-52,LOCAL,main.py,engineer,FINISHED,8,trees,0.91,0.3\n2026-09-01 10:12:45,,aa02,,LOCAL,main.py,engineer,RUNNING,,linear,,\n";

test("search_runs says what each column is; an empty cell is no value", () => {
  const runs = recordsIn(mlflowRunsKind, "trainingRuns", EXAMPLE);
  expect(runs[0]).toMatchObject({
    id: "2f5c0a9d1b7e4c6f8a90b1c2d3e4f501",
    experiment: "3",
    name: "bright-heron-118",
    status: "finished",
    startedAt: "2026-09-01T08:00:00.112Z",
    endedAt: "2026-09-01T08:07:01.48Z",
    durationSeconds: 421.368,
    params: { learning_rate: "0.05", num_leaves: "63" },
    metrics: [{ name: "recall_at_1pct", value: 0.58 }, { name: "auc", value: 0.941 }],
    unsorted: {},
  });
  expect(runs[1]).toMatchObject({ status: "failed", metrics: [] });
  expect(runs[2]).toMatchObject({ status: "running" });
  expect(runs[2]).not.toHaveProperty("durationSeconds");
  expect(surenessOf(mlflowRunsKind, EXAMPLE)).toBeGreaterThan(0.5);
});

describe("the download of the web page", () => {
  test("without a declaration no column is a metric, and the warning has the line to paste", () => {
    const { records, diagnostics } = readOne(mlflowRunsKind, PAGE);
    expect(records.trainingRuns?.[0]).toMatchObject({ metrics: [], params: {}, unsorted: { depth: "8", model: "trees", auc: "0.91", loss: "0.3" }, durationSeconds: 7.6 });
    expect(diagnostics).toMatchObject([{ code: "MLFLOW-COLUMNS", severity: "warning", line: 1, column: 81 }]);
    expect(diagnostics[0]?.hint).toContain('metrics: { value: "auc; loss" }');
  });

  test("with it, the others are parameters", () => {
    const [run, running] = recordsIn(mlflowRunsKind, "trainingRuns", PAGE, { columns: { metrics: { value: "auc; loss" } } });
    expect(run).toMatchObject({ metrics: [{ name: "auc", value: 0.91 }, { name: "loss", value: 0.3 }], params: { depth: "8", model: "trees" }, unsorted: {} });
    expect(running).toMatchObject({ status: "running", metrics: [] });
  });

  test("a declared metric that is not there is refused, with the nearest", () => {
    const { diagnostics } = readOne(mlflowRunsKind, PAGE, { columns: { metrics: { value: "auc; los" } } });
    expect(diagnostics).toMatchObject([{ code: "CSV-COLUMN-MISSING", line: 1 }]);
    expect(diagnostics[0]?.hint).toContain("loss");
  });

  test("the published export: dates that can be read in two ways are refused until their format is declared", () => {
    const bytes = realFile("mlflow/runs-ui-export-12.csv");
    if (bytes === undefined) return;
    expect(placesIn(mlflowRunsKind, bytes)).toContain("2:1 DATE-AMBIGUOUS");
    const runs = recordsIn(mlflowRunsKind, "trainingRuns", bytes, { dates: { format: "dd-MM-yyyy HH:mm", timeZone: "Asia/Kolkata" }, columns: { metrics: { value: "mean_squared_error" } } });
    expect(runs).toHaveLength(12);
    expect(runs[0]).toMatchObject({ startedAt: "2024-08-04T08:58:00Z", durationSeconds: 7.6, params: { model: "LinearRegression" }, metrics: [{ name: "mean_squared_error", value: 0.898542839 }] });
    expect(runs[0]).not.toHaveProperty("name");
  });
});

describe("what is refused, at its cell", () => {
  test.each([
    ["one run twice", EXAMPLE.replace("4f502,3,FAILED", "4f501,3,FAILED"), ["3:1 ROW-TWICE"]],
    ["a metric that is no number", EXAMPLE.replace("0.58,0.941", "0.58,good"), ["2:180 NUMBER-FORMAT"]],
    ["an end before the start", EXAMPLE.replace("2026-09-01 08:07:01.480000+00:00", "2026-09-01 07:07:01.480000+00:00"), ["2:142 DATE-ORDER"]],
    ["a status of another tool", EXAMPLE.replace(",FAILED,", ",SUCCEEDED,"), ["3:36 CHOICE-WORD"]],
    ["a column of row numbers", `,${EXAMPLE.trimEnd().replaceAll("\n", "\n0,")}\n`, ["1:1 CSV-COLUMN-UNNAMED"]],
    ["a duration that a spreadsheet has changed", PAGE.replace("7.6s", "00:07"), ["2:21 VALUE-INVALID", "1:81 MLFLOW-COLUMNS"]],
  ])("%s", (_, text, places) => {
    expect(placesIn(mlflowRunsKind, text)).toEqual(places);
  });
});

test.each([["7.6s", 7.6], ["1.5min", 90], ["2.0h", 7200], ["1.0d", 86_400], ["250ms", 0.25], ["00:07", undefined], ["7,6s", undefined]])("the duration %s is %s seconds", (text, seconds) => {
  expect(durationSeconds(text)).toBe(seconds);
});
