import { compareMoney, share, type Initiative, type Money, type ThreePoint } from "@almanac/core";
import { tableKind } from "../../table/define-table.ts";
import type { Row } from "../../table/column.ts";
import { given } from "../../table/given.ts";
import type { RowContext } from "../../table/table-kind.ts";
import { trimmed } from "../../table/trimmed.ts";
import { INITIATIVE_COLUMNS, type InitiativeColumns } from "./columns.ts";

type InitiativeRow = Row<InitiativeColumns>;
type Context = RowContext<InitiativeColumns>;

/** What the program could do, does or has done, with the inputs of the order of work. */
export const initiativesKind = tableKind({
  kind: "initiatives",
  title: "Initiatives",
  area: "governance",
  fills: "initiatives",
  columns: INITIATIVE_COLUMNS,
  signature: ["effort", "reach", "confidence"],
  unique: ["id"],
  currency: "currency",
  recordOf,
});

const IMPACTS: readonly NonNullable<Initiative["impact"]>[] = [3, 2, 1, 0.5, 0.25];
const compareNumbers = (a: number, b: number): number => a - b;

function recordOf(row: InitiativeRow, context: Context): Initiative | undefined {
  const { valueLow, value, valueHigh, effortLow, effort, effortHigh, impact, confidence, dataReadiness, actualEffort, actualValue, currency: _, ...as } = trimmed(row);
  const record = given({
    source: context.source,
    ...as,
    after: row.after ?? [],
    value: threePoint<Money>({ low: valueLow, mode: value, high: valueHigh }, compareMoney, "value", context),
    effort: threePoint<number>({ low: effortLow, mode: effort, high: effortHigh }, compareNumbers, "effort", context),
    impact: impact === undefined ? undefined : impactOf(impact, context),
    confidence: confidence === undefined ? undefined : share(confidence),
    dataReadiness: dataReadiness === undefined ? undefined : share(dataReadiness),
    actualEffort,
    actualValue,
  });
  const outturn = actualEffort === undefined ? (actualValue === undefined ? undefined : "actualValue") : "actualEffort";
  if (outturn !== undefined && row.status !== "finished" && row.status !== "cancelled")
    return context.refuse(outturn, "STATE-DATES", {
      message: `an initiative that is ${row.status} has no outturn yet`,
      found: "a value",
      expected: "an empty cell until it is finished or cancelled",
      hint: "empty the cell, or set the status",
    });
  return record;
}

function impactOf(impact: number, context: Context): Initiative["impact"] {
  const step = IMPACTS.find((known) => known === impact);
  if (step !== undefined) return step;
  return context.refuse("impact", "SCALE-STEP", {
    message: `${String(impact)} is no step of the impact scale`,
    found: String(impact),
    expected: "3, 2, 1, 0.5 or 0.25",
    hint: "write 3 massive, 2 high, 1 medium, 0.5 low or 0.25 minimal; money belongs into Value",
  });
}

interface Points<T> {
  readonly low: T | undefined;
  readonly mode: T | undefined;
  readonly high: T | undefined;
}

/** A likely value alone, or a range around it: low ≤ likely ≤ high (METHOD.md 3.6). */
function threePoint<T>({ low, mode, high }: Points<T>, compare: (a: T, b: T) => number | undefined, role: "value" | "effort", context: Context): ThreePoint<T> | undefined {
  if (mode === undefined) {
    if (low === undefined && high === undefined) return undefined;
    return context.refuse(role, "RANGE-ORDER", {
      message: `the ${role} has an end of a range and no likely value`,
      found: "nothing",
      expected: "low, likely and high",
      hint: "fill the likely one, or empty the ends",
    });
  }
  const rising = (a: T | undefined, b: T | undefined): boolean => {
    const order = a === undefined || b === undefined ? -1 : compare(a, b);
    return order !== undefined && order <= 0;
  };
  if (rising(low, mode) && rising(mode, high)) return { ...(low === undefined ? {} : { low }), mode, ...(high === undefined ? {} : { high }) };
  return context.refuse(role, "RANGE-ORDER", {
    message: role === "value" ? "low, likely and high value must be of one currency and in this order" : "low, likely and high effort must be in this order",
    found: "another order",
    expected: "low ≤ likely ≤ high",
    hint: "correct the three cells",
  });
}
