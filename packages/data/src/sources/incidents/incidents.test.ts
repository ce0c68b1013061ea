import { expect, test } from "vitest";
import { exampleOf, placesIn, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { incidentsKind } from "./kind.ts";

const EXAMPLE = exampleOf("incidents");

test("an incident that is over, with its exact cost, and one that goes on", () => {
  const [over, open] = recordsIn(incidentsKind, "modelIncidents", EXAMPLE);
  expect(over).toMatchObject({ id: "INC-17", severity: 2, openedAt: "2026-10-06T09:00:00Z", resolvedAt: "2026-10-06T11:40:00Z", model: "demand-northern", release: "R-041", cost: { amount: 1_840_000n, scale: 2, currency: "EUR" } });
  expect(open).toMatchObject({ id: "INC-18", severity: 3 });
  for (const unknown of ["resolvedAt", "cost", "release", "cause", "currency"]) expect(open).not.toHaveProperty(unknown);
  expect(surenessOf(incidentsKind, EXAMPLE)).toBeGreaterThan(0.5);
});

test("severities of the usual tools, and words of one's own when they are declared", () => {
  const table = (word: string): string => `Incident,Severity,Opened\nI-1,${word},2026-10-06T11:00:00+02:00\n`;
  expect(recordsIn(incidentsKind, "modelIncidents", table("SEV-1"))[0]?.severity).toBe(1);
  expect(recordsIn(incidentsKind, "modelIncidents", table("3 - Moderate"))[0]?.severity).toBe(3);
  expect(placesIn(incidentsKind, table("Rot"))).toEqual(["2:5 CHOICE-WORD"]);
  expect(recordsIn(incidentsKind, "modelIncidents", table("Rot"), { values: { severity: { Rot: "1" } } })[0]?.severity).toBe(1);
});

test.each([
  ["resolved before opened", EXAMPLE.replace("2026-10-06T13:40:00+02:00", "2026-10-05T13:40:00+02:00"), ["2:69 DATE-ORDER"]],
  ["an amount without a currency", EXAMPLE.replace("18400.00,EUR", "18400.00,"), ["2:151 MONEY-CURRENCY"]],
  ["one incident twice", EXAMPLE.replace("INC-18", "INC-17"), ["3:1 ROW-TWICE"]],
])("%s is refused at its cell", (_, text, places) => {
  expect(placesIn(incidentsKind, text)).toEqual(places);
});
