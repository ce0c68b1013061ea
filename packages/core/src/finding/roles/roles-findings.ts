import type { FindingInput, Named } from "../fact-reader.ts";

/** Landing pages of roles: the sentence of each page and each figure. */
export const rolesFindings = (_input: FindingInput): Named => [];
