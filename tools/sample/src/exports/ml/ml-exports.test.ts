import { expect, test } from "vitest";
import { WORLD } from "../../world.ts";
import { mlExports, mlTruths } from "./ml-exports.ts";

const files = mlExports();
const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? "";
const linesOf = (path: string): readonly string[] => textOf(path).trimEnd().split("\n").slice(1);

test("the exports are the same every time, each file once", () => {
  expect(mlExports()).toEqual(files);
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
});

test("every model has a card and every dataset a document", () => {
  for (const { id } of WORLD.models) expect(textOf(`models/${id}/README.md`)).toMatch(/^---\n/);
  for (const { id } of WORLD.datasets) expect(JSON.parse(textOf(`croissant/${id}.json`))).toMatchObject({ name: id });
});

test("no export names a model that the program does not have", () => {
  const ids = new Set(WORLD.models.map(({ id }) => id));
  for (const [path, column] of [["evaluations/evaluations.csv", 0], ["fairness/fairness.csv", 0], ["drift/drift.csv", 0], ["releases/model-releases.csv", 1]] as const)
    for (const line of linesOf(path)) expect(ids).toContain(line.split(",")[column]);
});

test("sixty runs in three forms, none of them twice", () => {
  const ids = [
    ...linesOf("mlflow/runs.csv").map((line) => line.split(",")[0]),
    ...linesOf("mlflow/queue-planner-page.csv").map((line) => line.split(",")[2]),
    ...files.flatMap(({ path }) => /mlruns\/7\/([0-9a-f]{32})\/meta\.yaml$/.exec(path)?.[1] ?? []),
  ];
  expect(ids).toHaveLength(60);
  expect(new Set(ids).size).toBe(60);
});

test("without labels nobody evaluates or trains the fraud model", () => {
  const days = [...linesOf("evaluations/evaluations.csv"), ...linesOf("mlflow/runs.csv")].filter((line) => line.includes("fraud-card-champion")).flatMap((line) => line.match(/2026-\d{2}-\d{2}/g) ?? []);
  expect(days.toSorted().at(-1)).toBe("2026-10-30");
});

test("what is planted is written down with its file", () => {
  for (const truth of mlTruths) {
    const path = /^`([^`]+)`/.exec(truth)?.[1] ?? "";
    const pattern = new RegExp(`^${path.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join("[^/]*")}`);
    expect(files.some((file) => pattern.test(file.path)), truth).toBe(true);
  }
});
