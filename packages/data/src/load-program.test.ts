import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isoInstant } from "@almanac/core";
import { accepted, CONFIG, DONE, issue, json, load, places, refused } from "../test/a-program.ts";
import { loadProgram, nodeProgramFiles } from "./index.ts";

const SOURCES = `${CONFIG}sources:
  - { id: items, kind: jira-json, files: "jira/{exported}/items.json", exportedAt: "22:00", staleAfter: 8 days }
  - { id: items-csv, kind: jira-csv, files: "jira/{exported}/items.csv", exportedAt: "22:00", role: cross-check }
`;
const csv = (...rows: readonly string[]) => `${["Issue key,Summary,Status,Created,Resolution", ...rows].join("\n")}\n`;
const weekly = {
  "data/almanac.yaml": SOURCES,
  "data/sources/jira/2026-03-22/items.json": json([issue()]),
  "data/sources/jira/2026-03-22/items.csv": csv("ABC-1,One,In Progress,05/Jan/26 9:00 AM,"),
  "data/sources/jira/2026-03-29/items.json": json([issue(), issue({ key: "ABC-2", fields: { status: DONE, resolutiondate: "2026-03-27T10:00:00.000+0100" } })]),
  "data/sources/jira/2026-03-29/items.csv": csv("ABC-1,One,In Progress,05/Jan/26 9:00 AM,", "ABC-2,Two,Done,05/Jan/26 9:00 AM,"),
};

describe("exports of several weeks", () => {
  test("the newest is read, at its time of day in the program's zone", () => {
    const model = accepted(weekly);
    expect(model.asOf).toBe("2026-03-29T20:00:00Z");
    expect(model.items).toHaveLength(2);
    expect(model.sources).toMatchObject([
      // Without changelog the history is read from the older one.
      { source: "items", file: "data/sources/jira/2026-03-22/items.json", history: "reconstructed" },
      {
        source: "items",
        role: "primary",
        file: "data/sources/jira/2026-03-29/items.json",
        exportedAt: "2026-03-29T20:00:00Z",
        exportedAtBasis: "declared",
        staleAfterDays: 8,
        records: 2,
      },
      { source: "items-csv", role: "cross-check", file: "data/sources/jira/2026-03-29/items.csv" },
    ]);
  });

  test("at an earlier time later exports do not exist, but their instants are stated", () => {
    const asOf = isoInstant("2026-03-22T21:00:00Z");
    const loaded = load(weekly, { asOf });
    expect(loaded.model?.items.map(({ key }) => key)).toEqual(["ABC-1"]);
    expect(loaded.exportInstants).toEqual(["2026-03-22T21:00:00Z", "2026-03-29T20:00:00Z"]);
    // Without its work items there is no program; a cross-check that began later does not exist yet.
    expect(load(weekly, { asOf: isoInstant("2026-03-22T20:59:59Z") }).diagnostics).toMatchObject([{ code: "SOURCE-EMPTY", message: "no export of `items` was made at or before 2026-03-22T20:59:59Z" }]);
  });

  test("a cross-check that agrees is stated; one that disagrees is a warning at its place", () => {
    expect(accepted(weekly).quality).toMatchObject([{ id: "cross-check-items-csv", count: 0, of: 2 }]);
    const { model, diagnostics } = load({
      ...weekly,
      "data/sources/jira/2026-03-29/items.csv": csv("ABC-1,One,Done,05/Jan/26 9:01 AM,", "ABC-3,Three,Done,05/Jan/26 9:00 AM,"),
    });
    expect(places(diagnostics)).toEqual([
      "data/sources/jira/2026-03-29/items.csv:2:11 CROSS-CHECK",
      "data/sources/jira/2026-03-29/items.csv:2:16 CROSS-CHECK",
      "data/sources/jira/2026-03-29/items.csv:3:1 CROSS-CHECK",
      "data/sources/jira/2026-03-29/items.json:29:10 CROSS-CHECK",
    ]);
    expect(model?.quality).toMatchObject([{ id: "cross-check-items-csv", count: 3, of: 3 }]);
    // The numbers follow the primary export.
    expect(model?.items.map(({ status }) => status)).toEqual(["In Progress", "Done"]);
  });
});

