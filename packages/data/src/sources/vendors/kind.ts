import type { Vendor } from "@almanac/core";
import { choice, date, id, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";

const columns = {
  id: required(id(), ["Vendor ID", "Vendor", "Supplier ID"], "Id of the vendor, as contracts and invoices write it."),
  name: required(text(), ["Name", "Vendor name", "Supplier name"], "Name of the company."),
  sells: optional(text(), ["Sells", "Category", "Commodity"], "What it sells."),
  country: optional(text(), ["Country"], "Where it is registered."),
  taxNumber: optional(text(), ["Tax number", "VAT number", "Tax ID"], "Number that names it to a tax office; kept as text."),
  status: optional(
    choice({ active: ["active"], blocked: ["blocked", "on hold"], ended: ["ended", "inactive"] }),
    ["Status", "Vendor status"],
    "Whether we still buy from it.",
  ),
  owner: optional(text(), ["Owner", "Relationship owner"], "Role that owns the relation on our side."),
  since: optional(date(), ["Since", "Vendor since"], "Day since which it is a vendor."),
};

/** Companies that sell to the program. */
export const vendorsKind = tableKind<typeof columns, "vendors">({
  kind: "vendors",
  title: "Vendors",
  area: "money",
  fills: "vendors",
  columns,
  signature: ["id", "name"],
  unique: ["id"],
  since: "since",
  recordOf: (row, { source }): Vendor => given({ ...row, source }),
});
