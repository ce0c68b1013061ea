import type { FindingInput, Named } from "../fact-reader.ts";
import { calendarFindings } from "./calendar-findings.ts";
import { complianceFindings } from "./compliance-findings.ts";
import { decisionFindings } from "./decision-findings.ts";
import { objectiveFindings } from "./objective-findings.ts";
import { policyFindings } from "./policy-findings.ts";
import { riskFindings } from "./risk-findings.ts";
import { stakeholderFindings } from "./stakeholder-findings.ts";

/** Risks, compliance, stakeholders, decisions, objectives, calendar, policies: the sentence of each page and each figure. */
export const governanceFindings = (input: FindingInput): Named => [riskFindings, complianceFindings, decisionFindings, stakeholderFindings, objectiveFindings, calendarFindings, policyFindings].flatMap((room) => room(input));
