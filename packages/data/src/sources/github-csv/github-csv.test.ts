import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, readOne, realFile, surenessOf } from "../../../test/one-file.ts";
import { githubCsvKind } from "./kind.ts";

const rows = (...lines: readonly string[]): string => ["Number,Title,State,Created at,Closed at,URL", ...lines, ""].join("\n");

describe("GitHub issues as a table", () => {
  test("the rows are items, the same ones as the JSON of the same issues", () => {
    const { items = [], diagnostics, records } = readOne(githubCsvKind, exampleOf("github-csv"));
    expect(diagnostics).toEqual([]);
    expect(records).toEqual({});
    expect(items.map(({ key, status, resolvedAt, resolution, labels }) => [key, status.name, resolvedAt, resolution, labels])).toEqual([
      ["example/feature-store#41", "Closed", "2026-09-14T08:11:02Z", "Completed", ["bug"]],
      ["example/feature-store#42", "Closed", "2026-09-20T16:00:00Z", "Not planned", []],
      ["example/feature-store#43", "Open", undefined, undefined, ["bug", "data loss"]],
    ]);
    expect(items[0]?.place("resolved")).toMatchObject({ line: 2, field: "Closed at" });
  });

  test("a row with a mistake is no item", () => {
    const content = rows("1,A,open,2026-09-01T10:00:00Z,,", "2,B,draft,2026-09-01T10:00:00Z,,", "3,C,closed,2026-09-01T10:00:00Z,2026-08-01T10:00:00Z,");
    expect(placesIn(githubCsvKind, content)).toEqual(["3:5 CHOICE-WORD", "4:33 DATE-ORDER"]);
    expect(readOne(githubCsvKind, content).items?.map(({ key }) => key)).not.toContain("#2");
  });

  test("pull requests are left out", () => {
    const { items, total, used } = readOne(githubCsvKind, rows("1,A,open,2026-09-01T10:00:00Z,,https://github.com/o/r/issues/1", "2,B,open,2026-09-01T10:00:00Z,,https://github.com/o/r/pull/2"));
    expect([items?.length, total, used]).toEqual([1, 2, 1]);
  });

  const real = realFile("github-issues/vscode-mssql-issues-3212.csv");
  test.skipIf(real === undefined)("vscode-mssql-issues-3212: `-1` is no priority", () => {
    const content = real ?? "";
    expect(surenessOf(githubCsvKind, content)).toBeGreaterThan(0.5);
    const { items = [], diagnostics } = readOne(githubCsvKind, content);
    expect(diagnostics).toEqual([]);
    expect(items).toHaveLength(3212);
    expect(items.filter(({ status }) => status.name === "Closed")).toHaveLength(3013);
    expect(items.filter(({ plan }) => plan?.priority !== undefined)).toHaveLength(434);
    expect(items[0]).toMatchObject({ key: "microsoft/vscode-mssql#22738", type: "Bug", resolvedAt: "2026-08-15T00:22:42Z" });
  });
});
