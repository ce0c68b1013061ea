import type { FindingInput, Named } from "../fact-reader.ts";
import { budgetFindings } from "./budget-findings.ts";
import { budgetPartFindings } from "./budget-part-findings.ts";
import { capacityFindings } from "./capacity-findings.ts";
import { unitCostFindings } from "./unit-cost-findings.ts";
import { valueFindings } from "./value-findings.ts";
import { vendorFindings } from "./vendor-findings.ts";

/** Budget, cloud, vendors, benefits, infrastructure: the sentence of each page and each figure. */
export const moneyFindings = (input: FindingInput): Named => [...budgetFindings(input), ...budgetPartFindings(input), ...unitCostFindings(input), ...valueFindings(input), ...vendorFindings(input), ...capacityFindings(input)];
