import { FORECAST_KINDS } from "../../ledger/ledger.ts";
import type { ForecastState, OpenForecast } from "../../ledger/ledger-state.ts";
import { available, notAvailable } from "../../model/measure.ts";
import { compareText, type IsoDate } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { FactContext } from "../scope.ts";
import type { LedgerHead } from "./coverage-facts.ts";
import { headRow, KIND_WORDS, verdictOf, type CoverageRow } from "./coverage-rows.ts";

const RULE = "ledger.forecast";

/** Dates on which something of a forecast is still to be judged. */
const dueDates = ({ lines, chance }: OpenForecast): readonly IsoDate[] => [...lines.filter(({ judged }) => !judged).map(({ due }) => due), ...(chance === undefined ? [] : [chance.target])];

/** What was said and what happened, one by one, newest due date first. */
function recentTable({ recent }: ForecastState, head: LedgerHead, { sha256 }: FactContext): ComputedFact {
  return tableFact(
    { ...head, base: "ledger.forecasts.recent", dimensions: {}, label: "What was forecast with 85 % confidence or as a chance, and what happened", rule: RULE },
    [
      { name: "kind", label: "Forecast", unit: "text" },
      { name: "program", label: "Workstream", unit: "text" },
      { name: "milestone", label: "Milestone", unit: "text" },
      { name: "edition", label: "Said in edition", unit: "text" },
      { name: "made", label: "Said on", unit: "date" },
      { name: "due", label: "Fell due", unit: "date" },
      { name: "saidItems", label: "At least, items", unit: "items" },
      { name: "saidDate", label: "By", unit: "date" },
      { name: "saidChance", label: "Chance", unit: "share" },
      { name: "happenedItems", label: "Happened, items", unit: "items" },
      { name: "happenedOn", label: "Happened on", unit: "date" },
      { name: "kept", label: "Kept, or happened", unit: "text" },
    ],
    recent.map(({ kind, scope, milestone, edition, made, due, said, isChance, happened, kept }) => [
      isChance ? "Chance of a target" : KIND_WORDS[kind],
      scope === "" ? null : scope,
      milestone,
      edition,
      made,
      due,
      typeof said === "number" && !isChance ? said : null,
      typeof said === "string" ? said : isChance ? due : null,
      typeof said === "number" && isChance ? said : null,
      typeof happened === "number" ? happened : null,
      typeof happened === "string" ? happened : null,
      kept,
    ]),
    sha256,
  );
}

function waitingTable(open: readonly OpenForecast[], head: LedgerHead, { sha256 }: FactContext): ComputedFact {
  const groups = Map.groupBy(open, ({ kind, scope }) => `${kind}|${scope}`);
  const rows = [...groups.values()].flatMap((forecasts) => {
    const [first] = forecasts;
    const dates = forecasts.flatMap(dueDates).sort(compareText);
    return first === undefined ? [] : [{ first, count: forecasts.length, made: forecasts.map(({ made }) => made).sort(compareText)[0] ?? null, next: dates[0] ?? null, last: dates.at(-1) ?? null }];
  });
  return tableFact(
    { ...head, base: "ledger.forecasts.waiting", dimensions: {}, label: "Published forecasts that are still to be judged", rule: RULE },
    [
      { name: "kind", label: "Forecast", unit: "text" },
      { name: "program", label: "Workstream", unit: "text" },
      { name: "waiting", label: "Waiting", unit: "count" },
      { name: "oldest", label: "Oldest said on", unit: "date" },
      { name: "next", label: "Next falls due", unit: "date" },
      { name: "last", label: "Last falls due", unit: "date" },
    ],
    rows
      .sort((a, b) => FORECAST_KINDS.indexOf(a.first.kind) - FORECAST_KINDS.indexOf(b.first.kind) || compareText(a.first.scope, b.first.scope))
      .map(({ first, count, made, next, last }) => [KIND_WORDS[first.kind], first.scope === "" ? null : first.scope, count, made, next, last]),
    sha256,
  );
}

/** Which way published 85 % lines err, if the record can tell. */
function biasFact(rows: readonly CoverageRow[], head: LedgerHead, { sha256 }: FactContext): ComputedFact {
  const verdicts = (["when", "how-many"] as const).flatMap((kind) => {
    const row = headRow(rows, kind, 85);
    return row === undefined ? [] : [{ kind, verdict: verdictOf(85, row.tally), counted: row.tally.counted }];
  });
  const judged = verdicts.filter(({ verdict }) => verdict !== "Too few to judge");
  const [less, more] = [judged.some(({ verdict }) => verdict === "Less often than promised"), judged.some(({ verdict }) => verdict === "More often than promised")];
  const word = less && more ? "mixed" : less ? "optimistic" : more ? "cautious" : "none shown";
  const stated = {
    ...head,
    base: "ledger.bias.verdict",
    dimensions: {},
    label: "Which way published forecasts err",
    rule: "ledger.bias",
    arguments: { ...head.arguments, level: 0.85, ...Object.fromEntries(verdicts.map(({ kind, verdict }) => [kind, verdict])) },
  };
  return scalarFact(
    stated,
    "text",
    judged.length === 0 ? notAvailable("insufficient-sample", "too few published forecasts without overlap have fallen due to tell") : available(word),
    sha256,
    judged.reduce((sum, { counted }) => sum + counted, 0),
  );
}

/** The record of forecasts: how many wait, when the next falls due, and the newest that were judged. */
export function recordFacts(state: ForecastState, rows: readonly CoverageRow[], since: { readonly date: IsoDate; readonly editions: number }, head: LedgerHead, context: FactContext): readonly ComputedFact[] {
  const { sha256 } = context;
  const waiting = state.open.filter((forecast) => dueDates(forecast).length > 0);
  const next = waiting.flatMap(dueDates).sort(compareText)[0];
  const judged = [...rows].filter(({ scope, horizon, level }) => scope !== "(workstreams)" && horizon === "" && level === 85).reduce((sum, { tally }) => sum + tally.due, 0);
  const scalar = (statistic: string, label: string) => ({ ...head, base: `ledger.forecasts.${statistic}`, dimensions: {}, label, rule: RULE });
  return [
    scalarFact(scalar("since", "Published forecasts are recorded since"), "date", available(since.date), sha256, since.editions),
    scalarFact(scalar("judged", "Published forecasts whose 85 % line has fallen due"), "count", available(judged), sha256),
    scalarFact(scalar("open", "Published forecasts that are still to be judged"), "count", available(waiting.length), sha256),
    scalarFact(scalar("next-due", "The next published forecast falls due"), "date", next === undefined ? notAvailable("no-data", "no published forecast waits for its outcome") : available(next), sha256, waiting.length),
    scalarFact(scalar("void", "Published forecasts that could not be judged"), "count", available(state.void), sha256),
    biasFact(rows, head, context),
    ...(waiting.length === 0 ? [] : [waitingTable(waiting, head, context)]),
    ...(state.recent.length === 0 ? [] : [recentTable(state, head, context)]),
  ];
}
