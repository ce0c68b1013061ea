import { sum } from "simple-statistics";
import { roundPublish } from "../../disclosure/round-publish.ts";
import { notAvailable, type Measure } from "../../model/measure.ts";
import type { PaidPerson } from "../../people/paid-people.ts";
import { scalarFact, tableFact, type ComputedFact, type RowRef } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { payCells, publicRules, type PayCell, type PayTold } from "./pay-cells.ts";
import { MONEY_BASE, RATIO_BASE, WITHHELD } from "./pay-figures.ts";
import { payGapFacts } from "./pay-gap-facts.ts";
import { marketBands, medianPay } from "./market-medians.ts";
import type { PeopleView } from "./people-view.ts";

const rowsOf = (people: readonly PaidPerson[]): readonly RowRef[] => people.flatMap(({ person, records }) => records.map((record) => recordRow(record, person)));
const cell = (measure: Measure<number> | undefined): number | null => (measure !== undefined && "value" in measure ? measure.value : null);
const HIDDEN = notAvailable<number>("suppressed", WITHHELD);

/** The rules stand with the table of the cells. */
const receipt = ({ release }: PayCell) => (release.date === undefined ? {} : { referenceDate: release.date, held: release.state === "held", roundedTo: RATIO_BASE });

/** One scalar a cell; a suppressed one has no rows, because their number is the size of the group. */
function compaFacts(cells: readonly PayCell[], { context }: PeopleView): readonly ComputedFact[] {
  return cells.map((each) => {
    const { people, state, count, figures } = each.release;
    const head = { base: "pay.compa-ratio.group", dimensions: { cell: each.id }, label: "Pay against the midpoint of its range", rule: "people.groupCompa", arguments: receipt(each), aggregate: true as const, rows: rowsOf(people) };
    return state === "suppressed" ? scalarFact(head, "ratio", HIDDEN, context.sha256) : scalarFact(head, "ratio", figures["compaRatio"] ?? HIDDEN, context.sha256, count);
  });
}

function cellTable(cells: readonly PayCell[], { context }: PeopleView): ComputedFact {
  const currency = cells.flatMap(({ release }) => release.people.map((person) => person.currency))[0] ?? context.program.currency;
  return tableFact(
    { base: "pay.position.cells", dimensions: {}, label: "Pay by role and level, where it may be shown", rule: "sdc.primary", arguments: { rules: "threshold, p%, dominance, homogeneity", ...publicRules(context), payRoundedTo: MONEY_BASE, ratiosRoundedTo: RATIO_BASE }, aggregate: true, rows: cells.flatMap(({ release }) => rowsOf(release.people)) },
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
    cells.map(({ role, level, release: { state, date, people, count, figures } }) => {
      const foreign = people.some((person) => person.currency !== currency);
      return state === "suppressed" ? [role, level ?? null, state, null, null, null, null, null] : [role, level ?? null, state, date ?? null, count, foreign ? null : cell(figures["base"]), cell(figures["compaRatio"]), cell(figures["rangePenetration"])];
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
      const { people, figures } = release;
      const medians = people.flatMap((person) => medianPay(bands, provider, person) ?? []);
      const pay = cell(figures["base"]);
      const comparable = medians.length === people.length && medians.every(({ currency }, index) => currency === people[index]?.currency);
      const market = sum(medians.map(({ amount }, index) => amount * (people[index]?.fte ?? 0))) / sum(people.map(({ fte }) => fte));
      const ratio = comparable && market > 0 && pay !== null ? cell(roundPublish(pay / market, RATIO_BASE)) : null;
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
function verdicts(cells: readonly PayCell[], { history }: PayTold, { context }: PeopleView): ComputedFact {
  return tableFact(
    { base: "pay.position.verdicts", dimensions: {}, label: "Cells of pay and the rules they fail", rule: "sdc.primary", arguments: { referenceDate: history.dates.at(-1) ?? "" }, audience: "restricted", rows: cells.flatMap(({ members }) => rowsOf(members)) },
    [
      { name: "role", label: "Role", unit: "text" },
      { name: "level", label: "Level", unit: "text" },
      { name: "people", label: "People", unit: "people" },
      { name: "failed", label: "Rules failed", unit: "text" },
      { name: "state", label: "State", unit: "text" },
      { name: "shownAsOf", label: "Shown as of", unit: "date" },
      { name: "wouldTell", label: "People whose pay it would tell with what is published", unit: "people" },
      { name: "with", label: "Published cells that it would tell it with", unit: "text" },
    ],
    cells.map(({ role, level, members, release }) => [role, level ?? null, members.length, release.failed.join(", "), release.state, release.date ?? null, release.linked?.people ?? null, release.linked?.with.join(", ") ?? ""]),
    context.sha256,
  );
}

/** Pay, only as far as the disclosure rules allow (METHOD.md 7.4 to 7.9). */
export function payFacts(view: PeopleView, told: PayTold): readonly ComputedFact[] {
  if (view.records.pay.length === 0) return [];
  const cells = payCells(told);
  if (cells.length === 0) return [];
  return [...compaFacts(cells, view), cellTable(cells, view), ...marketTable(cells, view), verdicts(cells, told, view), ...payGapFacts(told, view)];
}
