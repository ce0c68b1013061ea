import { expect, test } from "vitest";
import { drawProseSpec, type ProseSpec } from "./prose-spec.ts";

const data = { "x.y": [{ month: "2026-01-15", total: 3, program: "search" }, { month: "2026-02-15", total: 5, program: "fraud" }] };
const spec = { title: "T", description: "D", data: { name: "x.y" }, mark: { type: "bar", color: "spot" }, encoding: { x: { field: "month", type: "temporal" }, y: { field: "total", type: "quantitative" } } };
const drawn = (changes: object = {}, rest: Partial<ProseSpec> = {}): Promise<string> =>
  drawProseSpec({ spec: JSON.stringify({ ...spec, ...changes }), data, colours: new Map([["spot", "var(--spot)"]]), fixed: { program: ["search", "demand", "fraud"] }, ...rest }, { width: 704, compact: false }, { title: "T", description: "D", key: "test" });

test("is drawn in the width of the page, in colours of the site, with its name", async () => {
  const svg = await drawn();
  expect(svg).toMatch(/^<svg [^>]*width="704"[^>]*role="img"/);
  expect(svg).toContain('fill="var(--spot)"');
  expect(svg).toContain("<desc ");
  expect(svg).not.toMatch(/ (?:style|class|href)="|#[0-9a-f]{6}"/);
});
test("a workstream keeps its colour", async () => {
  const svg = await drawn({ mark: "bar", encoding: { ...spec.encoding, color: { field: "program", type: "nominal" } } });
  expect(svg).toContain('fill="var(--c1)"');
  expect(svg).toContain('fill="var(--c3)"');
  expect(svg).not.toContain("var(--c2)");
});
test("plots beside each other stand below each other on a phone", async () => {
  const beside = { ...spec, mark: undefined, encoding: undefined, hconcat: [1, 2].map(() => ({ width: 300, height: 80, mark: "bar", encoding: spec.encoding })) };
  const phone = await drawProseSpec({ spec: JSON.stringify(beside), data, colours: new Map(), fixed: {} }, { width: 340, compact: true }, { title: "T", description: "D", key: "test" });
  const widthOf = (svg: string): number => Number(/ width="([\d.]+)"/.exec(svg)?.[1]);
  expect(widthOf(await drawn({ mark: undefined, encoding: undefined, hconcat: beside.hconcat }))).toBeGreaterThan(600);
  expect(widthOf(phone)).toBeLessThan(350);
});
test("plots that are repeated beside each other are drawn on a phone, too, below each other", async () => {
  const beside = { ...spec, mark: undefined, encoding: undefined, repeat: { column: ["total", "cost"] }, spec: { width: 260, height: 80, mark: "bar", encoding: { x: { field: "month", type: "temporal" }, y: { field: { repeat: "column" }, type: "quantitative" } } } };
  const both = { "x.y": data["x.y"].map((row) => ({ ...row, cost: 9 })) };
  const size = async (width: number, compact: boolean): Promise<number> => Number(/ width="([\d.]+)"/.exec(await drawProseSpec({ spec: JSON.stringify(beside), data: both, colours: new Map(), fixed: {} }, { width, compact }, { title: "T", description: "D", key: "test" }))?.[1]);
  expect(await size(704, false)).toBeGreaterThan(520);
  expect(await size(340, true)).toBeLessThan(350);
});
test("a plot for each of hundreds of rows is refused for its size, a plot for each of some is drawn", async () => {
  const many = (count: number) => ({ "x.y": Array.from({ length: count }, (_, index) => ({ id: `R-${String(index)}`, total: index })) });
  const each = { mark: "bar", encoding: { row: { field: "id", type: "nominal" }, x: { field: "total", type: "quantitative" } } };
  await expect(drawn(each, { data: many(400) })).rejects.toThrow(/pixels wide and \d+ high; the limits are 3000 and 10000/);
  expect(await drawn(each, { data: many(12) })).toContain("<svg ");
});
test("days are those of the data on every clock", async () => {
  const zone = process.env["TZ"];
  const drawings = [];
  for (const name of ["UTC", "Pacific/Auckland", "America/Los_Angeles"]) {
    process.env["TZ"] = name;
    drawings.push(await drawn({ encoding: { ...spec.encoding, x: { field: "month", type: "temporal", timeUnit: "yearmonth" } } }));
  }
  if (zone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zone;
  expect(new Set(drawings).size).toBe(1);
});
test.each([
  ["an address", { data: { url: "https://example.org/x.csv" } }, /may not load/],
  ["a type that Vega-Lite does not know", { encoding: { ...spec.encoding, x: { field: "month", type: "temporall" } } }, /field type/],
])("%s is refused", async (_title, changes, message) => {
  await expect(drawn(changes)).rejects.toThrow(message);
});
