import { sum } from "simple-statistics";
import { roundPublish } from "../../disclosure/round-publish.ts";
import { notAvailable, type Measure } from "../../model/measure.ts";
import { groupCompaRatio } from "../../people/group-compa-ratio.ts";
import type { PaidPerson } from "../../people/paid-people.ts";
import { payPosition } from "../../people/pay-position.ts";
import { mean } from "../../stats/mean.ts";
import { scalarFact, tableFact, type ComputedFact, type RowRef } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { payCells, payHistory, SUPPRESSED, type PayCell, type PayHistory } from "./pay-cells.ts";
import { payGapFacts } from "./pay-gap-facts.ts";
import { marketBands, medianPay } from "./market-medians.ts";
import type { PeopleView } from "./people-view.ts";

const MONEY_BASE = 1000;
/** Ratios move in steps of a twentieth: with ten people a step is half of somebody's whole pay, so nobody's follows from it. */
const RATIO_BASE = 0.05;

const rowsOf = (people: readonly PaidPerson[]): readonly RowRef[] => people.flatMap(({ person, records }) => records.map((record) => recordRow(record, person)));
const rounded = (measure: Measure<number>, base: number): Measure<number> => ("value" in measure ? roundPublish(measure.value, base) : measure);
const cell = (measure: Measure<number>): number | null => ("value" in measure ? measure.value : null);

/** Base pay of a full-time year, the mean weighted with FTE; every member's currency is the same or there is none. */
function meanPay(people: readonly PaidPerson[]): Measure<number> {
  if (new Set(people.map(({ currency }) => currency)).size > 1) return notAvailable("mixed-currency", "people of the cell are paid in different currencies");
  return rounded(mean([sum(people.map(({ base, fte }) => base * fte)) / sum(people.map(({ fte }) => fte))]), MONEY_BASE);
}

function compaRatio(people: readonly PaidPerson[]): Measure<number> {
  const known = people.flatMap(({ base, midpoint, fte }) => (midpoint === undefined ? [] : [{ salary: base, midpoint, fte }]));
  return known.length < people.length ? notAvailable("no-data", "not everybody of the cell has a pay range") : rounded(groupCompaRatio(known), RATIO_BASE);
}

function rangePenetration(people: readonly PaidPerson[]): Measure<number> {
  const known = people.flatMap(({ base, minimum, maximum }) => {
    if (minimum === undefined || maximum === undefined) return [];
    const { rangePenetration: part } = payPosition({ salary: base, min: minimum, max: maximum });
    return "value" in part ? [part.value] : [];
  });
  return known.length < people.length ? notAvailable("no-data", "not everybody of the cell has a pay range") : rounded(mean(known), RATIO_BASE);
}

/** The rules stand with the table of the cells. */
const receipt = ({ release }: PayCell) => (release.date === undefined ? {} : { referenceDate: release.date, held: release.state === "held", roundedTo: RATIO_BASE });

/** One scalar a cell; a suppressed one has no rows, because their number is the size of the group. */
function compaFacts(cells: readonly PayCell[], { context }: PeopleView): readonly ComputedFact[] {
  return cells.map((each) => {
    const { people, state } = each.release;
    const head = { base: "pay.compa-ratio.group", dimensions: { cell: each.id }, label: "Pay against the midpoint of its range", rule: "people.groupCompa", arguments: receipt(each), aggregate: true as const, rows: rowsOf(people) };
    return state === "suppressed" ? scalarFact(head, "ratio", notAvailable("suppressed", SUPPRESSED), context.sha256) : scalarFact(head, "ratio", compaRatio(people), context.sha256, people.length);
  });
}

function cellTable(cells: readonly PayCell[], { context }: PeopleView): ComputedFact {
  const currency = cells.flatMap(({ release }) => release.people.map((person) => person.currency))[0] ?? context.program.currency;
  return tableFact(
    { base: "pay.position.cells", dimensions: {}, label: "Pay by role and level, where it may be shown", rule: "sdc.primary", arguments: { rules: "threshold, p%, dominance, homogeneity", minContributors: 10, changes: "first day of a quarter, if nobody or at least 10 people are affected", payRoundedTo: MONEY_BASE, ratiosRoundedTo: RATIO_BASE }, aggregate: true, rows: cells.flatMap(({ release }) => rowsOf(release.people)) },
    [
      { name: "role", label: "Role", unit: "text" },
      { name: "level", label: "Level", unit: "text" },
      { name: "state", label: "State", unit: "text" },
      { name: "date", label: "As of", unit: "date" },
      { name: "people", label: "People", unit: "people" },
      { name: "base", label: "Mean base pay of a full-time year", unit: "money", currency },
      { name: "compaRatio", label: "Against the midpoint", unit: "ratio" },
      { name: "rangePenetration", label: "Place in the range", unit: "ratio" },
    ],
    cells.map(({ role, level, release: { state, date, people } }) => {
      const foreign = people.some((person) => person.currency !== currency);
      return state === "suppressed" ? [role, level ?? null, state, null, null, null, null, null] : [role, level ?? null, state, date ?? null, people.length, foreign ? null : cell(meanPay(people)), cell(compaRatio(people)), cell(rangePenetration(people))];
    }),
    context.sha256,
  );
}

