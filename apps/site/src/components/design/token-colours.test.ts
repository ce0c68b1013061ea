import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { colourTokens, contrast } from "./token-colours.ts";

test("contrast is that of WCAG 2.2", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(contrast("#ffffff", "#777777")).toBe(contrast("#777777", "#ffffff"));
});

test("text, status words and forecast marks are read on paper and on tint, in light and dark", () => {
  const tokens = new Map(colourTokens(readFileSync(new URL("../../styles/tokens.css", import.meta.url), "utf8")).map((token) => [token.name, token]));
  const grounds = ["paper", "tint"].map((name) => tokens.get(name));
  expect(tokens.size).toBeGreaterThan(18);
  for (const name of ["ink", "ink-2", "ink-3", "spot", "on", "risk", "off", "none", "c1", "c2", "c3", "c4", "c5", "c6"])
    for (const ground of grounds)
      for (const scheme of ["light", "dark"] as const) expect(contrast(tokens.get(name)?.[scheme] ?? "#000000", ground?.[scheme] ?? "#000000"), `${name} ${scheme}`).toBeGreaterThanOrEqual(4.5);
});
