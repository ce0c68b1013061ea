import { share as part, type BudgetLine, type BudgetTotal } from "@almanac/core";
import { choice, currency, date, id, money, optional, required, share, text, type Row } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import type { RowContext, TableSpec } from "../../table/table-kind.ts";
import { given } from "../../table/given.ts";
import type { FileResult, SourceKind } from "../source-kind.ts";
import { periodOf } from "./calendar-period.ts";
import { CATEGORY_WORDS } from "./categories.ts";

const columns = {
  id: required(id(), ["Line", "Budget line", "Control account", "WBS element"], "Name of the line or control account. A line of several periods repeats it."),
  lineType: optional(
    choice({ line: ["line"], total: ["total"] }),
    ["Line type"],
    "`line`, or `total` for a row that states the sum of others and is checked against them. Left out: `line`.",
  ),
  planKind: required(
    choice({ baseline: ["baseline"], plan: ["plan", "budget"], forecast: ["forecast", "outlook"] }),
    ["Plan kind", "Scenario"],
    "`baseline` (what earned value is measured against), `plan` (the budget in force) or `forecast`.",
  ),
  version: optional(text(), ["Version", "Plan version"], "Version of the plan, for example `2026 v2`."),
  setOn: optional(date(), ["Set on", "Approved on"], "Day since which this version holds."),
  title: optional(text(), ["Title", "Name", "Project name", "Description"], "What the line pays for."),
  workstream: optional(id(), ["Workstream", "Program", "Project"], "Id of the workstream; empty for the program as a whole."),
  category: optional(choice(CATEGORY_WORDS), ["Category", "Cost category"], "What the money is spent on. Required for a line."),
  period: optional(text(), ["Period", "Month", "Quarter"], "Calendar month, quarter or year: `2026-09`, `2026-Q3`, `2026`."),
  from: optional(date(), ["From", "Start", "Start date"], "First day, where no period is given."),
  to: optional(date(), ["To", "End", "End date"], "Last day, inclusive, where no period is given."),
  amount: required(money(), ["Amount", "Planned amount", "Budget"], "Cost planned for the period."),
  currency: optional(currency(), ["Currency"], "ISO 4217 code of the amounts of the row."),
  earned: optional(money(), ["Earned value", "BCWP"], "Baseline value of the work done in this period; empty until it has ended."),
  percentComplete: optional(
    share(),
    ["Percent complete", "% complete", "Completion percentage"],
    "Share of the whole line that was done at the end of this period; in place of an earned value.",
  ),
  earnedRule: optional(
    choice({
      "0/100": ["0/100"],
      "50/50": ["50/50"],
      milestones: ["milestones", "weighted milestones"],
      "percent-complete": ["percent complete", "percent-complete"],
    }),
    ["Earned value rule", "EV method"],
    "How the earned value was found.",
  ),
  estimateToComplete: optional(money(), ["Estimate to complete", "ETC"], "New estimate of the rest of the line from the end of this period on."),
  vendor: optional(id(), ["Vendor ID", "Vendor", "Supplier ID"], "Id of the vendor."),
  contract: optional(id(), ["Contract ID", "Contract"], "Id of the contract."),
  initiative: optional(id(), ["Initiative ID", "Initiative"], "Id of the initiative."),
  owner: optional(text(), ["Owner"], "Role that answers for the line."),
};

type Columns = typeof columns;
type Context = RowContext<Columns>;

/** Total rows of the files read; they leave the list of lines before anybody can add them up. */
const totals = new WeakSet<object>();
const isTotal = (record: BudgetLine | BudgetTotal): record is BudgetTotal => totals.has(record);

function totalOf(row: Row<Columns>, context: Context): BudgetTotal | undefined {
  const { id: name, planKind, version, workstream, category, amount } = row;
  const spans = row.period !== undefined || row.from !== undefined || row.to !== undefined;
  const span = spans ? periodOf(row, context) : undefined;
  if (spans && span === undefined) return undefined;
  const total = given({ source: context.source, id: name, planKind, version, workstream, category, ...span, amount });
  totals.add(total);
  return total;
}

function lineOf(row: Row<Columns>, context: Context): BudgetLine | undefined {
  const { category, earned, percentComplete } = row;
  if (category === undefined)
    return context.refuse("category", "CELL-MISSING", {
      message: "a budget line needs a category",
      found: "nothing",
      expected: "one of the known categories",
      hint: "fill the cell, or declare `columns: { category: { value: other } }` on the source in data/almanac.yaml",
    });
  if (earned !== undefined && percentComplete !== undefined)
    return context.refuse("percentComplete", "VALUE-INVALID", {
      message: "an earned value and a percent complete stand in one row, and may differ",
      found: "both",
      expected: "one of the two",
      hint: "leave one of the two cells empty",
    });
  const span = periodOf(row, context);
  if (span === undefined) return undefined;
  const { lineType: _type, currency: _currency, period: _period, ...said } = row;
  return given({ ...said, source: context.source, category, ...span, percentComplete: percentComplete === undefined ? undefined : part(percentComplete) });
}

const spec: TableSpec<Columns, "budgetLines" | "budgetTotals"> = {
  kind: "budget-lines",
  title: "Budget lines",
  area: "money",
  fills: "budgetLines",
  columns,
  signature: ["id", "planKind", "amount"],
  unique: ["id", "lineType", "planKind", "version", "category", "workstream", "period", "from"],
  currency: "currency",
  since: "setOn",
  recordOf: (row, context) => (row.lineType === "total" ? totalOf(row, context) : lineOf(row, context)),
};

/** Lines and the totals that they must add up to, each in its own list. */
function apart(file: FileResult): FileResult {
  const rows: readonly (BudgetLine | BudgetTotal)[] = file.records.budgetLines ?? [];
  return {
    ...file,
    records: { ...file.records, budgetLines: rows.filter((row) => !isTotal(row)), budgetTotals: rows.filter(isTotal) },
  };
}

const rows = tableKind(spec);

/** A budget: planned cost by line and period, with earned value where the tool tracks it. */
export const budgetLinesKind: SourceKind = {
  ...rows,
  fills: ["budgetLines", "budgetTotals"],
  read: (inputs, context) => {
    const result = rows.read(inputs, context);
    return { ...result, files: result.files.map(apart) };
  },
};
