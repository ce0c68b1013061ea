import { expect, test } from "vitest";
import { diagramWords } from "./diagram-words.ts";

test("the author's accessible words come first", () => {
  expect(diagramWords("gantt\n  title Plan\n  accTitle: The plan\n  accDescr {\n  Two lines\n  of text\n  }")).toEqual({ title: "The plan", description: "Two lines of text", titled: true, described: true });
});
test("a title in the diagram or above it names it", () => {
  expect(diagramWords("pie title Work\n \"a\": 1").title).toBe("Work");
  expect(diagramWords("---\ntitle: Steps\n---\nflowchart LR\n A").title).toBe("Steps");
});
test("without words the type names it", () => {
  expect(diagramWords("stateDiagram-v2\n A --> B")).toMatchObject({ title: "State diagram", titled: false });
});
test("tens of thousands of empty lines are passed over at once", () => {
  expect(diagramWords(`${"\r".repeat(200_000)}flowchart LR`).titled).toBe(false);
});
