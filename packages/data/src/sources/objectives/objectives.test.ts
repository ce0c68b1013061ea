import { isoInstant } from "@almanac/core";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exampleOf, placesIn, readOne, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { existsSince } from "../../table/since.ts";
import { objectivesKind } from "./kind.ts";
import { checkInProblems, weightProblems } from "./link-problems.ts";

const CHECK_INS = readFileSync(new URL("example-check-ins.csv", import.meta.url), "utf8");
const keyResults = (rows: string) => recordsIn(objectivesKind, "keyResults", `Objective ID,Objective,Key result ID,Key result,Start value,Target,Weight\n${rows}`);
const checkIns = (rows: string) => recordsIn(objectivesKind, "checkIns", `Key result ID,Check-in date,Value\n${rows}`);

describe("objectives and key results", () => {
  it("reads both documented tables, and they fit", () => {
    const results = recordsIn(objectivesKind, "keyResults", exampleOf("objectives"));
    const readings = recordsIn(objectivesKind, "checkIns", CHECK_INS);
    expect(results[1]).toMatchObject({ objective: "O-1", id: "KR-12", start: 4.1, target: 2.5, unit: "%", weight: 0.4 });
    expect(readings[1]).toMatchObject({ keyResult: "KR-11", on: "2026-11-23", value: 0.65, confidence: 0.7 });
    expect([...weightProblems(results), ...checkInProblems(readings, results)]).toEqual([]);
    expect([surenessOf(objectivesKind, exampleOf("objectives")) > 0.9, surenessOf(objectivesKind, CHECK_INS) > 0.9]).toEqual([true, true]);
  });

  it("tells the tables apart by the declared columns where the headers are others", () => {
    const csv = "Goal ID,When,Now\nKR-1,2026-05-01,3\n";
    expect(readOne(objectivesKind, csv, { columns: { keyResult: "Goal ID", on: "When", value: "Now" } }).records.checkIns).toMatchObject([{ keyResult: "KR-1", value: 3 }]);
  });

  it("knows no check-in of a later day", () => {
    const all = checkIns("KR-1,2026-05-01,3\nKR-1,2026-05-15,4\n");
    expect(all.filter((reading) => existsSince(reading, isoInstant("2026-05-10T00:00:00Z"), "Europe/Berlin"))).toHaveLength(1);
  });

  it("wants weights that add up to 1, of all key results of an objective or of none", () => {
    expect(weightProblems(keyResults("O-1,x,K-1,a,0,1,0.1\nO-1,x,K-2,b,0,1,0.2\nO-1,x,K-3,c,0,1,70%\nO-2,y,K-4,d,0,1,\n"))).toEqual([]);
    const found = weightProblems(keyResults("O-1,x,K-1,a,0,1,0.5\nO-1,x,K-2,b,0,1,0.3\nO-1,x,K-3,c,0,1,0.1\nO-2,y,K-4,d,0,1,1\nO-2,y,K-5,e,0,1,\n"));
    expect(found.map(({ line, code, found: sum }) => [line, code, sum])).toEqual([
      [2, "WEIGHTS-SUM", "0.9"],
      [6, "WEIGHTS-SUM", "no weight"],
    ]);
  });

  it("refuses two values for one day, with both, and a check-in of nothing", () => {
    expect(placesIn(objectivesKind, "Key result ID,Check-in date,Value\nKR-1,2026-05-01,3\nKR-1,2026-05-01,4\n")).toEqual(["3:1 ROW-TWICE"]);
    const results = keyResults("O-1,x,KR-11,a,0,1,\n");
    const across = checkInProblems([...checkIns("KR-11,2026-05-01,3\n"), ...checkIns("KR-11,2026-05-01,4\nKR-12,2026-05-01,4\n")], results);
    expect(across.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 7, "READING-TWICE"],
      [3, 1, "LINK-UNKNOWN"],
    ]);
    expect(across[0]?.message).toContain("3 (file.csv:2) and 4");
    expect(across[1]?.hint).toContain("KR-11");
  });

  it("refuses a target that is the start", () => {
    expect(placesIn(objectivesKind, "Objective ID,Objective,Key result ID,Key result,Start value,Target\nO-1,x,K-1,a,5,5\n")).toEqual(["2:15 RANGE-ORDER"]);
  });
});
