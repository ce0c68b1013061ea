import { Temporal } from "temporal-polyfill";
import { programMoney, wholeUnits, type DatedMoney } from "../../currency/program-money.ts";
import { ratesText } from "../../currency/rates-text.ts";
import { available, notAvailable, valueOrNull } from "../../model/measure.ts";
import type { ModelIncident } from "../../model/records/ml-operations.ts";
import { compareInstants, compareText, daysBetween, type IsoInstant } from "../../model/time.ts";
import { median } from "../../stats/median.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { dateOf, mlRecords, programHead } from "./ml-records.ts";

const hoursBetween = (from: IsoInstant, to: IsoInstant): number => (Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds) / 3_600_000;
const incidentRow = (incident: ModelIncident) => recordRow(incident, incident.id, { severity: incident.severity, opened: incident.openedAt, resolved: incident.resolvedAt ?? null, cost: incident.cost === undefined ? null : wholeUnits(incident.cost) });
const resolutionHours = ({ openedAt, resolvedAt }: ModelIncident): number | null => (resolvedAt === undefined ? null : hoursBetween(openedAt, resolvedAt));

/** Cost of delay that somebody stated; an incident whose cost nobody knows is counted beside the sum and adds nothing to it. */
function cost(incidents: readonly ModelIncident[], context: FactContext): ComputedFact {
  const stated = incidents.flatMap((incident) => (incident.cost === undefined ? [] : [{ incident, dated: { money: incident.cost, nature: "flow", date: dateOf(context, incident.resolvedAt ?? context.model.asOf) } satisfies DatedMoney }]));
  const { amount, rates } = programMoney(stated.map(({ dated }) => dated), { to: context.program.currency, asOf: context.asOfDate, rates: context.model.records?.fxRates ?? [] });
  const rows = [...stated.map(({ incident }) => incidentRow(incident)), ...rates.flatMap(({ quotes }) => quotes).map((quote) => recordRow(quote, `${quote.from}/${quote.to}`, { rate: quote.rate }))];
  const head = programHead("incidents.register.cost", "Stated cost of delay of incidents", "declared", rows, { withoutCost: incidents.length - stated.length, ...(rates.length === 0 ? {} : { rates: ratesText(rates) }) });
  return scalarFact({ ...head, currency: context.program.currency }, "money", stated.length === 0 ? notAvailable("no-data", "no incident states what it cost") : amount, context.sha256, stated.length);
}

export function incidentFacts(context: FactContext): readonly ComputedFact[] {
  const { modelIncidents } = mlRecords(context);
  if (modelIncidents.length === 0) return [];
  const incidents = modelIncidents.toSorted((a, b) => Number(a.resolvedAt !== undefined) - Number(b.resolvedAt !== undefined) || a.severity - b.severity || compareInstants(a.openedAt, b.openedAt) || compareText(a.id, b.id));
  const open = incidents.filter(({ resolvedAt }) => resolvedAt === undefined);
  const resolved = incidents.filter(({ resolvedAt }) => resolvedAt !== undefined);
  const age = ({ openedAt }: ModelIncident): number => daysBetween(dateOf(context, openedAt), context.asOfDate);
  const times = resolved.flatMap((incident) => resolutionHours(incident) ?? []);
  const middle = median(times);
  const gravest = open.filter(({ severity }) => severity === 1);
  const head = (statistic: string, label: string, of: readonly ModelIncident[]) => programHead(`incidents.register.${statistic}`, label, "declared", of.map(incidentRow), { asOf: context.asOfDate });
  return [
    scalarFact(head("open", "Open incidents", open), "items", available(open.length), context.sha256, incidents.length),
    scalarFact(head("open-severity-1", "Open incidents of the gravest severity", gravest), "items", available(gravest.length), context.sha256, incidents.length),
    scalarFact(head("oldest-open", "Days since the oldest open incident began", open), "days", open.length === 0 ? notAvailable("no-data", "no incident is open") : available(Math.max(...open.map(age))), context.sha256, open.length),
    scalarFact(head("resolution", "Time to resolve an incident, median", resolved), "hours", "value" in middle ? middle : notAvailable("no-data", "no incident has been resolved"), context.sha256, times.length),
    cost(incidents, context),
    tableFact(
      head("incidents", "Incidents, open ones first", incidents),
      [
        { name: "incident", label: "Incident", unit: "text" },
        { name: "title", label: "What happened", unit: "text" },
        { name: "severity", label: "Severity", unit: "count" },
        { name: "opened", label: "Opened on", unit: "date" },
        { name: "age", label: "Open for", unit: "days" },
        { name: "hours", label: "Resolved after", unit: "hours" },
        { name: "model", label: "Model", unit: "text" },
        { name: "release", label: "Release", unit: "text" },
        { name: "cost", label: "Cost of delay", unit: "money", currency: context.program.currency },
      ],
      incidents.map((incident) => {
        const own = incident.cost === undefined ? null : valueOrNull(programMoney([{ money: incident.cost, nature: "flow", date: dateOf(context, incident.resolvedAt ?? context.model.asOf) }], { to: context.program.currency, asOf: context.asOfDate, rates: context.model.records?.fxRates ?? [] }).amount);
        return [incident.id, incident.title ?? null, incident.severity, dateOf(context, incident.openedAt), incident.resolvedAt === undefined ? age(incident) : null, resolutionHours(incident), incident.model ?? null, incident.release ?? null, own];
      }),
      context.sha256,
    ),
  ];
}
