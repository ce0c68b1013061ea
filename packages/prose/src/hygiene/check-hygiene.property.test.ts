import fc from "fast-check";
import { expect, test } from "vitest";
import { checkHygiene } from "./check-hygiene.ts";

const piece = fc.oneof(
  fc.constantFrom("# ", "## ", "#### ", "> ", "- ", "1. ", "\n", "\n\n", "[here](", ")", "![", "](x)", "`", "```\n", "**", ":::callout{kind=note}\n", ":::\n", ":fact[a.b]", ":term[", "]", "| a | b |\n| --- | --- |\n", "<Tabs>", "</Tabs>", "{", "}", "TODO", "SLA", "lead-time ", "\\", "&amp;", "🙂", "é", "\r\n", "\t"),
  fc.lorem({ maxCount: 60 }),
  fc.string({ maxLength: 12 }),
);
const body = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));

test("whatever stands in a page, each finding has its place inside it, and all of them are warnings", () => {
  fc.assert(
    fc.property(body, fc.constantFrom("md" as const, "mdx" as const), (text, format) => {
      const lines = text.split(/\r\n?|\n/);
      for (const found of checkHygiene([{ kind: "handbook", path: `handbook/page.${format}`, title: "Page", format, bodyLine: 8, body: text }], { terms: [{ title: "Lead time", also: ["lead times"], avoid: ["leading time"] }], rules: {}, english: true })) {
        expect(found.severity).toBe("warning");
        expect(found.hint).not.toBe("");
        const line = lines[found.line - 8];
        expect(line).toBeDefined();
        expect(found.column).toBeGreaterThanOrEqual(1);
        expect(found.column).toBeLessThanOrEqual([...(line ?? "")].length + 1);
      }
    }),
    { numRuns: 300, seed: 20261129 },
  );
});

test("a long page takes no long time", () => {
  const text = `${"Word after word, and TODO after SLA, of the lead-time. ".repeat(900)}\n\n`;
  const begun = performance.now();
  checkHygiene([{ kind: "handbook", path: "handbook/page.md", title: "Page", format: "md", bodyLine: 1, body: text }], { terms: [{ title: "Lead time", also: [] }], rules: {}, english: true });
  expect(performance.now() - begun).toBeLessThan(5000);
});
