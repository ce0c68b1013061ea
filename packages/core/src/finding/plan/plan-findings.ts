import type { FindingInput, Named } from "../fact-reader.ts";
import { aheadFindings } from "./ahead-findings.ts";
import { lifecycleFindings } from "./lifecycle-findings.ts";
import { roadmapFindings } from "./roadmap-findings.ts";

/** Roadmap, lifecycle and what the front page says of the weeks ahead: the sentence of each page and each figure. */
export const planFindings = (input: FindingInput): Named => [...roadmapFindings(input), ...lifecycleFindings(input), ...aheadFindings(input)];
