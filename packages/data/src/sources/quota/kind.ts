import type { Quota } from "@almanac/core";
import { choice, date, id, number, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";

const columns = {
  date: required(date(), ["Date"], "Day of the reading."),
  resource: required(text(), ["Resource", "Quota", "Quota name"], "What is limited, for example `H100 GPUs`."),
  resourceType: required(
    choice({ gpu: ["gpu", "accelerator"], cpu: ["cpu", "vcpu"], memory: ["memory"], storage: ["storage"], service: ["service", "api"], other: ["other"] }),
    ["Resource type"],
    "What sort of resource it is.",
  ),
  provider: optional(text(), ["Provider"], "Who grants it."),
  region: optional(text(), ["Region"], "Region or zone of the grant."),
  unit: required(text(), ["Unit"], "What is counted, for example `GPU` or `requests per minute`."),
  granted: required(number({ min: 0 }), ["Granted", "Limit"], "How much may be used at once."),
  used: optional(number({ min: 0 }), ["Used", "Usage", "Peak used"], "Highest use of the day. Empty when it was not measured."),
  requested: optional(number({ min: 0 }), ["Requested"], "The grant that was asked for and is not decided yet."),
  requestedOn: optional(date(), ["Requested on"], "Day of that request."),
  workstream: optional(id(), ["Workstream"], "Id of the workstream, when the grant is not shared by all."),
};

/** Grants of limited resources, and how far they were used. */
export const quotaKind = tableKind<typeof columns, "quotas">({
  kind: "quota",
  title: "Quota and capacity",
  area: "money",
  fills: "quotas",
  columns,
  signature: ["date", "resource", "granted"],
  unique: ["date", "resource", "provider", "region", "workstream"],
  since: "date",
  recordOf: (row, { source, refuse }): Quota | undefined => {
    if (row.requestedOn !== undefined && row.requestedOn > row.date)
      return refuse("requestedOn", "DATE-ORDER", {
        message: "the request was made after the day of the reading",
        found: row.requestedOn,
        expected: `${row.date} or earlier`,
        hint: "leave it empty in readings before the request",
      });
    return given({ ...row, source });
  },
});
