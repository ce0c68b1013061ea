import { describe, expect, test } from "vitest";
import { accepted, CONFIG, DONE, issue, json, jsonProgram, load, move, places, refused } from "../../../test/a-program.ts";
import { formatDiagnostics } from "../../diagnostics/format.ts";

const FILE = "data/sources/issues.json";
const answer = (...issues: readonly unknown[]) => ({ startAt: 0, maxResults: 50, total: issues.length, issues });

describe("forms of a Jira JSON export", () => {
  test.each([
    ["search answer", answer(issue(), issue({ key: "ABC-2" })), 2],
    ["bare array", [issue(), issue({ key: "ABC-2" })], 2],
    ["one issue", issue(), 1],
  ])("%s", (_name, value, count) => {
    expect(accepted(jsonProgram(value)).items).toHaveLength(count);
  });

  test("a folder of one issue per file, in any order of the files", () => {
    const model = accepted({
      "data/almanac.yaml": CONFIG,
      "data/sources/b/ABC-1.json": json(issue()),
      "data/sources/a/ABC-2.json": json(issue({ key: "ABC-2" })),
    });
    expect(model.items.map(({ key, source }) => [key, source.file])).toEqual([
      ["ABC-1", "data/sources/b/ABC-1.json"],
      ["ABC-2", "data/sources/a/ABC-2.json"],
    ]);
  });

  test("pages of one search in several files are one source", () => {
    const page = (startAt: number, key: string) => json({ startAt, maxResults: 1, total: 2, issues: [issue({ key })] });
    expect(
      accepted({ "data/almanac.yaml": CONFIG, "data/sources/page-1.json": page(0, "ABC-1"), "data/sources/page-2.json": page(1, "ABC-2") }).items,
    ).toHaveLength(2);
  });

  test("history: transitions oldest first whatever the server's order, and blocked spans", () => {
    const flag = (created: string, to: string) => ({
      created,
      items: [{ field: "Flagged", fieldId: "customfield_10021", from: null, fromString: null, to: null, toString: to }],
    });
    const changelog = {
      total: 4,
      histories: [
        move("2026-01-20T09:00:00.000+0100", ["3", "In Progress"], ["10002", "Done"]),
        flag("2026-01-12T09:00:00.000+0100", ""),
        flag("2026-01-09T09:00:00.000+0100", "Impediment"),
        move("2026-01-08T09:00:00.000+0100", ["1", "Open"], ["3", "In Progress"]),
      ],
    };
    const [item] = accepted(jsonProgram(issue({ fields: { status: DONE }, changelog }))).items;
    expect(item?.transitions).toEqual([
      { at: "2026-01-08T08:00:00Z", from: "Open", to: "In Progress" },
      { at: "2026-01-20T08:00:00Z", from: "In Progress", to: "Done" },
    ]);
    expect(item?.flagged).toEqual([{ from: "2026-01-09T08:00:00Z", to: "2026-01-12T08:00:00Z" }]);
    expect(item?.initialStatus).toBe("Open");
    expect(item?.history).toBe("complete");
  });

  test("without a changelog nothing is known of the history", () => {
    const model = accepted(jsonProgram(issue()));
    expect(model.items[0]).toMatchObject({ history: "none", transitions: [] });
    expect(model.sources[0]).toMatchObject({ history: "none", exportedAtBasis: "newest-event", exportedAt: "2026-02-02T09:00:00Z" });
  });

  test("a renamed status is one status: it is matched by id", () => {
    const changelog = { total: 1, histories: [move("2026-01-08T09:00:00.000+0100", ["1", "Open"], ["3", "Doing (old name)"])] };
    expect(accepted(jsonProgram(issue({ changelog }))).items[0]?.transitions[0]?.to).toBe("In Progress");
  });

  test("J16 an offset is an exact instant, also in the hour that the program's zone skips", () => {
    expect(accepted(jsonProgram(issue({ fields: { created: "2026-03-29T02:30:00.000+0100", updated: null } }))).items[0]?.created).toBe("2026-03-29T01:30:00Z");
  });

  test("J23 an anonymised assignee is no problem, J17 markup in a summary is text", () => {
    const summary = "<img src=x onerror=alert(1)>";
    expect(accepted(jsonProgram(issue({ fields: { assignee: null, summary } }))).items[0]?.title).toBe(summary);
  });
});

