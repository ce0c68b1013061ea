import { computeEdition, canonicalJson, type Model } from "@almanac/core";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CONFIG, DONE, issue, json, load, move, type Contents } from "../a-program.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const HEADER = "Issue key,Summary,Issue Type,Status,Created,Resolved,Resolution\n";
const day = (index: number): string => `2026-01-${String(1 + (index % 28)).padStart(2, "0")}`;
const ROWS = Array.from({ length: 24 }, (_, index) => `ABC-${String(index + 1)},Item ${String(index + 1)},Task,${index % 3 === 0 ? "Done" : "To Do"},${day(index)},${index % 3 === 0 ? day(index + 2) : ""},${index % 3 === 0 ? "Done" : ""}\n`);
const ISSUES = Array.from({ length: 18 }, (_, index) =>
  issue({
    key: `XYZ-${String(index + 1)}`,
    ...(index % 2 === 0
      ? {
          fields: { status: DONE, resolutiondate: `${day(index + 3)}T09:00:00.000+0100`, created: `${day(index)}T08:00:00.000+0100` },
          changelog: { total: 2, histories: [move(`${day(index + 1)}T09:00:00.000+0100`, ["1", "Open"], ["3", "In Progress"]), move(`${day(index + 3)}T09:00:00.000+0100`, ["3", "In Progress"], ["5", "Done"])] },
        }
      : {}),
  }),
);

/** What the statement says; where a row stands in its file is no part of it. */
function said(contents: Contents): string {
  const { model, diagnostics } = load(contents);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const { edition } = computeEdition({ model: model as Model, sha256, diagrams: {}, version: "0" });
  return canonicalJson(Object.fromEntries(Object.entries(edition.facts).map(([id, fact]) => [id, id.startsWith("data.") ? null : { ...fact, receipt: null }])));
}

const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
const program = (rows: readonly string[], issues: readonly unknown[], names: readonly [string, string, string]): Contents => ({
  "data/almanac.yaml": `${CONFIG}sources:\n  - { id: csv, kind: jira-csv, files: "csv/*.csv", exportedAt: "2026-03-01T09:00:00Z" }\n  - { id: json, kind: jira-json, files: "json/*.json", exportedAt: "2026-03-01T09:00:00Z" }\n`,
  [`data/sources/csv/${names[0]}.csv`]: HEADER + rows.slice(0, 12).join(""),
  [`data/sources/csv/${names[1]}.csv`]: HEADER + rows.slice(12).join(""),
  [`data/sources/json/${names[2]}.json`]: json({ total: issues.length, issues }),
});

test("the order of rows, of issues and of files changes nothing that an edition says", () => {
  const first = said(program(ROWS, ISSUES, ["a", "b", "c"]));
  expect(first.length).toBeGreaterThan(1000);
  fc.assert(
    fc.property(shuffled(ROWS), shuffled(ISSUES), shuffled(["p", "q", "r"]), (rows, issues, [a = "a", b = "b", c = "c"]) => {
      expect(said(program(rows, issues, [a, b, c]))).toBe(first);
    }),
    { numRuns: 40, seed: 20261124 },
  );
});
