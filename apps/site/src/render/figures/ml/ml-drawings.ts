import { scalar } from "../../../publication/facts.ts";
import { historyOf } from "../../../publication/history.ts";
import { ML_MEASURES } from "../../../publication/ml/ml-measures.ts";
import type { Drawing, Drawn } from "../../drawing.ts";
import { spark } from "../spark-drawings.ts";
import { datasetDrawings } from "./dataset-drawings.ts";
import { lineageDrawings } from "./lineage-drawings.ts";
import { modelDrawings } from "./model-drawings.ts";
import { releaseDrawings } from "./release-drawings.ts";
import { runDrawings } from "./run-drawings.ts";

/** Charts of models, datasets, experiments and releases. */
export function mlDrawings(drawn: Drawn): readonly Drawing[] {
  const { edition } = drawn;
  const lines = ML_MEASURES.flatMap(({ base, name }) => {
    const values = historyOf(edition, scalar(edition.facts, base));
    return spark(base, `${name} over ${String(values.length)} editions`, values);
  });
  return [...modelDrawings(drawn), ...datasetDrawings(drawn), ...runDrawings(drawn), ...releaseDrawings(drawn), ...lineageDrawings(drawn), ...lines];
}