describe("what is refused, and where", () => {
  const clean = json(answer(issue()));

  test("J01 cut off", () => {
    const cut = clean.slice(0, 200);
    const [found] = refused(jsonProgram(cut));
    expect(found).toMatchObject({ code: "JSON-CUT-OFF", line: cut.trimEnd().split("\n").length });
    accepted(jsonProgram(clean));
  });

  test("a comma too many is a syntax error at its place, not a cut-off", () => {
    expect(places(refused(jsonProgram('{\n "issues": [],\n}\n')))).toEqual([`${FILE}:3:1 JSON-SYNTAX`]);
  });

  test("who stands around a mistake is not repeated: not in the words, and no line is shown", () => {
    const named = json(answer(issue({ fields: { reporter: { displayName: "Zoë Brandt", accountId: "5b10-a2" } } })));
    const broken = named.replace(/"displayName": ?/, '"displayName" ');
    expect(broken).not.toBe(named);
    const problems = refused(jsonProgram(broken));
    expect(problems).toMatchObject([{ code: "JSON-SYNTAX", found: "a text", masked: true }]);
    for (const format of ["pretty", "json", "sarif", "github", "gitlab"] as const) expect(formatDiagnostics(problems, format, () => broken)).not.toMatch(/Brandt|5b10/);
  });

  test("J02 an error message of the tracker", () => {
    const [found] = refused(jsonProgram({ errorMessages: ["You are not authenticated"], errors: {} }));
    expect(found).toMatchObject({ code: "JIRA-ANSWER", line: 1, column: 1 });
    expect(found?.message).toContain("You are not authenticated");
  });

  test("J03 pages missing", () => {
    const [found] = refused(jsonProgram({ startAt: 0, maxResults: 1, total: 2310, issues: [issue()] }));
    expect(found).toMatchObject({ code: "JIRA-PAGES", pointer: "/total", line: 4, column: 11 });
    expect(found?.message).toBe("1 of 2,310 issues are here");
  });

  test("J03 the newer endpoint's open last page", () => {
    expect(refused(jsonProgram({ issues: [issue()], isLast: false, nextPageToken: "x" }))[0]).toMatchObject({ code: "JIRA-PAGES", pointer: "/isLast" });
    accepted(jsonProgram({ issues: [issue()], isLast: true }));
  });

  test("J04 a history that is cut off", () => {
    const changelog = (total: number) => ({ total, histories: [move("2026-01-08T09:00:00.000+0100", ["1", "Open"], ["3", "In Progress"])] });
    const [found] = refused(jsonProgram([issue({ changelog: changelog(132) })]));
    expect(found).toMatchObject({ code: "JIRA-CHANGELOG", pointer: "/0/changelog" });
    expect(found?.message).toContain("132");
    accepted(jsonProgram([issue({ changelog: changelog(1) })]));
  });

  test("J06 a status that nothing explains, with the nearest name", () => {
    const typed = issue({ fields: { status: { id: "77", name: "In Reveiw" } } });
    const [found] = refused(jsonProgram([typed, issue({ key: "ABC-2", fields: { status: { id: "78", name: "In Review" } } })]));
    expect(found).toMatchObject({ code: "STATUS-UNKNOWN", found: "In Reveiw", expected: "`In Review`", pointer: "/0/fields/status/name" });
    accepted(jsonProgram([issue({ fields: { status: { id: "78", name: "In Review" } } })]));
  });

  test("J06 a status that only a changelog mentions", () => {
    const changelog = {
      total: 2,
      histories: [
        move("2026-01-08T09:00:00.000+0100", ["1", "Open"], ["99", "Limbo"]),
        move("2026-01-09T09:00:00.000+0100", ["99", "Limbo"], ["3", "In Progress"]),
      ],
    };
    const found = refused(jsonProgram([issue({ changelog })]));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ code: "STATUS-UNKNOWN", pointer: "/0/changelog/histories/0/items/0/toString", related: [{ message: "also here" }] });
    accepted(jsonProgram([issue({ changelog })], `${CONFIG}workflow:\n  ignoredStatuses: [Limbo]\n`));
  });

  test("J07 a status of null", () => {
    expect(refused(jsonProgram([issue({ fields: { status: null } })]))[0]).toMatchObject({ code: "JIRA-FIELD", pointer: "/0/fields/status" });
  });

  test("J09 one issue in two exports: the later one is used, with a warning", () => {
    const later = issue({ fields: { summary: "Newer", updated: "2026-03-01T10:00:00.000+0100" } });
    const { model, diagnostics } = load({ "data/almanac.yaml": CONFIG, "data/sources/a.json": json([later]), "data/sources/b.json": json([issue()]) });
    expect(model?.items.map(({ title }) => title)).toEqual(["Newer"]);
    expect(diagnostics).toMatchObject([{ code: "JIRA-COPIES", severity: "warning", file: "data/sources/a.json", related: [{ file: "data/sources/b.json" }] }]);
  });

  test("J10 resolved before created, with both places", () => {
    const dated = (resolutiondate: string) => issue({ fields: { resolutiondate, status: DONE } });
    expect(refused(jsonProgram([dated("2026-01-04T09:00:00.000+0100")]))[0]).toMatchObject({
      code: "DATE-ORDER",
      pointer: "/0/fields/resolutiondate",
      related: [{ message: "created here" }],
    });
    accepted(jsonProgram([dated("2026-01-06T09:00:00.000+0100")]));
  });

  test("J11 done, and nothing says since when", () => {
    const done = (key: string, fields = {}) => issue({ key, fields: { status: DONE, ...fields } });
    const { model, diagnostics } = load(jsonProgram([done("ABC-1"), done("ABC-2", { resolutiondate: "2026-01-06T09:00:00.000+0100" })]));
    expect(model?.items).toHaveLength(2);
    expect(diagnostics).toMatchObject([{ code: "JIRA-NO-DATE", severity: "warning", pointer: "/0" }]);
  });

  test("J13 parents in a circle, named whole", () => {
    const child = (key: string, parent: string) => issue({ key, fields: { parent: { key: parent } } });
    const [found] = refused(jsonProgram([child("ABC-1", "ABC-2"), child("ABC-2", "ABC-1")]));
    expect(found?.message).toContain("ABC-1 → ABC-2 → ABC-1");
    accepted(jsonProgram([child("ABC-1", "ABC-2"), child("ABC-2", "ABC-3")]));
  });

  test("J20 an object with the same key twice, with both places", () => {
    const [found] = refused(jsonProgram('{\n "issues": [],\n "issues": []\n}\n'));
    expect(found).toMatchObject({ code: "JSON-KEY-TWICE", line: 3, column: 2, related: [{ line: 2, column: 2 }] });
  });

  test("J21 a reserved key", () => {
    expect(places(refused(jsonProgram('[\n {"key": "ABC-1", "__proto__": {"polluted": true}}\n]\n')))).toEqual([`${FILE}:2:19 JSON-KEY-RESERVED`]);
    expect("polluted" in {}).toBe(false);
  });

  test("J22 nested 5,000 deep", () => {
    const deep = (levels: number) => `{"issues": [], "total": 0, "x": ${"[".repeat(levels)}${"]".repeat(levels)}}`;
    expect(refused(jsonProgram(deep(5000)))[0]).toMatchObject({ code: "JSON-DEPTH", line: 1 });
  });

  test("a bad instant and a key that only looks right are reported together", () => {
    const found = refused(jsonProgram([issue({ fields: { created: "05/01/2026" } }), issue({ key: "ABC‑12" })]));
    expect(found.map(({ code }) => code)).toEqual(["DATE-FORMAT", "KEY-CHARACTER"]);
    expect(found[1]).toMatchObject({ found: "U+2011", column: 14 });
  });
});
