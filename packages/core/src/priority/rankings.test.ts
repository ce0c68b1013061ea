import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { available } from "../model/measure.ts";
import { deepFreeze } from "../../test/deep-freeze.ts";
import { cd3 } from "./cd3.ts";
import { keyResultProgress } from "./key-result-progress.ts";
import { objectiveProgress } from "./objective-progress.ts";
import { precedenceOrder, type DependentItem } from "./precedence.ts";
import { quadrants } from "./quadrant.ts";
import { rice } from "./rice.ts";
import { sequenceCost } from "./sequence.ts";
import { weightedScore } from "./weighted-score.ts";
import { wsjf } from "./wsjf.ts";

const scores = (ranking: readonly { readonly id: string; readonly score: number | null }[]) => ranking.map(({ id, score }) => [id, score]);

describe("rankings", () => {
  test("RICE, published example: a quick bug fix for everybody stands before a large onboarding", () => {
    // Source: hashbuilds.com, What is RICE score.
    const items = deepFreeze([{ id: "onboarding", reach: 5000, impact: 2, confidence: 0.8, effort: 2 }, { id: "enterprise", reach: 10, impact: 3, confidence: 1, effort: 6 }, { id: "bug", reach: 10_000, impact: 3, confidence: 1, effort: 0.5 }]);
    expect(scores(rice(items))).toEqual([["bug", 60_000], ["onboarding", 4000], ["enterprise", 5]]);
  });

  test("nothing to divide by: no score and the last place, whatever its id", () => {
    expect(scores(rice([{ id: "a", reach: 9, impact: 1, confidence: 1, effort: 0 }, { id: "b", reach: 0, impact: 1, confidence: 1, effort: 1 }]))).toEqual([["b", 0], ["a", null]]);
    expect(scores(wsjf([{ id: "a", value: 1, timeCriticality: 1, riskOpportunity: 1, jobSize: 0 }, { id: "b", value: 0, timeCriticality: 0, riskOpportunity: 0, jobSize: 1 }]))).toEqual([["b", 0], ["a", null]]);
    expect(scores(cd3([{ id: "a", cod: 5, duration: -1 }, { id: "b", cod: 1, duration: 1 }]))).toEqual([["b", 1], ["a", null]]);
    expect([rice([]), wsjf([]), cd3([])]).toEqual([[], [], []]);
  });

  test("ties break by id, also those that only binary fractions tell apart", () => {
    expect(scores(cd3([{ id: "b", cod: 3, duration: 10 }, { id: "a", cod: 0.1 * 3, duration: 1 }]))[0]?.[0]).toBe("a");
    expect(scores(cd3([{ id: "a", cod: 3, duration: 10 }, { id: "b", cod: 0.1 * 3, duration: 1 }]))[0]?.[0]).toBe("a");
  });

  test("WSJF adds its three parts", () => {
    expect(scores(wsjf([{ id: "x", value: 8, timeCriticality: 3, riskOpportunity: 2, jobSize: 5 }, { id: "y", value: 3, timeCriticality: 8, riskOpportunity: 1, jobSize: 2 }]))).toEqual([["y", 6], ["x", 2.6]]);
  });

  test("a criterion without a score is left out and flagged; one without a weight is nothing", () => {
    const ranking = weightedScore({ items: [{ id: "a", scores: { value: 4, feasibility: null } }, { id: "b", scores: { value: 3, feasibility: 5, colour: 9 } }, { id: "c", scores: {} }], weights: { value: 2, feasibility: 1 } });
    expect(ranking.map(({ id, score, missing }) => [id, score, missing])).toEqual([["a", 4, ["feasibility"]], ["b", 11 / 3, []], ["c", null, ["feasibility", "value"]]]);
    expect(weightedScore({ items: [{ id: "a", scores: { value: 4 } }], weights: { value: 0 } })[0]?.measure).toMatchObject({ notAvailable: "zero-denominator" });
  });

  test("a weighted score lies between its least and greatest part, and the weights’ unit does not matter", () => {
    const item = fc.record({ value: fc.nat(20), feasibility: fc.nat(20) });
    fc.assert(
      fc.property(item, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (parts, value, feasibility) => {
        const of = (times: number) => weightedScore({ items: [{ id: "a", scores: parts }], weights: { value: value * times, feasibility: feasibility * times } })[0]?.score ?? NaN;
        expect(of(1)).toBeGreaterThanOrEqual(Math.min(parts.value, parts.feasibility) - 1e-9);
        expect(of(1)).toBeLessThanOrEqual(Math.max(parts.value, parts.feasibility) + 1e-9);
        expect(of(8)).toBeCloseTo(of(1), 9);
      }),
      { numRuns: 1000 },
    );
  });

  test("at or above a cut is high", () => {
    expect(quadrants({ items: [{ id: "a", value: 3, feasibility: 3 }, { id: "b", value: 3, feasibility: 2.9 }, { id: "c", value: 2.9, feasibility: 3 }, { id: "d", value: 0, feasibility: 0 }], valueCut: 3, feasibilityCut: 3 })).toEqual({ a: "do-now", b: "invest", c: "fill-in", d: "drop" });
  });
});

