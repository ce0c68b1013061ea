import { expect, test } from "vitest";
import { checkDiagram } from "./check-diagram.ts";

test("a packet of more bits than can be drawn is refused where they are given, and one of 64 is not", () => {
  expect(checkDiagram('packet-beta\n0-31: "Words"\n32-63: "99999 words"')).toEqual([]);
  expect(checkDiagram('packet-beta\n0-31: "Words"\n32-999999999: "More"')).toMatchObject([{ code: "DIAGRAM-SIZE", line: 3, column: 4 }]);
  expect(checkDiagram('packet-beta\n+999999999: "More"')).toMatchObject([{ code: "DIAGRAM-SIZE", line: 2, column: 2 }]);
});
