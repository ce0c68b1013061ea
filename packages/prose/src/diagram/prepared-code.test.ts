import { expect, test } from "vitest";
import { preparedCode } from "./prepared-code.ts";

test("comments, front matter and blank beginnings go, and lines keep their numbers", () => {
  expect(preparedCode("---\ntitle: x\n---\n\n%% note\nflowchart LR\n  %% note\n  A --> B")).toEqual({ text: "flowchart LR\n  A --> B", lines: [6, 8] });
});
test("what looks like a tag or a formula in a label is written as characters", () => {
  expect(preparedCode('flowchart LR\n A["<img src=x> and $$x$$<br>b"]').text).toBe('flowchart LR\n A["#lt;img src=x#gt; and #36;#36;x#36;#36;<br>b"]');
});
test("arrows and stereotypes are left alone", () => {
  const code = "classDiagram\n A <|-- B\n <<interface>> A\n C <-- D";
  expect(preparedCode(code).text).toBe(code);
});