describe("sequences", () => {
  // Source: FocusedObjective, Cost of Delay Prioritization Calculator, sheet 6.
  const items = deepFreeze([{ id: "F1", cod: 3, duration: 3 }, { id: "F2", cod: 7, duration: 4 }, { id: "F3", cod: 9, duration: 6 }]);

  test("published example: the biggest first brings 103 within 14 weeks, the shortest first 91", () => {
    expect(sequenceCost({ items, order: ["F3", "F2", "F1"], horizon: 14 })).toEqual({ finish: { F3: 6, F2: 10, F1: 13 }, delayCost: 163, valueByHorizon: available(103) });
    expect(sequenceCost({ items, order: ["F1", "F2", "F3"], horizon: 14 }).valueByHorizon).toEqual(available(91));
    expect(sequenceCost({ items, order: ["F1"] })).toMatchObject({ finish: { F1: 3 }, delayCost: 9, valueByHorizon: { notAvailable: "not-applicable" } });
    expect(sequenceCost({ items, order: [], horizon: 5 })).toEqual({ finish: {}, delayCost: 0, valueByHorizon: available(0) });
    expect(() => sequenceCost({ items, order: ["F9"] })).toThrow(/F9/);
  });

  const orders = (items: readonly DependentItem[], done: readonly string[] = []): readonly (readonly string[])[] =>
    done.length === items.length ? [done] : items.filter(({ id, after }) => !done.includes(id) && (after === undefined || done.includes(after))).flatMap(({ id }) => orders(items, [...done, id]));
  const forest = fc.array(fc.record({ cod: fc.nat(20), duration: fc.integer({ min: 1, max: 9 }), before: fc.nat(6) }), { minLength: 1, maxLength: 6 }).map((nodes) =>
    nodes.map(({ cod, duration, before }, index): DependentItem => ({ id: `n${String(index)}`, cod, duration, ...(before < index ? { after: `n${String(before)}` } : {}) })),
  );

  test("an enabler is worth what it makes possible", () => {
    const result = precedenceOrder([{ id: "A", cod: 1, duration: 4 }, { id: "B", cod: 20, duration: 1, after: "A" }, { id: "C", cod: 6, duration: 2 }]);
    // A and B together: 21 / 5. A 4 × 1, B 5 × 20, C 7 × 6.
    expect(result).toEqual({ index: { A: 4.2, B: 20, C: 3 }, order: ["A", "B", "C"], delayCost: 146 });
  });

  test("what is not in the list is finished; a circle is refused; nothing has no order", () => {
    expect(precedenceOrder([{ id: "A", cod: 1, duration: 4, after: "gone" }]).order).toEqual(["A"]);
    expect(() => precedenceOrder([{ id: "A", cod: 1, duration: 1, after: "B" }, { id: "B", cod: 1, duration: 1, after: "A" }])).toThrow(/circle/);
    expect(precedenceOrder([])).toEqual({ index: {}, order: [], delayCost: 0 });
    expect(precedenceOrder([{ id: "A", cod: 1, duration: 1 }, { id: "B", cod: 2, duration: 0 }])).toMatchObject({ order: ["B", "A"], index: { B: null } });
  });

  test("no order that respects precedence costs less (Horn), and without precedence it is the order of CD3 (Smith)", () => {
    fc.assert(
      fc.property(forest, (nodes) => {
        const { order, delayCost } = precedenceOrder(nodes);
        expect([...order].sort()).toEqual(nodes.map(({ id }) => id).sort());
        expect(delayCost).toBe(Math.min(...orders(nodes).map((each) => sequenceCost({ items: nodes, order: each }).delayCost)));
        const free = nodes.map(({ id, cod, duration }) => ({ id, cod, duration }));
        expect(precedenceOrder(free).order).toEqual(cd3(free).map(({ id }) => id));
      }),
      { numRuns: 200 },
    );
  });

  test("the index is the largest ratio over connected sub-trees rooted at the item", () => {
    fc.assert(
      fc.property(forest, (nodes) => {
        const { index } = precedenceOrder(nodes);
        for (const { id } of nodes) {
          const ratios = Array.from({ length: 2 ** nodes.length }, (_, mask) => nodes.filter((__, bit) => (mask >> bit) % 2 === 1))
            .filter((tree) => tree.some((node) => node.id === id) && tree.every((node) => node.id === id || tree.some((parent) => parent.id === node.after)))
            .map((tree) => tree.reduce((sum, { cod }) => sum + cod, 0) / tree.reduce((sum, { duration }) => sum + duration, 0));
          expect(index[id]).toBeCloseTo(Math.max(...ratios), 9);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("objectives", () => {
  test("progress is not clipped, goes down as well as up, and is no number without a measurement or a way to go", () => {
    expect([keyResultProgress({ start: 31, target: 25, last: 28 }), keyResultProgress({ start: 22, target: 8, last: 24 }), keyResultProgress({ start: 0, target: 10, last: 12 })]).toEqual([available(0.5), available(-1 / 7), available(1.2)]);
    expect(keyResultProgress({ start: 0, target: 60 })).toMatchObject({ notAvailable: "no-data" });
    expect(keyResultProgress({ start: 5, target: 5, last: 5 })).toMatchObject({ notAvailable: "zero-denominator" });
  });

  test("an objective is the weighted mean of what was measured, and says how much of it that is", () => {
    const unknown = keyResultProgress({ start: 0, target: 1 });
    expect(objectiveProgress([{ progress: available(0.75), weight: 0.4 }, { progress: available(0.5), weight: 0.4 }, { progress: unknown, weight: 0.2 }])).toEqual({ progress: available(0.625), weightCoverage: available(0.8) });
    expect(objectiveProgress([{ progress: available(1) }, { progress: available(0) }])).toEqual({ progress: available(0.5), weightCoverage: available(1) });
    expect(objectiveProgress([{ progress: unknown, weight: 1 }])).toMatchObject({ progress: { notAvailable: "no-data" }, weightCoverage: available(0) });
    expect(objectiveProgress([])).toMatchObject({ progress: { notAvailable: "no-data" }, weightCoverage: { notAvailable: "zero-denominator" } });
  });
});
