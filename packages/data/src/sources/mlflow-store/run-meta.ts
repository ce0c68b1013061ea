import type { Diagnostic, IsoInstant, TrainingRun } from "@almanac/core";
import { diagnostic, type Place } from "../../diagnostics/diagnostic.ts";
import { documentNode, formOf, isMissing, textAt, type DocumentNode } from "../../read/document-node.ts";
import { readYaml } from "../../read/yaml.ts";
import type { TextFile } from "../../read/text.ts";
import { instantOfMs } from "./metric-lines.ts";

const STATUSES: Readonly<Record<string, TrainingRun["status"]>> = {
  1: "running", 2: "scheduled", 3: "finished", 4: "failed", 5: "killed",
  RUNNING: "running", SCHEDULED: "scheduled", FINISHED: "finished", FAILED: "failed", KILLED: "killed",
};
const STATUS_WORDS = Object.keys(STATUSES).filter((word) => /^[A-Z]/.test(word));

export type Meta =
  | { readonly is: "experiment"; readonly id: string; readonly name: string; readonly deleted: boolean; readonly diagnostics: readonly Diagnostic[] }
  | { readonly is: "run"; readonly run: RunMeta | undefined; readonly deleted: boolean; readonly diagnostics: readonly Diagnostic[] }
  /** Of something that is not read, for example a registered model. */
  | { readonly is: "other"; readonly diagnostics: readonly Diagnostic[] };

export interface RunMeta {
  readonly id: string;
  readonly experiment: string | undefined;
  readonly name: string | undefined;
  readonly status: TrainingRun["status"];
  readonly startedAt: IsoInstant | undefined;
  readonly endedAt: IsoInstant | undefined;
  readonly durationSeconds: number | undefined;
  readonly user: string | undefined;
  readonly place: (role?: string) => Place;
}

const wrong = (node: DocumentNode, message: string, expected: string): Diagnostic =>
  diagnostic("MLFLOW-STORE", node.place(), { message, found: formOf(node.value), expected, hint: "copy the file from the store again; if it was edited, restore it" });

function timeOf(node: DocumentNode, problems: Diagnostic[]): IsoInstant | undefined {
  if (isMissing(node)) return undefined;
  const instant = typeof node.value === "number" ? instantOfMs(node.value) : undefined;
  if (instant === undefined) problems.push(wrong(node, `\`${node.name}\` is no time`, "milliseconds since 1970"));
  return instant;
}

/** Reads a `meta.yaml` of the store: of a run, of an experiment, or of something else. */
export function readMeta(text: TextFile, folder: string): Meta {
  const yaml = readYaml(text.text, { file: text.file, linesBefore: 0 });
  if (!("ok" in yaml)) return { is: "other", diagnostics: yaml.diagnostics };
  const meta = documentNode(yaml.ok);
  const problems: Diagnostic[] = [];
  const deleted = meta.get("lifecycle_stage").value === "deleted";
  const id = textAt(meta.get("run_id"), problems) ?? textAt(meta.get("run_uuid"), problems);
  if (id === undefined) {
    const experiment = textAt(meta.get("experiment_id"), problems);
    const name = textAt(meta.get("name"), problems);
    return experiment === undefined ? { is: "other", diagnostics: problems } : { is: "experiment", id: experiment, name: name ?? experiment, deleted, diagnostics: problems };
  }
  if (folder.split("/").at(-1) !== id) problems.push(wrong(meta.get("run_id"), `the run \`${id}\` lies in a folder of another name`, `\`${folder.split("/").at(-1) ?? ""}\`, the name of its folder`));
  const status = STATUSES[String(meta.get("status").value)];
  if (status === undefined) problems.push(wrong(meta.get("status"), "the run has no status that MLflow knows", `a number from 1 to 5, or one of ${STATUS_WORDS.join(", ")}`));
  const startedAt = timeOf(meta.get("start_time"), problems);
  const endedAt = timeOf(meta.get("end_time"), problems);
  const [start, end] = [meta.get("start_time").value, meta.get("end_time").value];
  const elapsed = typeof start === "number" && typeof end === "number" ? end - start : undefined;
  if (elapsed !== undefined && elapsed < 0)
    problems.push(diagnostic("DATE-ORDER", meta.get("end_time").place(), { message: `the run ended (${endedAt ?? ""}) before it started (${startedAt ?? ""})`, found: String(end), expected: `${String(start)} or later`, hint: "copy the file from the store again" }));
  if (status === undefined || problems.length > 0) return { is: "run", run: undefined, deleted, diagnostics: problems };
  const run: RunMeta = {
    id,
    experiment: textAt(meta.get("experiment_id"), problems),
    name: textAt(meta.get("run_name"), problems) ?? textAt(meta.get("name"), problems),
    status,
    startedAt,
    endedAt,
    durationSeconds: elapsed === undefined ? undefined : elapsed / 1000,
    user: textAt(meta.get("user_id"), problems),
    place: (role) => (role === "id" ? meta.get("run_id") : meta).place(),
  };
  return { is: "run", run: problems.length > 0 ? undefined : run, deleted, diagnostics: problems };
}
