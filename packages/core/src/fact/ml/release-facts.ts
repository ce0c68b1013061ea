import { endOfDate } from "../../flow/zone-dates.ts";
import { releaseDelivery, type Deployment } from "../../ml/release-delivery.ts";
import { available, notAvailable, valueOrNull, type Measure } from "../../model/measure.ts";
import type { ModelRelease } from "../../model/records/ml-operations.ts";
import { addDays, compareInstants } from "../../model/time.ts";
import { wilsonInterval } from "../../stats/wilson-interval.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import type { Unit } from "../fact.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { dateOf, mlRecords, programHead } from "./ml-records.ts";

const WINDOW_DAYS = 90;

const deploymentOf = ({ id, releasedAt, committedAt, failed, rollbackOf, restoredAt, unplanned }: ModelRelease): Deployment => ({
  id,
  at: releasedAt,
  changes: committedAt,
  rollback: rollbackOf !== undefined,
  ...(failed === undefined ? {} : { failed }),
  ...(restoredAt === undefined ? {} : { restoredAt }),
  ...(unplanned === undefined ? {} : { unplanned }),
});

const releaseRow = (release: ModelRelease) => recordRow(release, release.id, { at: release.releasedAt, changes: release.committedAt.length, failed: release.failed === undefined ? null : release.failed ? "yes" : "no", restored: release.restoredAt ?? null, rollbackOf: release.rollbackOf ?? null });

/** The DORA keys over the production releases of the last 90 calendar days. */
function keys(releases: readonly ModelRelease[], context: FactContext): readonly ComputedFact[] {
  const from = addDays(context.asOfDate, 1 - WINDOW_DAYS);
  const window = releases.filter(({ environment, releasedAt }) => environment === "production" && dateOf(context, releasedAt) >= from);
  // Closed-open, by date: from the end of the day before to the end of the as-of date.
  const [after, to] = [addDays(from, -1), context.asOfDate].map((date) => endOfDate(date, context.program.timeZone)) as [Deployment["at"], Deployment["at"]];
  const keysOf = releaseDelivery({ deployments: window.map(deploymentOf), from: after, to, days: WINDOW_DAYS });
  const rows = window.map(releaseRow);
  const unknown = window.filter(({ failed }) => failed === undefined).length;
  const interval = valueOrNull(wilsonInterval(keysOf.failed, keysOf.deployments, 0.95));
  const args = { from, to: context.asOfDate, environment: "production" };
  const fact = (statistic: string, label: string, unit: Unit, measure: Measure<number>, n?: number, more: Readonly<Record<string, number>> = {}): ComputedFact => scalarFact(programHead(`releases.delivery.${statistic}`, label, "ml.dora", rows, { ...args, ...more }), unit, measure, context.sha256, n);
  const n = keysOf.deployments;
  return [
    fact("deployments", "Model releases to production", "count", available(n)),
    fact("per-day", "Model releases to production a day", "ratio", keysOf.deploymentsPerDay, WINDOW_DAYS),
    fact("lead-time", "Lead time of a change to a model, median", "hours", keysOf.leadTimeMedianHours, keysOf.changes, { negativeDropped: keysOf.negativeLeadTimes }),
    fact("failed", "Model releases to production that failed", "count", unknown === n && n > 0 ? notAvailable("no-data", "no release says whether it failed") : available(keysOf.failed), n),
    fact("change-failure-rate", "Model releases that failed", "share", keysOf.changeFailureRate, n, { failed: keysOf.failed, notStated: unknown, ...(interval === null ? {} : { wilsonLow: interval.low, wilsonHigh: interval.high }) }),
    fact("recovery", "Time to recover from a failed release, median", "hours", keysOf.recoveryMedianHours, keysOf.recovered),
    fact("open-failures", "Failed releases without a recovery", "count", available(keysOf.openFailures), keysOf.failed),
    fact("rollback-rate", "Releases that take another back", "share", keysOf.rollbackRate, n, { rollbacks: keysOf.rollbacks }),
    fact("rework-rate", "Releases that were not planned", "share", keysOf.reworkRate, n, { unplanned: keysOf.unplanned }),
  ];
}

export function releaseFacts(context: FactContext): readonly ComputedFact[] {
  const { modelReleases } = mlRecords(context);
  if (modelReleases.length === 0) return [];
  const newest = modelReleases.toSorted((a, b) => compareInstants(b.releasedAt, a.releasedAt));
  const recovery = (release: ModelRelease): number | null => valueOrNull(releaseDelivery({ deployments: [deploymentOf(release)], from: release.releasedAt, to: endOfDate(dateOf(context, release.releasedAt), context.program.timeZone) }).recoveryMedianHours);
  return [
    ...keys(modelReleases, context),
    tableFact(
      programHead("releases.delivery.releases", "Releases of models, newest first", "ml.dora", newest.map(releaseRow), { environments: "all" }),
      [
        { name: "release", label: "Release", unit: "text" },
        { name: "model", label: "Model", unit: "text" },
        { name: "version", label: "Version", unit: "text" },
        { name: "environment", label: "To", unit: "text" },
        { name: "on", label: "Released on", unit: "date" },
        { name: "changes", label: "Changes", unit: "count" },
        { name: "outcome", label: "Outcome", unit: "text" },
        { name: "recovery", label: "Recovered after", unit: "hours" },
        { name: "takes-back", label: "Takes back", unit: "text" },
        { name: "unplanned", label: "Unplanned", unit: "text" },
        { name: "approvals", label: "Approved by", unit: "text" },
        { name: "evidence", label: "Evidence", unit: "text" },
      ],
      newest.map((release) => {
        const { id, model, version, environment, releasedAt, committedAt, failed, rollbackOf, unplanned, approvals, evidence } = release;
        return [id, model, version, environment, dateOf(context, releasedAt), committedAt.length, failed === undefined ? "not stated" : failed ? "failed" : "held", recovery(release), rollbackOf ?? null, unplanned === undefined ? null : unplanned ? "yes" : "no", approvals.join("; ") || null, evidence.join("; ") || null];
      }),
      context.sha256,
    ),
  ];
}
