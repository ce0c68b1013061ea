import { expect, test } from "vitest";
import { sampleContext } from "./prose-context.fixture.ts";
import { renderProse } from "./render-prose.ts";

const NBSP = "\u00a0";
const html = (body: string): string => renderProse({ path: "handbook/page.md", body, bodyLine: 1, format: "md" }, sampleContext()).html.trim();

test.each([
  ["past the 85 % line", `past the 85${NBSP}% line`],
  ["on 12 February and **4 Jan** 2027", `on 12${NBSP}February and <strong>4${NBSP}Jan</strong> 2027`],
  ["until 31\nDecember", `until 31${NBSP}December`],
  ["in 2026 March was cold; 3 items; 5 Mayors", "in 2026 March was cold; 3 items; 5 Mayors"],
  ["write `85 %` so", "write <code>85 %</code> so"],
])("%s", (written, expected) => {
  expect(html(written)).toBe(`<p>${expected}</p>`);
});

test("a block of code stays as it was typed", () => {
  expect(html("```\nuntil 4 March: 85 %\n```")).toContain("until 4 March: 85 %");
});
