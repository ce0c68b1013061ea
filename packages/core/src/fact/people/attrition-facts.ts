import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../../model/measure.ts";
import { addDays } from "../../model/time.ts";
import { attrition, type AttritionPart, type Tenure } from "../../people/attrition.ts";
import { monthsEarlier } from "../../people/calendar-months.ts";
import { quarterStarts } from "../../people/quarter-starts.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { isFilled, positionKey, type PeopleView } from "./people-view.ts";

const cell = (measure: Measure<number>): number | null => ("value" in measure ? measure.value : null);

/** Reasons of fewer people than this are theirs. */
const LEAST_LEAVERS = 5;

/** Who left in the twelve months to the statement, against the head count of that time. */
export function attritionFacts(view: PeopleView): readonly ComputedFact[] {
  const { records, asOf, context } = view;
  const held = records.positions.filter(({ filledOn }) => filledOn !== undefined && filledOn <= asOf);
  const first = held.flatMap(({ filledOn }) => filledOn ?? []).sort()[0];
  if (first === undefined) return [];
  const year = addDays(monthsEarlier(asOf, 12), 1);
  const from = first > year ? first : year;
  const tenures = held.map(({ posts, filledOn, leftOn, leavingReason }): Tenure => ({ people: posts, from: filledOn ?? first, to: leftOn ?? null, voluntary: leavingReason === "resigned" }));
  const result = attrition({ tenures, from, to: asOf });
  const left = held.filter(({ leftOn }) => leftOn !== undefined && leftOn >= from && leftOn <= asOf);
  const replaced = left.filter(({ id }) => id !== undefined && records.positions.some((position) => position.replaces === id && isFilled(position, asOf, asOf)));
  const leaverRows = left.map((position) => recordRow(position, positionKey(position), { left: position.leftOn ?? null, reason: position.leavingReason ?? null }));
  const head = { dimensions: {}, rule: "people.attrition", arguments: { from, to: asOf, averageHeadCount: result.averageHeadCount, scaledTo: "365 days", voluntary: "resigned" }, aggregate: true as const, rows: held.map((position) => recordRow(position, positionKey(position), { filled: position.filledOn ?? null, left: position.leftOn ?? null })) };
  const { sha256 } = context;
  // Why people left is told of five or more, up to the quarter: a split that moves by one between two editions says why that one left.
  const told = addDays(quarterStarts(first, asOf).at(-1) ?? asOf, -1);
  const toldFrom = first > addDays(monthsEarlier(told, 12), 1) ? first : addDays(monthsEarlier(told, 12), 1);
  const before = attrition({ tenures, from: toldFrom, to: told < toldFrom ? toldFrom : told });
  const isTold = before.all.leavers >= LEAST_LEAVERS;
  const reasons = { ...head, arguments: { ...head.arguments, from: toldFrom, to: told, averageHeadCount: before.averageHeadCount, least: LEAST_LEAVERS } };
  const withheld = notAvailable<number>("suppressed", `reasons are told of at least ${String(LEAST_LEAVERS)} people who left in the twelve months to the quarter`);
  const kinds: readonly (readonly [string, AttritionPart])[] = isTold ? [["All", before.all], ["Voluntary", before.voluntary], ["Other", before.other]] : [];
  return [
    scalarFact({ ...head, base: "people.attrition.rate", label: "Attrition a year, of the average head count" }, "ratio", result.all.annualRate, sha256, result.exposed),
    scalarFact({ ...reasons, base: "people.attrition.voluntary", label: "Voluntary attrition a year, of the average head count" }, "ratio", isTold ? before.voluntary.annualRate : withheld, sha256, before.exposed),
    scalarFact({ ...head, base: "people.attrition.leavers", label: "People who left in twelve months", rows: leaverRows }, "people", available(result.all.leavers), sha256, result.exposed),
    scalarFact({ ...head, base: "people.attrition.replaced", label: "Of those who left, replaced since", rows: leaverRows }, "people", available(sum(replaced.map(({ posts }) => posts))), sha256, result.all.leavers),
    tableFact(
      { ...reasons, base: "people.attrition.kinds", label: "Attrition by kind, with 95 % intervals" },
      [
        { name: "kind", label: "Kind", unit: "text" },
        { name: "leavers", label: "Left", unit: "people" },
        { name: "annual", label: "A year, of the average head count", unit: "ratio" },
        { name: "share", label: "Of everybody who was there", unit: "share" },
        { name: "low", label: "At least", unit: "share" },
        { name: "high", label: "At most", unit: "share" },
      ],
      kinds.map(([kind, { leavers, annualRate, share, interval }]) => [kind, leavers, cell(annualRate), cell(share), "value" in interval && before.exposed < 100 ? interval.value.low : null, "value" in interval && before.exposed < 100 ? interval.value.high : null]),
      sha256,
    ),
  ];
}
