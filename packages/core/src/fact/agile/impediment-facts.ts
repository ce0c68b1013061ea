import { delayCost } from "../../agile/delay-cost.ts";
import { programMoney, wholeUnits } from "../../currency/program-money.ts";
import { instantOrder } from "../../flow/instant-order.ts";
import { raisedFlag } from "../../flow/raised-flag.ts";
import { available, notAvailable } from "../../model/measure.ts";
import type { ModelIncident } from "../../model/records/ml-operations.ts";
import { compareText, daysBetween, zoneDates, type IsoDate } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import type { TableColumn, Unit } from "../fact.ts";
import { recordRow } from "../record-row.ts";
import { rowOf, type FactContext, type FlowItem, type Scope } from "../scope.ts";

interface Blocked {
  readonly entry: FlowItem;
  readonly since: IsoDate;
  /** Calendar days, the first and the last counted. */
  readonly days: number;
}

const column = (name: string, label: string, unit: Unit, currency?: string): TableColumn => ({ name, label, unit, ...(currency === undefined ? {} : { currency }) });

function blockedNow(scope: Scope, { model, program, asOfDate }: FactContext): readonly Blocked[] {
  const dateOf = zoneDates(program.timeZone);
  const blocked = scope.items.flatMap((entry): Blocked[] => {
    if (entry.flow.state !== "in-progress" && entry.flow.state !== "not-started") return [];
    const since = raisedFlag(entry.item, model.asOf);
    return since === null ? [] : [{ entry, since: dateOf(since), days: daysBetween(dateOf(since), asOfDate) + 1 }];
  });
  return blocked.sort((a, b) => b.days - a.days || compareText(a.entry.item.key, b.entry.item.key));
}

const blockedRows = (blocked: readonly Blocked[]) => blocked.map(({ entry, since, days }) => rowOf(entry, { since, days, column: entry.flow.column }));

function itemFacts(scope: Scope, context: FactContext, blocked: readonly Blocked[]): readonly ComputedFact[] {
  if (scope.items.length === 0) return [];
  const saysFlags = context.model.items.some(({ flagged }) => flagged !== undefined);
  const head: Omit<FactHead, "base" | "label"> = { dimensions: scope.dimensions, rule: "flow.raisedFlag", arguments: { asOf: context.asOfDate, days: "first and last counted" }, rows: blockedRows(blocked) };
  return [
    scalarFact({ ...head, base: "impediments.items.blocked", label: "Open items flagged as blocked" }, "items", saysFlags ? available(blocked.length) : notAvailable("no-data", "no export says when an item was flagged as blocked"), context.sha256),
    ...(blocked.length === 0 || Object.keys(scope.dimensions).length > 0
      ? []
      : [
          tableFact(
            { ...head, base: "impediments.items.table", label: "Open items flagged as blocked, longest first" },
            [column("key", "Item", "text"), column("program", "Workstream", "text"), column("column", "State", "text"), column("since", "Since", "date"), column("days", "Days blocked", "days")],
            blocked.map(({ entry, since, days }) => [entry.item.key, entry.item.workstream, entry.flow.column, since, days]),
            context.sha256,
          ),
        ]),
  ];
}

/** What the weekly cost of delay of a running initiative makes of the longest block in its workstream. An upper bound: see the assumption. */
function delayFacts(blocked: readonly Blocked[], context: FactContext): readonly ComputedFact[] {
  const { program } = context;
  const held = (context.model.records?.initiatives ?? []).flatMap((initiative) => {
    const { costOfDelay, workstream, status } = initiative;
    const longest = blocked.find(({ entry }) => entry.item.workstream === workstream);
    if (costOfDelay === undefined || workstream === undefined || status !== "running" || longest === undefined || costOfDelay.currency !== program.currency) return [];
    return [{ initiative, workstream, weekly: wholeUnits(costOfDelay), longest }];
  });
  if (held.length === 0) return [];
  return [
    tableFact(
      {
        base: "impediments.delay.table",
        dimensions: {},
        label: "Cost of delay of running initiatives, if what is blocked holds all of it up",
        rule: "agile.delayCost",
        arguments: { asOf: context.asOfDate, assumption: "the whole initiative waits for the longest blocked item of its workstream, and each day costs the same", range: "an upper bound; 0 if nothing else waits for the item" },
        rows: [...held.map(({ initiative, weekly }) => recordRow(initiative, initiative.id, { weekly })), ...blockedRows([...new Set(held.map(({ longest }) => longest))])],
      },
      [
        column("program", "Workstream", "text"),
        column("initiative", "Initiative", "text"),
        column("weekly", "Cost of a week of delay", "money", program.currency),
        column("item", "Blocked longest", "text"),
        column("days", "Days blocked", "days"),
        column("cost", "Cost at most", "money", program.currency),
      ],
      held.map(({ initiative, workstream, weekly, longest }) => [workstream, initiative.title, weekly, longest.entry.item.key, longest.days, delayCost(weekly, longest.days)]),
      context.sha256,
    ),
  ];
}

