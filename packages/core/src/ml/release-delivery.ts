import { Temporal } from "temporal-polyfill";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { compareInstants, type IsoInstant } from "../model/time.ts";
import { hours, share, type Hours, type Share } from "../model/units.ts";
import { median } from "../stats/median.ts";

/** One release of a model version to production. */
export interface Deployment {
  readonly id: string;
  readonly at: IsoInstant;
  /** When each of its changes was committed. */
  readonly changes?: readonly IsoInstant[];
  readonly failed?: boolean;
  /** When service was as it should be after it had failed. */
  readonly restoredAt?: IsoInstant;
  /** Whether it takes an earlier release back. */
  readonly rollback?: boolean;
  /** Whether it repairs what users met, rather than what was planned. */
  readonly unplanned?: boolean;
}

export interface ReleaseDelivery {
  readonly deployments: number;
  readonly deploymentsPerDay: Measure<number>;
  /** Median over changes, not over deployments, of commit to production. */
  readonly leadTimeMedianHours: Measure<Hours>;
  /** Changes behind that median. */
  readonly changes: number;
  /** Changes that were committed after they were deployed: errors of the data, dropped. */
  readonly negativeLeadTimes: number;
  readonly failed: number;
  /** Failed of all deployments. */
  readonly changeFailureRate: Measure<Share>;
  readonly rollbacks: number;
  readonly rollbackRate: Measure<Share>;
  /** Median over failed deployments after which service was restored. */
  readonly recoveryMedianHours: Measure<Hours>;
  readonly recovered: number;
  /** Failed deployments after which nobody says that service was restored. */
  readonly openFailures: number;
  readonly unplanned: number;
  readonly reworkRate: Measure<Share>;
}

const hoursBetween = (from: IsoInstant, to: IsoInstant): number => (Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds) / 3_600_000;

function medianHours(values: readonly number[], because: string): Measure<Hours> {
  const middle = median(values);
  return "value" in middle ? available(hours(middle.value)) : notAvailable("no-data", because);
}

/**
 * The DORA keys for releases of models in `[from, to)`, each deployment counted once by its id. The change failure rate divides failed
 * deployments by deployments, not by changes. METHOD.md 9, id `ml.dora`. Source: DORA, software delivery metrics guides; Four Keys.
 *
 * @param days length of the window where it is counted in calendar days, which may have 23 or 25 hours; else its elapsed hours / 24
 * @returns rates of no deployments are `zero-denominator`
 */
export function releaseDelivery({ deployments, from, to, days }: { readonly deployments: readonly Deployment[]; readonly from: IsoInstant; readonly to: IsoInstant; readonly days?: number }): ReleaseDelivery {
  const inWindow = deployments.filter(({ at }) => compareInstants(at, from) >= 0 && compareInstants(at, to) < 0);
  const counted = [...new Map(inWindow.toReversed().map((deployment) => [deployment.id, deployment])).values()];
  const length = days ?? hoursBetween(from, to) / 24;
  const leadTimes = counted.flatMap(({ at, changes = [] }) => changes.map((committed) => hoursBetween(committed, at)));
  const kept = leadTimes.filter((time) => time >= 0);
  const failures = counted.filter(({ failed }) => failed === true);
  const recoveries = failures.flatMap(({ at, restoredAt }) => (restoredAt === undefined ? [] : [hoursBetween(at, restoredAt)]));
  const [rollbacks, unplanned] = [counted.filter(({ rollback }) => rollback === true).length, counted.filter((deployment) => deployment.unplanned === true).length];
  const rate = (part: number): Measure<Share> => (counted.length === 0 ? notAvailable("zero-denominator", "nothing was released to production in the window") : available(share(part / counted.length)));
  return {
    deployments: counted.length,
    deploymentsPerDay: length > 0 ? available(counted.length / length) : notAvailable("zero-denominator", "the window has no days"),
    leadTimeMedianHours: medianHours(kept, "no release in the window says when its changes were committed"),
    changes: kept.length,
    negativeLeadTimes: leadTimes.length - kept.length,
    failed: failures.length,
    changeFailureRate: rate(failures.length),
    rollbacks,
    rollbackRate: rate(rollbacks),
    recoveryMedianHours: medianHours(recoveries, failures.length === 0 ? "no release in the window failed" : "service was restored after none of the failed releases"),
    recovered: recoveries.length,
    openFailures: failures.length - recoveries.length,
    unplanned,
    reworkRate: rate(unplanned),
  };
}
