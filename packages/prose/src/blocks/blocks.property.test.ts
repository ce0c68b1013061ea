import fc from "fast-check";
import { expect, test } from "vitest";
import { renderProse } from "../markdown/render-prose.ts";
import { editionContext } from "./edition.fixture.ts";
import { blockDescriptions } from "./registry.ts";

/** What somebody would write who wants a script to run, and what other attributes hold. */
const value = fc.oneof(
  fc.constantFrom('<script>alert(1)</script>', "javascript:alert(1)", "x onmouseover=alert(1)", "<img src=x onerror=alert(1)>", "&lt;script&gt;", "');alert(1);//", "</div><iframe src=//x>", "data:text/html,<b>", "\u0000", "delivery.wip.now", "risk.register.risks", "d-030-fraud-target", "handbook/parts/owners.md", "2026-12-01", "id", "residual", "note"),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
const quoted = (text: string): string => `"${text.replaceAll('"', "&quot;").replaceAll("\n", " ")}"`;
const blocks = blockDescriptions();

const use = fc.record({ block: fc.constantFrom(...blocks), values: fc.dictionary(fc.constantFrom("onclick", "style", "class", "href", "src", "of", "id", "title", "x", "y", "as", ...blocks.flatMap(({ attributes }) => attributes.map(({ name }) => name))), value, { maxKeys: 6 }), content: value, format: fc.constantFrom("md" as const, "mdx" as const) }).map(({ block, values, content, format }) => {
  const attributes = Object.entries(values).map(([name, text]) => `${name}=${quoted(text)}`).join(" ");
  const [place = "text"] = block.places;
  if (format === "mdx") return { format, body: place === "container" ? `<${block.component} ${attributes}>\n\n${content}\n\n</${block.component}>` : `<${block.component} ${attributes} />` };
  const opening = `${place === "text" ? ":" : place === "leaf" ? "::" : ":::"}${block.directive}${place === "text" ? `[${content}]` : ""}{${attributes}}`;
  return { format, body: place === "container" ? `${opening}\n${content}\n:::` : opening };
});

/** Tags as a browser reads them, with the values of their attributes blanked but for what would run. */
const tagsOf = (html: string): readonly string[] => html.replaceAll(/"[^"]*"/g, (text) => (/^"\s*(?:javascript|data|vbscript):/i.test(text) ? "RUNS" : '""')).match(/<[a-z][^<>]*>/gi) ?? [];
const FORBIDDEN = /^<(?:script|iframe|style|object|embed|form|img)\b|\son[a-z]+\s*=|\sstyle\b|(?:href|src)=RUNS/i;

test("no block lets markup, a script address or a handler through, by attribute or by content", () => {
  fc.assert(
    fc.property(fc.array(use, { minLength: 1, maxLength: 3 }), (uses) => {
      for (const format of ["md", "mdx"] as const) {
        const body = uses.filter((each) => each.format === format).map((each) => each.body).join("\n\n");
        const { html, diagnostics } = renderProse({ path: `handbook/page.${format}`, body, bodyLine: 3, format }, editionContext());
        for (const tag of tagsOf(html)) expect(tag).not.toMatch(FORBIDDEN);
        for (const { line, column } of diagnostics) expect(line >= 3 && column >= 1).toBe(true);
      }
    }),
    { seed: 20261130, numRuns: 600 },
  );
});

test("no spec of a chart throws, and none that is refused is drawn", () => {
  const json = fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: "small" }, value, fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie("any"), { maxLength: 3 }), fc.dictionary(fc.constantFrom("data", "name", "url", "values", "mark", "type", "encoding", "x", "y", "field", "layer", "transform", "filter", "calculate", "as", "href", "signal", "expr", "color", "title"), tie("any"), { maxKeys: 4 })),
  })).any;
  fc.assert(
    fc.property(fc.oneof(json.map((spec) => JSON.stringify(spec)), fc.string({ maxLength: 40 })), (spec) => {
      const { charts, diagnostics, html } = renderProse({ path: "handbook/page.md", body: `\`\`\`vega-lite\n${spec.replaceAll("`", "")}\n\`\`\``, bodyLine: 3, format: "md" }, editionContext());
      expect(Object.keys(charts).length === 1 || diagnostics.length > 0).toBe(true);
      for (const tag of tagsOf(html)) expect(tag).not.toMatch(FORBIDDEN);
    }),
    { seed: 20261130, numRuns: 400 },
  );
});
