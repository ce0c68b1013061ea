import { expect, test } from "vitest";
import { questionsOf } from "../reading/search-questions.ts";
import { ROLES, SECTIONS, sectionOf } from "../site-map.ts";
import { chartFor } from "./role-charts.ts";

test("every role asks five to seven questions, each of another section of the map", () => {
  for (const { id, questions } of ROLES) {
    expect(questions.length, id).toBeGreaterThanOrEqual(5);
    expect(questions.length, id).toBeLessThanOrEqual(7);
    expect(new Set(questions.map(({ section }) => sectionOf(section).id)).size, id).toBe(questions.length);
  }
});

test("the chart of a section is the best of those that are drawn", () => {
  expect(chartFor("agile", { "sprint.closed.0": {}, "sprint.closed.1": {} })?.key).toBe("sprint.closed.1");
  expect(chartFor("agile", { "sprint.closed.0": {} })?.key).toBe("sprint.closed.0");
  expect(chartFor("agile", {})).toBeUndefined();
});

test("a section is found by its own question and by those that roles ask of it", () => {
  expect(questionsOf("/risks/")).toEqual(expect.arrayContaining([sectionOf("risks").question, "What could go wrong, and what would that cost?"]));
  expect(questionsOf("/for/finance/")).toContain("What comes back?");
  expect(SECTIONS.filter(({ href }) => questionsOf(href).length === 0)).toEqual([]);
  expect(questionsOf("/method/delivery.age/")).toEqual([]);
});
