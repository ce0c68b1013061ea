import { share as part, type BenchmarkPoint } from "@almanac/core";
import { choice, count, currency, date, money, optional, required, share, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";
import { amountsInOrder } from "../positions/pair-order.ts";

const WIDE = [
  ["p10", 10],
  ["p25", 25],
  ["p50", 50],
  ["p75", 75],
  ["p90", 90],
] as const;

/** Market pay: percentiles by source, role title, region, level and date. Sources are kept apart (METHOD.md 7.2). */
export const benchmarksKind = tableKind({
  kind: "benchmarks",
  title: "Pay benchmarks",
  area: "people",
  fills: "benchmarks",
  isLong: true,
  columns: {
    provider: required(text(), ["Benchmark source", "Survey", "Survey source", "Survey name"], "Who publishes the values; one source is never mixed with another"),
    role: required(text(), ["Role title", "Role", "Job title", "Survey job title", "Benchmark job"], "Title of the role, as the source writes it"),
    region: required(text(), ["Region", "Country", "Market", "Survey scope"], "Region to which the values refer"),
    level: optional(text(), ["Level", "Survey level", "Career level"], "Level, as the source writes it"),
    date: required(date(), ["Effective date", "Date", "Data effective date", "As of"], "Day to which the values refer"),
    measure: optional(
      choice({ base: ["Base", "Base pay", "Base salary"], "total-cash": ["Total cash", "Total cash compensation", "TCC"] }),
      ["Measure", "Pay element", "Compensation element"],
      "What is measured; base pay if left out",
    ),
    percentile: optional(count({ min: 1, max: 99 }), ["Percentile", "Quantile"], "Percentile of the value; or use the columns P10 to P90"),
    value: optional(money(), ["Value", "Annual value", "Amount"], "Value at the percentile, for a full-time year"),
    p10: optional(money(), ["P10", "10th percentile"], "Value at the 10th percentile"),
    p25: optional(money(), ["P25", "25th percentile"], "Value at the 25th percentile"),
    p50: optional(money(), ["P50", "50th percentile", "Median"], "Value at the 50th percentile"),
    p75: optional(money(), ["P75", "75th percentile"], "Value at the 75th percentile"),
    p90: optional(money(), ["P90", "90th percentile"], "Value at the 90th percentile"),
    currency: optional(currency(), ["Currency"], "Currency of the values"),
    employers: optional(count({ min: 1 }), ["Employers", "Number of companies", "Organizations", "Orgs"], "Employers behind the values"),
    people: optional(count({ min: 1 }), ["People", "Number of incumbents", "Incumbents"], "People behind the values"),
    largestShare: optional(share(), ["Largest share"], "Part of the people that the largest employer gives"),
  },
  signature: ["provider", "role", "region", "date"],
  unique: ["provider", "role", "region", "level", "measure", "percentile", "date"],
  currency: "currency",
  recordOf: (row, context) => {
    const points: readonly BenchmarkPoint[] = WIDE.flatMap(([role, percentile]) => {
      const amount = row[role];
      return amount === undefined ? [] : [{ percentile, amount }];
    });
    const long = row.percentile === undefined || row.value === undefined ? [] : [{ percentile: row.percentile, amount: row.value }];
    const halves = (row.percentile === undefined) !== (row.value === undefined);
    if (halves || points.length + long.length === 0 || (points.length > 0 && long.length > 0))
      return context.refuse(row.percentile === undefined ? "percentile" : "value", "CELL-MISSING", {
        message: halves ? "a percentile and its value come together" : "a row gives one percentile with its value, or a value in some of the columns P10 to P90",
        found: halves ? "one of the two" : points.length === 0 ? "neither" : "both",
        expected: "`Percentile` and `Value`, or `P10` … `P90`",
        hint: "fill in what is missing, or leave the row out: a percentile that is not published is no row",
      });
    const rising = amountsInOrder(context, ...WIDE.map(([role, percentile]) => [role, row[role], `the ${String(percentile)}th percentile`] as const));
    if (!rising) return undefined;
    const { provider, role, region, level, date: day, measure = "base", employers, people, largestShare } = row;
    return {
      source: context.source,
      provider,
      role,
      region,
      date: day,
      measure,
      points: [...points, ...long],
      ...given({ level, employers, people, largestShare: largestShare === undefined ? undefined : part(largestShare) }),
    };
  },
});
