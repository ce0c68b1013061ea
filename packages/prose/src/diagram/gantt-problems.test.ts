import { describe, expect, test } from "vitest";
import { checkDiagram } from "./check-diagram.ts";

const gantt = (...tasks: readonly string[]): string => ["gantt", "  title Plan: the first part", "  dateFormat YYYY-MM-DD", "  section A", ...tasks].join("\n");
const places = (code: string): readonly string[] => checkDiagram(code).map((found) => `${String(found.line)}:${String(found.column)} ${found.code} ${found.message}`);

describe("a Gantt chart", () => {
  test("whose tasks follow each other has nothing against it", () => {
    expect(places(gantt("  One :crit, a, 2026-01-01, 30d", "  Two :b, after a, 3w", "  Three :done, c, after a b, 2026-04-01", "  Four :2026-01-01, 5d", "  Five :after c, 2M"))).toEqual([]);
  });

  test("whose tasks wait for each other is refused where one of them stands, with the way round", () => {
    expect(places(gantt("  One :a, after c, 3d", "  Two :b, after a, 3d", "  Three :c, after b, 3d"))).toEqual(["5:7 DIAGRAM-SYNTAX this task waits for itself: a → c → b → a"]);
    expect(places(gantt("  One :a, after a, 3d"))).toEqual(["5:7 DIAGRAM-SYNTAX this task waits for itself: a → a"]);
  });

  test.each(["  One :a, 0001-01-01, 9999-12-31", "  One :a, 2026-01-01, 999999999999d", "  One :2026-01-01, 200y"])("without an end is refused: %s", (task) => {
    expect(checkDiagram(gantt(task))).toMatchObject([{ code: "DIAGRAM-SIZE", line: 5 }]);
  });

  test("of five hundred tasks in a row is read at once", () => {
    expect(places(gantt(...Array.from({ length: 480 }, (_, index) => `  T :t${String(index)}, after t${String(index + 1)}, 1d`)))).toEqual([]);
  });
});