function incidentFacts(context: FactContext): readonly ComputedFact[] {
  const { model, program, asOfDate, sha256 } = context;
  const dateOf = zoneDates(program.timeZone);
  const incidents = (model.records?.modelIncidents ?? []).filter(({ openedAt }) => instantOrder(openedAt, model.asOf) <= 0);
  if (incidents.length === 0) return [];
  const isOpen = ({ resolvedAt }: ModelIncident): boolean => resolvedAt === undefined || instantOrder(resolvedAt, model.asOf) > 0;
  const open = incidents.filter(isOpen).sort((a, b) => a.severity - b.severity || instantOrder(a.openedAt, b.openedAt));
  const rowsOf = (some: readonly ModelIncident[]) => some.map((incident) => recordRow(incident, incident.id, { opened: dateOf(incident.openedAt), severity: incident.severity }));
  // As the register of incidents counts them (`incidents.register`): one incident has one age.
  const daysOpen = (incident: ModelIncident): number => daysBetween(dateOf(incident.openedAt), asOfDate);
  const stated = incidents.filter(({ cost }) => cost !== undefined);
  const total = programMoney(
    stated.flatMap(({ cost, openedAt }) => (cost === undefined ? [] : [{ money: cost, nature: "flow" as const, date: dateOf(openedAt) }])),
    { to: program.currency, asOf: asOfDate, rates: model.records?.fxRates ?? [] },
  );
  const head: Omit<FactHead, "base" | "label" | "rows"> = { dimensions: {}, rule: "impediments.incidents", arguments: { asOf: asOfDate, days: "since the day it was opened" } };
  return [
    scalarFact({ ...head, base: "impediments.incidents.open", label: "Open incidents", rows: rowsOf(open) }, "count", available(open.length), sha256, incidents.length),
    scalarFact(
      { ...head, base: "impediments.incidents.cost", label: "Cost of delay that incidents state, open and resolved", currency: program.currency, arguments: { ...head.arguments, withCost: stated.length, withoutCost: incidents.length - stated.length }, rows: rowsOf(stated) },
      "money",
      stated.length === 0 ? notAvailable("no-data", "no incident states what it cost") : total.amount,
      sha256,
      stated.length,
    ),
    ...(open.length === 0
      ? []
      : [
          tableFact(
            { ...head, base: "impediments.incidents.table", label: "Open incidents, gravest first", rows: rowsOf(open) },
            [
              column("id", "Incident", "text"),
              column("title", "What happens", "text"),
              column("severity", "Severity", "count"),
              column("model", "Model", "text"),
              column("opened", "Opened", "date"),
              column("days", "Days open", "days"),
              column("cost", "Cost stated", "money", program.currency),
            ],
            open.map((incident) => [incident.id, incident.title ?? null, incident.severity, incident.model ?? null, dateOf(incident.openedAt), daysOpen(incident), incident.cost?.currency === program.currency ? wholeUnits(incident.cost) : null]),
            sha256,
          ),
        ]),
  ];
}

/** What is in the way now: blocked items and open incidents, and what their delay costs as far as somebody has said. */
export function impedimentFacts(scopes: readonly Scope[], context: FactContext): readonly ComputedFact[] {
  const [whole] = scopes;
  const blocked = whole === undefined ? [] : blockedNow(whole, context);
  return [...scopes.flatMap((scope) => itemFacts(scope, context, scope === whole ? blocked : blockedNow(scope, context))), ...delayFacts(blocked, context), ...incidentFacts(context)];
}
