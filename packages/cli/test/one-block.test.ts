import { expect, test } from "vitest";
import { oneBlock } from "../src/one-block.ts";

const block = (id: string, files: string): string => `sources:\n  - id: ${id}\n    kind: vendors\n    files: ${files}\n`;

test("suggestions for several files are one block without an id twice", () => {
  const text = oneBlock([block("list", "vendors/list.csv"), "# notes.txt: no table.\n", block("list", "old/list.csv")]);
  expect(text.match(/^sources:$/gm)).toHaveLength(1);
  expect(text).toContain("- id: vendors\n");
  expect(text).toContain("- id: old\n");
  expect(text.startsWith("# notes.txt")).toBe(true);
});

test("folders named by the day are one source", () => {
  expect(oneBlock([block("list", "v/2026-11-15/list.csv"), block("list", "v/2026-11-22/list.csv")])).toBe(block("list", "v/{exported}/list.csv"));
});