/** Published pay against each benchmark source that covers everybody of the cell; a source that covers some would tell about the others. */
function marketTable(cells: readonly PayCell[], view: PeopleView): readonly ComputedFact[] {
  const shown = cells.filter(({ release }) => release.state !== "suppressed");
  const bands = marketBands(view);
  const providers = [...new Set(view.records.benchmarks.map(({ provider }) => provider))].sort();
  if (providers.length === 0) return [];
  const rows = shown.flatMap(({ role, level, release }) =>
    providers.map((provider) => {
      const { people } = release;
      const medians = people.flatMap((person) => medianPay(bands, provider, person) ?? []);
      const pay = meanPay(people);
      const comparable = medians.length === people.length && medians.every(({ currency }, index) => currency === people[index]?.currency);
      const market = sum(medians.map(({ amount }, index) => amount * (people[index]?.fte ?? 0))) / sum(people.map(({ fte }) => fte));
      const ratio = comparable && market > 0 && "value" in pay ? cell(roundPublish(pay.value / market, RATIO_BASE)) : null;
      return [role, level ?? null, provider, release.date ?? null, medians.map(({ date }) => date).sort().at(-1) ?? null, ratio];
    }),
  );
  const used = view.records.benchmarks.filter(({ role }) => shown.some((each) => each.role === role));
  return [
    tableFact(
      { base: "pay.market.cells", dimensions: {}, label: "Published pay against the market median, by source", rule: "people.groupCompa", arguments: { midpoint: "market median of role, level and region", ageing: "none: no rate is declared", sources: "kept apart", roundedTo: RATIO_BASE }, aggregate: true, rows: [...shown.flatMap(({ release }) => rowsOf(release.people)), ...used.map((band) => recordRow(band, `${band.provider} ${band.role}`))] },
      [
        { name: "role", label: "Role", unit: "text" },
        { name: "level", label: "Level", unit: "text" },
        { name: "source", label: "Source", unit: "text" },
        { name: "payDate", label: "Pay as of", unit: "date" },
        { name: "marketDate", label: "Market as of", unit: "date" },
        { name: "ratio", label: "Pay against the market median", unit: "ratio" },
      ],
      rows,
      view.context.sha256,
    ),
  ];
}

/** What the rules found, for those who may see pay. */
function verdicts(cells: readonly PayCell[], history: PayHistory, { context }: PeopleView): ComputedFact {
  return tableFact(
    { base: "pay.position.verdicts", dimensions: {}, label: "Cells of pay and the rules they fail", rule: "sdc.primary", arguments: { referenceDate: history.dates.at(-1) ?? "" }, audience: "restricted", rows: cells.flatMap(({ members }) => rowsOf(members)) },
    [
      { name: "role", label: "Role", unit: "text" },
      { name: "level", label: "Level", unit: "text" },
      { name: "people", label: "People", unit: "people" },
      { name: "failed", label: "Rules failed", unit: "text" },
      { name: "state", label: "State", unit: "text" },
      { name: "shownAsOf", label: "Shown as of", unit: "date" },
    ],
    cells.map(({ role, level, members, release }) => [role, level ?? null, members.length, release.failed.join(", "), release.state, release.date ?? null]),
    context.sha256,
  );
}

/** Pay, only as far as the disclosure rules allow (METHOD.md 7.4 to 7.9). */
export function payFacts(view: PeopleView): readonly ComputedFact[] {
  if (view.records.pay.length === 0) return [];
  const history = payHistory(view);
  const cells = payCells(history);
  if (cells.length === 0) return [];
  return [...compaFacts(cells, view), cellTable(cells, view), ...marketTable(cells, view), verdicts(cells, history, view), ...payGapFacts(history, cells, view)];
}
