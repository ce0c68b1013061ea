import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { accepted, CONFIG, load, refused, type Contents } from "../test/a-program.ts";
import { inspectFile, nodeProgramFiles } from "./index.ts";

/** Published exports that may be read but not copied. They lie beside the repository, where it was checked out with them. */
const FOLDER = fileURLToPath(new URL("../../../../shared/real-data/", import.meta.url));
const present = existsSync(FOLDER);
const csv = (name: string): Uint8Array => readFileSync(`${FOLDER}jira-csv/${name}.csv`);
const program = (name: string, config = CONFIG): Contents => ({ "data/almanac.yaml": config, [`data/sources/${name}.csv`]: csv(name) });
const declared = (name: string, kind: string, more: string, workflow = ""): Contents =>
  program(name, `${CONFIG}${workflow}sources:\n  - id: export\n    kind: ${kind}\n    files: ${name}.csv\n${more.replace(/^(?=.)/gm, "    ")}\n`);

describe.skipIf(!present)("published Jira CSV exports load with a title and a time zone alone", () => {
  test.each([
    ["cloud-all-fields-68", 68, ["To Do", "In Progress", "Done"]],
    ["cloud-all-fields-tiny-5", 5, ["Done"]],
    ["cloud-2018-sprints-90", 90, ["To Do", "In Progress"]],
    ["cloud-vi-all-fields-239", 239, ["To Do", "IN REVIEW", "In Progress", "Done"]],
  ])("%s", (name, count, statuses) => {
    const model = accepted(program(name));
    expect(model.items).toHaveLength(count);
    expect(model.program.workflow.columns.flatMap((column) => column.statuses)).toEqual(statuses);
  });
});

describe.skipIf(!present)("published tables that are refused load with the declaration of the README", () => {
  test("asf-2020-described-77: no status column", () => {
    expect(refused(program("asf-2020-described-77"))).toMatchObject([{ code: "CSV-COLUMN-MISSING", expected: "a column `Status`", line: 1, column: 1 }]);
    const workflow =
      "workflow:\n  columns:\n    - { name: Not exported, category: todo, statuses: [Not exported] }\n    - { name: Done, category: done, statuses: [Done] }\n";
    const model = accepted(declared("asf-2020-described-77", "jira-csv", "columns: { status: { value: Not exported } }", workflow));
    expect(model.items).toHaveLength(77);
    expect(new Set(model.items.map(({ status }) => status))).toEqual(new Set(["Not exported"]));
    expect(model.quality).toMatchObject([{ id: "status-declared", count: 77 }]);
  });

  test("hive-rest-to-csv-2164: no dates; an inventory, which says that it has no durations", () => {
    const found = refused(program("hive-rest-to-csv-2164"));
    expect(found.map(({ code, expected }) => [code, expected])).toEqual([
      ["CSV-COLUMN-MISSING", "a column `Created`"],
      ["CSV-COLUMN-MISSING", "a column `Issue key`"],
    ]);
    expect(found[1]?.hint).toContain("if `Key` is meant");
    const { model, diagnostics } = load(
      declared(
        "hive-rest-to-csv-2164",
        "jira-csv",
        'exportedAt: "2024-10-18T00:00:00Z"\ncolumns: { key: Key, title: Summary, status: Status, type: { value: Bug }, created: { value: "2024-10-18" } }',
      ),
    );
    expect(model?.items).toHaveLength(2164);
    expect(model?.items.every(({ resolvedAt, transitions }) => resolvedAt === undefined && transitions.length === 0)).toBe(true);
    expect(model?.quality).toMatchObject([{ id: "created-declared", count: 2164 }]);
    // The one warning is part of the answer: none of the 2,164 closed bugs can count in throughput.
    expect(diagnostics).toMatchObject([{ code: "JIRA-NO-DATE", severity: "warning", line: 1 }]);
  });

  test("aea-history-2018-2020-19406: one row a change", () => {
    const [found] = refused(program("aea-history-2018-2020-19406"));
    expect(found).toMatchObject({ code: "FILE-UNRECOGNISED", line: 1 });
    expect(found?.hint).toContain("columns: { key: ticket, at: date_updated, created: date_created, status: Status }");
    const workflow =
      "workflow:\n  columns:\n    - { name: Open, category: todo, statuses: [Open] }\n    - { name: Work, category: inProgress, statuses: [Assigned, In Progress, Code, Code review, Data, Verification, Write Preliminary Report, Writing Report, Report, Report Under Review, Under Review, Pre-Approved, Approved, Incomplete, Blocked, Alternate, Alternate workflow, Waiting for info, Waiting for external report, Submitted to MC, Submitted PandP form, Pending openICPSR changes, Pending publication, Processing publication] }\n    - { name: Done, category: done, statuses: [Done] }\n";
    const model = accepted(
      declared(
        "aea-history-2018-2020-19406",
        "history-csv",
        'missing: ["NA"]\ndates: { format: yyyy-MM-dd, timeZone: America/New_York }\ncolumns: { key: ticket, at: date_updated, created: date_created, status: Status, resolution: Resolution, type: { value: Manuscript } }',
        workflow,
      ),
    );
    expect(model.items).toHaveLength(1149);
    expect(model.sources).toMatchObject([{ records: 19406, itemRecords: 1149, otherRecords: 18257, history: "complete" }]);
    const item = model.items.find(({ key }) => key === "AEAREP-1376");
    expect(item).toMatchObject({ status: "Pending publication", initialStatus: "Open", resolution: "Replicated", created: "2020-09-08T04:00:00Z" });
    // Nineteen rows, of which twelve changed the status; the file is newest first.
    expect(item?.transitions.map(({ to }) => to)).toEqual([
      "Assigned",
      "In Progress",
      "Code",
      "Data",
      "Write Preliminary Report",
      "Verification",
      "Writing Report",
      "Report Under Review",
      "Pre-Approved",
      "Approved",
      "Submitted to MC",
      "Pending publication",
    ]);
    expect(item?.transitions.slice(2, 6).map(({ at }) => at.slice(0, 10))).toEqual(["2020-09-14", "2020-09-21", "2020-09-21", "2020-09-21"]);
  });
});

