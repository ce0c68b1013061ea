import { expect, it } from "vitest";
import { exampleOf, placesIn, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { obligationsKind } from "./kind.ts";

it("reads the documented example: laws by any of their names, contracts by theirs", () => {
  const [first, , contract] = recordsIn(obligationsKind, "obligations", exampleOf("obligations"));
  expect(first).toMatchObject({ id: "O-01", frameworkId: "eu-ai-act", article: "Article 4", appliesFrom: "2025-02-02", status: "met" });
  expect(contract).toMatchObject({ frameworkId: "contract-c-2026-014" });
  expect(contract?.due).toBeUndefined();
  expect(surenessOf(obligationsKind, exampleOf("obligations"))).toBeGreaterThan(0.9);
});

it("accepts an overdue duty and refuses an ambiguous day, an unknown status and one id twice", () => {
  const header = "ID,Framework,Obligation,Applies from,Due,Status\n";
  expect(placesIn(obligationsKind, `${header}O-1,EU AI Act,Tell customers,2026-08-02,2020-01-01,open\n`)).toEqual([]);
  expect(placesIn(obligationsKind, `${header}O-1,EU AI Act,Tell customers,02/08/2026,,open\n`)).toEqual(["2:30 DATE-AMBIGUOUS"]);
  expect(placesIn(obligationsKind, `${header}O-1,EU AI Act,Tell customers,2026-08-02,,so so\nO-2,EU AI Act,x,,,open\nO-2,EU AI Act,y,,,open\n`)).toEqual(["2:42 CHOICE-WORD", "4:1 ROW-TWICE"]);
});
