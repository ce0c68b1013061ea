import type { Fact } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { sampleContext } from "../prose-context.fixture.ts";
import type { ProseDocument } from "../rendered-prose.ts";
import { renderProse } from "../render-prose.ts";
import { assertionDiagnostics } from "./assertion-diagnostics.ts";
import { assertionsOf } from "./assertions-of.ts";

const page = (body: string, format: ProseDocument["format"] = "md"): ProseDocument => ({ path: `handbook/flow-policy.${format}`, body, bodyLine: 8, format });
const asserted = (attributes: string, sentence = "At most 30 items are in progress."): string => `Before.\n\n:::assert{${attributes}}\n${sentence}\n:::\n`;

describe("what a page asserts", () => {
  test("is read with its place, its sentence and its bound, as a directive and as a component", () => {
    const directive = assertionsOf(page(asserted('id=wip-limit fact="delivery.wip.now" atMost=30', "At most **30 items** are in progress; :fact[delivery.wip.now] today.")));
    expect(directive).toEqual([{ id: "wip-limit", path: "handbook/flow-policy.md", line: 10, column: 1, sentence: "At most 30 items are in progress; … today.", fact: "delivery.wip.now", bound: { kind: "atMost", is: "number", value: 30 }, gate: false }]);
    const component = assertionsOf(page('Before.\n\n<Assert id="wip-limit" fact="delivery.wip.now{program=*}" atLeast="85%" gate="true" waiver="two teams hand over" until="2027-01-31" by="Product sponsor">\n\nMost of it.\n\n</Assert>\n', "mdx"));
    expect(component).toEqual([{ id: "wip-limit", path: "handbook/flow-policy.mdx", line: 10, column: 1, sentence: "Most of it.", fact: "delivery.wip.now{program=*}", bound: { kind: "atLeast", is: "share", value: 0.85 }, gate: true, waiver: { why: "two teams hand over", until: "2027-01-31", by: "Product sponsor" } }]);
  });

  test.each([
    ["atMost=2027-01-31", { kind: "atMost", is: "date", value: "2027-01-31" }],
    ["equals=on-track", { kind: "equals", is: "word", value: "on-track" }],
    ['atMost="program.target.date{program=fraud}"', { kind: "atMost", is: "fact", value: "program.target.date{program=fraud}" }],
    ["atLeast=-0.5", { kind: "atLeast", is: "number", value: -0.5 }],
  ])("%s is a bound", (bound, expected) => {
    expect(assertionsOf(page(asserted(`id=a fact="delivery.wip.now" ${bound}`)))[0]?.bound).toEqual(expected);
  });

  test("is not what a page shows as an example", () => {
    expect(assertionsOf(page('```\n:::assert{id=a fact="delivery.wip.now" atMost=3}\nText.\n:::\n```\n'))).toEqual([]);
  });
});

describe("a mistake in a policy", () => {
  const FACT = 'fact="delivery.wip.now"';
  test.each([
    ["without an id", `${FACT} atMost=30`, "POLICY-ID", "write id=at-most-30"],
    ["with an id that is no slug", `id="WIP limit" ${FACT} atMost=30`, "POLICY-ID", "write id=wip-limit"],
    ["without a fact", "id=a atMost=30", "POLICY-FACT", 'write fact="delivery.wip.now"'],
    ["judged by policies", 'id=a fact="policies.state.broken" atMost=0', "POLICY-FACT", "take this policy out: those that it counts are judged where they stand"],
    ["without a bound", `id=a ${FACT}`, "POLICY-BOUND", "write atMost=30"],
    ["with two bounds", `id=a ${FACT} atMost=30 atLeast=2`, "POLICY-BOUND", "take atMost out, or write it as a policy of its own"],
    ["with a number for another eye", `id=a ${FACT} atMost="1,500"`, "POLICY-BOUND", "write atMost=1500"],
    ["with a day that is none", `id=a ${FACT} atMost=2027-02-30`, "POLICY-BOUND", "write a day that exists, as year-month-day: for example atMost=2027-01-31"],
    ["with a word as an order", `id=a ${FACT} atMost=few`, "POLICY-BOUND", "write atMost=30, or equals=… for a word"],
    ["waived without a day and a name", `id=a ${FACT} atMost=30 waiver="we move"`, "POLICY-WAIVER", 'write until=2027-01-31 by="Product sponsor" as well'],
    ["waived until no day", `id=a ${FACT} atMost=30 waiver="we move" until=soon by=me`, "POLICY-WAIVER", "write a day that exists, as year-month-day: for example until=2027-01-31"],
    ["with a gate that is neither", `id=a ${FACT} atMost=30 gate=treu`, "POLICY-GATE", "write gate=true"],
  ])("%s is found where it begins, with what mends it", (_, attributes, code, hint) => {
    const document = page(asserted(attributes));
    expect(renderProse(document, sampleContext()).diagnostics).toEqual([expect.objectContaining({ code, hint, severity: "error", file: "content/handbook/flow-policy.md", line: 10, column: 1, endLine: 10 })]);
    expect(assertionsOf(document)).toEqual([]);
  });

  test("an unknown attribute and an empty policy are found, too", () => {
    const found = (body: string) => renderProse(page(body), sampleContext()).diagnostics.map(({ code, hint }) => [code, hint]);
    expect(found(asserted(`id=a ${FACT} atmost=30`))[0]).toEqual(["MARKDOWN-COMPONENT", "did you mean atMost?"]);
    expect(found(`:::assert{id=a ${FACT} atMost=30}\n:::\n`)).toEqual([["POLICY-SENTENCE", "write the policy between :::assert{…} and :::"]]);
  });
});

