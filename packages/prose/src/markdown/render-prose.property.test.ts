import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleContext } from "./prose-context.fixture.ts";
import { renderProse } from "./render-prose.ts";

/** Pieces that mean something to one of the parsers, so that random text reaches deep into them. */
const piece = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.constantFrom("<script>", "</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "![a](javascript:x)", "<a href=\"javascript:x\">", ":fact[delivery.wip.now]", ":fact[", "]{as=number onclick=x}", ":::callout{title=\"<b onclick=x>\"}\n", "\n:::\n", "{process.env}", "<Fact id=\"", "<Callout>", "</Callout>", "::chart{of=", "::table{of=\"", "::::tabs\n", ":::tab{title=x}\n", ":::decision{of=", "::include{of=", ":term[", ": ", "> [!NOTE]\n", "```vega-lite\n", "<Tabs><Tab title=\"", "[^1]", "\n[^1]: ", "| a |\n|--:|\n", "```mermaid\nflowchart LR\n", "\n```\n", "- [ ] ", "# ", "> ", "&#106;avascript:", "<!--", "-->", "\\", "\t", "\n\n", "[a]: javascript:x\n", "]", "(", "*", "_", "$$", "<javascript:x>"),
);
const body = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(""));

const TAG = /<[a-z][^<>]*>/gi;

test("no text throws, and none becomes a script, a handler or a script address", () => {
  fc.assert(
    fc.property(body, fc.constantFrom("md", "mdx"), (text, format) => {
      const { html, diagnostics } = renderProse({ path: `handbook/x.${format}`, body: text, bodyLine: 3, format }, sampleContext({ diagram: () => undefined }));
      for (const [tag] of html.replaceAll(/"[^"]*"/g, (value) => (/javascript:/i.test(value) ? "JAVASCRIPT" : "\"\"")).matchAll(TAG)) {
        expect(tag).not.toMatch(/^<(?:script|iframe|style|object|embed|form)|\son[a-z]+|\sstyle\b|(?:href|src)=JAVASCRIPT/i);
      }
      for (const { line, column } of diagnostics) expect(line >= 3 && column >= 1).toBe(true);
    }),
    { seed: 20261122, numRuns: 400 },
  );
});

test("text without markup survives word by word", () => {
  const word = fc.stringMatching(/^[a-zA-Z0-9äöüéß]{1,8}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
      const text = `x ${words.join(" ")}`;
      expect(renderProse({ path: "handbook/x.md", body: text, bodyLine: 1, format: "md" }, sampleContext()).html).toBe(`<p>${text}</p>`);
    }),
    { seed: 20261122, numRuns: 200 },
  );
});

test("deep nesting is answered, not crashed on", () => {
  const { diagnostics } = renderProse({ path: "handbook/x.md", body: `${">".repeat(1_000)} a`, bodyLine: 1, format: "md" }, sampleContext());
  expect(diagnostics.every(({ code }) => code === "MARKDOWN-SYNTAX")).toBe(true);
});
