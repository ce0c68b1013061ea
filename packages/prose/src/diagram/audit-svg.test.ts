import { expect, test } from "vitest";
import { auditSvg } from "./audit-svg.ts";

const svg = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" width="1" height="1" role="img" aria-labelledby="d0123456789-t"><title id="d0123456789-t">x</title>${inside}</svg>`;

test("what our drawings consist of is clean", () => {
  expect(auditSvg(svg('<g transform="translate(1 2)"><path d="M0 0L1 1" fill="none" stroke="var(--ink)" marker-end="url(#d0123456789-0)"/><text x="1">a &lt;b&gt;</text></g>'))).toEqual([]);
});

test.each([
  "<script>alert(1)</script>",
  "<style>*{}</style>",
  "<foreignObject/>",
  "<image href=\"x\"/>",
  "<a href=\"https://example.org/\"/>",
  "<svg/>",
  "<g onclick=\"x\"/>",
  "<g class=\"x\"/>",
  "<g style=\"x\"/>",
  "<use href=\"https://example.org/#x\"/>",
  "<path fill=\"url(https://example.org/)\"/>",
  "<path fill=\"#ff0000\"/>",
  "<path marker-end=\"url(//example.org#x)\"/>",
  "<g id=\"main\"/>",
  "<g id=\"d0123456789-0\" id=x/>",
  "<g><text></g></text>",
  "<!-- x -->",
  "<g",
  "</svg><script>alert(1)</script>",
  "</svg>",
])("refused: %s", (inside) => {
  expect(auditSvg(svg(inside))).not.toEqual([]);
});

test.each(["", "text", "<svg>"])("%j is not a drawing", (text) => {
  expect(auditSvg(text)).not.toEqual([]);
});