describe("against what is published", () => {
  const receipt = { rule: "declared", arguments: {}, sources: [], rows: 0, rowsDigest: "" };
  const scalar = (id: string, unit: "items" | "share" | "date", value: number | string): Fact => ({ type: "scalar", id, label: id, audience: "public", unit, value, receipt });
  const facts = Object.fromEntries([scalar("delivery.wip.now", "items", 41), scalar("delivery.wip.now{program=fraud}", "items", 12), scalar("forecast.target.chance{program=fraud}", "share", 0.2), scalar("program.target.date{program=fraud}", "date", "2027-01-08")].map((fact) => [fact.id, fact]));
  const KNOWN = ["delivery.wip.now", "delivery.wip.now{program=fraud}", "forecast.target.chance{program=fraud}", "program.target.date{program=fraud}", "delivery.throughput.weeks"];
  const known = { isKnown: (id: string) => KNOWN.includes(id) || id.startsWith("models.age.days{model="), knownIds: KNOWN, workstreams: ["fraud"] };
  const check = (attributes: string, computed = true) => assertionDiagnostics(assertionsOf(page(asserted(attributes))), { ...known, ...(computed ? { facts } : {}) }).map(({ code, severity, hint, line }) => [code, severity, hint, line]);

  test.each([
    ["a fact that is misspelt", 'id=a fact="delivery.wip.no" atMost=3', "POLICY-FACT", "did you mean delivery.wip.now?"],
    ["a bound that is misspelt", 'id=a fact="program.target.date{program=fraud}" atMost="program.target.dat{program=fraud}"', "POLICY-FACT", "did you mean program.target.date{program=fraud}?"],
    ["a workstream that is misspelt", 'id=a fact="delivery.wip.now{program=frad}" atMost=3', "POLICY-FACT", "did you mean program=fraud?"],
    ["a dimension that the measure has not", 'id=a fact="delivery.wip.now{model=*}" atMost=3', "POLICY-FACT", "write delivery.wip.now{program=*}"],
    ["a bound for each of what the fact does not name", 'id=a fact="delivery.wip.now" atMost="program.target.date{program=*}"', "POLICY-BOUND", "write program=* in the fact as well, or name one program in the bound"],
  ])("%s is an error before anything is computed", (_, attributes, code, hint) => {
    expect(check(attributes, false)).toEqual([[code, "error", hint, 10]]);
  });

  test.each([
    ["a date for a number", 'id=a fact="delivery.wip.now" atMost=2027-01-31', "write atMost as a number"],
    ["a share above all", 'id=a fact="forecast.target.chance{program=*}" atLeast=85', "write atLeast=85%"],
    ["a bound of another unit", 'id=a fact="delivery.wip.now{program=*}" atMost="forecast.target.chance{program=*}"', "bound it by a fact that is a number of items"],
  ])("%s is an error as soon as the unit is known", (_, attributes, hint) => {
    expect(check(attributes)).toEqual([["POLICY-BOUND", "error", hint, 10]]);
  });

  test("a figure whose data is missing is no mistake; one that is there for another model is looked at", () => {
    expect(check('id=a fact="models.age.days{model=ranker-v3}" atMost=90')).toEqual([]);
    expect(check('id=a fact="models.age.days{model=*}" atMost=90')).toEqual([["POLICY-FACT", "warning", "supply the export that it is computed from; until then the policy cannot be judged", 10]]);
  });

  test("an id given twice is an error at the second place, which names the first", () => {
    const twice = [page(asserted('id=a fact="delivery.wip.now" atMost=3')), { ...page(asserted('id=a fact="delivery.wip.now" atMost=3')), path: "handbook/gates.md" }].flatMap(assertionsOf);
    expect(assertionDiagnostics(twice, known)).toEqual([expect.objectContaining({ code: "POLICY-TWICE", file: "content/handbook/gates.md", line: 10, hint: "write another id here; the first stands at content/handbook/flow-policy.md:10" })]);
  });
});
