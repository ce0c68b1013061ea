import type { FindingInput, Named } from "../fact-reader.ts";

/** Models, datasets, experiments, releases: the sentence of each page and each figure. */
export const mlFindings = (_input: FindingInput): Named => [];
