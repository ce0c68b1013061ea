import type { Strength } from "@almanac/core";
import { tableKind } from "../../table/define-table.ts";
import { choice, id, optional, required, text } from "../../table/column.ts";
import { given } from "../../table/given.ts";
import { trimmed } from "../../table/trimmed.ts";

const STRENGTH: Readonly<Record<Strength, readonly string[]>> = {
  low: ["low", "l"],
  medium: ["medium", "moderate", "m"],
  high: ["high", "h"],
};

/** Whom the program affects. What is thought of their interest and influence is not for everybody: internal. */
export const stakeholdersKind = tableKind({
  kind: "stakeholders",
  title: "Stakeholders",
  area: "governance",
  audience: "internal",
  fills: "stakeholders",
  columns: {
    id: required(id(), ["ID", "Stakeholder ID"], "Your own id"),
    name: required(text(), ["Stakeholder", "Name", "Role", "Name or role"], "A role; a name only if the program keeps names"),
    organisation: optional(text(), ["Organisation", "Organization", "Department", "Company"], "Where they belong"),
    interest: optional(choice(STRENGTH), ["Interest", "Interest level"], "How much it matters to them: low, medium, high"),
    influence: optional(choice(STRENGTH), ["Influence", "Power", "Influence level"], "How much they can change: low, medium, high"),
    audience: optional(text(), ["Audience", "Audience group"], "The audience of the communication plan that they belong to"),
  },
  signature: ["interest", "influence"],
  unique: ["id"],
  recordOf: (row, { source }) => given({ source, ...trimmed(row) }),
});
