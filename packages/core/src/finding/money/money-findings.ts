import type { FindingInput, Named } from "../fact-reader.ts";

/** Budget, cloud, vendors, benefits, infrastructure: the sentence of each page and each figure. */
export const moneyFindings = (_input: FindingInput): Named => [];
