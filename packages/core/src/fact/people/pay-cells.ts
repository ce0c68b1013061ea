import type { CellVerdict, LinkedRisk, MovingFigure, PayEquation, PayTable, ReleaseLedger, SnapshotPerson } from "../../disclosure/release/contract.ts";
import { settledRules } from "../../disclosure/release/disclosure-rules.ts";
import { readReleaseLedger } from "../../disclosure/release/read-ledger.ts";
import { releasePay } from "../../disclosure/release/release-pay.ts";
import type { PrimaryRule } from "../../disclosure/primary.ts";
import { compareText, type IsoDate } from "../../model/time.ts";
import { adjustedGapWeights } from "../../people/adjusted-gap.ts";
import { paidPeople, type HeldPosition, type PaidPerson } from "../../people/paid-people.ts";
import { quarterStarts } from "../../people/quarter-starts.ts";
import type { FactContext } from "../scope.ts";
import { gapRows } from "./gap-rows.ts";
import { adjustedFigures, asNoted, asShown, cellFigures, gapFigures, gapSides, type PayFigures } from "./pay-figures.ts";
import { personOf, type PeopleView } from "./people-view.ts";

/** What a figure of pay may say. */
export interface PayRelease {
  /** `held`: the figure of the newest reference date may not be told, so an earlier one is repeated. */
  readonly state: "published" | "held" | "suppressed";
  /** Day to which the value refers, and whom it is made of; none for a suppressed one. */
  readonly date: IsoDate | undefined;
  readonly people: readonly PaidPerson[];
  /** Number of people as it was told; the records may know better since. */
  readonly count: number;
  /** Of a gap, the group that is compared with the other. */
  readonly comparison?: string | undefined;
  /** Figures as they were told. */
  readonly figures: PayFigures;
  /** Rules that it fails by itself on the newest reference date. RESTRICTED. */
  readonly failed: readonly PrimaryRule[];
  /** What it would tell together with what was published. RESTRICTED. */
  readonly linked: LinkedRisk | undefined;
}

/** A role and level, and what may be told about its pay. */
export interface PayCell {
  /** For example `data-engineer-l4`. */
  readonly id: string;
  readonly role: string;
  readonly level: string | undefined;
  readonly release: PayRelease;
  /** Members on the newest reference date. RESTRICTED. */
  readonly members: readonly PaidPerson[];
}

const NOTHING: PayRelease = { state: "suppressed", date: undefined, people: [], count: 0, figures: {}, failed: [], linked: undefined };

/** Who is paid on each reference date, oldest first. */
export interface PayHistory {
  readonly dates: readonly IsoDate[];
  readonly peopleOn: ReadonlyMap<IsoDate, readonly PaidPerson[]>;
}

/** Everything that may be told about pay, and the private record of what was. */
export interface PayTold {
  readonly history: PayHistory;
  readonly ledger: ReleaseLedger;
  /** The two groups of a gap, if there are two. */
  readonly groups: readonly [string, string] | undefined;
  /** k. */
  readonly least: number;
}

/** The rules as everybody may know them: how many people are too few is no secret, how much of a sum is too much is. */
export function publicRules({ model }: FactContext): Readonly<Record<string, string | number>> {
  const least = model.disclosure?.minContributors ?? settledRules().minContributors;
  return { minContributors: least, changes: `first day of a quarter, if nobody or at least ${String(least)} people are affected` };
}

/** Letters of every script, and what tells C from C++: two roles must not become one cell by the way they are written. */
const slug = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("+", " plus ")
    .replaceAll("#", " sharp ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");

/** The people of every quarter that the pay records reach back to. */
function payHistory({ records, asOf }: PeopleView): PayHistory {
  const first = records.pay.map(({ effectiveFrom }) => effectiveFrom).sort(compareText)[0];
  const held = records.positions.flatMap((position): readonly HeldPosition[] => (position.filledOn === undefined ? [] : [{ person: personOf(position), from: position.filledOn, to: position.leftOn ?? null }]));
  const dates = first === undefined ? [] : quarterStarts(first, asOf);
  return { dates, peopleOn: new Map(dates.map((date) => [date, paidPeople(records.pay, held, date)])) };
}

const cellOf = ({ role, level }: PaidPerson): string => slug(`${role} ${level ?? ""}`);

/** The two groups of a pay gap by name; undefined where there are more or fewer. */
function gapGroups({ peopleOn }: PayHistory): readonly [string, string] | undefined {
  const [one, other, ...more] = [...new Set([...peopleOn.values()].flat().flatMap(({ group }) => group ?? []))].sort();
  return one === undefined || other === undefined || more.length > 0 ? undefined : [one, other];
}

/** Place in the range: everybody at the minimum is paid the minimum, however much the ranges differ. */
const placeInRange = ({ base, minimum, maximum }: PaidPerson): number => (minimum === undefined || maximum === undefined || maximum === minimum ? Number.NaN : (base - minimum) / (maximum - minimum));

const asSnapshot = (person: PaidPerson): SnapshotPerson => {
  const { base, fte, minimum, maximum, midpoint, group } = person;
  return {
    id: person.person,
    pay: base,
    weight: fte,
    dims: { cell: cellOf(person), ...(group === undefined ? {} : { group }) },
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    views: [midpoint === undefined || midpoint === 0 ? Number.NaN : base / midpoint, placeInRange(person)],
    besides: [minimum, midpoint, maximum],
  };
};

const CELLS: PayTable = { id: "cells", by: ["cell"] };
/** A gap is of the means of two groups of people; it is judged as if both were published. */
const GAP: PayTable = { id: "gap", by: ["group"], statistic: "plain-mean", together: true };

const ADJUSTED = "gap-adjusted";

