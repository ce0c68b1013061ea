import { compareInstants, type IsoInstant } from "@almanac/core";
import { parseInstant } from "../../cells/instant.ts";
import { boolean, choice, id, instant, list, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";

const instantOf = (written: string): IsoInstant | undefined => parseInstant(written.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d{2}:)/, "$1T"));

/** Versions of models that were put into an environment, with what became of them. */
export const releasesKind = tableKind({
  kind: "releases",
  title: "Model releases",
  area: "ml",
  fills: "modelReleases",
  columns: {
    id: required(id(), ["Release", "Release id", "Deployment id"], "Id of the release; incidents and rollbacks refer to it"),
    model: required(id(), ["Model", "Model id", "model_name"], "Id of the model, as its card has it"),
    version: required(text(), ["Version", "Model version"], "Version that was released"),
    environment: required(
      choice({ production: ["production", "prod", "live"], shadow: ["shadow", "canary"], staging: ["staging", "stage", "pre-production", "acceptance"], development: ["development", "dev", "test"] }),
      ["Environment", "Target environment", "Stage"],
      "Where it was put",
    ),
    releasedAt: required(instant(), ["Released at", "Deployed at", "Released"], "When it was put there"),
    committedAt: optional(list(";", "|", ","), ["Changes committed at", "Committed at"], "When each of its changes was committed: instants with an offset, separated by `;`"),
    failed: optional(boolean(), ["Failed", "Change failed"], "Whether it had to be taken back or repaired"),
    rollbackOf: optional(id(), ["Rollback of", "Rolls back"], "Id of the release that this one takes back"),
    restoredAt: optional(instant(), ["Restored at", "Service restored at"], "When service was as it should be after this release had failed"),
    unplanned: optional(boolean(), ["Unplanned", "Rework"], "Whether it repairs what users met, rather than what was planned"),
    approvals: optional(list(";", "|"), ["Approvals", "Approved by"], "Roles that approved it, separated by `;`"),
    evidence: optional(list(";", "|"), ["Evidence", "Links"], "Addresses or names of documents, separated by `;`"),
  },
  signature: ["model", "environment", "releasedAt"],
  unique: ["id"],
  since: "releasedAt",
  recordOf: (row, { source, refuse }) => {
    const { releasedAt, restoredAt } = row;
    const written = row.committedAt ?? [];
    const committedAt = written.map(instantOf);
    const wrong = written[committedAt.indexOf(undefined)];
    if (wrong !== undefined)
      return refuse("committedAt", "DATE-FORMAT", { message: `\`${wrong}\` is no instant with an offset`, found: wrong, expected: "instants such as 2026-11-18T09:40:00+01:00, separated by `;`", hint: "export them with `git log --format=%cI`, one for each change of the release" });
    if (restoredAt !== undefined && compareInstants(restoredAt, releasedAt) < 0)
      return refuse("restoredAt", "DATE-ORDER", { message: `service was restored (${restoredAt}) before the release (${releasedAt})`, found: restoredAt, expected: `${releasedAt} or later`, hint: "correct one of the two" });
    if (row.rollbackOf === row.id)
      return refuse("rollbackOf", "VALUE-INVALID", { message: "a release cannot take back itself", found: row.id, expected: "the id of an earlier release", hint: "write the id of the release that was taken back" });
    return { source, ...given(row), committedAt: committedAt.filter((one) => one !== undefined), approvals: row.approvals ?? [], evidence: row.evidence ?? [] };
  },
});
