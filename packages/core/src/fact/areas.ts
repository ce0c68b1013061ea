import type { FactArea } from "./area.ts";
import { agileArea } from "./agile/agile-area.ts";
import { complianceArea } from "./compliance/compliance-area.ts";
import { milestonesArea } from "./milestones/milestones-area.ts";
import { mlArea } from "./ml/ml-area.ts";
import { moneyArea } from "./money/money-area.ts";
import { outlookArea } from "./outlook/outlook-area.ts";
import { peopleArea } from "./people/people-area.ts";
import { priorityArea } from "./priority/priority-area.ts";
import { riskArea } from "./risk/risk-area.ts";
import { statusArea } from "./status/status-area.ts";

/** All areas beside delivery and its forecast, which are computed scope by scope. */
export const AREAS: readonly FactArea[] = [moneyArea, peopleArea, priorityArea, riskArea, complianceArea, mlArea, milestonesArea, outlookArea, agileArea, statusArea];
