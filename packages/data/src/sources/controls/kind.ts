import { type ControlStatus, frameworkId } from "@almanac/core";
import { tableKind } from "../../table/define-table.ts";
import { choice, date, optional, required, text, type Row } from "../../table/column.ts";
import type { RowContext } from "../../table/table-kind.ts";
import { given } from "../../table/given.ts";
import { trimmed } from "../../table/trimmed.ts";

const CONTROL_COLUMNS = {
  framework: required(text(), ["Framework", "Standard", "Authority document"], "Framework that the control is of, for example NIST AI RMF"),
  // Ids such as `A.10.2`, `Article 9` or `GOVERN 1.1` hold blanks and look like numbers; they are compared with the framework's list instead.
  control: required(text(), ["Control", "Control ID", "Control number", "Subcategory", "Control id"], "The framework's own id of the control"),
  title: optional(text(), ["Title", "Control name", "Control title"], "What it asks for, in short"),
  group: optional(text(), ["Group", "Function", "Family", "Domain", "Category"], "Part of the framework; left out, the part that its id begins with"),
  status: required(
    choice({
      implemented: ["implemented", "in place", "yes", "compliant", "met"],
      partial: ["partial", "partially implemented", "partly", "partially compliant"],
      planned: ["planned", "in progress"],
      none: ["none", "not implemented", "no", "open", "non-compliant", "gap"],
      "not-applicable": ["not applicable", "not-applicable", "n/a", "na", "excluded"],
    }),
    ["Status", "Implementation status", "State", "Compliance status"],
    "Implemented, partial, planned, none or not applicable",
  ),
  evidence: optional(text(), ["Evidence", "Evidence link", "Evidence location"], "Address or path of what proves it"),
  evidenceOn: optional(date(), ["Evidence date", "Evidence on", "Last tested", "Last assessed"], "Day of that proof; a proof without a day counts nothing"),
  evidenceExpires: optional(date(), ["Evidence expires", "Expires", "Expiry", "Valid until", "Next review"], "Last day on which it counts"),
  owner: optional(text(), ["Owner", "Control owner", "Responsible"], "Role that answers for it"),
  justification: optional(text(), ["Justification", "Reason", "Exclusion reason"], "Why it does not apply; without it an exclusion counts as none"),
};

/** Where the program stands with the controls of one or more frameworks. */
export const controlsKind = tableKind({
  kind: "controls",
  title: "Controls",
  area: "governance",
  fills: "controlStatuses",
  columns: CONTROL_COLUMNS,
  signature: ["framework", "control", "status"],
  unique: ["framework", "control"],
  recordOf,
});

function recordOf(row: Row<typeof CONTROL_COLUMNS>, context: RowContext<typeof CONTROL_COLUMNS>): ControlStatus | undefined {
  const { evidenceOn, evidenceExpires } = row;
  if (evidenceOn !== undefined && evidenceExpires !== undefined && evidenceExpires < evidenceOn)
    return context.refuse("evidenceExpires", "DATE-ORDER", {
      message: "the evidence expires before the day that it was made",
      found: evidenceExpires,
      expected: `${evidenceOn} or later`,
      hint: "correct one of the two dates",
    });
  return given({ source: context.source, ...trimmed(row), frameworkId: frameworkId(row.framework) });
}
