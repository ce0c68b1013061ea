import fc from "fast-check";
import { expect, test } from "vitest";
import { spread } from "./label-place.ts";

test("labels that have room stay where they belong", () => {
  expect(spread([10, 40, 80], 16, 0, 100)).toEqual([10, 40, 80]);
});

test("two labels at one place move apart by half a gap each", () => {
  expect(spread([50, 50], 16, 0, 100)).toEqual([42, 58]);
});

test("labels keep their order, their gap and the plot", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -50, max: 400, noNaN: true }), { maxLength: 12 }), (wanted) => {
      const placed = spread(wanted, 16, 0, 300);
      const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] as number) - (wanted[b] as number) || a - b);
      const sorted = order.map((index) => placed[index] as number);
      sorted.forEach((value, rank) => {
        expect(value).toBeGreaterThanOrEqual(-1e-6);
        expect(value).toBeLessThanOrEqual(300 + 1e-6);
        if (rank > 0) expect(value - (sorted[rank - 1] as number)).toBeGreaterThanOrEqual(16 - 1e-6);
      });
    }),
  );
});
