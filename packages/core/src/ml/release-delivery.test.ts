import fc from "fast-check";
import { expect, test } from "vitest";
import { valueOrNull } from "../model/measure.ts";
import { isoInstant } from "../model/time.ts";
import { releaseDelivery, type Deployment } from "./release-delivery.ts";

const at = (hour: number) => isoInstant(new Date(Date.UTC(2026, 0, 1, hour)).toISOString());
const window = { from: at(0), to: at(48) };
const of = (...deployments: readonly Deployment[]) => releaseDelivery({ deployments: Object.freeze(deployments), ...window });

test("the window is closed at its beginning and open at its end; an id counts once", () => {
  expect(of({ id: "a", at: at(0) }, { id: "a", at: at(1) }, { id: "b", at: at(47) }, { id: "c", at: at(48) }, { id: "d", at: at(-1) })).toMatchObject({ deployments: 2, deploymentsPerDay: { value: 1 }, changeFailureRate: { value: 0 } });
});

test("nothing deployed: a count of 0, and no rate", () => {
  expect(of()).toMatchObject({
    deployments: 0,
    deploymentsPerDay: { value: 0 },
    openFailures: 0,
    changeFailureRate: { notAvailable: "zero-denominator" },
    rollbackRate: { notAvailable: "zero-denominator" },
    reworkRate: { notAvailable: "zero-denominator" },
    leadTimeMedianHours: { notAvailable: "no-data" },
    recoveryMedianHours: { notAvailable: "no-data", because: "no release in the window failed" },
  });
  expect(releaseDelivery({ deployments: [], from: at(1), to: at(1) })).toMatchObject({ deploymentsPerDay: { notAvailable: "zero-denominator" } });
});

test("lead time is a median over changes; a change committed after its deployment is an error of the data", () => {
  expect(of({ id: "a", at: at(10), changes: [at(0), at(4), at(4), at(11)] }, { id: "b", at: at(20), changes: [at(18)] })).toMatchObject({ leadTimeMedianHours: { value: 6 }, changes: 4, negativeLeadTimes: 1 });
});

test("open failures stand beside the recovery time, which they are not part of", () => {
  expect(of({ id: "a", at: at(1), failed: true, restoredAt: at(4) }, { id: "b", at: at(5), failed: true }, { id: "c", at: at(6), rollback: true, unplanned: true })).toMatchObject({ failed: 2, recoveryMedianHours: { value: 3 }, recovered: 1, openFailures: 1, rollbacks: 1, reworkRate: { value: 1 / 3 } });
  expect(of({ id: "b", at: at(5), failed: true })).toMatchObject({ recoveryMedianHours: { because: "service was restored after none of the failed releases" } });
});

test("calendar days, where the window has an hour more or less", () => {
  expect(releaseDelivery({ deployments: [{ id: "a", at: at(1) }], from: at(0), to: at(49), days: 2 }).deploymentsPerDay).toEqual({ value: 0.5 });
});

test("order does not matter, and failures are recovered or open", () => {
  const deployment = fc.record({ hour: fc.integer({ min: -5, max: 55 }), changes: fc.array(fc.integer({ min: -50, max: 60 }), { maxLength: 4 }), failed: fc.boolean(), recovery: fc.option(fc.integer({ min: 0, max: 90 })) });
  fc.assert(
    fc.property(fc.array(deployment, { maxLength: 12 }), (drawn) => {
      const deployments = drawn.map(({ hour, changes, failed, recovery }, index): Deployment => ({ id: String(index), at: at(hour), changes: changes.map(at), failed, ...(failed && recovery !== null ? { restoredAt: at(hour + recovery) } : {}) }));
      const keys = of(...deployments);
      expect(of(...deployments.toReversed())).toEqual(keys);
      expect(keys.recovered + keys.openFailures).toBe(keys.failed);
      const rate = valueOrNull(keys.changeFailureRate);
      expect(rate === null ? 0 : rate * keys.deployments).toBeCloseTo(keys.failed, 9);
    }),
    { numRuns: 1000 },
  );
});
