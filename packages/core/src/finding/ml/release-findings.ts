import { capitalised, enumerated, factReader, finding, inWords, of, tableRows, type FindingInput, type Named, type TableRow } from "../fact-reader.ts";
import { modelNames, type ModelName } from "../model-names.ts";
import { sentences, type Parts } from "./clauses.ts";

type Facts = FindingInput["facts"];

const whole = (base: string) => ({ ...of(base), as: "number" as const });

function deliverySentence(facts: Facts): Parts {
  const read = factReader(facts);
  const [count, failed, recovery, open] = [read.number("releases.delivery.deployments"), read.number("releases.delivery.failed"), read.number("releases.delivery.recovery"), read.number("releases.delivery.open-failures") ?? 0];
  if (count === undefined) return [];
  if (count === 0) return ["Nothing was released to production in the last 90 days."];
  if (failed === undefined) return [of("releases.delivery.deployments"), count === 1 ? " release" : " releases", " reached production in the last 90 days."];
  const of90: Parts = [of("releases.delivery.deployments"), count === 1 ? " release to production in the last 90 days" : " releases to production in the last 90 days"];
  if (failed === 0) return count === 1 ? ["The one release to production in the last 90 days held."] : ["All ", ...of90, " held."];
  const after: Parts = recovery === undefined ? [] : ["; recovery took ", of("releases.delivery.recovery"), failed - open > 1 ? `, the median of ${inWords(failed - open)}` : ""];
  const unrecovered: Parts = open === 0 ? [] : ["; ", whole("releases.delivery.open-failures"), open === 1 ? " has not been recovered from" : " have not been recovered from"];
  return [...(count === 1 ? ["The one release to production in the last 90 days"] : [whole("releases.delivery.failed"), " of ", ...of90]), " failed", ...after, ...unrecovered, "."];
}

function incidentsSentence(facts: Facts): Parts {
  const read = factReader(facts);
  const [open, grave, oldest] = [read.number("incidents.register.open"), read.number("incidents.register.open-severity-1") ?? 0, read.number("incidents.register.oldest-open")];
  if (open === undefined) return [];
  if (open === 0) return ["No incident is open."];
  const gravest: Parts = grave === 0 ? [] : open === 1 ? [", of the gravest severity"] : [", ", whole("incidents.register.open-severity-1"), " of the gravest severity"];
  const since: Parts = oldest === undefined ? [] : open === 1 ? [", for ", of("incidents.register.oldest-open")] : [", the oldest for ", of("incidents.register.oldest-open")];
  return [whole("incidents.register.open"), open === 1 ? " incident is open" : " incidents are open", ...gravest, ...since, "."];
}

/** Which models took back what they had released. */
function timelineFinding(facts: Facts): Named {
  const rows = tableRows(facts, "releases.delivery.releases");
  const failed = [...new Set(rows.filter((row) => row.text("outcome") === "failed").flatMap((row) => row.text("model") ?? []))].toSorted().map(modelNames(facts));
  if (rows.length === 0) return [];
  if (failed.length === 0) return [["releases.timeline", finding("No release is known to have failed")]];
  const names = failed.length > 3 ? `${inWords(failed.length)} models` : enumerated(failed);
  return [["releases.timeline", finding(`Releases of ${names} failed`)]];
}

/** How one release went, and who stood behind it. */
function releaseFinding(row: TableRow, { all, nameOf }: { readonly all: readonly TableRow[]; readonly nameOf: ModelName }): Named {
  const id = row.text("release");
  if (id === undefined || row.text("on") === undefined) return [];
  const [version, model, environment] = [row.text("version") ?? "unknown", nameOf(row.text("model")), row.text("environment") ?? "an environment"];
  const undone = row.text("takes-back");
  const taken = all.find((other) => other.text("takes-back") === id)?.text("release");
  const outcome = row.text("outcome");
  const head: Parts = [`Version ${version} of ${model} went to ${environment} on `, row.cell("on"), undone === undefined ? "" : ` to take back ${undone}`];
  const restored: Parts = row.number("recovery") === undefined ? [", and no recovery is known"] : [", and service was restored after ", row.cell("recovery")];
  const failed: Parts = [" and failed", ...(taken === undefined ? [] : [`: ${taken} took it back`]), ...restored];
  const end: Parts = outcome === "failed" ? failed : outcome === "held" ? [" and held"] : [", and nobody says how it went"];
  const approvals = row.text("approvals");
  const backing: Parts = [approvals === undefined ? "No approval is recorded" : `${enumerated(approvals.split("; "))} approved it`, row.text("evidence") === undefined ? ", and no evidence is named." : "."];
  return [[`releases/${id}`, finding(...head, ...end, ". ", ...backing)]];
}

/** Releases to production of which nobody recorded an approval or evidence. */
function approvalFinding(facts: Facts): Named {
  const rows = tableRows(facts, "releases.delivery.releases").filter((row) => row.text("environment") === "production");
  const bare = rows.filter((row) => row.text("evidence") === undefined).length;
  if (rows.length === 0) return [];
  if (bare === 0) return [["releases.register", finding("Every release to production names its evidence.")]];
  return [["releases.register", finding(`${capitalised(inWords(bare))} of ${inWords(rows.length)} ${rows.length === 1 ? "release" : "releases"} to production ${bare === 1 ? "names" : "name"} no evidence.`)]];
}

/** `/releases/`, its figures, and the page of each release. */
export function releaseFindings({ facts }: FindingInput): Named {
  const rows = tableRows(facts, "releases.delivery.releases");
  const nameOf = modelNames(facts);
  const parts = sentences([deliverySentence(facts), incidentsSentence(facts)]);
  return [...(parts.length === 0 ? [] : [["releases", finding(...parts)] as const]), ...timelineFinding(facts), ...approvalFinding(facts), ...rows.flatMap((row) => releaseFinding(row, { all: rows, nameOf }))];
}
