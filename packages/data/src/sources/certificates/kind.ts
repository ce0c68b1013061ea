import { count, date, id, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";
import { datesInOrder } from "../positions/pair-order.ts";
import { PERSON_HEADERS, personNamed } from "../positions/person-id.ts";
import { holderOrNeed } from "../skills/holder-or-need.ts";

/** Certificates that people hold and workstreams need: coverage and expiry. */
export const certificatesKind = tableKind({
  kind: "certificates",
  title: "Certificates",
  area: "people",
  audience: "internal",
  fills: "certificates",
  columns: {
    person: optional(id(), PERSON_HEADERS, "Opaque id of the person; without it the row states a need"),
    role: optional(text(), ["Role", "Job title"], "Of a need: the role that needs the certificate"),
    workstream: optional(id(), ["Workstream"], "Of a need: id of the workstream that needs it"),
    certificate: required(text(), ["Certificate", "Certification", "Certification name", "License name"], "Name of the certificate"),
    issuer: optional(text(), ["Issuer", "Issued by", "Certification issuer"], "Who issued it"),
    obtainedOn: optional(date(), ["Obtained on", "Issue date", "Issued on", "Issued date", "Completed on"], "Day from which it is valid"),
    expiresOn: optional(date(), ["Expires on", "Expiration date", "Expiry date", "Valid until"], "Last day of validity; empty if it does not expire"),
    needed: optional(count({ min: 1 }), ["People needed", "Needed"], "Of a need: how many people; 1 if left out"),
  },
  signature: ["certificate", "obtainedOn", "expiresOn"],
  unique: ["person", "role", "workstream", "certificate", "obtainedOn"],
  since: "obtainedOn",
  recordOf: (row, context) => {
    const named = personNamed(row.person, "person", context);
    const ordered = datesInOrder(context, ["obtainedOn", row.obtainedOn, "the day of issue"], ["expiresOn", row.expiresOn, "the last day of validity"]);
    if (!holderOrNeed(row, context) || named || !ordered) return undefined;
    if (row.person !== undefined && row.obtainedOn === undefined)
      return context.refuse("obtainedOn", "CELL-MISSING", {
        message: "a certificate without its day of issue",
        found: "an empty cell",
        expected: "the day from which the person holds it",
        hint: "fill in the day, or remove the row if the certificate is only planned; plans belong to the learning plan",
      });
    if (row.person === undefined && (row.issuer !== undefined || row.obtainedOn !== undefined || row.expiresOn !== undefined))
      return context.refuse("person", "CELL-MISSING", {
        message: "a certificate with an issuer or a date, but without a person",
        found: "an empty cell",
        expected: "who holds it; a need has neither issuer nor dates",
        hint: "fill in the opaque id of the person, or empty the other cells if the row states a need; a row that has slipped by a cell looks like this, too",
      });
    const { certificate, ...rest } = row;
    return { source: context.source, certificate, ...given(rest) };
  },
});
