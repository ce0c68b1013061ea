import type { Benefit } from "@almanac/core";
import { choice, currency, date, id, money, number, optional, required, text, type Row } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import type { RowContext } from "../../table/table-kind.ts";
import { given } from "../../table/given.ts";
import { periodOf } from "../budget-lines/calendar-period.ts";

const columns = {
  id: required(id(), ["Benefit ID", "Benefit"], "Id of the benefit: its business case and what was realised share it."),
  title: required(text(), ["Title", "Benefit name"], "What gets better."),
  basis: required(
    choice({ "business-case": ["business case", "business-case", "planned"], forecast: ["forecast"], realised: ["realised", "realized", "actual"] }),
    ["Basis"],
    "`business case` (promised), `forecast` (expected by now) or `realised` (measured).",
  ),
  initiative: optional(id(), ["Initiative ID", "Initiative"], "Id of the initiative that brings it."),
  model: optional(id(), ["Model ID", "Model"], "Id of the model that brings it."),
  workstream: optional(id(), ["Workstream"], "Id of the workstream."),
  period: optional(text(), ["Period", "Month", "Quarter"], "Calendar month, quarter or year: `2026-09`, `2026-Q3`, `2026`."),
  from: optional(date(), ["From"], "First day, where no period is given."),
  to: optional(date(), ["To"], "Last day, inclusive, where no period is given."),
  amount: optional(money("any"), ["Amount"], "A benefit in money; negative where something got worse."),
  currency: optional(currency(), ["Currency"], "ISO 4217 code of the amount."),
  value: optional(number(), ["Value"], "A benefit that is not money, in `Unit`."),
  unit: optional(text(), ["Unit"], "Unit of `Value`, for example `percentage points of conversion`."),
  measuredBy: optional(text(), ["Measured by", "Measurement"], "How it was measured. Required when realised."),
  statedOn: optional(date(), ["Stated on", "Approved on", "Measured on"], "Day on which the business case was approved, or the result established."),
};

type Columns = typeof columns;

function measureProblem({ amount, value, unit, basis, measuredBy }: Row<Columns>, { refuse }: RowContext<Columns>): boolean {
  const missing = (role: keyof Columns, message: string, expected: string, hint: string): true => {
    refuse(role, "CELL-MISSING", { message, found: "nothing", expected, hint });
    return true;
  };
  if (amount === undefined && value === undefined)
    return missing("amount", "the benefit has neither an amount nor a value", "an amount of money, or a value with its unit", "fill `Amount`, or `Value` and `Unit`");
  if (amount !== undefined && value !== undefined) {
    refuse("value", "VALUE-INVALID", {
      message: "an amount of money and another value stand in one row",
      found: "both",
      expected: "one of the two",
      hint: "write two rows with two benefits",
    });
    return true;
  }
  if (value !== undefined && unit === undefined) return missing("unit", "a value without a unit", "what the value counts", "fill `Unit`");
  if (basis === "realised" && measuredBy === undefined)
    return missing("measuredBy", "a realised benefit does not say how it was measured", "for example `A/B test, 14 days`", "fill `Measured by`; without a measurement it is a forecast");
  return false;
}

/** Business cases and what came of them. */
export const benefitsKind = tableKind<Columns, "benefits">({
  kind: "benefits",
  title: "Benefits",
  area: "money",
  fills: "benefits",
  columns,
  signature: ["id", "basis", "measuredBy"],
  unique: ["id", "basis", "period", "from", "statedOn"],
  currency: "currency",
  since: "statedOn",
  recordOf: (row, context): Benefit | undefined => {
    if (measureProblem(row, context)) return undefined;
    const span = periodOf(row, context);
    if (span === undefined) return undefined;
    const { currency: _currency, period: _period, ...said } = row;
    return given({ ...said, ...span, source: context.source });
  },
});