/** Whoever a figure is about on its date, as the records know it now. */
function membersOf({ peopleOn }: PayHistory, { table, key, date }: Pick<PayEquation, "table" | "key" | "date">): readonly PaidPerson[] {
  const people = [...peopleOn].find(([each]) => each === date)?.[1] ?? [];
  return people.filter((person) => (table === CELLS.id ? cellOf(person) === key["cell"] : person.group !== undefined));
}

function figuresOf(table: string, people: readonly PaidPerson[], groups: PayTold["groups"], least: number): PayFigures {
  if (table === CELLS.id || groups === undefined) return cellFigures(people);
  return table === GAP.id ? gapFigures(people, groups, least) : adjustedFigures(people, groups);
}

/** What the record keeps of what is told of some people. */
const noteOf = (people: readonly PaidPerson[], figures: PayFigures, groups: PayTold["groups"]): NonNullable<PayEquation["shown"]> => ({ ...asNoted(figures), people: people.length, comparison: groups === undefined ? null : gapSides(people, groups).comparison.name });

/** Whose pay moves the adjusted gap, and how much. */
function adjustedFigure(people: readonly PaidPerson[], [, comparison]: readonly [string, string]): readonly MovingFigure[] {
  const grouped = people.filter(({ group, base }) => group !== undefined && base > 0);
  const weights = adjustedGapWeights(gapRows(grouped, comparison) ?? []);
  return weights === undefined ? [] : [{ table: ADJUSTED, weights: new Map(grouped.map(({ person }, index) => [person, weights[index] ?? 0])), marks: new Map(grouped.map(({ person, role, level, region, group }) => [person, JSON.stringify([role, level, region, group])])) }];
}

/**
 * What may be told about pay as of the statement: cells of role and level and the two groups of a gap, as one system over all reference dates.
 *
 * @param releases the private record of the edition before; without one, the history is followed from the records
 */
export function payTold(view: PeopleView, releases: unknown): PayTold {
  const history = payHistory(view);
  const groups = gapGroups(history);
  const peopleOn = (date: IsoDate): readonly PaidPerson[] => history.peopleOn.get(date) ?? [];
  const snapshots = history.dates.map((date) => ({ date, people: peopleOn(date).map(asSnapshot), figures: groups === undefined ? [] : adjustedFigure(peopleOn(date), groups) }));
  const tables = groups === undefined ? [CELLS] : [CELLS, GAP];
  const { ledger } = releasePay({ snapshots, tables, ledger: readReleaseLedger(releases), rules: view.context.model.disclosure ?? {} });
  const least = settledRules(view.context.model.disclosure).minContributors;
  const published = ledger.published.map((equation) => {
    const people = equation.shown === undefined ? membersOf(history, equation) : [];
    return people.length === 0 ? equation : { ...equation, shown: noteOf(people, figuresOf(equation.table, people, groups, least), groups) };
  });
  return { history, ledger: { ...ledger, published }, groups, least };
}

/**
 * A verdict with what was told of the reference date to which the newest value refers. The record decides: a leaver or a raise that is recorded late
 * changes what the records say about that day, and two values of one day would differ by that one person. Then what was told is held.
 */
function releaseOf({ history, ledger, groups, least }: PayTold, { failed, linked, table, key, state }: CellVerdict): PayRelease {
  const newest = ledger.published.findLast((equation) => equation.table === table && JSON.stringify(equation.key) === JSON.stringify(key));
  const date = history.dates.find((each) => each === newest?.date);
  const people = newest === undefined ? [] : membersOf(history, newest);
  if (newest === undefined || state === "suppressed" || people.length === 0) return { ...NOTHING, failed, linked };
  const now = figuresOf(table, people, groups, least);
  const noted = noteOf(people, now, groups);
  const { shown = noted } = newest;
  const same = Object.entries(noted).every(([name, value]) => shown[name] === value);
  return { state: same ? state : "held", date, people, count: Number(shown["people"]), comparison: typeof shown["comparison"] === "string" ? shown["comparison"] : undefined, figures: asShown(now, shown), failed, linked };
}

/** Cells of role and level that have somebody in them on the newest reference date, by role and level. */
export function payCells(told: PayTold): readonly PayCell[] {
  const { history, ledger } = told;
  const now = Map.groupBy(history.peopleOn.get(history.dates.at(-1) ?? ("" as IsoDate)) ?? [], cellOf);
  const verdicts = new Map(ledger.verdicts.flatMap((verdict) => (verdict.table === CELLS.id ? [[verdict.key["cell"], verdict] as const] : [])));
  return [...now].sort(([a], [b]) => compareText(a, b)).flatMap(([id, members]) => {
    const [one] = members;
    const verdict = verdicts.get(id) ?? { table: CELLS.id, key: { cell: id }, people: members.length, state: "suppressed", failed: [] };
    return one === undefined ? [] : [{ id, role: one.role, level: one.level, release: releaseOf(told, verdict), members }];
  });
}

/** What may be told about the gap of two groups: both are told or none. */
export function gapRelease(told: PayTold): PayRelease {
  const verdicts = told.ledger.verdicts.filter(({ table }) => table === GAP.id);
  const [verdict, other] = verdicts;
  if (verdict === undefined || other === undefined) return NOTHING;
  return { ...releaseOf(told, verdict), failed: [...new Set(verdicts.flatMap(({ failed }) => failed))].sort(), linked: verdict.linked ?? other.linked };
}

/** What may be told about the gap of people alike. */
export function adjustedRelease(told: PayTold): PayRelease {
  const verdict = told.ledger.verdicts.find(({ table }) => table === ADJUSTED);
  return verdict === undefined ? NOTHING : releaseOf(told, verdict);
}
