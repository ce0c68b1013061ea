import { describe, expect, test } from "vitest";
import { renderProse } from "../markdown/render-prose.ts";
import { IN_SENTENCES } from "../markdown/unravel.ts";
import { editionContext } from "./edition.fixture.ts";
import { blockDescriptions } from "./registry.ts";

describe.each(blockDescriptions().map((block) => [block.directive, block] as const))("%s", (_directive, { component, attributes, example, places, purpose }) => {
  test("says what it is for, and what each attribute means", () => {
    expect(purpose).toMatch(/^[A-Z].*\.$/);
    for (const { name, means, type, words } of attributes) {
      expect([name, means.length > 10]).toEqual([name, true]);
      expect(type === "word").toBe(words !== undefined);
    }
  });
  test("its examples say the same in both spellings, without a mistake but for the data of this small edition", () => {
    const known = new Set(["FACT-UNKNOWN", "CHART-USE", "COLUMN-UNKNOWN"]);
    const codes = (["md", "mdx"] as const).map((format) => renderProse({ path: `handbook/x.${format}`, body: example[format], bodyLine: 1, format }, editionContext({ facts: undefined, isKnownFact: () => true, term: () => ({ href: "/glossary/#x", summary: "x" }) })).diagnostics.filter(({ code }) => !known.has(code)).map(({ code, message }) => `${code} ${message}`));
    const alone = component === "Tab" ? ["MARKDOWN-COMPONENT :::tab stands outside of tabs", "MARKDOWN-COMPONENT <Tab> stands outside of tabs"] : component === "Include" ? codes.flat() : [];
    expect(codes.flat()).toEqual(alone);
  });
  test("a component in a sentence is one that the parser leaves there", () => {
    expect(IN_SENTENCES.has(component)).toBe(places.includes("text"));
  });
});
