import fc from "fast-check";
import { expect, test } from "vitest";
import { renderProse } from "./render-prose.ts";
import type { ProseContext } from "./rendered-prose.ts";

const context: ProseContext = { facts: {}, locale: "en-GB", factHref: (id) => `#${id}`, documentHref: () => undefined };
const set = (body: string, marksMistakes: boolean, format: "md" | "mdx" = "md") => renderProse({ path: "handbook/page.md", body, bodyLine: 1, format }, { ...context, marksMistakes });
const marksIn = (html: string): readonly string[] => Array.from(html.matchAll(/<mark class="prose-mistake" title="[^"]*">([^<]*)<\/mark>/g), (match) => match[1] ?? "");

test("whoever is writing sees what was left out, at its place and with what is wrong; an edition's page has no marks", () => {
  const body = "Of :fact[delivery.wip.nwo] and [gone](gone.md).\n\n:::callout{kind=nte}\nInside.\n:::\n\n- one <b>raw</b>\n";
  const { html, diagnostics } = set(body, true);
  expect(marksIn(html)).toEqual([":fact[delivery.wip.nwo]", "[gone](gone.md)", ":::callout{kind=nte}\nInside.\n:::", "&#x3C;b>"]);
  expect(html).toContain('title="no fact is called delivery.wip.nwo"');
  expect(html).toContain("<p>Inside.</p>");
  const plain = set(body, false);
  expect(plain.html).not.toContain("<mark");
  expect(plain.diagnostics).toEqual(diagnostics);
});

test("what is marked is text, whatever was written", () => {
  fc.assert(
    fc.property(fc.constantFrom("md", "mdx"), fc.array(fc.constantFrom("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", ":fact[nothing]", "[x](javascript:alert(1))", ":::callout{kind=x onclick=y}\n", "\n:::\n", "<Fact id='<script>' />", "![a](x.png)", "\n\n", "word "), { maxLength: 8 }), (format, parts) => {
      const { html } = set(parts.join(""), true, format === "mdx" ? "mdx" : "md");
      expect(html).not.toMatch(/href="javascript:/i);
      // Words in quoted attributes are words.
      expect(html.replaceAll(/="[^"]*"/g, '=""')).not.toMatch(/<(?:script|img|b)[\s>]|<[^>]*\son\w+=/i);
    }),
  );
});
