import { frameworkId } from "@almanac/core";
import { tableKind } from "../../table/define-table.ts";
import { choice, date, id, optional, required, text } from "../../table/column.ts";
import { given } from "../../table/given.ts";
import { trimmed } from "../../table/trimmed.ts";

/** Duties by law or contract as dated data. */
export const obligationsKind = tableKind({
  kind: "obligations",
  title: "Obligations",
  area: "governance",
  fills: "obligations",
  columns: {
    id: required(id(), ["ID", "Obligation ID", "Requirement ID"], "Your own id of the duty"),
    framework: required(text(), ["Framework", "Regulation", "Law", "Contract"], "Law, standard or contract that it comes from"),
    article: optional(text(), ["Article", "Clause", "Section", "Paragraph"], "Place in it"),
    text: required(text(), ["Obligation", "Duty", "Requirement", "Text"], "What has to be done, in one or two sentences of your own"),
    appliesFrom: optional(date(), ["Applies from", "Applicable from", "Effective date", "In force from"], "First day on which it binds"),
    due: optional(date(), ["Due", "Due date", "Deadline"], "Day by which the program means to have met it"),
    owner: optional(text(), ["Owner", "Responsible", "Assigned to"], "Role that answers for it"),
    status: required(
      choice({
        open: ["open", "not started", "to do", "new"],
        "in-progress": ["in progress", "in-progress", "started", "ongoing"],
        met: ["met", "done", "fulfilled", "complete", "completed"],
        "not-applicable": ["not applicable", "not-applicable", "n/a", "na"],
      }),
      ["Status", "State"],
      "How far it is; an overdue one is shown as overdue, it is no mistake",
    ),
    workstream: optional(text(), ["Workstream", "Project", "Team"], "Workstream that has to meet it"),
  },
  signature: ["framework", "text", "appliesFrom"],
  unique: ["id"],
  recordOf: (row, { source }) => given({ source, ...trimmed(row), frameworkId: frameworkId(row.framework) }),
});
