import { expect, test } from "vitest";
import { checkDiagram } from "./check-diagram.ts";

const found = (code: string) => checkDiagram(code).map((problem) => [problem.code, problem.line, problem.column]);

test.each([
  ["an unknown type", "\n  gnatt\n  title x", ["DIAGRAM-TYPE", 2, 3]],
  ["an empty block", "%% nothing", ["DIAGRAM-EMPTY", 1, 1]],
  ["a loosened security level", "%%{init: {\"securityLevel\": \"loose\"}}%%\nflowchart LR\n A", ["DIAGRAM-DIRECTIVE", 1, 1]],
  ["a security level over several lines", "%%{init: {\n  'securityLevel': 'loose' }}%%\nflowchart LR\n A", ["DIAGRAM-DIRECTIVE", 2, 1]],
  ["a security level in front matter", "---\nconfig:\n  securityLevel: loose\n---\nflowchart LR\n A", ["DIAGRAM-DIRECTIVE", 2, 1]],
  ["an escaped setting", "%%{init: {\"\\u0073ecurityLevel\": 1}}%%\nflowchart LR\n A", ["DIAGRAM-DIRECTIVE", 1, 1]],
  ["a script address", "flowchart LR\n A-->B\n click A \"javascript:alert(1)\"", ["DIAGRAM-LINK", 3, 11]],
  ["a script address of a menu", "sequenceDiagram\n participant A\n link A: More @ javascript:alert(1)", ["DIAGRAM-LINK", 3, 17]],
  ["a function that a click calls", "flowchart LR\n A-->B\n click A call alert(1)", ["DIAGRAM-LINK", 3, 15]],
  ["a function without the word call", "flowchart LR\n A-->B\n click A tell \"Tip\"", ["DIAGRAM-LINK", 3, 10]],
  ["a script address of a call", "flowchart LR\n A-->B\n click A href \"JavaScript:alert(1)\"", ["DIAGRAM-LINK", 3, 16]],
] as const)("%s", (_title, code, place) => {
  expect(found(code)[0]).toEqual(place);
});

test.each(["flowchart LR\n A --> B", "%%{init: {'flowchart': {'nodeSpacing': 10}}}%%\nflowchart LR\n A", "---\ntitle: Steps\n---\nflowchart LR\n A", "flowchart LR\n A[\"<img src=x onerror=alert(1)>\"]", "flowchart LR\n A\n click A \"https://example.org/\"", "sequenceDiagram\n A->>B: see https: and javascript: as words"])("accepted: %j", (code) => {
  expect(checkDiagram(code)).toEqual([]);
});

test("5,000 nodes are counted and refused at the fence", () => {
  const lines = Array.from({ length: 5000 }, (_, index) => ` n${String(index)}["label ${String(index)}"]`);
  expect(checkDiagram(`flowchart LR\n${lines.join("\n")}`)).toMatchObject([{ code: "DIAGRAM-SIZE", line: 0, message: "the diagram has 5,000 nodes; the limit is 500" }]);
  expect(checkDiagram(`flowchart LR\n${lines.slice(0, 499).join("\n")}`)).toEqual([]);
});

test("a long text is refused by its bytes", () => {
  expect(checkDiagram(`flowchart LR\n A["${"x".repeat(50_000)}"]`)).toMatchObject([{ code: "DIAGRAM-SIZE" }]);
});

test("brackets that never close are answered at once", () => {
  expect(checkDiagram(`flowchart LR\n${"[".repeat(1_900_000)}`)).toMatchObject([{ code: "DIAGRAM-SIZE", line: 0 }]);
  expect(checkDiagram(`flowchart LR\n A\n${"%%{".repeat(16_000)}`)).toEqual([]);
});

test("names in labels are no nodes, whatever shape the brackets make", () => {
  const lines = Array.from({ length: 250 }, (_, index) => ` a${String(index)}[[one two]] --> b${String(index)}([three four])`);
  expect(checkDiagram(`flowchart LR\n${lines.join("\n")}`)).toEqual([]);
});
