import { expect, test } from "vitest";
import { nearest } from "./nearest.ts";

test.each([
  ["gnatt", ["gantt", "graph"], "gantt"],
  ["Fcat", ["Callout", "Fact"], "Fact"],
  ["delivery.wip.nwo", ["delivery.wip.now", "delivery.wip"], "delivery.wip.now"],
  ["zebra", ["flowchart", "gantt"], undefined],
  ["x", [], undefined],
])("%s among %j", (name, known, expected) => {
  expect(nearest(name, known)).toBe(expected);
});