test("a cross-check of one project is held against the items of that project, and says so", () => {
  const two = {
    ...weekly,
    "data/sources/jira/2026-03-29/items.json": json([issue(), issue({ key: "ABC-2", fields: { status: DONE, resolutiondate: "2026-03-27T10:00:00.000+0100" } }), issue({ key: "XYZ-1" })]),
  };
  expect(accepted(two).quality).toMatchObject([{ id: "cross-check-items-csv", count: 0, of: 2, effect: expect.stringMatching(/^2 of 2 agree.* It holds ABC; other projects are not compared\.$/) as string }]);
  const less = { ...two, "data/sources/jira/2026-03-29/items.csv": csv("ABC-1,One,In Progress,05/Jan/26 9:00 AM,") };
  const { model, diagnostics } = load(less);
  expect(diagnostics).toMatchObject([{ code: "CROSS-CHECK", message: expect.stringContaining("ABC-2") as string }]);
  expect(model?.quality).toMatchObject([{ count: 1, of: 2 }]);
});

test("a key twice in an export that only cross-checks is refused, too", () => {
  const row = "ABC-1,One,In Progress,05/Jan/26 9:00 AM,";
  const twice = { ...weekly, "data/sources/jira/2026-03-29/items.csv": csv(row, "ABC-2,Two,Done,05/Jan/26 9:00 AM,", row.replace("One", "Other")) };
  expect(places(refused(twice))).toEqual(["data/sources/jira/2026-03-29/items.csv:4:1 KEY-TWICE"]);
});

test("a statement that no export reaches is warned about; within the declared age, or else the cadence, it is not", () => {
  expect(load(weekly, { asOf: isoInstant("2026-04-05T20:00:00Z") }).diagnostics).toEqual([]);
  expect(load(weekly, { asOf: isoInstant("2026-04-07T20:00:00Z") }).diagnostics).toMatchObject([
    { code: "SOURCE-STALE", severity: "warning", file: "data/sources/jira/2026-03-29/items.json", message: expect.stringContaining("9 days old") as string },
  ]);
  const undeclared = { ...weekly, "data/almanac.yaml": SOURCES.replace(", staleAfter: 8 days", "") };
  expect(load(undeclared, { asOf: isoInstant("2026-04-07T20:00:00Z") }).diagnostics).toMatchObject([
    { code: "AS-OF-AFTER", severity: "warning", file: "data/sources/jira/2026-03-29/items.json", message: expect.stringContaining("9 days before") as string },
  ]);
});

test("a statement for a time before the first item is refused; at its creation it is not", () => {
  const program = { "data/almanac.yaml": CONFIG, "data/sources/items.json": json([issue({ changelog: { total: 0, histories: [] } })]) };
  expect(load(program, { asOf: isoInstant("2026-01-05T07:59:59Z") }).diagnostics).toMatchObject([{ code: "AS-OF-NOTHING", severity: "error", line: 2 }]);
  expect(load(program, { asOf: isoInstant("2026-01-05T08:00:00Z") }).diagnostics).toEqual([]);
});

describe("one export without a date in its path", () => {
  const declared = (more: string) => `${CONFIG}sources:\n  - { id: items, kind: jira-json, files: items.json${more} }\n`;
  const program = (more = "", value: unknown = [issue()]) => ({ "data/almanac.yaml": declared(more), "data/sources/items.json": json(value) });

  test("its time is the declared instant, else its newest event, a lower bound", () => {
    expect(accepted(program(', exportedAt: "2026-03-01T20:00:00+01:00"'))).toMatchObject({
      asOf: "2026-03-01T19:00:00Z",
      sources: [{ exportedAtBasis: "declared" }],
    });
    expect(accepted(program())).toMatchObject({ asOf: "2026-02-02T09:00:00Z", sources: [{ exportedAtBasis: "newest-event" }] });
  });

  test("an earlier statement from an export without history is warned about, with history it is not", () => {
    const asOf = isoInstant("2026-01-31T00:00:00Z");
    expect(load(program(), { asOf }).diagnostics).toMatchObject([{ code: "AS-OF-BEFORE", severity: "warning", file: "data/sources/items.json" }]);
    expect(load(program("", [issue({ changelog: { total: 0, histories: [] } })]), { asOf })).toMatchObject({ diagnostics: [], model: { asOf } });
  });

  test("a source that holds nothing is refused, never an empty program", () => {
    expect(places(refused(program("", { total: 0, issues: [] })))).toEqual(["data/sources/items.json:1:1 SOURCE-EMPTY"]);
  });
});

