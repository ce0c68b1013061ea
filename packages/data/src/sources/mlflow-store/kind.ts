import type { SourceInput, SourceKind } from "../source-kind.ts";
import { readStore } from "./read-store.ts";
import { isStorePath } from "./store-path.ts";

function recognise({ file, text }: SourceInput): number {
  if (isStorePath(file)) return 1;
  if (!file.endsWith("/meta.yaml")) return 0;
  const parsed = text();
  return "ok" in parsed && /^(?:run_id|run_uuid|artifact_location):/m.test(parsed.ok.text) && /^lifecycle_stage:/m.test(parsed.ok.text) ? 1 : 0;
}

/** The folder `mlruns/` in which MLflow keeps runs when it has no database. */
export const mlflowStoreKind: SourceKind = {
  kind: "mlflow-store",
  title: "MLflow runs (file store)",
  area: "ml",
  audience: "public",
  fills: ["trainingRuns"],
  columns: [],
  recognise,
  read: (inputs) => ({ files: readStore(inputs), diagnostics: [] }),
};
