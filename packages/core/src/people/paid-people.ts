import { sum } from "simple-statistics";
import { wholeUnits } from "../currency/program-money.ts";
import type { Money } from "../model/money.ts";
import { opened } from "../model/private.ts";
import type { PayRecord } from "../model/records/people-pay.ts";
import type { IsoDate } from "../model/time.ts";

/** What one person is paid on a date. RESTRICTED: goes into disclosure rules only (METHOD.md 7.4). */
export interface PaidPerson {
  readonly person: string;
  readonly role: string;
  readonly level: string | undefined;
  readonly region: string | undefined;
  readonly group: string | undefined;
  readonly currency: string;
  readonly fte: number;
  /** Base pay of a full-time year; of several contracts the mean weighted with FTE. */
  readonly base: number;
  /** Of the pay range, where every contract has one. */
  readonly midpoint: number | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly records: readonly PayRecord[];
}

/** Time that a person holds a position; both days inclusive. */
export interface HeldPosition {
  readonly person: string;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

const weighted = (records: readonly PayRecord[], of: (record: PayRecord) => Money | undefined): number | undefined => {
  const values = records.map((record) => ({ money: of(record), fte: record.fte }));
  const known = values.flatMap(({ money, fte }) => (money === undefined ? [] : [{ amount: wholeUnits(money), fte }]));
  return known.length < records.length ? undefined : sum(known.map(({ amount, fte }) => amount * fte)) / sum(known.map(({ fte }) => fte));
};

const midpointOf = ({ rangeMidpoint, rangeMinimum, rangeMaximum }: PayRecord): Money | undefined => {
  if (rangeMidpoint !== undefined || rangeMinimum === undefined || rangeMaximum === undefined || rangeMinimum.currency !== rangeMaximum.currency) return rangeMidpoint;
  const scale = Math.max(rangeMinimum.scale, rangeMaximum.scale) + 1;
  const at = (money: Money): bigint => money.amount * 10n ** BigInt(scale - money.scale);
  // Both are multiples of ten at one digit more, so halving is exact.
  return { amount: (at(rangeMinimum) + at(rangeMaximum)) / 2n, scale, currency: rangeMinimum.currency };
};

/**
 * Everybody who is paid on a date, one entry a person: the newest record that is in force, of people who hold a position then. Several
 * records from one day are several contracts and are one contributor (METHOD.md 7.6). Somebody of whom no position is known is
 * taken to be there. People paid in two currencies, or with contracts of 0 FTE only, are left out.
 */
export function paidPeople(pay: readonly PayRecord[], held: readonly HeldPosition[], date: IsoDate): readonly PaidPerson[] {
  const byPerson = Map.groupBy(pay.filter(({ effectiveFrom, fte }) => effectiveFrom <= date && fte > 0), ({ person }) => person);
  const positions = Map.groupBy(held, ({ person }) => person);
  return [...byPerson].flatMap(([person, own]): readonly PaidPerson[] => {
    const spans = positions.get(person);
    if (spans !== undefined && !spans.some(({ from, to }) => from <= date && (to === null || to >= date))) return [];
    const newest = own.reduce((latest, { effectiveFrom }) => (effectiveFrom > latest ? effectiveFrom : latest), own[0]?.effectiveFrom ?? date);
    const records = own.filter(({ effectiveFrom }) => effectiveFrom === newest);
    const [first] = records;
    const base = weighted(records, ({ annualBase }) => opened(annualBase));
    if (first === undefined || base === undefined || new Set(records.map(({ annualBase }) => opened(annualBase).currency)).size > 1) return [];
    return [
      {
        person,
        role: first.role,
        level: first.level,
        region: first.region,
        group: first.comparisonGroup,
        currency: opened(first.annualBase).currency,
        fte: sum(records.map(({ fte }) => fte)),
        base,
        midpoint: weighted(records, midpointOf),
        minimum: weighted(records, ({ rangeMinimum }) => rangeMinimum),
        maximum: weighted(records, ({ rangeMaximum }) => rangeMaximum),
        records,
      },
    ];
  });
}