describe("a program without declared sources", () => {
  test("what is not recognised is an error, never left out", () => {
    const found = refused({
      "data/almanac.yaml": CONFIG,
      "data/sources/issues.json": json([issue()]),
      "data/sources/notes.txt": "Some notes\n",
      "data/sources/budget.csv": "a,b\n1,2\n",
    });
    expect(places(found)).toEqual(["data/sources/budget.csv:1:1 FILE-UNRECOGNISED", "data/sources/notes.txt:1:1 FILE-UNRECOGNISED"]);
  });

  test("no export at all", () => {
    expect(places(refused({ "data/almanac.yaml": CONFIG }))).toEqual(["data/sources:1:1 SOURCE-NONE"]);
  });
});

describe("a declared status list", () => {
  const config = (files: string) => `${CONFIG}sources:\n  - { id: items, kind: jira-json, files: items.json, statuses: ${files} }\n`;
  const statuses = json([{ id: "77", name: "Brewing", statusCategory: { key: "indeterminate" } }]);
  const items = json([issue({ fields: { status: { id: "77", name: "Brewing" } } })]);

  test("says the category of a status that the issues leave open", () => {
    const model = accepted({ "data/almanac.yaml": config("statuses.json"), "data/sources/items.json": items, "data/sources/statuses.json": statuses });
    expect(model.program.workflow.columns[1]).toMatchObject({ category: "inProgress", statuses: ["Brewing"] });
  });

  test("tells statuses of one name apart by the project that they belong to", () => {
    const scoped = (id: string, project: string, key: string) => ({
      id,
      name: "Ready",
      statusCategory: { key },
      scope: { type: "PROJECT", project: { id: project } },
    });
    const ready = (key: string, project: string) => issue({ key, fields: { project: { key: key.split("-")[0], id: project }, status: { name: "Ready" } } });
    const model = accepted({
      "data/almanac.yaml": config("statuses.json"),
      "data/sources/items.json": json([ready("ABC-1", "10000"), ready("XYZ-1", "10001")]),
      "data/sources/statuses.json": json([scoped("1", "10000", "new"), scoped("2", "10001", "indeterminate")]),
    });
    expect(model.items.map(({ status }) => status)).toEqual(["Ready (ABC)", "Ready (XYZ)"]);
    expect(model.program.workflow.columns.map(({ category, statuses: names }) => [category, names])).toEqual([
      ["todo", ["Ready (ABC)"]],
      ["inProgress", ["Ready (XYZ)"]],
      ["done", []],
    ]);
  });

  test("that does not exist is reported where it is declared", () => {
    const found = refused({ "data/almanac.yaml": config("status.json"), "data/sources/items.json": items, "data/sources/statuses.json": statuses });
    expect(found.find(({ code }) => code === "FILE-MISSING")).toMatchObject({
      file: "data/almanac.yaml",
      line: 5,
      hint: expect.stringContaining("`statuses.json`") as string,
    });
  });
});

test("the same files in any order give the same model and the same messages", () => {
  const reversed = Object.fromEntries(Object.entries(weekly).toReversed());
  expect(load(reversed)).toEqual(load(weekly));
});

test("F15 a link that leads out of the directory is refused, its target is not read", () => {
  const root = mkdtempSync(join(tmpdir(), "almanac-data-"));
  try {
    mkdirSync(join(root, "program", "data", "sources"), { recursive: true });
    writeFileSync(join(root, "program", "data", "almanac.yaml"), CONFIG);
    writeFileSync(join(root, "program", "data", "sources", "inside.json"), json([issue()]));
    writeFileSync(join(root, "secret.json"), json([issue({ key: "SECRET-1" })]));
    expect(loadProgram(nodeProgramFiles(join(root, "program"))).diagnostics).toEqual([]);
    symlinkSync(join(root, "secret.json"), join(root, "program", "data", "sources", "linked.json"));
    expect(places(loadProgram(nodeProgramFiles(join(root, "program"))).diagnostics)).toEqual(["data/sources/linked.json:1:1 FILE-OUTSIDE"]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
