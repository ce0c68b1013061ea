import { expect, it } from "vitest";
import { exampleOf, placesIn, readOne, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { stakeholdersKind } from "./kind.ts";

it("reads the documented example, for insiders only", () => {
  expect(recordsIn(stakeholdersKind, "stakeholders", exampleOf("stakeholders"))).toMatchObject([{ id: "S-01", name: "Product sponsor", interest: "high", influence: "high" }, { id: "S-02" }, { influence: "high" }]);
  expect(stakeholdersKind.audience).toBe("internal");
  expect(surenessOf(stakeholdersKind, exampleOf("stakeholders"))).toBeGreaterThan(0.9);
});

it("refuses an opinion in other words without repeating what was written", () => {
  const csv = "ID,Stakeholder,Interest,Influence\nS-1,Jo Example,enormous,low\n";
  expect(placesIn(stakeholdersKind, csv)).toEqual(["2:16 CHOICE-WORD"]);
  expect(JSON.stringify(readOne(stakeholdersKind, csv).diagnostics)).not.toMatch(/Jo|enormous/);
  expect(recordsIn(stakeholdersKind, "stakeholders", csv, { values: { interest: { enormous: "high" } } })).toMatchObject([{ interest: "high" }]);
});
