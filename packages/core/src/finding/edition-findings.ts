import { dataFindings } from "./data-findings.ts";
import { deliveryFindings } from "./delivery-findings.ts";
import type { FindingInput } from "./fact-reader.ts";
import type { Finding } from "./finding.ts";
import { forecastFindings } from "./forecast-findings.ts";
import { governanceFindings } from "./governance/governance-findings.ts";
import { ledgerFindings } from "./ledger-findings.ts";
import { mlFindings } from "./ml/ml-findings.ts";
import { moneyFindings } from "./money/money-findings.ts";
import { peopleFindings } from "./people/people-findings.ts";
import { planFindings } from "./plan/plan-findings.ts";
import { rolesFindings } from "./roles/roles-findings.ts";

/** Every sentence of an edition, by the page or figure that it stands on. A sentence whose figures are missing is withheld. */
export function editionFindings(input: FindingInput): Readonly<Record<string, Finding>> {
  const { program, facts, asOfDate } = input;
  const rooms = [moneyFindings, planFindings, governanceFindings, peopleFindings, mlFindings, rolesFindings];
  return Object.fromEntries([...deliveryFindings(facts), ...forecastFindings(program.workstreams, facts, asOfDate), ...ledgerFindings(facts), ...dataFindings(facts), ...rooms.flatMap((room) => room(input))]);
}
