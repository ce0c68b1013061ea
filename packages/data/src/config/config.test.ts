import { describe, expect, test } from "vitest";
import { accepted, CONFIG, issue, jsonProgram, load, move, places, refused } from "../../test/a-program.ts";

const FILE = "data/almanac.yaml";
const withConfig = (config: string) => jsonProgram([issue()], config);

describe("almanac.yaml", () => {
  test("title and time zone are enough: the rest has documented defaults", () => {
    expect(accepted(withConfig(CONFIG)).program).toMatchObject({
      id: "test-program",
      locale: "en-GB",
      currency: "EUR",
      cadence: "weekly",
      clockPolicy: "first",
      excludedResolutions: ["Won't Do", "Duplicate", "Declined", "Cannot Reproduce", "Not planned"],
      workflowBasis: "status-categories",
      workstreams: [],
      seed: "20260101",
    });
  });

  test("without it there is one diagnostic, with a file to copy that is accepted", () => {
    const found = load({ "data/sources/issues.json": "[]" }).diagnostics;
    expect(places(found)).toEqual(["data:1:1 CONFIG-MISSING"]);
    const copied = (found[0]?.hint ?? "").split("\n\n")[1]?.replace(/^ {4}/gm, "") ?? "";
    accepted(withConfig(`${copied}\n`));
  });

  test.each([
    ["an unknown key, with the nearest", CONFIG.replace("timeZone", "timezone"), `${FILE}:3:3 VALUE-KEY-UNKNOWN`, "did you mean `timeZone`?"],
    ["an unknown zone", CONFIG.replace("Europe/Berlin", "Europe/Berln"), `${FILE}:3:13 VALUE-INVALID`, "IANA"],
    ["a title that is a chapter", CONFIG.replace("Test program", "x".repeat(5001)), `${FILE}:2:10 VALUE-INVALID`, "page of its own"],
    ["an abbreviation for a zone", CONFIG.replace("Europe/Berlin", "CET"), `${FILE}:3:13 VALUE-INVALID`, "IANA"],
    ["a seed that YAML reads as a number", `${CONFIG}  seed: 20261122\n`, `${FILE}:4:9 VALUE-TYPE`, '"20261122"'],
    ["a site without its slash", `${CONFIG}site:\n  url: https://example.org/a\n`, `${FILE}:5:8 VALUE-INVALID`, "slash at the end"],
    [
      "an unknown key of a workstream's rule",
      `${CONFIG}workstreams:\n  - { id: a, title: A, match: { labels: x } }\n`,
      `${FILE}:5:33 VALUE-KEY-UNKNOWN`,
      "`label`",
    ],
    ["an empty rule", `${CONFIG}workstreams:\n  - { id: a, title: A, match: {} }\n`, `${FILE}:5:31 VALUE-INVALID`, "project"],
    [
      "an id twice",
      `${CONFIG}workstreams:\n  - { id: a, title: A, match: { project: X } }\n  - { id: a, title: B, match: { project: Y } }\n`,
      `${FILE}:6:11 CONFIG-DUPLICATE`,
      "rename",
    ],
    ["an unknown kind of source", `${CONFIG}sources:\n  - { id: a, kind: jira-xml, files: a.xml }\n`, `${FILE}:5:20 VALUE-NOT-ALLOWED`, "jira-json"],
    [
      "F14 a path that leaves the folder",
      `${CONFIG}sources:\n  - { id: a, kind: jira-json, files: ../../etc/passwd }\n`,
      `${FILE}:5:38 VALUE-INVALID`,
      "data/sources/",
    ],
    [
      "F20 a file that does not exist, with the nearest",
      `${CONFIG}sources:\n  - { id: a, kind: jira-json, files: isues.json }\n`,
      `${FILE}:5:38 FILE-MISSING`,
      "`issues.json`",
    ],
    [
      "a time of day without a date in the path",
      `${CONFIG}sources:\n  - { id: a, kind: jira-json, files: issues.json, exportedAt: "22:00" }\n`,
      `${FILE}:5:63 VALUE-INVALID`,
      "{exported}",
    ],
    [
      "a date placeholder that is not in quotes, inside brackets",
      `${CONFIG}sources:\n  - { id: a, kind: jira-json, files: jira/{exported}/a.json }\n`,
      `${FILE}:5:38 YAML-SYNTAX`,
      'put the value in quotes: "jira/{exported}/a.json"',
    ],
    [
      "a date placeholder that begins a value",
      `${CONFIG}sources:\n  - id: a\n    kind: jira-json\n    files: {exported}/a.json\n`,
      `${FILE}:7:12 YAML-SYNTAX`,
      'put the value in quotes: "{exported}/a.json"',
    ],
    ["a date placeholder that no folder fills", `${CONFIG}sources:\n  - { id: a, kind: jira-json, files: "{exported}/a.json" }\n`, `${FILE}:5:38 FILE-MISSING`, "the day of an export"],
    ["a list without brackets", `${CONFIG}workflow:\n  ignoredStatuses: Parked\n`, `${FILE}:5:20 VALUE-TYPE`, "[Parked]"],
    ["nothing at all", "", `${FILE}:1:1 FILE-EMPTY`, "timeZone:"],
    ["text that is no YAML", `${CONFIG}workflow: [\n`, `${FILE}:5:1 YAML-SYNTAX`, "brackets"],
  ])("%s", (_name, config, place, hint) => {
    const [found] = refused(withConfig(config));
    expect(places(found === undefined ? [] : [found])).toEqual([place]);
    expect(`${found?.message ?? ""} ${found?.hint ?? ""}`).toContain(hint);
  });

  test("a mark of byte order and lines that end in CR LF change nothing, nor the places", () => {
    accepted(withConfig(`\uFEFF${CONFIG.replaceAll("\n", "\r\n")}`));
    expect(places(refused(withConfig(`\uFEFF${CONFIG.replace("timeZone", "timezone").replaceAll("\n", "\r\n")}`)))).toEqual([`${FILE}:3:3 VALUE-KEY-UNKNOWN`]);
  });

  test("a slip in the declaration does not hide those in the pages", () => {
    const page = { "content/updates/2026-01-09.md": "---\ntitel: Week\nauthor: Lead\n---\nText.\n" };
    expect(places(refused({ ...withConfig(CONFIG.replace("timeZone", "timezone")), ...page }))).toEqual(["content/updates/2026-01-09.md:2:1 VALUE-KEY-UNKNOWN", `${FILE}:3:3 VALUE-KEY-UNKNOWN`]);
  });

  test("a workstream without items is warned about, with what the exports have; its twin with items is not", () => {
    const rule = (match: string) => load(withConfig(`${CONFIG}workstreams:\n  - { id: a, title: A, match: { ${match} } }\n`)).diagnostics;
    expect(rule("project: ABD")).toMatchObject([{ code: "WORKSTREAM-EMPTY", severity: "warning", line: 5, column: 31, hint: "no item has the project `ABD`: did you mean `ABC`? there are ABC" }]);
    expect(rule("project: ABC")).toEqual([]);
    const twice = `${CONFIG}workstreams:\n  - { id: a, title: A, match: { project: ABC } }\n  - { id: b, title: B, match: { type: Story } }\n`;
    expect(load(withConfig(twice)).diagnostics).toMatchObject([{ code: "WORKSTREAM-EMPTY", line: 6, hint: expect.stringContaining("the first that matches wins") as string }]);
  });

  test("everything that is wrong is said at once", () => {
    expect(refused(withConfig("program:\n  titel: x\n  timeZone: Nowhere/None\n")).map(({ code }) => code)).toEqual(["VALUE-KEY-UNKNOWN", "VALUE-INVALID"]);
  });
});

