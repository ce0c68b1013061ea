import { expect, test } from "vitest";
import { checkDiagram } from "../diagram/check-diagram.ts";
import { DIAGRAM_EXAMPLES } from "../diagram/diagram-types.fixture.ts";
import { diagramType, diagramWords } from "../diagram/diagram-words.ts";
import { unnamedDiagrams } from "./unnamed-diagrams.ts";

const found = (code: string) => unnamedDiagrams({ path: "handbook/gates.md", body: `## The *way* up\n\n\`\`\`mermaid\n${code}\n\`\`\`\n`, bodyLine: 10, format: "md" });
const bare = (code: string): string => code.split("\n").filter((line) => !/accTitle|accDescr|^\s*title /.test(line)).join("\n");

/** The code after somebody did literally what the hint says. */
function mended(code: string, hint: string): string {
  const lines = code.split("\n");
  return lines.toSpliced(diagramType(code)?.line ?? 0, 0, ...Array.from(hint.matchAll(/`([^`]+)`/g), ([, line = ""]) => line)).join("\n");
}

test.each(Object.entries(DIAGRAM_EXAMPLES))("%s without words is refused at its type, and mended by what the hint says", (_type, example) => {
  const code = bare(example);
  const [problem, ...others] = found(code);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ code: "DIAGRAM-WORDS", severity: "error", file: "content/handbook/gates.md", line: 12 + (diagramType(code)?.line ?? 0), column: 1, message: "this diagram has no title and no description for readers who cannot see it" });
  const whole = mended(code, problem?.hint ?? "");
  expect(found(whole)).toEqual([]);
  expect(checkDiagram(whole)).toEqual([]);
  expect(diagramWords(whole).title).toBe("The way up");
});

test("only what is missing is asked for, in words from the heading and the labels", () => {
  expect(found('pie title Work\n  "Data" : 55\n  "Review" : 45')).toMatchObject([{ message: "this diagram has no description for readers who cannot see it", expected: "accDescr", hint: "below the line of pie, add the line `accDescr: Pie chart: Data, Review.`, and say in it what a reader should see" }]);
  expect(found("flowchart LR\n  accDescr: One leads to two.\n  A --> B")).toMatchObject([{ hint: "below the line of flowchart, add the line `accTitle: The way up`" }]);
  expect(found('flowchart LR\n  accTitle: Steps\n  accDescr {\n    One leads\n    to two.\n  }\n  A["One"] --> B')).toEqual([]);
});

test("a misspelt type has one mistake, and no diagram none", () => {
  expect(found("gnatt\n  title x")).toEqual([]);
  expect(unnamedDiagrams({ path: "handbook/a.md", body: "About mermaid.", bodyLine: 1, format: "md" })).toEqual([]);
});
