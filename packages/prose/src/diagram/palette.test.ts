import { expect, test } from "vitest";
import { PALETTE, tokenOf, type Token } from "./palette.ts";

const computed = (hex: string): string => `rgb(${[1, 3, 5].map((at) => String(Number.parseInt(hex.slice(at, at + 2), 16))).join(", ")})`;

test.each(Object.entries(PALETTE))("a fill of %s is that token", (token, hex) => {
  expect(tokenOf(computed(hex), "fill")).toBe(`var(${token satisfies string as Token})`);
});

test("an author's colour moves to the nearest token that its use allows", () => {
  expect(tokenOf("rgb(255, 255, 255)", "fill")).toBe("var(--paper)");
  expect(tokenOf("rgb(0, 0, 0)", "text")).toBe("var(--ink)");
  // Pale blue is a fill only: as text it could not be read.
  expect(tokenOf(computed(PALETTE["--spot-light"]), "text")).not.toBe("var(--spot-light)");
});

test("nothing stays nothing, and what is no colour is not guessed", () => {
  expect(tokenOf("none", "fill")).toBe("none");
  expect(tokenOf("rgba(0, 0, 0, 0)", "stroke")).toBe("none");
  expect(tokenOf('url("#gradient")', "fill")).toBeUndefined();
});
