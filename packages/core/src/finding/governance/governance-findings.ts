import type { FindingInput, Named } from "../fact-reader.ts";

/** Risks, compliance, stakeholders, decisions, objectives, calendar: the sentence of each page and each figure. */
export const governanceFindings = (_input: FindingInput): Named => [];
