import { EXPORT_DATES } from "../../plan.ts";
import { WORLD } from "../../world.ts";
import type { ExportFile } from "../export-file.ts";
import { csvTable, type Cell } from "./csv-table.ts";
import type { PlannedRisk } from "./planned-risk.ts";
import { watchOn, watchTruths } from "./risk-watch.ts";
import { OPPORTUNITIES, THREATS } from "./threats.ts";

const RISKS: readonly PlannedRisk[] = [...THREATS, ...OPPORTUNITIES];

const HEADER = [
  "ID", "Title", "Type", "Category", "Workstream", "Probability", "Impact", "Residual probability", "Residual impact", "Currency",
  "Mitigation", "Mitigation cost", "Mitigation due", "Mitigation status", "Owner", "Status", "Opened", "Closed",
  "Trigger", "Reviewed on", "Review by", "Driver",
];

/** The last entry that holds on a day. */
const at = <T extends readonly [from: string, ...unknown[]]>(entries: readonly T[], day: string): T | undefined => entries.findLast(([from]) => from <= day);
const isClosed = ({ closed }: PlannedRisk, day: string): boolean => closed !== undefined && closed <= day;
const percent = (share: number): string => `${String(share)}%`;
const euros = (thousands: number): number => thousands * 1000;

function rowOn(risk: PlannedRisk, day: string): readonly Cell[] {
  const [, probability, amount] = at(risk.residual, day) ?? [];
  const closed = isClosed(risk, day);
  // This register writes the gain of one of its opportunities as a negative loss.
  const sign = risk.id === "R-24" ? -1 : 1;
  const { mitigation } = risk;
  return [
    risk.id, risk.title, risk.type, risk.category, risk.workstream,
    percent(risk.probability), sign * euros(risk.impact),
    closed ? percent(0) : probability === undefined ? undefined : percent(probability),
    closed ? 0 : amount === undefined ? undefined : sign * euros(amount),
    "EUR",
    mitigation?.what, mitigation === undefined ? undefined : euros(mitigation.cost), mitigation?.due, mitigation === undefined ? undefined : at(mitigation.status, day)?.[1],
    risk.owner, closed ? "closed" : "open", risk.opened, closed ? risk.closed : undefined,
    ...watchOn(risk, day),
  ];
}

/** The register as it was exported on each Sunday: it keeps no history of its own. */
export const riskRegisterFiles = (): readonly ExportFile[] =>
  EXPORT_DATES.map((day) => ({
    path: `risk/${day}/risk-register.csv`,
    text: csvTable(HEADER, RISKS.filter(({ opened }) => opened <= day).map((risk) => rowOn(risk, day))),
  }));

/** In euros, worked out from the plan of the register and not by the product. */
function sumsOn(day: string): { readonly inherent: number; readonly residual: number; readonly opportunity: number; readonly worst: number } {
  const open = RISKS.filter((risk) => risk.opened <= day && !isClosed(risk, day));
  const threats = open.filter(({ type }) => type === "threat");
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const current = (risk: PlannedRisk): number => {
    const [, probability, amount] = at(risk.residual, day) ?? ["", risk.probability, risk.impact];
    return probability * amount * 10;
  };
  return {
    inherent: sum(threats.map(({ probability, impact }) => probability * impact * 10)),
    residual: sum(threats.map(current)),
    opportunity: sum(open.filter(({ type }) => type === "opportunity").map(current)),
    worst: sum(threats.map(({ impact }) => impact * 1000)),
  };
}

const overdueOn = (day: string): readonly string[] =>
  RISKS.filter((risk) => !isClosed(risk, day) && risk.mitigation !== undefined && risk.mitigation.due < day && at(risk.mitigation.status, day)?.[1] !== "done").map(({ id }) => id);

const shown = (amount: number): string => `€${amount.toString().replace(/\B(?=(\d{3})+$)/g, ",")}`;

export function riskTruths(): readonly string[] {
  const { asOf } = WORLD;
  const sums = sumsOn(asOf);
  const closed = RISKS.filter((risk) => isClosed(risk, asOf)).map(({ id, closed: on }) => `${id} (${on ?? ""})`);
  return [
    `\`risk/${asOf}/risk-register.csv\`: ${String(RISKS.length)} risks, ${String(OPPORTUNITIES.length)} of them opportunities (R-24 as a negative amount); closed: ${closed.join(", ")}.`,
    `Risk register on ${asOf}, open risks: inherent EMV ${shown(sums.inherent)}, residual EMV ${shown(sums.residual)}, opportunities ${shown(sums.opportunity)}, net ${shown(sums.residual - sums.opportunity)}, worst case ${shown(sums.worst)}.`,
    `Risk register on ${asOf}: overdue mitigations are ${overdueOn(asOf).join(" and ")}.`,
    "`risk/2026-11-08/risk-register.csv`: the residual exposure of R-02 is €72,000; a week before it was €36,000 (chargeback labels stopped on 3 November).",
    `Residual EMV by export: ${EXPORT_DATES.map((day) => `${day} ${shown(sumsOn(day).residual)}`).join(", ")}.`,
    ...watchTruths(asOf),
  ];
}
