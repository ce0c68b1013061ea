import { expect, it } from "vitest";
import { exampleOf, placesIn, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { communicationPlanKind } from "./kind.ts";

const HEADER = "Audience,Message,Channel,Cadence,Owner\n";

it("reads the documented example", () => {
  expect(recordsIn(communicationPlanKind, "communicationEntries", exampleOf("communication-plan")).map(({ cadence, next }) => [cadence, next])).toEqual([
    ["weekly", "2026-11-24"],
    ["every-two-weeks", "2026-12-01"],
    ["on-event", undefined],
  ]);
  expect(surenessOf(communicationPlanKind, exampleOf("communication-plan"))).toBeGreaterThan(0.9);
});

it("refuses a message that nobody sends and a cadence in other words, until the words are declared", () => {
  expect(placesIn(communicationPlanKind, `${HEADER}Sponsors,Status,Mail,weekly,\nPlanners,News,Mail,each sprint,Lead\n`)).toEqual(["2:29 CELL-MISSING", "3:20 CHOICE-WORD"]);
  expect(recordsIn(communicationPlanKind, "communicationEntries", `${HEADER}Planners,News,Mail,each sprint,Lead\n`, { values: { cadence: { "each sprint": "every-two-weeks" } } })).toMatchObject([{ cadence: "every-two-weeks" }]);
});
