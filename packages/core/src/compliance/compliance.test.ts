import fc from "fast-check";
import "../../test/property-seed.ts";
import { describe, expect, test } from "vitest";
import { valueOrNull } from "../model/measure.ts";
import { isoDate } from "../model/time.ts";
import { controlCoverage, type CoverageControl } from "./control-coverage.ts";
import { CROSSWALK } from "./crosswalk.ts";
import { controlKey, KNOWN_FRAMEWORKS } from "./frameworks.ts";
import { conditionState, gateState } from "./gate-state.ts";
import { daysUntil, obligationState } from "./obligation-state.ts";
import { lacksOneAccountable, lacksResponsible, raciActivities } from "./raci-gaps.ts";

const asOf = isoDate("2024-06-01");
const fresh = isoDate("2024-05-01");
const control = (status: CoverageControl["status"], more: Partial<CoverageControl> = {}): CoverageControl => ({ id: status, group: "g", status, evidenceDate: fresh, ...more });
const coverage = (...controls: readonly CoverageControl[]) => controlCoverage({ controls, asOf });

describe("coverage", () => {
  test("implemented counts 1, partial a half, planned and none nothing", () => {
    expect(coverage(control("implemented"), control("partial"), control("planned"), control("none"))).toMatchObject({ applicable: 4, implemented: 1, partial: 1, strictCoverage: { value: 0.25 }, weightedCoverage: { value: 0.375 } });
  });

  test("evidence without a day, of a day to come or over a year old counts nothing; of exactly a year it counts", () => {
    for (const evidenceDate of [undefined, null, isoDate("2024-06-02"), isoDate("2023-06-01")]) expect(coverage(control("implemented", { evidenceDate }))).toMatchObject({ implemented: 0, staleEvidence: 1, weightedCoverage: { value: 0 } });
    expect(coverage(control("implemented", { evidenceDate: isoDate("2023-06-02") }))).toMatchObject({ implemented: 1, staleEvidence: 0 });
    expect(coverage(control("none", { evidenceDate: null }))).toMatchObject({ staleEvidence: 0 });
  });

  test("an exclusion counts as none until it says why", () => {
    expect(coverage(control("not-applicable", { justification: " " }))).toMatchObject({ applicable: 1, unjustifiedExclusions: 1, strictCoverage: { value: 0 } });
    expect(coverage(control("not-applicable", { justification: "no suppliers" }))).toMatchObject({ applicable: 0, unjustifiedExclusions: 0, strictCoverage: { notAvailable: "zero-denominator" }, byGroup: { g: { notAvailable: "zero-denominator" } } });
  });

  test("is between 0 and 1, strict never above weighted, and groups weighted by size are the whole", () => {
    const any = fc.record({ id: fc.string(), group: fc.constantFrom("a", "b"), status: fc.constantFrom("implemented" as const, "partial" as const, "planned" as const, "none" as const), evidenceDate: fc.constantFrom(fresh, null) });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 12 }), (controls) => {
        const { strictCoverage, weightedCoverage, byGroup } = controlCoverage({ controls, asOf });
        const [strict, weighted] = [valueOrNull(strictCoverage) ?? -1, valueOrNull(weightedCoverage) ?? -1];
        expect(strict).toBeGreaterThanOrEqual(0);
        expect(strict).toBeLessThanOrEqual(weighted);
        expect(weighted).toBeLessThanOrEqual(1);
        const parts = Object.entries(byGroup).reduce((total, [group, share]) => total + (valueOrNull(share) ?? 0) * controls.filter((one) => one.group === group).length, 0);
        expect(parts / controls.length).toBeCloseTo(weighted, 12);
        expect(controlCoverage({ controls: controls.toReversed(), asOf }).weightedCoverage).toEqual(weightedCoverage);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("frameworks", () => {
  test.each([["nist-ai-rmf", 72], ["iso-42001", 38], ["eu-ai-act", 17]])("%s has %i controls", (id, count) => {
    expect(new Set(KNOWN_FRAMEWORKS.find((framework) => framework.id === id)?.controls).size).toBe(count);
  });

  test("every control of the crosswalk exists, once in its theme", () => {
    for (const { controls } of CROSSWALK)
      for (const [id, some] of Object.entries(controls)) {
        const framework = KNOWN_FRAMEWORKS.find((one) => one.id === id);
        const known = new Set([...(framework?.controls ?? []), ...(framework?.others ?? [])].map((name) => controlKey(id, name)));
        expect(some.filter((name) => !known.has(controlKey(id, name)))).toEqual([]);
        expect(new Set(some).size).toBe(some.length);
      }
  });
});

describe("gates", () => {
  test("numbers with numbers, days with days; bounds are met by equality", () => {
    expect([conditionState({ fact: "a.b", atLeast: 3 }, 3), conditionState({ fact: "a.b", atMost: 3 }, 3.1), conditionState({ fact: "a.b", atMost: isoDate("2027-02-01") }, "2027-01-31"), conditionState({ fact: "a.b", equals: "on-track" }, "at-risk")]).toEqual(["holds", "broken", "holds", "broken"]);
  });

  test("a missing value, or one of another kind, is not judged", () => {
    for (const value of [undefined, null, "2027-01-31"]) expect(conditionState({ fact: "a.b", atMost: 3 }, value)).toBe("unjudged");
    expect(conditionState({ fact: "a.b", equals: "3" }, 3)).toBe("unjudged");
  });

  test("one broken condition breaks a gate; a missing number never opens one", () => {
    expect([gateState(["holds", "unjudged", "broken"]), gateState(["holds", "unjudged"]), gateState(["holds", "holds"])]).toEqual(["broken", "unjudged", "holds"]);
  });
});

test("a duty due today is not overdue, one that binds later is upcoming, one that is met is neither", () => {
  const [before, after] = [isoDate("2024-05-31"), isoDate("2024-06-02")];
  expect(obligationState({ status: "open", due: asOf }, asOf)).toBe("in-force");
  expect(obligationState({ status: "in-progress", due: before }, asOf)).toBe("overdue");
  expect(obligationState({ status: "open", appliesFrom: after }, asOf)).toBe("upcoming");
  expect(obligationState({ status: "met", due: before }, asOf)).toBe("met");
  expect([daysUntil(before, asOf), daysUntil(after, asOf), daysUntil(undefined, asOf)]).toEqual([-1, 1, null]);
});

test("an activity needs exactly one who answers for it and somebody who does it", () => {
  const source = { file: "a.csv", line: 2 };
  const [both, none] = raciActivities([
    { source, activity: "Pass", role: "A", letters: ["R", "A"] },
    { source, activity: "Manage", role: "A", letters: ["A"] },
    { source, activity: "Manage", role: "B", letters: ["A", "C"] },
  ]);
  expect([both, none].map((one) => one !== undefined && [lacksOneAccountable(one), lacksResponsible(one)])).toEqual([[false, false], [true, true]]);
});
