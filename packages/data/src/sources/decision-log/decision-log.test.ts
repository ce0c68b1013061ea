import { isoInstant } from "@almanac/core";
import { expect, it } from "vitest";
import { exampleOf, placesIn, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { existsSince } from "../../table/since.ts";
import { decisionLogKind } from "./kind.ts";

const HEADER = "ID,Title,Raised,Decided on,Decided by,Outcome,Options\n";

it("reads the documented example; a decision exists from its day on", () => {
  const all = recordsIn(decisionLogKind, "decisionEntries", exampleOf("decision-log"));
  expect(all[0]).toMatchObject({ id: "D-030", decidedOn: "2026-10-22", options: ["Leave reason codes for later", "move by two weeks", "bring the engineers back"] });
  expect(all.filter((entry) => existsSince(entry, isoInstant("2026-10-25T12:00:00Z"), "Europe/Berlin")).map(({ id }) => id)).toEqual(["D-030"]);
  expect(surenessOf(decisionLogKind, exampleOf("decision-log"))).toBeGreaterThan(0.9);
});

it("keeps the commas of an option", () => {
  expect(recordsIn(decisionLogKind, "decisionEntries", `${HEADER}D-1,x,,2026-01-05,Sponsor,Yes,"Yes, now; no, never"\n`)[0]?.options).toEqual(["Yes, now", "no, never"]);
});

it("refuses a row without its day, one decided before it was raised, and one id twice", () => {
  expect(placesIn(decisionLogKind, `${HEADER}D-1,x,,,Sponsor,Yes,\nD-2,y,2026-02-02,2026-02-01,Sponsor,Yes,\nD-3,z,,2026-03-01,Sponsor,Yes,\nD-3,z,,2026-04-01,Sponsor,No,\n`)).toEqual([
    "2:8 CELL-MISSING",
    "3:18 DATE-ORDER",
    "5:1 ROW-TWICE",
  ]);
});
