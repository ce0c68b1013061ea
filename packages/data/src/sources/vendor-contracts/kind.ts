import type { ServiceLevel, VendorContract } from "@almanac/core";
import { choice, currency, date, id, money, number, optional, required, text, type Row } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import type { RowContext } from "../../table/table-kind.ts";
import { given } from "../../table/given.ts";
import { parsePeriod } from "../budget-lines/calendar-period.ts";
import type { SourceKind } from "../source-kind.ts";
import { oneRecordAContract, termsProblems } from "./one-record-a-contract.ts";

const columns = {
  id: required(id(), ["Contract ID", "Contract", "Contract number"], "Id of the contract. A contract with several service levels or measurements repeats its row."),
  vendor: required(id(), ["Vendor ID", "Vendor", "Supplier ID", "Supplier"], "Id of the vendor."),
  title: required(text(), ["Title", "Contract name", "Subject"], "What it is about."),
  workstream: optional(id(), ["Workstream"], "Id of the workstream that it serves; empty: all."),
  start: required(date(), ["Start", "Start date", "Effective date"], "First day."),
  end: optional(date(), ["End", "End date", "Expiry date"], "Last day, inclusive; empty: until it is ended."),
  noticeBy: optional(date(), ["Notice by", "Renewal notice date"], "Last day to give notice before it renews."),
  renewal: optional(
    choice({ automatic: ["automatic", "auto-renew"], "on-request": ["on request", "on-request", "manual"], none: ["none"] }),
    ["Renewal", "Renewal type"],
    "What happens at the end.",
  ),
  value: optional(money(), ["Value", "Contract value"], "Value of the whole contract."),
  monthlyMinimum: optional(money(), ["Monthly minimum"], "Least that is billed in a month, whatever is used."),
  annualMinimum: optional(money(), ["Annual minimum", "Annual commitment"], "Least that is billed in a contract year."),
  currency: optional(currency(), ["Currency"], "ISO 4217 code of the amounts."),
  owner: optional(text(), ["Owner", "Contract owner"], "Role that owns the contract on our side."),
  serviceLevel: optional(text(), ["Service level"], "Name of one promise, for example `Labels delivered within 5 working days`."),
  promised: optional(number(), ["Promised"], "The value promised."),
  direction: optional(choice({ "at-least": ["at least", "at-least", ">="], "at-most": ["at most", "at-most", "<="] }), ["Direction"], "Whether the promise is `at least` or `at most`."),
  unit: optional(text(), ["Unit"], "Unit of both values, for example `%` or `days`."),
  measuredPeriod: optional(text(), ["Measured period"], "Calendar month, quarter or year of the measurement: `2026-09`."),
  measured: optional(number(), ["Measured"], "The value measured in that period; empty when it was not."),
};

type Columns = typeof columns;
type Context = RowContext<Columns>;

const PARTS = ["promised", "direction", "unit"] as const;

/** The service level of a row; an empty list when it names none, undefined when its parts do not make one. */
function serviceLevelsOf(row: Row<Columns>, { refuse }: Context): readonly ServiceLevel[] | undefined {
  const { serviceLevel: name, promised, direction, unit, measuredPeriod, measured } = row;
  if (name === undefined) {
    const stray = ([...PARTS, "measuredPeriod", "measured"] as const).find((role) => row[role] !== undefined);
    if (stray === undefined) return [];
    return refuse("serviceLevel", "CELL-MISSING", {
      message: "values of a service level without its name",
      found: "nothing",
      expected: "the name of the service level",
      hint: "fill `Service level`, or empty the cells about it",
    });
  }
  if (promised === undefined || direction === undefined || unit === undefined)
    return refuse(PARTS.find((role) => row[role] === undefined) ?? "promised", "CELL-MISSING", {
      message: "a service level needs what was promised, in which direction, and its unit",
      found: "nothing",
      expected: "`Promised`, `Direction` and `Unit`",
      hint: "fill the cell: without it nobody can say whether the promise was kept",
    });
  const span = measuredPeriod === undefined ? undefined : parsePeriod(measuredPeriod);
  if (measuredPeriod !== undefined && span === undefined)
    return refuse("measuredPeriod", "DATE-FORMAT", {
      message: "not a calendar month, quarter or year",
      found: measuredPeriod,
      expected: "for example `2026-09`, `2026-Q3` or `2026`",
      hint: "write the calendar period of the measurement",
    });
  if (measured === undefined) return [given({ name, promised, direction, unit, ...span })];
  if (span === undefined)
    return refuse("measuredPeriod", "CELL-MISSING", {
      message: "a measured service level without its period",
      found: "nothing",
      expected: "for example `2026-09`",
      hint: "fill `Measured period`",
    });
  return [{ name, promised, direction, unit, ...span, measured, met: direction === "at-least" ? measured >= promised : measured <= promised }];
}

function contractOf(row: Row<Columns>, context: Context): VendorContract | undefined {
  const { id: contract, vendor, title, workstream, start, end, noticeBy, renewal, value, monthlyMinimum, annualMinimum, owner } = row;
  if (end !== undefined && end < start)
    return context.refuse("end", "DATE-ORDER", { message: "the contract ends before it starts", found: end, expected: `${start} or later`, hint: "swap the two days, or correct one" });
  if (noticeBy !== undefined && end !== undefined && noticeBy > end)
    return context.refuse("noticeBy", "DATE-ORDER", {
      message: "the last day to give notice lies after the end of the contract",
      found: noticeBy,
      expected: `${end} or earlier`,
      hint: "correct one of the two days",
    });
  const serviceLevels = serviceLevelsOf(row, context);
  if (serviceLevels === undefined) return undefined;
  const said = given({ id: contract, vendor, title, workstream, start, end, noticeBy, renewal, value, monthlyMinimum, annualMinimum, owner });
  return { ...said, source: context.source, serviceLevels };
}

const rows = tableKind<Columns, "vendorContracts">({
  kind: "vendor-contracts",
  title: "Vendor contracts",
  area: "money",
  fills: "vendorContracts",
  columns,
  signature: ["id", "vendor", "start"],
  unique: ["id", "serviceLevel", "measuredPeriod"],
  currency: "currency",
  recordOf: contractOf,
  checkFile: termsProblems,
});

/** Contracts with vendors: terms, commitments, service levels. */
export const vendorContractsKind: SourceKind = {
  ...rows,
  read: (inputs, context) => {
    const result = rows.read(inputs, context);
    return { ...result, files: result.files.map((file) => ({ ...file, records: { ...file.records, vendorContracts: oneRecordAContract(file.records.vendorContracts ?? []) } })) };
  },
};
