import { describe, expect, it } from "vitest";
import { exampleOf, placesIn, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { initiativesKind } from "./kind.ts";
import { initiativeOrderProblems } from "./order-problems.ts";

const initiatives = (csv: string) => recordsIn(initiativesKind, "initiatives", csv);
const order = (...rows: readonly (readonly [id: string, after: string])[]) =>
  initiativeOrderProblems(initiatives(`ID,Title,Status,After\n${rows.map(([id, after]) => `${id},x,proposed,${after}`).join("\n")}\n`));

describe("initiatives", () => {
  it("reads the documented example with its ranges, and its order holds", () => {
    const all = initiatives(exampleOf("initiatives"));
    expect(all[0]).toMatchObject({ value: { low: { amount: 400000n, currency: "EUR" }, mode: { amount: 650000n } }, effort: { low: 30, mode: 38, high: 55 }, impact: 2, confidence: 0.8, after: ["I-03"], duration: 18 });
    expect(all[2]).toMatchObject({ status: "finished", actualEffort: 21.5, actualValue: { amount: 205000n } });
    expect(initiativeOrderProblems(all)).toEqual([]);
    expect(surenessOf(initiativesKind, exampleOf("initiatives"))).toBeGreaterThan(0.9);
  });

  it("accepts an effort of nothing: its ratio is not available, which is no mistake of the file", () => {
    expect(initiatives("ID,Title,Status,Effort\nI-1,x,proposed,0\n")).toMatchObject([{ effort: { mode: 0 } }]);
  });

  it("refuses ranges out of order, another impact scale, and an outturn of something unfinished", () => {
    const header = "ID,Title,Status,Value low,Value,Effort low,Effort,Impact,Actual effort\n";
    expect(placesIn(initiativesKind, `${header}I-1,x,proposed,5 EUR,4 EUR,,,,\nI-2,x,proposed,,,5,,,\nI-3,x,proposed,,,,,4,\nI-4,x,running,,,,,,3\nI-5,x,proposed,5 EUR,9 USD,,,,\n`)).toEqual([
      "2:22 RANGE-ORDER",
      "3:20 RANGE-ORDER",
      "4:20 SCALE-STEP",
      "5:20 STATE-DATES",
      "6:22 RANGE-ORDER",
    ]);
  });

  it("shows the whole circle once, at its first initiative", () => {
    const found = order(["A", "B"], ["B", "C"], ["C", "A"], ["D", "A"]);
    expect(found.map(({ line, column, code, message }) => [line, column, code, message])).toEqual([[2, 14, "LINK-CYCLE", "each waits for the next in a circle: A → B → C → A"]]);
  });

  it("finds each of two circles, and no circle in two ways to one end", () => {
    expect(order(["A", "B"], ["B", "A"], ["C", "D;B"], ["D", "C"]).map(({ found }) => found)).toEqual(["A → B → A", "C → D → C"]);
    expect(order(["A", "B;C"], ["B", "D"], ["C", "D"], ["D", ""])).toEqual([]);
  });

  it("refuses what waits for itself or for nothing, and names the nearest", () => {
    const found = order(["I-01", "I-01"], ["I-02", "I-1"], ["I-03", "I-03;I-02"]);
    expect(found.map(({ line, code }) => [line, code])).toEqual([
      [2, "LINK-SELF"],
      [3, "LINK-UNKNOWN"],
      [4, "LINK-SELF"],
    ]);
    expect(found[1]?.hint).toContain("did you mean `I-01`?");
  });
});
