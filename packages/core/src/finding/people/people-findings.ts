import type { FindingInput, Named } from "../fact-reader.ts";

/** People, market, agile: the sentence of each page and each figure. */
export const peopleFindings = (_input: FindingInput): Named => [];
