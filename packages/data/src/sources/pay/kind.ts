import { fte, hours, privately, type Money } from "@almanac/core";
import { choice, currency, date, id, money, number, optional, required, share, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";
import { amountsInOrder } from "../positions/pair-order.ts";
import { PERSON_HEADERS, personNamed } from "../positions/person-id.ts";

const MONTHS = 12n;
const WEEKS = 52n;
/** Weekly hours are exact to four decimals. */
const HOUR_SCALE = 4;

/** The pay of a full-time year; undefined where hourly pay lacks the hours of a week. */
function annual(base: Money, per: "year" | "month" | "hour", hoursPerWeek: number | undefined): Money | undefined {
  switch (per) {
    case "year":
      return base;
    case "month":
      return { ...base, amount: base.amount * MONTHS };
    case "hour": {
      if (hoursPerWeek === undefined) return undefined;
      const weekly = BigInt(Math.round(hoursPerWeek * 10 ** HOUR_SCALE));
      return { ...base, amount: base.amount * weekly * WEEKS, scale: base.scale + HOUR_SCALE };
    }
    default:
      return per satisfies never;
  }
}

/** What people are paid. Restricted: read only for aggregates that pass the disclosure check (METHOD.md 7.4 to 7.9). */
export const payKind = tableKind({
  kind: "pay",
  title: "Pay",
  area: "people",
  audience: "restricted",
  fills: "pay",
  columns: {
    person: required(id(), PERSON_HEADERS, "Opaque id of the person"),
    role: required(text(), ["Role", "Role title", "Job title", "Job profile"], "Title of the role"),
    level: optional(text(), ["Level", "Grade", "Pay grade", "Compensation grade"], "Level of the role"),
    region: optional(text(), ["Region", "Country", "Pay region", "Location"], "Region of the pay range and of the benchmarks"),
    base: required(
      money(),
      ["Base pay", "Annual base pay", "Annual base", "Base salary", "Annual salary", "Total base pay - amount", "Pay rate"],
      "Base pay at full time, for a year unless the column of the period says otherwise",
    ),
    per: optional(
      choice({ year: ["Year", "Annual", "Annually", "Yearly"], month: ["Month", "Monthly"], hour: ["Hour", "Hourly"] }),
      ["Per", "Frequency", "Pay frequency", "Pay per", "Paid per"],
      "Period of the base pay; a year if left out",
    ),
    bonus: optional(money(), ["Bonus", "Target bonus", "Annual bonus", "Bonus target amount"], "Target bonus for a full-time year"),
    currency: optional(currency(), ["Currency", "Pay currency", "Currency code"], "Currency of the amounts of the row"),
    fte: required(share(), ["FTE", "FTE %", "Full-time equivalent"], "Part of full time; what is paid is the base pay times this"),
    hoursPerWeek: optional(number({ min: 0, max: 168 }), ["Hours per week", "Weekly hours", "Standard hours"], "Weekly hours at full time"),
    effectiveFrom: required(date(), ["Effective from", "Effective date", "Effective", "Valid from"], "First day of this pay"),
    rangeMinimum: optional(money(), ["Range minimum", "Pay range minimum", "Grade minimum"], "Lower end of the pay range, a full-time year"),
    rangeMidpoint: optional(money(), ["Range midpoint", "Pay range midpoint", "Grade midpoint"], "Midpoint of the pay range; the middle if left out"),
    rangeMaximum: optional(money(), ["Range maximum", "Pay range maximum", "Grade maximum"], "Upper end of the pay range"),
    comparisonGroup: optional(text(), ["Comparison group", "Gender", "Sex"], "Group of a pay-gap comparison"),
  },
  signature: ["person", "base", "effectiveFrom"],
  unique: ["person", "effectiveFrom"],
  currency: "currency",
  since: "effectiveFrom",
  recordOf: (row, context) => {
    const named = personNamed(row.person, "person", context);
    const range = amountsInOrder(
      context,
      ["rangeMinimum", row.rangeMinimum, "the minimum of the range"],
      ["rangeMidpoint", row.rangeMidpoint, "the midpoint of the range"],
      ["rangeMaximum", row.rangeMaximum, "the maximum of the range"],
    );
    const annualBase = annual(row.base, row.per ?? "year", row.hoursPerWeek);
    if (annualBase === undefined)
      return context.refuse("per", "CELL-MISSING", {
        // Words of the cells are masked wherever they stand, so the name of the period is not used here.
        message: "pay for less than a month needs the working time of a week",
        found: "an empty cell",
        expected: "the weekly working time at full time, to know the year",
        hint: "export its column, or map it as one value for everybody",
      });
    if (named || !range) return undefined;
    const { person, role, effectiveFrom, level, region, bonus, rangeMinimum, rangeMidpoint, rangeMaximum, comparisonGroup, hoursPerWeek } = row;
    return {
      source: context.source,
      person,
      role,
      annualBase: privately(annualBase),
      fte: fte(row.fte),
      effectiveFrom,
      ...given({ level, region, bonus: bonus === undefined ? undefined : privately(bonus), rangeMinimum, rangeMidpoint, rangeMaximum, comparisonGroup, hoursPerWeek: hoursPerWeek === undefined ? undefined : hours(hoursPerWeek) }),
    };
  },
});
