import { roundPublish } from "../../disclosure/round-publish.ts";
import { differencing } from "../../disclosure/differencing.ts";
import { quantileAllowed } from "../../disclosure/quantile-allowed.ts";
import { available, notAvailable, type Measure } from "../../model/measure.ts";
import { adjustedGap } from "../../people/adjusted-gap.ts";
import { payGap } from "../../people/pay-gap.ts";
import { payRelease, type PayGroup, type PayRelease } from "../../people/pay-releases.ts";
import type { PaidPerson } from "../../people/paid-people.ts";
import { scalarFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { groupHistory, SUPPRESSED, type PayCell, type PayHistory } from "./pay-cells.ts";
import type { PeopleView } from "./people-view.ts";

/** Gaps are shown in whole per cent. */
const GAP_BASE = 0.01;
const MIN_RESIDUAL_DF = 10;

const asShare = (percent: Measure<number>): Measure<number> => ("value" in percent ? roundPublish(percent.value / 100, GAP_BASE) : percent);

/** One column for each value but the first that people have: level, role and region held equal. */
function indicators(people: readonly PaidPerson[]): readonly (readonly number[])[] {
  const columns = [({ role, level }: PaidPerson) => `${role} ${level ?? ""}`, ({ region }: PaidPerson) => region ?? ""].flatMap((of) => {
    const values = [...new Set(people.map(of))].sort();
    return values.slice(1).map((value) => (person: PaidPerson) => (of(person) === value ? 1 : 0));
  });
  return people.map((person) => columns.map((column) => column(person)));
}

function adjusted(people: readonly PaidPerson[], comparison: string): Measure<number> {
  const x = indicators(people);
  const width = (x[0]?.length ?? 0) + 2;
  if (people.length - width < MIN_RESIDUAL_DF) return notAvailable("insufficient-sample", "too few people for what is held equal");
  return asShare(adjustedGap(people.map((person, index) => ({ pay: person.base, comparison: person.group === comparison, x: x[index] ?? [] }))).adjustedGapPct);
}

/** Whether a group of the gap and a cell, of whatever edition, differ by 1 to 9 people: with both figures those could be told (METHOD.md 7.9). */
function tellsApart(gap: PayRelease, apart: (people: readonly PaidPerson[]) => readonly (readonly PaidPerson[])[], cells: readonly PayCell[]): boolean {
  const membersOf = (people: readonly PaidPerson[]): readonly string[] => people.map(({ person }) => person);
  const ofCells = cells.flatMap(({ id, release }) => release.released.map(({ date, people }: PayGroup) => ({ id: `cell ${id} ${date}`, members: membersOf(people) })));
  const ofGap = gap.released.flatMap(({ date, people }) => [...apart(people), people].map((part, index) => ({ id: `gap ${String(index)} ${date}`, members: membersOf(part) })));
  const violations = differencing({ populations: [...ofCells, ...ofGap], minContributors: 10 });
  return violations.some(({ a, b }) => a.startsWith("gap ") !== b.startsWith("gap "));
}

/**
 * Pay gap of two groups, in which the larger group on the day that the value refers to is the reference. Both groups have to be safe and
 * to change by nobody or by at least k people, as cells do.
 */
export function payGapFacts(history: PayHistory, cells: readonly PayCell[], view: PeopleView): readonly ComputedFact[] {
  const names = [...new Set([...history.peopleOn.values()].flat().flatMap(({ group }) => group ?? []))].sort();
  const [one, other] = names;
  if (one === undefined || other === undefined || names.length !== 2) return [];
  const inGroup = (name: string) => (people: readonly PaidPerson[]) => people.filter(({ group }) => group === name);
  const apart = (all: readonly PaidPerson[]) => [inGroup(one)(all), inGroup(other)(all)];
  const own = payRelease(groupHistory(history, ({ group }) => group !== undefined), {}, apart);
  const { people, state, date } = tellsApart(own, apart, cells) ? { people: [], state: "suppressed" as const, date: undefined } : own;
  const [reference, comparison] = inGroup(one)(people).length >= inGroup(other)(people).length ? [one, other] : [other, one];
  const payOf = (name: string) => inGroup(name)(people).map(({ base }) => base);
  const gap = payGap({ reference: payOf(reference), comparison: payOf(comparison) });
  const mixed = new Set(people.map(({ currency }) => currency)).size > 1;
  const medians = [reference, comparison].every((name) => quantileAllowed({ n: inGroup(name)(people).length, p: 50 }));
  const hidden = notAvailable<number>("suppressed", SUPPRESSED);
  const shown = (measure: Measure<number>): Measure<number> => (state === "suppressed" ? hidden : mixed ? notAvailable("mixed-currency", "people are paid in different currencies") : measure);
  const head = {
    dimensions: {},
    rule: "people.payGap",
    arguments: { rules: "threshold, p%, dominance, homogeneity, in each group", minContributors: 10, changes: "first day of a quarter, if nobody or at least 10 people of a group are affected", ...(date === undefined ? {} : { reference, comparison, referenceDate: date, held: state === "held", roundedTo: GAP_BASE }) },
    aggregate: true as const,
    rows: people.flatMap(({ person, records }) => records.map((record) => recordRow(record, person))),
  };
  const n = state === "suppressed" ? undefined : people.length;
  const { sha256 } = view.context;
  return [
    scalarFact({ ...head, base: "pay.gap.mean", label: "Pay gap of the two groups, means" }, "share", shown(asShare(gap.meanGapPct)), sha256, n),
    scalarFact({ ...head, base: "pay.gap.median", label: "Pay gap of the two groups, medians" }, "share", shown(medians ? asShare(gap.medianGapPct) : hidden), sha256, n),
    scalarFact({ ...head, base: "pay.gap.adjusted", label: "Pay gap between people of one role, level and region", rule: "people.adjustedGap" }, "share", shown(state === "suppressed" ? available(0) : adjusted(people, comparison)), sha256, n),
  ];
}
