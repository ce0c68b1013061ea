import { tableKind } from "../../table/define-table.ts";
import { choice, date, optional, required, text } from "../../table/column.ts";
import { given } from "../../table/given.ts";
import { trimmed } from "../../table/trimmed.ts";

/** Who is told what, how, how often and by whom. */
export const communicationPlanKind = tableKind({
  kind: "communication-plan",
  title: "Communication plan",
  area: "governance",
  fills: "communicationEntries",
  columns: {
    audience: required(text(), ["Audience", "Stakeholder group", "Recipients"], "Who is told"),
    message: required(text(), ["Message", "Content", "Purpose", "Communication"], "What they are told"),
    channel: required(text(), ["Channel", "Method", "Medium", "Format"], "How"),
    cadence: required(
      choice({
        daily: ["daily", "every day"],
        weekly: ["weekly", "every week"],
        "every-two-weeks": ["every two weeks", "every-two-weeks", "biweekly", "bi-weekly", "fortnightly", "every 2 weeks"],
        monthly: ["monthly", "every month"],
        quarterly: ["quarterly", "every quarter"],
        yearly: ["yearly", "annually", "every year"],
        once: ["once", "one-off", "one time"],
        "on-event": ["on event", "on-event", "as needed", "ad hoc", "when it happens"],
      }),
      ["Cadence", "Frequency", "How often"],
      "How often",
    ),
    owner: required(text(), ["Owner", "Sender", "Responsible"], "Role that sends it"),
    next: optional(date(), ["Next", "Next date", "Next on", "Next due"], "Day of the next one; a past day is shown as overdue"),
  },
  signature: ["audience", "channel", "cadence"],
  unique: ["audience", "message", "channel"],
  recordOf: (row, { source }) => given({ source, ...trimmed(row) }),
});
