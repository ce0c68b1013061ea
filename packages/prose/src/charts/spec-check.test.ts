import { describe, expect, test } from "vitest";
import { checkSpec } from "./spec-check.ts";

const base = { title: "Risks", description: "Each risk as a bar.", data: { name: "risk.register.risks" }, mark: "bar", encoding: { x: { field: "id", type: "nominal" }, y: { field: "residual", type: "quantitative" } } };
const problems = (changes: object) => checkSpec(JSON.stringify({ ...base, ...changes }, null, 1)).problems;

test("a sound spec has no problem, and tells what it reads", () => {
  const { problems: found, facts, columns, title, description } = checkSpec(JSON.stringify(base));
  expect(found).toEqual([]);
  expect([title, description, facts.map(({ name }) => name), columns.map(({ name }) => name)]).toEqual(["Risks", "Each risk as a bar.", ["risk.register.risks"], ["id", "residual"]]);
});

describe("refused, at the word that is wrong", () => {
  test.each<readonly [string, object, string, string, RegExp]>([
    ["data from an address", { data: { url: "https://example.org/x.csv" } }, "SPEC-DATA", "url", /"data": \{"name"/],
    ["data written out", { data: { name: "x.y", values: [1, 2] } }, "SPEC-DATA", "values", /"data": \{"name"/],
    ["a generator of data", { data: { sequence: { start: 0, stop: 1e9 } } }, "SPEC-DATA", "sequence", /"data": \{"name"/],
    ["data of a layer", { layer: [{ data: { url: "/x" }, mark: "line" }] }, "SPEC-DATA", "url", /"data"/],
    ["data of a lookup", { transform: [{ lookup: "id", from: { data: { url: "/x" }, key: "id", fields: ["title"] } }] }, "SPEC-DATA", "url", /"data"/],
    ["data of a chart beside", { hconcat: [{ data: { values: [] }, mark: "bar" }] }, "SPEC-DATA", "values", /"data"/],
    ["datasets", { datasets: { x: [] } }, "SPEC-REFUSED", "datasets", /fact of the edition/],
    ["a link on marks", { encoding: { href: { field: "id" } } }, "SPEC-REFUSED", "href", /text of the page/],
    ["an image", { mark: { type: "image", url: "https://example.org/x.png" } }, "SPEC-VALUE", "image", /use one of|did you mean/],
    ["an image channel", { encoding: { url: { field: "id" } } }, "SPEC-REFUSED", "url", /nothing is loaded/],
    ["a signal", { width: { signal: "a" } }, "SPEC-REFUSED", "signal", /write the value/],
    ["an expression as a value", { mark: { type: "bar", opacity: { expr: "1" } } }, "SPEC-REFUSED", "expr", /calculate/],
    ["parameters", { params: [] }, "SPEC-REFUSED", "params", /leave it out/],
    ["looks of one's own", { config: { background: "red" } }, "SPEC-REFUSED", "config", /looks/],
    ["a name that reaches into the engine", { encoding: { constructor: {} } }, "SPEC-REFUSED", "constructor", /leave it out/],
    ["a function that is not listed", { transform: [{ calculate: "warn(datum.id)", as: "a" }] }, "SPEC-VALUE", "warn", /use one of/],
    ["a way out of an expression", { transform: [{ calculate: "datum.id.length", as: "a" }] }, "SPEC-VALUE", ".", /datum\.column/],
    ["a global in an expression", { transform: [{ filter: "window == 1" }] }, "SPEC-VALUE", "window", /datum\.window/],
    ["the prototype in an expression", { transform: [{ filter: "datum['constructor'] == 1" }] }, "SPEC-VALUE", "constructor", /column of the fact/],
    ["code in a label", { encoding: { x: { field: "id", axis: { labelExpr: "alert(1)" } } } }, "SPEC-VALUE", "alert", /use one of/],
    ["a colour of no token", { mark: { type: "bar", color: "url(#x)" } }, "SPEC-VALUE", "url(#x)", /colour of the site/],
    ["a colour that is near one", { mark: { type: "bar", color: "spto" } }, "SPEC-VALUE", "spto", /did you mean spot\?/],
    ["colours between colours", { encoding: { color: { field: "residual", type: "quantitative" } } }, "SPEC-VALUE", "", /"bin": true/],
    ["a mark that is near one", { mark: "brar" }, "SPEC-VALUE", "brar", /did you mean bar\?/],
    ["a type that is near one", { encoding: { x: { field: "id", type: "nomnal" } } }, "SPEC-VALUE", "nomnal", /did you mean nominal\?/],
    ["a transform that is near one", { transform: [{ filtre: "datum.residual > 1" }] }, "SPEC-VALUE", "", /did you mean filter\?/],
    ["chance", { transform: [{ sample: 5 }] }, "SPEC-REFUSED", "sample", /another one each time/],
    ["too many bins", { encoding: { x: { field: "residual", bin: { maxbins: 100_000 } } } }, "SPEC-SIZE", "100000", /up to 200/],
    ["an expression inside of a filter", { transform: [{ filter: { not: "random() < 0.5" } }] }, "SPEC-VALUE", "random", /use one of/],
    ["expressions in a list of a filter", { transform: [{ filter: { and: [{ or: ["now() > 0"] }] } }] }, "SPEC-VALUE", "now", /did you mean pow/],
    ["an expression inside of a test", { encoding: { opacity: { condition: { test: { not: "warn('a')" }, value: 1 }, value: 0 } } }, "SPEC-VALUE", "warn", /use one of/],
    ["a mark in a list", { mark: { type: ["image"] } }, "SPEC-VALUE", "", /one word/],
    ["code as a year", { encoding: { x: { datum: { year: "warn(1)" } } } }, "SPEC-VALUE", "warn(1)", /number/],
    ["code as a year in a filter", { transform: [{ filter: { field: "due", timeUnit: "year", oneOf: [2026, "warn(1)"] } }] }, "SPEC-VALUE", "warn(1)", /number/],
    ["code among the values of an axis", { encoding: { x: { field: "due", timeUnit: "year", axis: { title: "Year (UTC)", values: ["warn(1)"] } } } }, "SPEC-VALUE", "warn(1)", /number/],
    ["a density without end", { transform: [{ density: "residual", minsteps: 1e9 }] }, "SPEC-SIZE", "1000000000", /up to 200/],
    ["quantiles without end", { transform: [{ quantile: "residual", step: 1e-9 }] }, "SPEC-REFUSED", "step", /list the values/],
    ["ends of bins without end", { encoding: { x: { field: "residual", scale: { bins: { start: 0, stop: 1, step: 1e-9 } } } } }, "SPEC-REFUSED", "step", /list the values/],
    ["sizes of bins without end", { encoding: { x: { field: "residual", bin: { steps: [1e-9] } } } }, "SPEC-REFUSED", "steps", /maxbins/],
    ["a base of bins without end", { encoding: { x: { field: "residual", bin: { base: 1 } } } }, "SPEC-REFUSED", "base", /maxbins/],
    ["ticks without end", { encoding: { x: { field: "residual", axis: { tickCount: { interval: "millisecond" } } } } }, "SPEC-VALUE", "", /write a number/],
    ["charts in rows and columns without end", { repeat: { row: ["id", "id", "id", "id", "id"], column: ["id", "id", "id", "id", "id"] }, spec: { mark: "bar" } }, "SPEC-SIZE", "", /two charts/],
    ["bins without end", { encoding: { x: { field: "residual", bin: { step: 1e-9 } } } }, "SPEC-REFUSED", "step", /maxbins/],
    ["a size beyond the page", { width: 40_000 }, "SPEC-SIZE", "40000", /up to 1200/],
    ["too many marks", { layer: Array.from({ length: 30 }, () => ({ mark: "bar" })) }, "SPEC-SIZE", "", /two charts/],
    ["no title", { title: "" }, "SPEC-WORDS", "", /"title"/],
    ["no description", { description: undefined }, "SPEC-WORDS", "", /"description"/],
    ["no data", { data: undefined }, "SPEC-DATA", "", /"data"/],
  ])("%s", (_title, changes, code, found, hint) => {
    const text = JSON.stringify({ ...base, ...changes }, null, 1);
    const [first, ...others] = checkSpec(text).problems.filter((problem) => problem.code === code);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ code });
    if (found !== "") {
      expect(first?.found).toBe(found);
      expect(text.slice(first?.from, first?.to)).toContain(found.length > 12 ? found.slice(0, 3) : found);
    }
    expect(first?.hint).toMatch(hint);
  });
  test("a spec that is longer than can be read", () => {
    expect(problems({ usermeta: "x".repeat(30_000) })).toMatchObject([{ code: "SPEC-SIZE" }]);
  });
});

describe("text that is not JSON, at its place", () => {
  test.each([
    ["{\n  'title': 1 }", 4, /"name": value/],
    ['{ "title": "a", }', 16, /take the comma out/],
    ['{ "title": "a" "mark": 1 }', 15, /write , or \}/],
    ['{ "title": "a', 11, /close it with "/],
    ["{ \"a\": [1, 2 }", 13, /write , or \]/],
    ['{ "a": 1, "a": 2 }', 10, /take one of them out/],
    ["[".repeat(40), 21, /at most 20 levels/],
    ["bar", 0, /a text in quotation marks/],
    ['{ "a": 1 } x', 11, /take it out/],
    ["", 0, /text in quotation marks/],
  ])("%j", (text, from, hint) => {
    expect(checkSpec(text).problems).toMatchObject([{ code: "SPEC-JSON", from, hint: expect.stringMatching(hint) as string }]);
  });
});

test("columns that transforms make are known, and of a pivot the column whose words become columns", () => {
  expect(checkSpec(JSON.stringify({ ...base, transform: [{ calculate: "datum.residual / 1000", as: "thousands" }, { fold: ["residual"] }] })).made).toEqual(["thousands", "key", "value"]);
  expect(checkSpec(JSON.stringify({ ...base, transform: [{ pivot: "owner", value: "residual" }] })).pivots).toMatchObject([{ name: "owner", of: "risk.register.risks" }]);
});
