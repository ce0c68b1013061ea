import { sum } from "simple-statistics";
import { programMoney, wholeUnits, type DatedMoney } from "../../currency/program-money.ts";
import { ratesText } from "../../currency/rates-text.ts";
import { available, notAvailable, type Measure } from "../../model/measure.ts";
import { opened } from "../../model/private.ts";
import type { Position } from "../../model/records/people.ts";
import type { PayRecord } from "../../model/records/people-pay.ts";
import { loadedCost } from "../../people/loaded-cost.ts";
import { scalarFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { staffing } from "./head-count-facts.ts";
import { isFilled, isPlanned, positionKey, type PeopleView } from "./people-view.ts";

const row = (position: Position) => recordRow(position, positionKey(position), { fte: position.fte, rate: position.standardRate === undefined ? null : wholeUnits(position.standardRate) });

/** A month of positions at standard rates: each rate is of a full-time year with everything in it, so nothing is added to it. */
function monthOf(positions: readonly Position[], { context, asOf }: PeopleView): { readonly cost: Measure<number>; readonly rates: string } {
  const missing = positions.filter(({ standardRate }) => standardRate === undefined).length;
  if (missing > 0) return { cost: notAvailable("missing-rate", `${String(missing)} of ${String(positions.length)} positions have no standard rate`), rates: "" };
  const book = { to: context.program.currency, asOf, rates: context.model.records?.fxRates ?? [] };
  const byCurrency = Map.groupBy(positions, ({ standardRate }) => standardRate?.currency ?? book.to);
  const parts = [...byCurrency].map(([currency, own]) => {
    const months = own.map(({ standardRate, fte }) => (standardRate === undefined ? 0 : loadedCost({ baseAnnual: wholeUnits(standardRate), burdenRate: 0, fteMonths: fte }).cost));
    const one: DatedMoney = { money: { amount: 1n, scale: 0, currency }, nature: "balance", date: asOf };
    return { months: sum(months), unit: programMoney([one], book) };
  });
  const without = parts.map(({ unit }) => unit.amount).find((amount) => !("value" in amount));
  if (without !== undefined && !("value" in without)) return { cost: without, rates: "" };
  return { cost: available(sum(parts.map(({ months, unit }) => ("value" in unit.amount ? months * unit.amount.value : 0)))), rates: ratesText(parts.flatMap(({ unit }) => unit.rates)) };
}

/** Whether rates are those of a price list: of one role, level and place there is one. Others could be somebody's pay (METHOD.md 7.4). */
function isPriceList(positions: readonly Position[]): boolean {
  const kinds = Map.groupBy(positions.filter(({ standardRate }) => standardRate !== undefined), ({ role, level, location }) => JSON.stringify([role, level ?? null, location ?? null]));
  return [...kinds.values()].every((own) => new Set(own.map(({ standardRate }) => (standardRate === undefined ? "" : `${String(wholeUnits(standardRate))} ${standardRate.currency}`))).size === 1);
}

/** Whether a rate is what its holder is paid, so that the price list is no price list. */
function isSomebodysPay(positions: readonly Position[], pay: readonly PayRecord[]): boolean {
  const paid = new Set(pay.map(({ person, annualBase }) => JSON.stringify([person, wholeUnits(opened(annualBase)), opened(annualBase).currency])));
  return positions.some(({ person, standardRate }) => person !== undefined && standardRate !== undefined && paid.has(JSON.stringify([person, wholeUnits(standardRate), standardRate.currency])));
}

/** What the positions cost in a month at the standard rates of the price list. Pay is read only to see that no rate is somebody's. */
export function loadedCostFacts(view: PeopleView): readonly ComputedFact[] {
  const { records, context, asOf } = view;
  if (!records.positions.some(({ standardRate }) => standardRate !== undefined)) return [];
  const counted = records.positions.filter((position) => isFilled(position, asOf, asOf) || isPlanned(position, asOf));
  const listed = isPriceList(counted) && !isSomebodysPay(counted, records.pay);
  const fact = (base: string, label: string, dimensions: Readonly<Record<string, string>>, positions: readonly Position[]): ComputedFact => {
    const { cost, rates } = listed ? monthOf(positions, view) : { cost: notAvailable<number>("suppressed", "rates differ within a role, level and place, or are those of one person, so that they could be what people are paid"), rates: "" };
    const head = { base, label, dimensions, rule: "people.loadedCost", arguments: { asOf, rate: "standard rate of role and level, loaded; never pay", ...(rates === "" ? {} : { exchangeRates: rates }) }, aggregate: true as const, rows: positions.map(row), currency: context.program.currency };
    return scalarFact(head, "money", cost, context.sha256, positions.length);
  };
  return view.parts.flatMap((part) => {
    const { positions, filled, planned } = staffing(view, part);
    if (positions.length === 0) return [];
    const running = fact("people.loaded-cost.month", "Filled positions a month at standard rates", part.dimensions, filled);
    return part.workstream === undefined ? [running, fact("people.loaded-cost.planned-month", "Planned positions a month at standard rates", part.dimensions, planned)] : [running];
  });
}
