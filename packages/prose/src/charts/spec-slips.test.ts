import { describe, expect, test } from "vitest";
import { checkSpec } from "./spec-check.ts";

const base = { title: "Risks", description: "Each risk as a bar.", data: { name: "risk.register.risks" }, mark: "bar", encoding: { x: { field: "id", type: "nominal" }, y: { field: "residual", type: "quantitative" } } };
const x = (more: object): object => ({ encoding: { x: { field: "id", ...more } } });

/** The engine passes over each of these without a word, and draws something else. */
describe("a slip of the pen is refused, at the word that is wrong, with the one that was meant", () => {
  test.each<readonly [string, object, string, string]>([
    ["a part of the chart", { encodng: {} }, "encodng", "encoding"],
    ["a part of a layer", { layer: [{ mark: "bar", encodings: {} }] }, "encodings", "encoding"],
    ["a part of a chart beside", { hconcat: [{ marks: "bar" }] }, "marks", "mark"],
    ["a channel", { encoding: { colour: { value: "c1" } } }, "colour", "color"],
    ["a channel of a layer", { layer: [{ mark: "bar", encoding: { yofset: { field: "id" } } }] }, "yofset", "yOffset"],
    ["a property of a channel", x({ aggregat: "sum" }), "aggregat", "aggregate"],
    ["the field of a channel", { encoding: { x: { feild: "id" } } }, "feild", "field"],
    ["a property of an axis", x({ axis: { lableAngle: 0 } }), "lableAngle", "labelAngle"],
    ["a property of a legend", { encoding: { color: { field: "id", legend: { orientt: "top" } } } }, "orientt", "orient"],
    ["a property of a scale", x({ scale: { domian: ["a"] } }), "domian", "domain"],
    ["a property of a mark", { mark: { type: "bar", opcity: 0.5 } }, "opcity", "opacity"],
    ["a property of a transform", { transform: [{ calculate: "1", ass: "one" }] }, "ass", "as"],
    ["the groups of a transform", { transform: [{ joinaggregate: [{ op: "sum", field: "residual", as: "all" }], groupyb: ["id"] }] }, "groupyb", "groupby"],
    ["a property of a window", { transform: [{ window: [{ op: "rank", as: "r", feild: "id" }] }] }, "feild", "field"],
    ["a comparison of a filter", { transform: [{ filter: { field: "id", equals: "a" } }] }, "equals", "equal"],
    ["a condition", { encoding: { opacity: { condition: { tset: "datum.residual > 1", value: 1 }, value: 0 } } }, "tset", "test"],
    ["an order", x({ sort: "-colour" }), "-colour", "-color"],
    ["an order by its word", x({ sort: "descnding" }), "descnding", "descending"],
    ["an order of a sort", x({ sort: { field: "residual", order: "decending" } }), "decending", "descending"],
    ["a channel to sort by", x({ sort: { encoding: "colour" } }), "colour", "color"],
    ["an order of a window", { transform: [{ window: [{ op: "rank", as: "r" }], sort: [{ field: "residual", order: "ascendin" }] }] }, "ascendin", "ascending"],
    ["a unit of time", x({ timeUnit: "yearmonht" }), "yearmonht", "yearmonth"],
    ["a unit of time with more", x({ timeUnit: { unit: "quater" } }), "quater", "quarter"],
    ["a unit of time of a transform", { transform: [{ timeUnit: "yearmonthdat", field: "due", as: "day" }] }, "yearmonthdat", "yearmonthdate"],
    ["a stack", x({ stack: "normalise" }), "normalise", "normalize"],
    ["a scale", x({ scale: { type: "loog" } }), "loog", "log"],
    ["the shape of a line", { mark: { type: "line", interpolate: "monotonne" } }, "monotonne", "monotone"],
    ["a side of an axis", x({ axis: { orient: "botom" } }), "botom", "bottom"],
    ["what is shared", { resolve: { scale: { y: "independant" } } }, "independant", "independent"],
    ["an operation of an aggregate", { transform: [{ aggregate: [{ op: "meen", field: "residual", as: "m" }], groupby: ["id"] }] }, "meen", "mean"],
    ["a method of a regression", { transform: [{ regression: "residual", on: "id", method: "linaer" }] }, "linaer", "linear"],
    ["what a label is", x({ axis: { labelExpr: "datum.lable" } }), "lable", "datum.label"],
  ])("%s", (_title, changes, found, near) => {
    const text = JSON.stringify({ ...base, ...changes }, null, 1);
    const { problems } = checkSpec(text);
    expect(problems).toMatchObject([{ code: "SPEC-VALUE", found, hint: `did you mean ${near}?` }]);
    expect(text.slice(problems[0]?.from, problems[0]?.to)).toContain(found);
  });
});

test.each<readonly [string, object]>([
  ["sums of groups", { transform: [{ aggregate: [{ op: "sum", field: "residual", as: "all" }], groupby: ["owner"] }] }],
  ["a chart for each column", { mark: undefined, encoding: undefined, repeat: { column: ["residual", "inherent"] }, spec: { mark: "bar", encoding: { x: { field: { repeat: "column" }, type: "quantitative" } } } }],
  ["layers for columns", { mark: undefined, encoding: undefined, repeat: { layer: ["residual", "inherent"] }, spec: { mark: "line", encoding: { y: { field: { repeat: "layer" }, type: "quantitative" }, color: { datum: { repeat: "layer" }, type: "nominal" } } } }],
  ["words in an order of their own", x({ sort: ["open", "closed"], axis: { labelExpr: "upper(datum.label)", format: "%b", tickMinStep: 1 } })],
  ["small charts in rows", { encoding: { ...base.encoding, row: { field: "owner", header: { labelOrient: "left" }, spacing: 8 } }, resolve: { scale: { y: "independent" }, axis: { x: "shared" } } }],
  ["a facet with rows", { mark: undefined, encoding: undefined, facet: { row: { field: "owner" } }, spec: { mark: { type: "boxplot", median: { color: "spot" }, ticks: true }, encoding: base.encoding } }],
  ["times of a unit", { encoding: { x: { field: "due", timeUnit: { unit: "utcyearmonth", step: 1 }, type: "temporal" }, y: { aggregate: "count", stack: "zero", impute: { value: 0, method: "mean" } } } }],
  ["a filter of many parts", { transform: [{ filter: { and: [{ field: "due", range: [{ year: 2026, month: 1 }, { year: 2026, month: 6 }] }, { not: { field: "owner", oneOf: ["a"] } }, "datum.residual > 1"] } }] }],
])("%s: no slip", (_title, changes) => {
  const { problems, columns } = checkSpec(JSON.stringify({ ...base, ...changes }));
  expect(problems).toEqual([]);
  expect(columns.map(({ name }) => name).filter((name) => !["id", "residual", "inherent", "owner", "due"].includes(name))).toEqual([]);
});
