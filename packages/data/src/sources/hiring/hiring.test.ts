import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, recordsIn, readOne } from "../../../test/one-file.ts";
import { hiringKind } from "./kind.ts";

const rows = (...lines: readonly string[]): string => ["Requisition,Role,Opened on,Applied,Screened,Interviewed,Offered on,Accepted on,Closed on,Closed reason", ...lines, ""].join("\n");

describe("hiring", () => {
  test("a filled, an open and a cancelled requisition", () => {
    const [filled, open, cancelled] = recordsIn(hiringKind, "requisitions", exampleOf("hiring"));
    expect(filled).toMatchObject({ end: "filled", reached: { applied: 64, started: 1 }, reachedOn: { offered: "2025-04-28", started: "2025-07-15" } });
    expect(open).toMatchObject({ reached: { offered: 0 }, targetStart: "2027-01-01" });
    expect(open).not.toHaveProperty("closedOn");
    expect(cancelled).toMatchObject({ end: "cancelled" });
  });

  test("a stage that is not counted is unknown, not zero", () => {
    expect(recordsIn(hiringKind, "requisitions", rows("R-1,Analyst,2026-01-01,40,,5,,,,"))[0]?.reached).toEqual({
      applied: 40,
      screened: undefined,
      interviewed: 5,
      offered: undefined,
      accepted: undefined,
      started: undefined,
    });
  });

  test("a funnel that grows again is read with a warning at the later stage", () => {
    const file = readOne(hiringKind, rows("R-1,Analyst,2026-01-01,40,5,12,,,,"));
    expect(file.diagnostics).toMatchObject([{ code: "HIRING-FUNNEL", severity: "warning", line: 2, column: 29, field: "Interviewed" }]);
    expect(file.used).toBe(1);
  });

  test.each([
    ["accepted before it was offered", "R-1,Analyst,2026-01-01,,,,2026-03-01,2026-02-01,,", ["2:38 DATE-ORDER"]],
    ["closed before it was opened", "R-1,Analyst,2026-01-01,,,,,,2025-12-01,Filled", ["2:29 DATE-ORDER"]],
    ["part of a candidate", "R-1,Analyst,2026-01-01,4.5,,,,,,", ["2:24 NUMBER-FORMAT"]],
  ])("%s is refused at its cell", (_, row, places) => {
    expect(placesIn(hiringKind, rows(row))).toEqual(places);
  });
});
