import { compareText, type Diagnostic, type RunMetric, type TrainingRun } from "@almanac/core";
import { diagnostic, wholeFile } from "../../diagnostics/diagnostic.ts";
import { rememberPlace } from "../../link/record-place.ts";
import { rememberSince } from "../../table/since.ts";
import type { FileResult, SourceInput } from "../source-kind.ts";
import { metricLines } from "./metric-lines.ts";
import { readMeta, type Meta, type RunMeta } from "./run-meta.ts";
import { storePart } from "./store-path.ts";

/** What the files beside a run's `meta.yaml` say. */
interface Values {
  readonly metrics: RunMetric[];
  readonly params: [string, string][];
  readonly tags: [string, string][];
  broken: boolean;
}

type Said = Omit<FileResult, "file" | "records" | "skipped">;

/** Text of a file; a parameter or tag may be empty. */
function textOf(input: SourceInput): { readonly text: string } | { readonly diagnostics: readonly Diagnostic[] } {
  if (input.size === 0) return { text: "" };
  const parsed = input.text();
  if ("ok" in parsed) return { text: parsed.ok.text };
  return parsed.diagnostics.some(({ code }) => code === "FILE-EMPTY") ? { text: "" } : parsed;
}

function readValue(input: SourceInput, part: "metrics" | "params" | "tags", name: string, values: Values): Said {
  const content = textOf(input);
  if (!("text" in content)) {
    values.broken = true;
    return { total: 1, used: 0, diagnostics: content.diagnostics };
  }
  if (part !== "metrics") {
    values[part].push([name, content.text.replace(/(?:\r\n|\n|\r)$/, "")]);
    return { total: 1, used: 1, diagnostics: [] };
  }
  const read = metricLines(name, content.text, input.file);
  const empty = read.lines > 0 ? [] : [diagnostic("MLFLOW-STORE", wholeFile(input.file), { message: `the metric \`${name}\` has no value`, found: "an empty file", expected: "one line for each logged value", hint: "copy the file from the store again, or remove it" })];
  const diagnostics = [...read.diagnostics, ...empty];
  if (diagnostics.length > 0) values.broken = true;
  values.metrics.push(...read.metrics);
  return { total: read.lines, used: read.metrics.length, diagnostics };
}

const inOrder = (metrics: readonly RunMetric[]): readonly RunMetric[] =>
  metrics.toSorted((a, b) => compareText(a.name, b.name) || (a.step ?? -1) - (b.step ?? -1) || compareText(a.loggedAt ?? "", b.loggedAt ?? ""));
const byName = (pairs: readonly (readonly [string, string])[]): Readonly<Record<string, string>> => Object.fromEntries(pairs.toSorted(([a], [b]) => compareText(a, b)));

function runOf(meta: RunMeta, values: Values, experiments: ReadonlyMap<string, string>, file: string): TrainingRun {
  const tags = byName(values.tags);
  const experiment = meta.experiment === undefined ? undefined : (experiments.get(meta.experiment) ?? meta.experiment);
  const name = meta.name ?? tags["mlflow.runName"];
  const run: TrainingRun = {
    source: { file, line: 1 },
    id: meta.id,
    ...(experiment === undefined ? {} : { experiment }),
    ...(name === undefined || name === "" ? {} : { name }),
    status: meta.status,
    ...(meta.startedAt === undefined ? {} : { startedAt: meta.startedAt }),
    ...(meta.endedAt === undefined ? {} : { endedAt: meta.endedAt }),
    ...(meta.durationSeconds === undefined ? {} : { durationSeconds: meta.durationSeconds }),
    ...(meta.user === undefined ? {} : { user: meta.user }),
    params: byName(values.params),
    metrics: inOrder(values.metrics),
    tags,
    unsorted: {},
  };
  rememberPlace(run, meta.place);
  return meta.startedAt === undefined ? run : rememberSince(run, meta.startedAt);
}

/** Reads every file of an MLflow file store. A run is of its `meta.yaml`; its other files are counted by their lines. */
export function readStore(inputs: readonly SourceInput[]): readonly FileResult[] {
  const parts = inputs.map((input) => ({ input, ...storePart(input.file) }));
  const metas = new Map<string, Meta>();
  for (const { input, ...part } of parts) {
    if (part.part !== "meta") continue;
    const text = input.text();
    metas.set(part.folder, "ok" in text ? readMeta(text.ok, part.folder) : { is: "other", diagnostics: text.diagnostics });
  }
  const experiments = new Map([...metas.values()].flatMap((meta) => (meta.is === "experiment" ? [[meta.id, meta.name] as const] : [])));
  const values = new Map<string, Values>();
  const without = new Set<string>();
  const read = parts.map(({ input, ...part }): { readonly input: SourceInput; readonly folder?: string; readonly said: Said } => {
    if (part.part === "other") return { input, said: { total: 0, used: 0, diagnostics: [] } };
    const meta = metas.get(part.folder);
    if (part.part === "meta") return { input, folder: part.folder, said: { total: 1, used: 1, diagnostics: meta?.diagnostics ?? [] } };
    if (meta?.is === "experiment") return { input, said: { total: 1, used: 0, diagnostics: [] } };
    const own = values.get(part.folder) ?? { metrics: [], params: [], tags: [], broken: false };
    values.set(part.folder, own);
    const said = readValue(input, part.part, part.name, own);
    if (meta !== undefined || without.has(part.folder)) return { input, said };
    without.add(part.folder);
    return { input, said: { ...said, used: 0, diagnostics: [...said.diagnostics, runWithoutMeta(input.file, part.folder)] } };
  });
  return read.map(({ input, folder, said }): FileResult => {
    const file = input.file;
    const meta = folder === undefined ? undefined : metas.get(folder);
    if (folder === undefined || meta === undefined) return { file, records: {}, skipped: [], ...said };
    const own = values.get(folder) ?? { metrics: [], params: [], tags: [], broken: false };
    // Runs that were deleted in MLflow stay in its folder; to everybody who uses it they do not exist.
    const usable = meta.is === "run" && meta.run !== undefined && !meta.deleted && !own.broken ? meta.run : undefined;
    if (usable === undefined) return { file, records: {}, skipped: [], ...said, used: 0 };
    return { file, records: { trainingRuns: [runOf(usable, own, experiments, file)] }, skipped: [], ...said };
  });
}

const runWithoutMeta = (file: string, folder: string): Diagnostic =>
  diagnostic("MLFLOW-STORE", wholeFile(file), {
    message: `the run of this file has no \`meta.yaml\`, so nobody knows when it ran and how it ended`,
    found: folder.split("/").at(-1) ?? folder,
    expected: `${folder}/meta.yaml`,
    hint: "copy the whole folder of the run, not only its values",
  });