describe("a declared workflow", () => {
  const workflow = (...rows: readonly string[]) => `${CONFIG}workflow:\n  columns:\n${rows.map((row) => `    - { ${row} }\n`).join("")}`;
  const todo = "name: Ready, category: todo, statuses: [Open]";

  test("by id alone, in board order, with its marks", () => {
    const model = accepted(withConfig(workflow(todo, 'name: Doing, category: inProgress, active: true, statuses: [{ id: "3" }]')));
    expect(model.program.workflow.columns).toEqual([
      { name: "Ready", category: "todo", statuses: ["Open"] },
      { name: "Doing", category: "inProgress", active: true, statuses: ["In Progress"] },
    ]);
    expect(model.items[0]?.status).toBe("In Progress");
  });

  test("statuses of one name in two projects keep apart", () => {
    const config = workflow(
      todo,
      "name: Doing, category: inProgress, statuses: [{ name: Review, project: ABC }]",
      "name: Done, category: done, statuses: [{ name: Review, project: XYZ }]",
    );
    const review = (key: string, project: string) =>
      issue({
        key,
        fields: { project: { key: project, id: project }, status: { id: `${project}-9`, name: "Review" }, resolutiondate: "2026-01-09T09:00:00.000+0100" },
      });
    const model = accepted(jsonProgram([review("ABC-1", "ABC"), review("XYZ-1", "XYZ")], config));
    expect(model.items.map(({ status }) => status)).toEqual(["Review (ABC)", "Review (XYZ)"]);
    expect(model.program.workflow.columns.map(({ statuses }) => statuses)).toEqual([["Open"], ["Review (ABC)"], ["Review (XYZ)"]]);
  });

  test("a status mistyped in the workflow is reported there, once, not at every item", () => {
    const found = refused(jsonProgram([issue(), issue({ key: "ABC-2" })], workflow(todo, "name: Doing, category: inProgress, statuses: [In Progres]")));
    expect(places(found)).toEqual([`${FILE}:7:55 STATUS-UNKNOWN`]);
    expect(found[0]).toMatchObject({ found: "In Progres", expected: "In Progress", related: [{ file: "data/sources/issues.json" }] });
    accepted(jsonProgram([issue(), issue({ key: "ABC-2" })], workflow(todo, "name: Doing, category: inProgress, statuses: [In Progress]")));
  });

  test("a status in two columns", () => {
    expect(places(refused(withConfig(workflow(todo, "name: Doing, category: inProgress, statuses: [In Progress, open]"))))).toEqual([
      `${FILE}:7:68 STATUS-TWICE`,
    ]);
  });
});

