import { expect, it } from "vitest";
import { exampleOf, placesIn, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { retroActionsKind } from "./kind.ts";

const HEADER = "ID,Raised on,Action,Due,Closed on,Status\n";

it("reads the documented example", () => {
  expect(recordsIn(retroActionsKind, "retroActions", exampleOf("retro-actions")).map(({ id, status, carried }) => [id, status, carried])).toEqual([
    ["A-01", "done", 0],
    ["A-02", "open", 2],
    ["A-03", "dropped", 0],
  ]);
  expect(surenessOf(retroActionsKind, exampleOf("retro-actions"))).toBeGreaterThan(0.9);
});

it("accepts an overdue action, and takes a closing day for done where no status is given", () => {
  expect(recordsIn(retroActionsKind, "retroActions", `${HEADER}A-1,2026-01-09,x,2026-01-10,,\nA-2,2026-01-09,y,,2026-02-01,\n`).map(({ status }) => status)).toEqual(["open", "done"]);
});

it("refuses an open action that is closed, and one that was closed before it was raised", () => {
  expect(placesIn(retroActionsKind, `${HEADER}A-1,2026-01-09,x,,2026-02-01,open\nA-2,2026-01-09,y,,2026-01-01,done\n`)).toEqual(["2:19 STATE-DATES", "3:19 DATE-ORDER"]);
});
