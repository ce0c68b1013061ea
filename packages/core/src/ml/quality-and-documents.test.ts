import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valueOrNull } from "../model/measure.ts";
import { checklistScore } from "./checklist-score.ts";
import { dataQuality } from "./data-quality.ts";
import { mlTestScore } from "./ml-test-score.ts";
import { modelCardCompleteness } from "./model-card-completeness.ts";
import { isPlaceholder } from "./placeholder.ts";
import { trainValidationGap } from "./train-validation-gap.ts";

describe("data quality", () => {
  test("a dimension that nobody measured has no rate and lowers the coverage only", () => {
    const quality = dataQuality({ dimensions: [{ name: "completeness", passed: 9, total: 10, weight: 3 }, { name: "accuracy", passed: 0, total: 0 }], gate: 0.9 });
    expect(quality).toMatchObject({ rates: { completeness: { value: 0.9 }, accuracy: { notAvailable: "no-data" } }, score: { value: 0.9 }, minimum: { value: 0.9 }, weightCoverage: { value: 0.75 }, gate: { value: true } });
  });

  test("the gate looks at the worst, not at the mean; nothing measured passes no gate", () => {
    expect(dataQuality({ dimensions: [{ name: "a", passed: 100, total: 100 }, { name: "b", passed: 89, total: 100 }], gate: 0.9 })).toMatchObject({ score: { value: expect.closeTo(0.945, 12) as number }, gate: { value: false } });
    expect(dataQuality({ dimensions: [{ name: "a", passed: 0, total: 0 }], gate: 0.9 })).toMatchObject({ score: { notAvailable: "no-data" }, minimum: { notAvailable: "no-data" }, weightCoverage: { value: 0 }, gate: { value: false } });
    expect(dataQuality({ dimensions: [] })).toMatchObject({ score: { notAvailable: "no-data" }, weightCoverage: { notAvailable: "no-data" }, gate: { notAvailable: "not-applicable" } });
    expect(dataQuality({ dimensions: [{ name: "a", passed: 1, total: 2, weight: 0 }] })).toMatchObject({ score: { notAvailable: "zero-denominator" }, minimum: { value: 0.5 }, weightCoverage: { notAvailable: "zero-denominator" } });
  });

  test("the mean is between the worst and the best rate", () => {
    const dimension = fc.record({ total: fc.integer({ min: 1, max: 1000 }), part: fc.double({ min: 0, max: 1, noNaN: true }), weight: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(dimension, { minLength: 1, maxLength: 6 }), (drawn) => {
        const dimensions = drawn.map(({ total, part, weight }, index) => ({ name: String(index), total, passed: Math.floor(part * total), weight }));
        const { score, minimum } = dataQuality({ dimensions });
        const best = Math.max(...dimensions.map(({ passed, total }) => passed / total));
        expect(valueOrNull(score)).toBeGreaterThanOrEqual((valueOrNull(minimum) ?? NaN) - 1e-12);
        expect(valueOrNull(score)).toBeLessThanOrEqual(best + 1e-12);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("model card", () => {
  test.each(["TBD", "tbd.", " N/A ", "none", "Unknown.", "[More Information Needed]", "-", "", "  ", "."])("%j says nothing", (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });
  test.each(["None known.", "unknown merchants", "0", "--"])("%j says something", (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });

  test("fields count by share; what does not apply needs a reason", () => {
    const sections = [
      { name: "fields", text: "TBD", requiredFields: 4, presentFields: 3 },
      { name: "excused", notApplicable: true, justification: "a rule, nothing is trained" },
      { name: "not excused", notApplicable: true },
      { name: "hollow excuse", notApplicable: true, justification: "n/a" },
      { name: "text", text: "yes", weight: 2 },
    ];
    expect(modelCardCompleteness({ sections })).toEqual({ score: { value: 2.75 / 5 }, missing: ["not excused", "hollow excuse"] });
  });

  test("no sections, or none that applies: no score", () => {
    expect(modelCardCompleteness({ sections: [] }).score).toMatchObject({ notAvailable: "no-data" });
    expect(modelCardCompleteness({ sections: [{ name: "a", notApplicable: true, justification: "because" }] }).score).toMatchObject({ notAvailable: "zero-denominator" });
  });
});

describe("checklist and test score", () => {
  test("n/a without a reason is unanswered and counts 0", () => {
    expect(checklistScore({ items: [{ status: "yes", weight: 3 }, { status: "na" }, { status: "unanswered" }, { status: "na", justification: "none" }, { status: "na", justification: "no randomness" }] })).toEqual({ score: { value: 0.5 }, unanswered: 3 });
  });

  test("nothing to answer: no score", () => {
    expect(checklistScore({ items: [] })).toMatchObject({ score: { notAvailable: "no-data" }, unanswered: 0 });
    expect(checklistScore({ items: [{ status: "na", justification: "not ours" }] }).score).toMatchObject({ notAvailable: "zero-denominator" });
  });

  test("the weakest section is the score, an empty one is 0", () => {
    expect(mlTestScore({ sections: { data: [1, 0.5], model: [] } })).toEqual({ sections: { data: 1.5, model: 0 }, score: { value: 0 } });
    expect(mlTestScore({ sections: {} }).score).toMatchObject({ notAvailable: "no-data" });
  });
});

describe("train-validation gap", () => {
  const gap = (train: number, validation: number, changes: Partial<Parameters<typeof trainValidationGap>[0]> = {}) => trainValidationGap({ train, validation, higherIsBetter: true, validationSe: 0.001, tolerance: 0.05, ...changes });

  test("exactly the tolerance is no overfitting: 0.9 − 0.85 is 0.05", () => {
    expect(gap(0.9, 0.85)).toMatchObject({ gap: 0.05, flag: { value: "ok" } });
    expect(gap(0.9, 0.8499)).toMatchObject({ gap: 0.0501, flag: { value: "overfit" } });
  });

  test("losses the other way round", () => {
    expect(gap(0.124, 0.287, { higherIsBetter: false })).toMatchObject({ gap: 0.163, flag: { value: "overfit" } });
    expect(gap(0.287, 0.124, { higherIsBetter: false })).toMatchObject({ gap: -0.163, flag: { value: "suspicious-leak" } });
  });

  test("within two standard errors nothing is flagged; without one nobody can say", () => {
    expect(gap(0.8, 0.9, { validationSe: 0.05 })).toMatchObject({ flag: { value: "ok" } });
    expect(gap(0.8, 0.91, { validationSe: 0.05 })).toMatchObject({ flag: { value: "suspicious-leak" } });
    expect(gap(0.98, 0.5, { validationSe: null })).toMatchObject({ gap: 0.48, flag: { notAvailable: "no-data" } });
  });

  test("a training value of 0 has no relative gap", () => {
    expect(gap(0, 0.1)).toMatchObject({ relativeGap: { notAvailable: "zero-denominator" } });
    expect(gap(-2, -4)).toMatchObject({ gap: 2, relativeGap: { value: 1 } });
  });

  test("swapping the direction mirrors gap and flag", () => {
    const value = fc.integer({ min: -1000, max: 1000 }).map((thousandths) => thousandths / 1000);
    const mirror: Readonly<Record<string, string>> = { overfit: "suspicious-leak", "suspicious-leak": "overfit", ok: "ok" };
    fc.assert(
      fc.property(value, value, (train, validation) => {
        const [score, loss] = [gap(train, validation), gap(train, validation, { higherIsBetter: false })];
        expect(score.gap + loss.gap).toBe(0);
        expect(valueOrNull(loss.flag)).toBe(mirror[valueOrNull(score.flag) ?? ""]);
      }),
      { numRuns: 1000 },
    );
  });
});