describe("ids and names that disagree", () => {
  const config = `${CONFIG}workflow:\n  columns:\n    - { name: Ready, category: todo, statuses: [Open] }\n    - { name: Doing, category: inProgress, statuses: [{ id: "3", name: NAME }] }\n`;
  const named = (key: string, name: string) => issue({ key, fields: { status: { id: "3", name, statusCategory: { key: "indeterminate" } } } });

  test.each([
    ["a declared workflow", config.replace("NAME", "In Progress")],
    ["status categories", CONFIG],
  ])("a name that was mistyped in the export is refused there, although its id is known: %s", (_name, yaml) => {
    const found = refused(jsonProgram([named("ABC-1", "In Progress"), named("ABC-2", "In Progres"), named("ABC-3", "In Progress")], yaml));
    expect(found).toMatchObject([{ code: "STATUS-UNKNOWN", found: "In Progres", expected: "`In Progress`", pointer: "/1/fields/status/name" }]);
    accepted(jsonProgram([named("ABC-1", "In Progress"), named("ABC-2", "in progress")], yaml));
  });

  test("in a history an old name is normal, a slip is not; a declared second name is neither", () => {
    const moved = (name: string) =>
      jsonProgram([issue({ changelog: { total: 1, histories: [move("2026-01-08T09:00:00.000+0100", ["1", "Open"], ["3", name])] } })]);
    accepted(moved("Under way"));
    expect(refused(moved("In Progres"))).toMatchObject([{ code: "STATUS-UNKNOWN", pointer: "/0/changelog/histories/0/items/0/toString" }]);
    accepted({ ...moved("In Progres"), "data/almanac.yaml": config.replace("name: NAME }]", "name: In Progress }, In Progres]") });
  });

  test("a name that was mistyped in the workflow is refused there", () => {
    const found = refused(jsonProgram([named("ABC-1", "In Progress")], config.replace("NAME", "In Progres")));
    expect(places(found)).toEqual([`${FILE}:7:55 STATUS-UNKNOWN`]);
  });
});

describe("a declared source is held against its kind", () => {
  const declared = (more: string) => ({ "data/almanac.yaml": `${CONFIG}sources:\n  - id: a\n    kind: risk-register\n    files: a.csv\n${more.replace(/^/gm, "    ")}\n`, "data/sources/a.csv": "x\n" });
  test.each([
    ["a column that the kind does not have", "columns:\n  probabilty: Likelihood", "9:7 VALUE-KEY-UNKNOWN", "did you mean `probability`?"],
    ["a word that the kind does not have", "values:\n  status: { Offen: opne }", "9:24 VALUE-NOT-ALLOWED", "did you mean `open`?"],
    ["a unit that the column cannot have", "columns:\n  owner: { column: Who, unit: percent }", "9:35 VALUE-INVALID", "remove the unit"],
    ["a language without month names", "dates: { months: xx }", "8:22 VALUE-NOT-ALLOWED", "allowed: en"],
    ["a date format without a day", "dates: { format: MM/yyyy }", "8:22 VALUE-INVALID", "day (d)"],
    ["a currency that does not exist", "currency: EUX", "8:15 VALUE-INVALID", "did you mean `EUR`?"],
  ])("%s", (_name, more, place, hint) => {
    const [found] = refused(declared(more));
    expect(places(found === undefined ? [] : [found])).toEqual([`data/almanac.yaml:${place}`]);
    expect(found?.hint).toContain(hint);
  });

  test("a document has no columns to map", () => {
    const [found] = refused({ "data/almanac.yaml": `${CONFIG}sources:\n  - { id: a, kind: oscal-catalog, files: a.json, columns: { id: x } }\n`, "data/sources/a.json": "{}" });
    expect(found?.message).toContain("is no table");
  });
});
