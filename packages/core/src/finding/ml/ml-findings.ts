import type { FindingInput, Named } from "../fact-reader.ts";
import { datasetFindings } from "./dataset-findings.ts";
import { experimentFindings } from "./experiment-findings.ts";
import { modelFindings } from "./model-findings.ts";
import { releaseFindings } from "./release-findings.ts";

/** Models, datasets, experiments, releases: the sentence of each page and each figure. */
export const mlFindings = (input: FindingInput): Named => [...modelFindings(input), ...datasetFindings(input), ...experimentFindings(input), ...releaseFindings(input)];
