import fc from "fast-check";
import { expect, test } from "vitest";
import { normalQuantile } from "./normal-quantile.ts";

test.each([
  // Source: the three check values of Wichura (1988), one for each region of the approximation.
  [0.25, -0.6744897501960817],
  [0.001, -3.090232306167814],
  [1e-20, -9.2623400897984],
  // Source: tables of the normal distribution.
  [0.975, 1.959963984540054],
])("Φ⁻¹(%d) = %d", (p, z) => {
  expect(normalQuantile(p)).toBeCloseTo(z, 13);
});

test("rises with p and is odd about one half", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 20 - 2 }), (step) => {
      const p = step / 2 ** 20;
      expect(normalQuantile(p)).toBeLessThan(normalQuantile((step + 1) / 2 ** 20));
      expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 12);
    }),
  );
});

test.each([0, 1, -0.1, Number.NaN])("%d has no quantile", (p) => {
  expect(() => normalQuantile(p)).toThrow(RangeError);
});
