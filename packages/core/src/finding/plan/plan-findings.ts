import type { FindingInput, Named } from "../fact-reader.ts";

/** Roadmap, lifecycle, initiatives: the sentence of each page and each figure. */
export const planFindings = (_input: FindingInput): Named => [];
