import { expect, test } from "vitest";
import { checkLinks } from "./check-links.ts";
import { sampleContext } from "./prose-context.fixture.ts";
import { renderProse } from "./render-prose.ts";

const page = (path: string, body: string) => renderProse({ path, body, bodyLine: 6, format: "md" }, sampleContext());

test("a link to a heading that is not there names the headings that are", () => {
  const pages = [page("handbook/flow-policy.md", "\n[a](gates.md#intke) [b](gates.md#intake) [c](#limits)\n\n# Limits"), page("handbook/gates.md", "# Intake\n\n# Data ready")];
  expect(checkLinks(pages)).toEqual([
    { code: "MARKDOWN-ANCHOR", severity: "error", file: "content/handbook/flow-policy.md", line: 7, column: 1, message: "content/handbook/gates.md has no heading #intke; its headings are intake, data-ready", found: "#intke", expected: "#intake", hint: "did you mean #intake?" },
  ]);
});

test("a page that was not given is not judged", () => {
  expect(checkLinks([page("handbook/flow-policy.md", "[a](gates.md#nothing)")])).toEqual([]);
});
