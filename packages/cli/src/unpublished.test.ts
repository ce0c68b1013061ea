import type { Diagnostic } from "@almanac/core";
import { expect, test } from "vitest";
import { explainedAsUnpublished } from "./unpublished.ts";

const found = (code: string, message: string, name: string): Diagnostic => ({ code, severity: "error", file: "content/handbook/gates.md", line: 9, column: 1, message, found: name, expected: "something else", hint: "name a file" });
const UNPUBLISHED = [
  { path: "handbook/plan.md", draft: true },
  { path: "decisions/d-040-lay-off.md", audience: "restricted" },
  { path: "glossary/reserve-bid.mdx", audience: "internal", draft: true },
] as const;

test.each([
  ["a link", found("MARKDOWN-LINK", "this page links to content/handbook/plan.md", "plan.md"), "this page links to content/handbook/plan.md, which no edition has: it is a draft", "take the link out, or take `draft: true` out of its front matter when it is ready"],
  ["an include", found("INCLUDE-MISSING", "there is no file content/handbook/plan.md", "handbook/plan.md"), "this page includes content/handbook/plan.md, which no edition has: it is a draft", "take the include out, or take `draft: true` out of its front matter when it is ready"],
  ["a decision by the beginning of its name", found("DECISION-UNKNOWN", "there is no decision D-040", "D-040"), 'this page shows `D-040`, which no edition has: it is for readers of the audience "restricted" only', "take the block out, or take `audience:` out of its front matter if everybody may read it"],
  ["a term", found("TERM-UNKNOWN", "the glossary has no term Reserve bid", "Reserve bid"), 'this page uses the term of content/glossary/reserve-bid.mdx, which no edition has: it is for readers of the audience "internal" only', "take the directive out, or take `draft:` and `audience:` out of its front matter"],
])("%s to a document that no edition has says what it is", (_what, diagnostic, message, hint) => {
  const [explained] = explainedAsUnpublished([diagnostic], UNPUBLISHED);
  expect(explained).toMatchObject({ message, hint });
  expect(explained).not.toHaveProperty("expected");
});

test("what is not there at all stays what it is", () => {
  const others = [found("INCLUDE-MISSING", "there is no file content/handbook/plans.md", "handbook/plans.md"), found("TERM-UNKNOWN", "the glossary has no term bid", "bid"), found("DECISION-UNKNOWN", "there is no decision d-04", "d-04")];
  expect(explainedAsUnpublished(others, UNPUBLISHED)).toEqual(others);
});
