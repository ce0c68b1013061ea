import { expect, test } from "vitest";
import { readOne } from "../../test/one-file.ts";
import { kindNamed } from "../sources/kinds.ts";

const csv = (header: string, row: string, times: number): string => `${header}\n${`${row}\n`.repeat(times)}`;

test.each([
  ["risk-register", csv("ID,Title", "R-1,Logs", 100_003), "file.csv:100002:1", "100003 records", "at most 100000 records"],
  ["jira-csv", csv("Issue key,Status", "A-1,Open", 250_002), "file.csv:250002:1", "250002 records", "at most 250000 records"],
  ["jira-json", `[${"{},\n".repeat(250_001)}{}]`, "file.csv:250001:1", "250002 records", "at most 250000 records"],
] as const)("a file of more records than can be read is refused at the first too many, before its rows are looked at: %s", (name, content, place, found, expected) => {
  const kind = kindNamed(name);
  if (kind === undefined) throw new Error(`no kind ${name}`);
  const { diagnostics, used } = readOne(kind, content);
  expect(diagnostics.map(({ code, file, line, column }) => `${code} ${file}:${String(line)}:${String(column)}`)).toEqual([`FILE-TOO-LARGE ${place}`]);
  expect(diagnostics[0]).toMatchObject({ found, expected: `${expected} in one file`, hint: expect.stringContaining("split the table into several files") as string });
  expect(used).toBe(0);
});
