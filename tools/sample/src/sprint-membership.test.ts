import { isoDate } from "@almanac/core";
import { describe, expect, it } from "vitest";
import { jiraJson } from "./jira-json.ts";
import { jiraCsv } from "./jira-csv.ts";
import { simulate } from "./simulate.ts";
import type { ChangedField } from "./sim-item.ts";
import { snapshotsAt } from "./snapshot.ts";
import { closedAt, openedAt, sprintName } from "./sprint-calendar.ts";
import { FIRST_TRACKED, withSprints } from "./sprint-membership.ts";
import { endOfDay } from "./working-time.ts";

interface Line {
  readonly field: string;
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toString: string | null;
}
interface Issue {
  readonly key: string;
  readonly fields: { readonly project: { readonly key: string }; readonly customfield_10016: number | null; readonly customfield_10020?: readonly { readonly id: number; readonly name: string; readonly state: string }[] | null };
  readonly changelog: { readonly histories: readonly { readonly items: readonly Line[] }[] };
}

const items = simulate();
const answerOf = (end: number) => JSON.parse(jiraJson(snapshotsAt(items, end), end)) as { readonly names: Readonly<Record<string, string>>; readonly issues: readonly Issue[] };
const last = endOfDay(isoDate("2026-11-22"));
const answer = answerOf(last);
const linesOf = (issue: Issue, field: string): readonly Line[] => issue.changelog.histories.toReversed().flatMap((history) => history.items.filter((line) => line.field === field));

describe("sprints in the tracker", () => {
  it("the field is what its history says, by name and by id, in search alone", () => {
    expect(answer.names).toEqual({ customfield_10016: "Story Points", customfield_10020: "Sprint", customfield_10021: "Flagged" });
    for (const issue of answer.issues) {
      const [lines, field] = [linesOf(issue, "Sprint"), issue.fields.customfield_10020];
      if (issue.fields.project.key !== "SR") expect([lines, field], issue.key).toEqual([[], undefined]);
      else {
        expect(field?.map(({ name }) => name).join(", ") ?? "", issue.key).toBe(lines.at(-1)?.toString ?? "");
        expect(field?.map(({ id }) => String(id)).join(", ") ?? "", issue.key).toBe(lines.at(-1)?.to ?? "");
        expect(lines.every((line, index) => line.fromString === (lines[index - 1]?.toString ?? "")), `${issue.key}: changes join up`).toBe(true);
      }
    }
    expect(answer.issues.filter((issue) => linesOf(issue, "Sprint").length > 0).length).toBeGreaterThan(120);
  });

  it("points are what their history says, where there is one", () => {
    const estimated = answer.issues.filter((issue) => linesOf(issue, "Story Points").length > 0);
    expect(estimated.length).toBeGreaterThan(3);
    for (const issue of estimated) {
      expect(String(issue.fields.customfield_10016)).toBe(linesOf(issue, "Story Points").at(-1)?.toString);
      expect(linesOf(issue, "Story Points")[0]?.fromString, issue.key).toBeNull();
    }
  });

  it("an export of a day in a sprint calls it active, and names none that nobody had planned by then", () => {
    const during = openedAt(38) + 40_000;
    const sprints = answerOf(during).issues.flatMap(({ fields }) => fields.customfield_10020 ?? []);
    expect(new Set(sprints.map(({ name, state }) => `${name} ${state}`))).toEqual(new Set([...Array.from({ length: 38 - FIRST_TRACKED }, (_, index) => `${sprintName(FIRST_TRACKED + index)} closed`), "SR Sprint 38 active"]));
  });

  it("the columns of the CSV hold the same sprints", () => {
    const lines = jiraCsv(snapshotsAt(items, last), last).trimEnd().split("\n").slice(1);
    const inText = (text: string): readonly string[] => text.match(/SR Sprint \d+/g) ?? [];
    expect(lines.map(inText)).toEqual(answer.issues.map(({ fields }) => fields.customfield_10020?.map(({ name }) => name) ?? []));
  });

  it("each ordinary event is there: planned before, added after the start, taken out, carried over", () => {
    const moves = items.flatMap(({ changes }) => changes.flatMap(({ at, fields }) => fields.filter(({ field }) => field === "Sprint").map(({ from, to }) => ({ at, from, to }))));
    const opens = (at: number): boolean => Array.from({ length: 14 }, (_, index) => openedAt(FIRST_TRACKED + index)).some((opened) => opened > at && opened - at < 1800);
    const closes = (at: number): boolean => Array.from({ length: 13 }, (_, index) => closedAt(FIRST_TRACKED + index)).some((closed) => at > closed && at - closed < 60);
    const [planned, added, out, over] = [moves.filter(({ at, from }) => from === null && opens(at)), moves.filter(({ at, from }) => from === null && !opens(at)), moves.filter(({ to }) => to === null), moves.filter(({ at, from, to }) => from !== null && to !== null && closes(at))];
    for (const some of [planned, added, out, over]) expect(some.length).toBeGreaterThan(10);
  });

  it("nothing else of an item changes: its other history alone leads to the same sprints again", () => {
    const planned = (field: ChangedField): boolean => field === "Sprint" || field === "Story Points";
    for (const { key, number, blocks, ...item } of items) {
      const changes = item.changes.map(({ at, fields }) => ({ at, fields }));
      const estimate = changes.flatMap(({ fields }) => fields).find(({ field }) => field === "Story Points")?.to;
      const without = { ...item, points: estimate === undefined ? item.points : Number(estimate), changes: changes.flatMap(({ at, fields }) => (fields.every(({ field }) => planned(field)) ? [] : [{ at, fields: fields.filter(({ field }) => !planned(field)) }])) };
      expect(withSprints(without), `${key} ${String(number)} ${String(blocks.length)}`).toEqual({ ...item, changes });
    }
  });
});
