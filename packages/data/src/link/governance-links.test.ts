import { expect, it } from "vitest";
import { recordsIn } from "../../test/one-file.ts";
import { controlsKind } from "../sources/controls/kind.ts";
import { initiativesKind } from "../sources/initiatives/kind.ts";
import { objectivesKind } from "../sources/objectives/kind.ts";
import { checkGovernance } from "./governance-links.ts";

it("finds what only several records show, each at its cell", () => {
  const found = checkGovernance(
    {
      initiatives: recordsIn(initiativesKind, "initiatives", "ID,Title,Status,After\nA,x,proposed,B\nB,y,proposed,A\n"),
      keyResults: recordsIn(objectivesKind, "keyResults", "Objective ID,Objective,Key result ID,Key result,Start value,Target,Weight\nO-1,x,K-1,a,0,1,0.9\n"),
      checkIns: recordsIn(objectivesKind, "checkIns", "Key result ID,Check-in date,Value\nK-2,2026-05-01,3\n"),
      controlStatuses: recordsIn(controlsKind, "controlStatuses", "Framework,Control,Status\nNIST AI RMF,MAP 9.9,none\n"),
    },
    { reportingCurrency: "EUR" },
  );
  expect(found.map(({ code, line, column }) => [code, line, column])).toEqual([
    ["LINK-CYCLE", 2, 14],
    ["WEIGHTS-SUM", 2, 17],
    ["LINK-UNKNOWN", 2, 1],
    ["CONTROL-UNKNOWN", 2, 13],
  ]);
  expect(checkGovernance({}, { reportingCurrency: "EUR" })).toEqual([]);
});
