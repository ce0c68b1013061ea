import { describe, expect, test } from "vitest";
import type { Diagnostic } from "@almanac/core";
import { accepted, CONFIG, issue, json, jsonProgram, load, move, refused } from "../../../test/a-program.ts";
import { readJson } from "../../read/json.ts";
import { issueContextOf, PointsCheck } from "./issue-context.ts";
import { planFields } from "./issue-plan.ts";
import { readJiraIssues } from "./read-issues.ts";

const read = (value: unknown, fields = {}): { readonly item: ReturnType<typeof readJiraIssues>["items"][number] | undefined; readonly diagnostics: readonly Diagnostic[] } => {
  const parsed = readJson(json(value), "issues.json");
  if (!("ok" in parsed)) throw new Error("the test's own JSON");
  const { items, diagnostics } = readJiraIssues(parsed.ok, { ...issueContextOf({}, "Europe/Berlin"), fields });
  return { item: items[0], diagnostics };
};

describe("planning in Jira's JSON", () => {
  test("points of the declared field, sprints by their objects, due day, priority", () => {
    const { item, diagnostics } = read(
      [issue({ fields: { customfield_10016: 5, customfield_10020: [{ id: 37, name: "Sprint 1", state: "closed", boardId: 7 }, { id: 38, name: "Sprint 2", state: "active", boardId: 7 }], duedate: "2026-02-07", priority: { name: "High" } } })],
      { points: "customfield_10016" },
    );
    expect(diagnostics).toEqual([]);
    expect(item?.plan).toEqual({ points: 5, sprints: ["Sprint 1", "Sprint 2"], dueDate: "2026-02-07", priority: "High" });
  });

  test("without a declaration the answer's own names tell the field, and two such fields are none", () => {
    expect(planFields({}, { customfield_10016: "Story point estimate", customfield_10020: "Sprint" })).toEqual({ points: "customfield_10016", sprint: "customfield_10020" });
    expect(planFields({}, { customfield_10016: "Story point estimate", customfield_10004: "Story Points" })).toEqual({});
    expect(read({ names: { customfield_10016: "Story Points" }, issues: [issue({ fields: { customfield_10016: 3 } })] }).item?.plan?.points).toBe(3);
  });

  test("changes of sprint and points in the history", () => {
    const history = (created: string, field: string, to: string, text: string) => ({ created, items: [{ field, fieldId: "customfield_1", from: "", fromString: "", to, toString: text }] });
    const histories = [
      move("2026-01-06T09:00:00.000+0100", ["1", "To Do"], ["3", "In Progress"]),
      history("2026-01-07T09:00:00.000+0100", "Sprint", "37, 38", "Sprint 1, Sprint 2"),
      history("2026-01-08T09:00:00.000+0100", "Sprint", "39", "Search, ranking"),
      history("2026-01-09T09:00:00.000+0100", "Sprint", "", ""),
      history("2026-01-10T09:00:00.000+0100", "Story Points", "", "8"),
      history("2026-01-11T09:00:00.000+0100", "Story Points", "", ""),
    ];
    expect(read([issue({ changelog: { total: 6, histories } })]).item?.plan).toEqual({
      sprintChanges: [
        { at: "2026-01-07T08:00:00Z", sprints: ["Sprint 1", "Sprint 2"] },
        { at: "2026-01-08T08:00:00Z", sprints: ["Search, ranking"] },
        { at: "2026-01-09T08:00:00Z", sprints: [] },
      ],
      pointsChanges: [
        { at: "2026-01-10T08:00:00Z", points: 8 },
        { at: "2026-01-11T08:00:00Z", points: null },
      ],
    });
  });

  test("what the first change replaced was so since the issue was created", () => {
    const history = (field: string, from: string, fromString: string, to: string, text: string) => ({ created: "2026-01-20T09:00:00.000+0100", items: [{ field, fieldId: "customfield_1", from, fromString, to, toString: text }] });
    expect(read([issue({ changelog: { total: 2, histories: [history("Sprint", "37", "Sprint 1", "37, 38", "Sprint 1, Sprint 2"), history("Story Points", "", "3", "", "5")] } })]).item?.plan).toEqual({
      sprintChanges: [
        { at: "2026-01-05T08:00:00Z", sprints: ["Sprint 1"] },
        { at: "2026-01-20T08:00:00Z", sprints: ["Sprint 1", "Sprint 2"] },
      ],
      pointsChanges: [
        { at: "2026-01-05T08:00:00Z", points: 3 },
        { at: "2026-01-20T08:00:00Z", points: 5 },
      ],
    });
  });

  test("links by the tracker's own phrase", () => {
    const link = (more: object) => issue({ fields: { issuelinks: [{ type: { name: "Blocks", inward: "is blocked by", outward: "blocks" }, ...more }] } });
    expect(read([link({ inwardIssue: { key: "ABC-9" } })]).item?.links).toMatchObject([{ key: "ABC-9", type: "depends-on", direction: "outward" }]);
    expect(read([link({ outwardIssue: { key: "ABC-9" } })]).item?.links).toMatchObject([{ key: "ABC-9", type: "depends-on", direction: "inward" }]);
  });

  test("J08 a declared field that no issue has: at the setting, with the fields that hold numbers", () => {
    const check = new PointsCheck("customfield_1");
    check.see({ customfield_2: 3, customfield_3: "x", customfield_4: 1 });
    const setting = { file: "data/almanac.yaml", line: 7, column: 26 };
    expect(check.problem(setting)).toMatchObject([{ code: "POINTS-FIELD", line: 7, expected: "one of customfield_2, customfield_4" }]);
    check.see({ customfield_1: 0 });
    expect(check.problem(setting)).toEqual([]);
    const config = `${CONFIG}sources:\n  - id: items\n    kind: jira-json\n    files: issues.json\n    columns: { points: customfield_1 }\n`;
    const issues = (field: string) => jsonProgram([issue({ key: "ABC-1" }), issue({ key: "ABC-2", fields: { [field]: 2 } })], config);
    expect(refused(issues("customfield_2"))).toMatchObject([{ code: "POINTS-FIELD", file: "data/almanac.yaml", line: 8, column: 24, expected: "one of customfield_2" }]);
    expect(accepted(issues("customfield_1")).items.map(({ points }) => points)).toEqual([undefined, 2]);
  });

  test("J12 points below zero are refused at the value", () => {
    expect(read([issue({ fields: { customfield_1: -3 } })], { points: "customfield_1" }).diagnostics).toMatchObject([{ code: "POINTS-VALUE", pointer: "/0/fields/customfield_1", found: "-3" }]);
  });

  test("J19 a direction override is warned about at the character and taken out, in names and summaries", () => {
    const { model, diagnostics } = load(jsonProgram([issue({ fields: { summary: "Invoice \u202Efdp.exe", assignee: { displayName: "\u202Eana" } } })], CONFIG));
    expect(diagnostics.map(({ code, severity, found }) => [code, severity, found])).toEqual([
      ["TEXT-DIRECTION", "warning", "U+202E"],
      ["TEXT-DIRECTION", "warning", "U+202E"],
    ]);
    expect(model?.items[0]).toMatchObject({ title: "Invoice fdp.exe", assignee: "ana" });
  });

  test("J23 nobody, and an account that was made anonymous", () => {
    const model = accepted(jsonProgram([issue({ key: "ABC-1", fields: { assignee: null } }), issue({ key: "ABC-2", fields: { assignee: { displayName: "Former user", accountId: "unknown" } } }), issue({ key: "ABC-3" })]));
    expect(model.items.map(({ assignee }) => assignee)).toEqual([null, "Former colleague", undefined]);
  });

  test("J15 a sprint inside of an issue that ends before it starts is refused once, with both dates", () => {
    const sprint = { id: 37, name: "Sprint 1", state: "closed", boardId: 7, startDate: "2026-01-19T08:00:00.000Z", endDate: "2026-01-05T08:00:00.000Z" };
    const { diagnostics } = read([issue({ key: "ABC-1", fields: { customfield_10020: [sprint] } }), issue({ key: "ABC-2", fields: { customfield_10020: [sprint] } })]);
    expect(diagnostics).toMatchObject([{ code: "DATE-ORDER", pointer: "/0/fields/customfield_10020/0/endDate" }]);
    expect(diagnostics[0]?.message).toContain("2026-01-19T08:00:00Z");
    expect(diagnostics[0]?.message).toContain("2026-01-05T08:00:00Z");
  });
});
