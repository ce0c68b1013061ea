import { describe, expect, test } from "vitest";
import type { TopLevelSpec } from "vega-lite";
import { MARK_LIMIT, renderSvg } from "./render-svg.ts";

const label = { title: "T", description: "D", key: "k" };
const bars = (title: string): TopLevelSpec => ({
  data: { values: [{ x: 1, x2: 2, y: 0, y2: 3, title }] },
  mark: { type: "rect", aria: true, fill: "var(--ink)" },
  encoding: {
    x: { field: "x", type: "quantitative", axis: null },
    x2: { field: "x2" },
    y: { field: "y", type: "quantitative", axis: null },
    y2: { field: "y2" },
    description: { field: "title", type: "nominal" },
  },
});

describe("renderSvg", () => {
  test("the same chart twice on a page shares no id", async () => {
    const idsOf = (svg: string): readonly string[] => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id);
    const wide = idsOf(await renderSvg(bars("a"), { ...label, key: "wide" }));
    const narrow = idsOf(await renderSvg(bars("a"), { ...label, key: "narrow" }));
    expect(wide).toHaveLength(2);
    expect(new Set([...wide, ...narrow]).size).toBe(4);
  });

  test("words of a mark become its hover, and text from exports stays text", async () => {
    const svg = await renderSvg(bars('FD-1 <b>"x" & y</b>'), { title: "<i>", description: 'a "b"', key: "k" });
    expect(svg).toContain("<title>FD-1 &lt;b&gt;&quot;x&quot; &amp; y&lt;/b&gt;</title></path>");
    expect(svg).toContain(">&lt;i&gt;</title>");
    expect(svg).not.toMatch(/<b>|<i>/);
  });

  test("a warning is a fault: a field that no row has", async () => {
    const spec: TopLevelSpec = { data: { values: [{ x: 1 }] }, mark: "point", encoding: { x: { field: "typo", type: "quantitative" } } };
    await expect(renderSvg(spec, label)).rejects.toThrow('chart "T": ');
  });

  test("nothing is loaded from outside", async () => {
    const spec: TopLevelSpec = { data: { url: "https://example.org/rows.json" }, mark: "point", encoding: { x: { field: "x", type: "quantitative" } } };
    await expect(renderSvg(spec, label)).rejects.toThrow("https://example.org/rows.json");
  });

  test("too many marks are refused", async () => {
    const values = Array.from({ length: MARK_LIMIT + 1 }, (_, x) => ({ x }));
    const spec: TopLevelSpec = { data: { values }, mark: "point", encoding: { x: { field: "x", type: "quantitative", axis: null } } };
    await expect(renderSvg(spec, label)).rejects.toThrow("the limit is 20000");
  });

  test("a key that could not be an id is refused", async () => {
    await expect(renderSvg(bars("a"), { ...label, key: "two words" })).rejects.toThrow("two words");
  });
});
