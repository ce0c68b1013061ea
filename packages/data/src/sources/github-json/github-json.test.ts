import { describe, expect, test } from "vitest";
import { exampleOf, readOne, realFile, surenessOf } from "../../../test/one-file.ts";
import { memoryReader } from "../../read/byte-reader.ts";
import { sourceInput } from "../source-input.ts";
import { githubJsonKind } from "./kind.ts";

const rest = (number: number, more: object = {}) => ({
  number,
  title: `Issue ${String(number)}`,
  state: "open",
  created_at: "2026-09-01T10:00:00Z",
  updated_at: "2026-09-01T10:00:00Z",
  closed_at: null,
  labels: [],
  assignee: null,
  html_url: `https://github.com/owner/repo/issues/${String(number)}`,
  repository_url: "https://api.github.com/repos/owner/repo",
  ...more,
});
const json = (value: unknown): string => JSON.stringify(value, null, 1);
const read = (value: unknown, declaration = {}) => readOne(githubJsonKind, typeof value === "string" ? value : json(value), declaration);

describe("GitHub issues as JSON", () => {
  test("`gh issue list --json`: two states, when it was closed, and why", () => {
    const { items = [], diagnostics, total, used, newestEvent } = read(exampleOf("github-json", "json"));
    expect(diagnostics).toEqual([]);
    expect([total, used, newestEvent]).toEqual([3, 3, "2026-10-05T11:30:00Z"]);
    expect(items).toMatchObject([
      { key: "example/feature-store#41", project: "example/feature-store", status: { name: "Closed", category: "done" }, resolvedAt: "2026-09-14T08:11:02Z", resolution: "Completed", labels: ["bug"], history: "none" },
      { key: "example/feature-store#42", resolution: "Not planned" },
      { key: "example/feature-store#43", status: { name: "Open", category: "todo" } },
    ]);
    expect(items[2]).not.toHaveProperty("resolvedAt");
  });

  test("the REST array: pull requests are counted, and are no items", () => {
    const { items = [], total, used, diagnostics } = read([rest(1), rest(2, { pull_request: { url: "…" } }), rest(3, { assignee: { login: "ghost" } })]);
    expect(diagnostics).toEqual([]);
    expect([total, used]).toEqual([3, 2]);
    expect(items.map(({ key, plan }) => [key, plan?.assignee])).toEqual([
      ["owner/repo#1", null],
      ["owner/repo#3", "Former colleague"],
    ]);
  });

  test("an export of many megabytes is read issue by issue, as a small one is, and a mistake in it stands at its place", () => {
    const issues = Array.from({ length: 100 }, (_, index) => rest(index + 1, { body: "text ".repeat(18_000) }));
    const large = (value: unknown) => {
      const bytes = Buffer.from(json(value));
      const file = "data/sources/issues.json";
      return githubJsonKind.read([sourceInput(file, bytes.length, () => bytes, {}, undefined, () => memoryReader(bytes))], { declaration: {}, timeZone: "UTC" }).files[0];
    };
    expect(large(issues)?.items).toHaveLength(100);
    const wrong = issues.map((issue, index) => (index === 70 ? { ...issue, state: "draft" } : issue));
    expect(large(wrong)?.diagnostics).toMatchObject(read(wrong).diagnostics.map(({ code, line, column, pointer }) => ({ code, line, column, pointer })));
    expect(large(wrong)?.diagnostics).toMatchObject([{ code: "VALUE-NOT-ALLOWED", pointer: "/70/state" }]);
  });

  test("without an address the key is the number, or what the declaration says", () => {
    const bare = [{ number: 7, title: "x", state: "OPEN", createdAt: "2026-09-01T10:00:00Z" }];
    expect(read(bare).items?.[0]).toMatchObject({ key: "#7", project: "github" });
    expect(read(bare, { columns: { project: { value: "owner/repo" } } }).items?.[0]).toMatchObject({ key: "owner/repo#7", project: "owner/repo" });
  });

  test.each([
    ["closed before it was opened", [rest(1, { state: "closed", closed_at: "2026-08-01T10:00:00Z" })], { code: "DATE-ORDER", pointer: "/0/closed_at" }],
    ["a state that is none", [rest(1), rest(2, { state: "draft" })], { code: "VALUE-NOT-ALLOWED", pointer: "/1/state" }],
    ["no instant", [rest(1, { created_at: "yesterday" })], { code: "VALUE-INVALID", pointer: "/0/created_at" }],
    ["a title that is missing", [{ number: 1, state: "open", created_at: "2026-09-01T10:00:00Z" }], { code: "VALUE-MISSING", pointer: "/0" }],
  ])("%s is refused at its place", (_, value, expected) => {
    expect(read(value).diagnostics).toMatchObject([expected]);
  });

  test("GitHub's own error, and a search with pages missing", () => {
    expect(read({ message: "Not Found", documentation_url: "https://docs.github.com/rest" }).diagnostics).toMatchObject([{ code: "GITHUB-ANSWER", line: 1, column: 1 }]);
    const kind = (value: unknown) =>
      githubJsonKind.read([{ file: "a.json", size: 1, bytes: () => new Uint8Array(), text: () => ({ diagnostics: [] }), table: () => ({ diagnostics: [] }), json: () => ({ ok: { value, place: () => ({ file: "a.json", line: 1, column: 1 }) } }) }], {
        declaration: {},
        timeZone: "UTC",
      });
    expect(kind({ total_count: 3, incomplete_results: false, items: [rest(1)] }).diagnostics).toMatchObject([{ code: "GITHUB-PAGES", message: "1 of 3 issues are here" }]);
    expect(kind({ total_count: 1, incomplete_results: false, items: [rest(1)] }).diagnostics).toEqual([]);
    const thirty = Array.from({ length: 30 }, (_, index) => rest(index + 1));
    expect(kind(thirty).diagnostics).toMatchObject([{ code: "GITHUB-LIMIT", severity: "warning" }]);
    expect(kind(thirty.slice(1)).diagnostics).toEqual([]);
  });

  const real = realFile("github-issues/github-rest-issues.json");
  test.skipIf(real === undefined)("github-rest-issues: 26 issues, 16 pull requests", () => {
    const content = real ?? "";
    expect(surenessOf(githubJsonKind, content)).toBeGreaterThan(0.9);
    const { items = [], total, used, diagnostics } = readOne(githubJsonKind, content);
    expect(diagnostics).toEqual([]);
    expect([total, used]).toEqual([42, 26]);
    expect(items.every(({ status, resolution }) => status.name === "Closed" && resolution === "Completed")).toBe(true);
    expect(items[0]?.key).toMatch(/^panjf2000\/ants#\d+$/);
  });
});