describe.skipIf(!present)("a published export in Spanish", () => {
  test("cloud-es-current-fields-63 loads as it is: translated headers, month names and statuses", () => {
    const { model, diagnostics } = load(program("cloud-es-current-fields-63"));
    expect(model?.items).toHaveLength(63);
    expect(model?.program.workflow.columns.map(({ statuses }) => statuses)).toEqual([["Tareas por hacer"], [], ["Finalizada"]]);
    expect(model?.items.filter(({ status }) => status === "Finalizada")).toHaveLength(19);
    expect(model?.items.find(({ key }) => key === "AB-93")).toMatchObject({ created: "2026-04-21T21:37:00Z", sprints: ["Tablero Sprint 3"], priority: "Medium" });
    expect(model?.items.filter(({ dueDate }) => dueDate !== undefined).map(({ dueDate }) => dueDate)).toEqual(["2026-05-04", "2026-05-04"]);
    // The export has no column of resolution dates: nothing says since when the done items are done.
    expect(diagnostics).toMatchObject([{ code: "JIRA-NO-DATE", severity: "warning" }]);
  });
});

describe.skipIf(!present)("published Jira JSON", () => {
  const json = (path: string): Uint8Array => readFileSync(`${FOLDER}jira-json/${path}`);

  test("titanium-daemon-search: a search answer without changelog", () => {
    const { model, diagnostics } = load({ "data/almanac.yaml": CONFIG, "data/sources/search.json": json("titanium-daemon-search.json") });
    // Its links go to 47 issues of other projects: each is said once, and nothing else is.
    expect(new Set(diagnostics.map(({ code, severity }) => `${severity} ${code}`))).toEqual(new Set(["warning LINK-ITEM"]));
    expect(new Set(diagnostics.map(({ found }) => found)).size).toBe(47);
    expect(diagnostics).toHaveLength(47);
    expect(model?.items).toHaveLength(317);
    expect(model?.items.filter(({ resolvedAt }) => resolvedAt !== undefined)).toHaveLength(287);
    expect(model?.items.find(({ key }) => key === "DAEMON-1")).toMatchObject({ parent: "DAEMON-48", resolution: "Fixed", created: "2016-02-03T23:55:46Z" });
  });

  test("jirametrics-sample: a folder of issues with changelog, a status list and a board configuration", () => {
    const names = readdirSync(`${FOLDER}jira-json/jirametrics-sample`);
    const model = accepted({
      "data/almanac.yaml": CONFIG,
      ...Object.fromEntries(names.map((name) => [`data/sources/${name}`, json(`jirametrics-sample/${name}`)])),
    });
    expect(model.items.map(({ key }) => key)).toEqual(["SP-1", "SP-11", "SP-2", "SP-5", "SP-7", "SP-8"]);
    // The tracker's own list says that this status counts as in progress, whatever its name suggests.
    expect(model.program.workflow.columns[1]?.statuses).toContain("Selected for Development");
    expect(model.items[3]?.transitions).toHaveLength(7);
    expect(model.items[3]?.flagged).toEqual([{ from: "2021-08-29T18:04:59.081Z", to: null }]);
  });
});

describe.skipIf(!present)("inspect counts every file, also one that check refuses", () => {
  const files = nodeProgramFiles(FOLDER);

  test.each([
    [
      "asf-2020-described-77",
      {
        kind: "jira-csv",
        records: 77,
        issueRecords: 77,
        uniqueKeys: 77,
        typeCounts: { Bug: 77 },
        created: { n: 77, min: "2004-12-30T14:32:00", max: "2019-01-10T13:42:00" },
        dateFormat: "dd/MMM/yy HH:mm",
      },
    ],
    [
      "hive-rest-to-csv-2164",
      {
        kind: "jira-csv",
        records: 2164,
        uniqueKeys: 2164,
        statusCounts: { Closed: 1609, Resolved: 555 },
        created: { n: 0, min: null, max: null },
        dateFormat: null,
      },
    ],
    [
      "aea-history-2018-2020-19406",
      {
        kind: "history-csv",
        records: 19406,
        issueRecords: 1149,
        otherRecords: 18257,
        uniqueKeys: 1149,
        created: { n: 1149, min: "2018-09-12", max: "2020-12-21" },
      },
    ],
    [
      "cloud-es-current-fields-63",
      {
        kind: "jira-csv",
        bom: true,
        records: 63,
        statusCounts: { Finalizada: 19, "Tareas por hacer": 44 },
        created: { n: 63, min: "2026-04-12T21:16:00", max: "2026-04-21T23:37:00" },
      },
    ],
    [
      "cloud-all-fields-68",
      {
        repeatedHeaders: { Labels: 5, "Log Work": 3, "Inward issue link (Cloners)": 6 },
        resolved: { n: 13, min: "2026-02-15T09:14:00", max: "2026-02-15T16:51:00" },
        diagnostics: [],
      },
    ],
  ])("%s", (name, expected) => {
    expect(inspectFile(files, `jira-csv/${name}.csv`)).toMatchObject({ encoding: "utf-8", delimiter: ",", ...expected });
  });
});
