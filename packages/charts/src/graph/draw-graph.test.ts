import { expect, test } from "vitest";
import { frozen, hoversOf, wordsOf } from "../../test/figures.ts";
import { collisions, outside } from "../../test/label-boxes.ts";
import { drawGraph } from "./draw-graph.ts";
import type { GraphFigure, GraphNode } from "./graph-figure.ts";

const node = (id: string, group?: string): GraphNode => ({ id, title: `Item ${id}`, detail: "still to come", ...(group === undefined ? {} : { group }) });
const figure: GraphFigure = frozen({
  description: "What waits for what.",
  nodes: [node("a", "one"), node("b", "one"), { ...node("c", "two"), strong: true, words: "C & its <reason>" }, { ...node("d"), ink: "quiet" as const }],
  edges: [{ from: "a", to: "b" }, { from: "b", to: "c", strong: true }, { from: "c", to: "a", dashed: true }, { from: "c", to: "c" }, { from: "c", to: "nowhere" }],
  groups: [{ id: "one", title: "Search relevance" }, { id: "two", title: "ML platform" }, { id: "three", title: "Nobody" }],
});
const draw = (of: GraphFigure, width: number, compact: boolean = false): Promise<string> => drawGraph(of, { width, compact }, { title: "T", key: "x" });

test.each([[1216, false], [704, false], [340, true]] as const)("at %i px it says every name and group, with a name and a description of its own", async (width, compact) => {
  const svg = await draw(figure, width, compact);
  expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="(\S+)" aria-describedby="(\S+)"><title id="\1">T<\/title><desc id="\2">What waits for what.<\/desc>/);
  for (const words of ["Item a", "Item d", "still to come", "Search relevance", "ML platform"]) expect(wordsOf(svg)).toContain(words);
  expect(wordsOf(svg)).not.toContain("Nobody");
  expect(hoversOf(svg)).toContain("C &amp; its &lt;reason&gt;");
  expect(Number(/ width="([\d.]+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(width);
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
});

const long: GraphFigure = {
  description: "Many.",
  nodes: Array.from({ length: 30 }, (_, index) => ({ ...node(String(index), String(index % 3)), title: `A name that is far too long for any box of a graph, ${String(index)}` })),
  edges: Array.from({ length: 40 }, (_, index) => ({ from: String((index * 7) % 30), to: String((index * 11 + 1) % 30) })),
  groups: ["0", "1", "2"].map((id) => ({ id, title: `Workstream ${id} with a long name` })),
};

test.each([[1216, false], [704, false], [340, true]] as const)("at %i px thirty long names stay inside and apart", async (width, compact) => {
  const svg = await draw(long, width, compact);
  expect(outside(svg, width)).toEqual([]);
  expect(collisions(svg)).toEqual([]);
});

test("equal figures give equal bytes", async () => {
  expect(await draw(structuredClone(figure), 1216)).toBe(await draw(figure, 1216));
});

test("one node is a drawing; none is refused, and so are two with one id", async () => {
  expect(wordsOf(await draw({ description: "One.", nodes: [node("a")], edges: [] }, 704))).toContain("Item a");
  await expect(draw({ description: "None.", nodes: [], edges: [] }, 704)).rejects.toThrow("a graph needs a node");
  await expect(draw({ description: "Twice.", nodes: [node("a"), node("a")], edges: [] }, 704)).rejects.toThrow("share an id");
});
