import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { exampleOf } from "../../../test/one-file.ts";
import { sourceInput } from "../source-input.ts";
import { mlflowStoreKind } from "./kind.ts";

const RUN = "2f5c0a9d1b7e4c6f8a90b1c2d3e4f506";
const FOLDER = `data/sources/mlruns/3/${RUN}`;
const META = exampleOf("mlflow-store", "yaml");

function read(contents: Readonly<Record<string, string | Uint8Array>>) {
  const inputs = Object.entries(contents).map(([file, content]) => {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    return sourceInput(file, bytes.length, () => bytes);
  });
  const { files } = mlflowStoreKind.read(inputs, { declaration: {}, timeZone: "UTC" });
  const places = files.flatMap(({ diagnostics }) => diagnostics.map(({ file, code, line, column }) => `${file.split("/").at(-1) ?? ""}:${String(line)}:${String(column)} ${code}`));
  return { runs: files.flatMap(({ records }) => records.trainingRuns ?? []), files, places, sureness: inputs.map((input) => mlflowStoreKind.recognise(input)) };
}

const store = (changes: Readonly<Record<string, string>> = {}, meta = META) => ({
  "data/sources/mlruns/3/meta.yaml": "artifact_location: file:///srv/mlruns/3\nexperiment_id: '3'\nlifecycle_stage: active\nname: card-payments\n",
  [`${FOLDER}/meta.yaml`]: meta,
  [`${FOLDER}/metrics/val/auc`]: "1788249700000 0.91 2\n1788249600000 0.88 1\n",
  [`${FOLDER}/params/learning_rate`]: "0.05",
  [`${FOLDER}/params/note`]: "",
  [`${FOLDER}/tags/mlflow.runName`]: "bright-heron-118",
  ...Object.fromEntries(Object.entries(changes).map(([name, text]) => [`${FOLDER}/${name}`, text])),
});

test("a run is put together from its folder; an empty parameter is an empty text", () => {
  const { runs, places, sureness } = read(store());
  expect(places).toEqual([]);
  expect(sureness.every((sure) => sure === 1)).toBe(true);
  expect(runs).toEqual([
    {
      source: { file: `${FOLDER}/meta.yaml`, line: 1 },
      id: RUN,
      experiment: "card-payments",
      name: "bright-heron-118",
      status: "finished",
      startedAt: "2026-09-01T08:00:00Z",
      endedAt: "2026-09-01T08:07:01Z",
      durationSeconds: 421,
      user: "ml-engineer",
      params: { learning_rate: "0.05", note: "" },
      metrics: [
        { name: "val/auc", value: 0.88, step: 1, loggedAt: "2026-09-01T08:00:00Z" },
        { name: "val/auc", value: 0.91, step: 2, loggedAt: "2026-09-01T08:01:40Z" },
      ],
      tags: { "mlflow.runName": "bright-heron-118" },
      unsorted: {},
    },
  ]);
});

describe("runs that are not there, or not over", () => {
  test("a deleted run does not count", () => {
    expect(read(store({}, META.replace("active", "deleted"))).runs).toEqual([]);
  });

  test("a run that goes on has no end and no duration", () => {
    const { runs } = read(store({}, META.replace("end_time: 1788250021000", "end_time: null").replace("status: 3", "status: 1")));
    expect(runs[0]).toMatchObject({ status: "running" });
    expect(runs[0]).not.toHaveProperty("endedAt");
    expect(runs[0]).not.toHaveProperty("durationSeconds");
  });

  test("a value that is no number is none, and not zero", () => {
    expect(read(store({ "metrics/loss": "1788249600000 nan 0\n" })).runs[0]?.metrics[0]).toMatchObject({ name: "loss", value: null });
  });

  test("artifacts are of the store and are not read", () => {
    expect(read(store({ "artifacts/model/MLmodel": "flavors: {}\n" })).places).toEqual([]);
  });
});

describe("what is refused, at its line", () => {
  test.each([
    ["a line that MLflow does not write", store({ "metrics/loss": "1788249600000 0.3 0\n2026-09-01 0.2 1\n" }), ["loss:2:1 MLFLOW-STORE"]],
    ["a metric without a value", store({ "metrics/loss": "" }), ["loss:1:1 MLFLOW-STORE"]],
    ["a status that MLflow does not know", store({}, META.replace("status: 3", "status: 9")), ["meta.yaml:13:9 MLFLOW-STORE"]],
    ["an end before the start", store({}, META.replace("end_time: 1788250021000", "end_time: 1788249000000")), ["meta.yaml:2:11 DATE-ORDER"]],
    ["a time in words", store({}, META.replace("start_time: 1788249600000", "start_time: yesterday")), ["meta.yaml:12:13 MLFLOW-STORE"]],
    ["a folder of another name", { [`data/sources/mlruns/3/${"0".repeat(32)}/meta.yaml`]: META }, ["meta.yaml:6:9 MLFLOW-STORE"]],
    ["values without their run", { [`${FOLDER}/metrics/loss`]: "1788249600000 0.3 0\n", [`${FOLDER}/params/a`]: "1" }, ["loss:1:1 MLFLOW-STORE"]],
    ["YAML that is none", store({}, "run_id: [\n"), ["meta.yaml:2:1 YAML-SYNTAX"]],
  ])("%s", (_, contents, places) => {
    const result = read(contents);
    expect(result.places).toEqual(places);
    expect(result.runs).toEqual([]);
  });
});

const REAL = fileURLToPath(new URL("../../../../../../shared/real-data/mlflow/file-store/", import.meta.url));

test.runIf(existsSync(REAL))("a published store of four runs", () => {
  const paths = readdirSync(REAL, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("//", "/"));
  const { runs, places, sureness, files } = read(Object.fromEntries(paths.toSorted().map((path) => [`data/sources/${path.slice(path.indexOf("mlruns"))}`, readFileSync(path)])));
  expect(places).toEqual([]);
  expect([files.length, sureness.every((sure) => sure === 1)]).toEqual([38, true]);
  expect(runs.map(({ id, name, durationSeconds, params, metrics }) => [id.slice(0, 4), name, durationSeconds, params["model"], metrics[0]?.value])).toEqual([
    ["2b54", "serious-foal-242", 6.251, "LinearRegression", 0.8985428386217439],
    ["402f", "honorable-pug-784", 7.724, "LinearRegression", 0.8985428386217439],
    ["44e8", undefined, 35.286, "RandomForestRegressor", 0.008440551466450695],
    ["480d", undefined, 18.408, "GradientBoostingRegressor", 0.04197119787182526],
  ]);
});
