import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, readOne, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { sprintsKind } from "./kind.ts";

const answer = (...sprints: readonly object[]): string => JSON.stringify({ isLast: true, values: sprints }, null, 1);
const sprint = (more: object = {}) => ({ id: 1, name: "S 1", state: "closed", startDate: "2026-09-07T07:00:00.000Z", endDate: "2026-09-18T15:00:00.000Z", ...more });

describe("sprints", () => {
  test("a table names days: from the first moment of the first to the last of the last, in the program's zone", () => {
    const [first, , third] = recordsIn(sprintsKind, "sprints", exampleOf("sprints"));
    expect(first).toEqual({
      source: { file: "file.csv", line: 2 },
      id: "Sprint 41",
      title: "Sprint 41",
      board: "Search",
      state: "closed",
      goal: "Re-ranker behind a switch",
      startsAt: "2026-09-06T22:00:00Z",
      endsAt: "2026-09-18T21:59:59Z",
    });
    expect(third).toMatchObject({ state: "active" });
  });

  test("Jira's answer names instants, and when a sprint was really started and closed", () => {
    expect(recordsIn(sprintsKind, "sprints", exampleOf("sprints", "json"))).toMatchObject([
      { id: "41", title: "Sprint 41", board: "7", startsAt: "2026-09-07T07:00:00Z", activatedAt: "2026-09-07T07:04:11.302Z", completedAt: "2026-09-18T14:12:40.12Z" },
      { id: "42", state: "future" },
    ]);
  });

  test("both forms are recognised, and a list of statuses is not", () => {
    expect(surenessOf(sprintsKind, exampleOf("sprints"))).toBeGreaterThan(0.5);
    expect(surenessOf(sprintsKind, exampleOf("sprints", "json"))).toBe(1);
    expect(surenessOf(sprintsKind, exampleOf("jira-statuses", "json"))).toBe(0);
  });

  test("J15 an end before the start is refused with both dates, in either form", () => {
    const [table] = readOne(sprintsKind, "Sprint,Start,End\nS 1,2026-09-18,2026-09-07\n").diagnostics;
    expect(table).toMatchObject({ code: "DATE-ORDER", line: 2, column: 16, related: [{ line: 2, column: 5 }] });
    expect(table?.message).toBe("the sprint S 1 ends (2026-09-07) before it starts (2026-09-18)");
    const [json] = readOne(sprintsKind, answer(sprint({ endDate: "2026-09-01T15:00:00.000Z" }))).diagnostics;
    expect(json).toMatchObject({ code: "DATE-ORDER", pointer: "/values/0/endDate", related: [{ message: "starts here" }] });
    expect(json?.message).toContain("2026-09-01T15:00:00Z");
    expect(json?.message).toContain("2026-09-07T07:00:00Z");
    // A sprint of a single day is none.
    expect(placesIn(sprintsKind, "Sprint,Start,End\nS 1,2026-09-18,2026-09-18\n")).toEqual([]);
  });

  test("one sprint twice on one board is refused; the same name on two boards is not", () => {
    const two = (board: string): string => `Sprint,Start,End,Board\nS 1,2026-09-07,2026-09-18,A\nS 1,2026-09-21,2026-10-02,${board}\n`;
    expect(placesIn(sprintsKind, two("A"))).toEqual(["3:1 ROW-TWICE"]);
    expect(placesIn(sprintsKind, two("B"))).toEqual([]);
  });

  test("a state in other words, and a page that is not the last", () => {
    expect(readOne(sprintsKind, answer(sprint({ state: "paused" }))).diagnostics).toMatchObject([{ code: "JIRA-FIELD", pointer: "/values/0/state" }]);
    expect(placesIn(sprintsKind, "Sprint,Start,End,State\nS 1,2026-09-18,2026-09-18,Pausiert\n")).toEqual(["2:27 CHOICE-WORD"]);
  });
});
