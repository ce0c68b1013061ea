import { readFileSync } from "node:fs";
import { isoInstant } from "@almanac/core";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { exampleOf, placesIn, readOne, realFile, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { existsSince, hasSince } from "../../table/since.ts";
import type { FileDeclarations } from "../../config/source-schema.ts";
import { riskRegisterKind } from "./kind.ts";

const risks = (csv: string | Uint8Array, declaration = {}) => recordsIn(riskRegisterKind, "risks", csv, declaration);
const places = (csv: string, declaration = {}) => placesIn(riskRegisterKind, csv, declaration);

/** The mappings that the page offers for copying, in its order. */
const [TWICE, WORDS] = readFileSync(new URL("page.md", import.meta.url), "utf8")
  .split("```yaml\n")
  .slice(1)
  .map((block) => (parse(block.split("```")[0] ?? "") as { readonly sources: readonly [FileDeclarations] }).sources[0]);

describe("a risk register", () => {
  it("reads the documented example without a word", () => {
    const [late, resold, sessions] = risks(exampleOf("risk-register"));
    expect(late).toMatchObject({ id: "R-01", type: "threat", status: "open", inherent: { probability: 0.4 }, residual: { probability: 0.25 }, mitigation: { status: "in-progress", due: "2026-12-04" } });
    expect(late?.inherent.impact).toEqual({ basis: "amount", amount: { amount: 120000n, scale: 0, currency: "EUR" } });
    expect(resold).toMatchObject({ type: "opportunity" });
    expect(resold?.residual).toBeUndefined();
    expect(sessions).toMatchObject({ status: "closed", closed: "2026-10-08", residual: { probability: 0 } });
    expect(surenessOf(riskRegisterKind, exampleOf("risk-register"))).toBeGreaterThan(0.9);
  });

  it("takes a negative amount without a type as an opportunity of that size", () => {
    expect(risks("ID,Title,Impact,Probability\nR-1,Cheaper design,-3150000 CHF,25%\n")).toMatchObject([
      { type: "opportunity", inherent: { impact: { basis: "amount", amount: { amount: 3150000n, currency: "CHF" } } } },
    ]);
  });

  it("refuses a threat that gains, and a risk that gains and loses", () => {
    expect(places("ID,Title,Type,Probability,Impact,Residual impact\nR-1,x,threat,10%,-5 EUR,\nR-2,y,,10%,5 EUR,-5 EUR\n")).toEqual(["2:18 RISK-SIGN", "3:18 RISK-SIGN"]);
  });

  it("keeps shares and steps apart, and names the scale", () => {
    const file = readOne(riskRegisterKind, "ID,Title,Probability (1-5),Impact (1-5)\nR-1,x,1.4,3\nR-2,y,4,0\nR-3,z,likely,very high\n");
    expect(file.diagnostics.map(({ line, column, code, expected }) => [line, column, code, expected])).toEqual([
      [2, 7, "SCALE-STEP", "1 (very low), 2 (low), 3 (medium), 4 (high), 5 (very high)"],
      [3, 9, "SCALE-STEP", "1 (very low), 2 (low), 3 (medium), 4 (high), 5 (very high)"],
    ]);
    expect(placesIn(riskRegisterKind, "ID,Title,Probability\nR-1,x,1.4\n")).toEqual(["2:7 NUMBER-RANGE"]);
    expect(risks("ID,Title,Probability (1-5),Impact (1-5)\nR-3,z,likely,very high\n")).toMatchObject([{ inherent: { probabilityStep: 4, impactStep: 5 } }]);
  });

  it("reads a step from a column called Probability only where that is declared", () => {
    const csv = "ID,Title,Probability,Impact\nR-1,x,4,3\n";
    expect(places(csv)).toContain("2:7 NUMBER-RANGE");
    expect(risks(csv, { columns: { probabilityStep: "Probability", impactStep: "Impact" } })).toMatchObject([{ inherent: { probabilityStep: 4, impactStep: 3 } }]);
  });

  it("does not take a scale for percentages and amounts, however it is declared", () => {
    const csv = `ID,Title,Probability,Impact\n${[1, 2, 3, 4, 5].map((step) => `R-${String(step)},x,${String(step)},${String(6 - step)}`).join("\n")}\n`;
    expect(places(csv, { currency: "EUR", columns: { probability: { column: "Probability", unit: "percent" } } })).toEqual(["2:7 SCALE-STEP"]);
  });

  it("keeps a range in order and of one currency", () => {
    const header = "ID,Title,Probability,Impact low,Impact,Impact high\n";
    expect(risks(`${header}R-1,x,10%,10 EUR,20 EUR,40.50 EUR\n`)).toMatchObject([{ inherent: { impact: { basis: "range", mode: { amount: 20n }, high: { amount: 4050n, scale: 2 } } } }]);
    expect(places(`${header}R-1,x,10%,30 EUR,20 EUR,40 EUR\nR-2,y,10%,10 EUR,,\nR-3,z,10%,10 EUR,,20 USD\n`)).toEqual(["2:11 RANGE-ORDER", "3:11 RANGE-ORDER", "4:11 RANGE-ORDER"]);
  });

  it("refuses what its own dates contradict", () => {
    const header = "ID,Title,Status,Opened,Closed\n";
    expect(places(`${header}R-1,x,closed,2026-03-02,2026-03-01\nR-2,y,open,2026-03-02,2026-03-05\n`)).toEqual(["2:25 DATE-ORDER", "3:23 STATE-DATES"]);
    expect(risks(`${header}R-1,x,,2026-03-02,2026-03-05\n`)).toMatchObject([{ status: "closed" }]);
  });

  it("keeps one row a risk and day where the rows are dated, and none of a later day", () => {
    const dated = risks("ID,Title,As of,Opened,Residual probability,Residual impact\nR-1,x,2026-11-01,2026-10-01,10%,100 EUR\nR-1,x,2026-11-08,2026-10-01,20%,100 EUR\n");
    const known = dated.filter((risk) => existsSince(risk, isoInstant("2026-11-03T12:00:00Z"), "Europe/Berlin"));
    expect(known.map(({ asOf }) => asOf)).toEqual(["2026-11-01"]);
    // An undated row is true on the day of its export: the newest register does not tell what an earlier one said.
    expect(risks("ID,Title,Opened\nR-1,x,2026-11-01\n").some(hasSince)).toBe(false);
    expect(places("ID,Title\nR-1,x\nR-1,y\n")).toEqual(["3:1 ROW-TWICE"]);
  });

  it("says when the stated exposure is not the product of its cells", () => {
    const file = readOne(riskRegisterKind, "ID,Title,Probability,Impact,Exposure\nR-1,x,1%,64500000 CHF,322500 CHF\nR-2,y,20%,300000 CHF,60000 CHF\n");
    expect(file.diagnostics.map(({ line, code, severity }) => [line, code, severity])).toEqual([[2, "RISK-EXPOSURE", "warning"]]);
    expect(file.used).toBe(2);
  });

  it("does not repeat the values of an internal register", () => {
    const { diagnostics } = readOne(riskRegisterKind, "ID,Title,Impact (1-5)\nR-77,Secret thing,17\n", { audience: "internal" });
    expect(diagnostics).toHaveLength(1);
    expect(JSON.stringify(diagnostics)).not.toMatch(/R-77|Secret|17/);
  });

  it("reads two columns of one name, amounts with their currency and blanks at the ends by the mapping on its page", () => {
    const csv =
      "\uFEFFRisk ID,Risk Description,Initial risk,Likelihood,Likely Initial Risk,Schedule Impact?,Residual risk,Likelihood,Likely Residual Risk ,Cost of Measures\r\n" +
      '1,Late plans ,"300,000 CHF",20%,"60,000 CHF",Yes ,"300,000 CHF",10%,"30,000 CHF","10,000 CHF"\r\n' +
      '2,Better concept,"-3,150,000 CHF",25%,"-787,500 CHF",No,"-3,150,000 CHF",50%,"-1,575,000 CHF",0 CHF\r\n';
    expect(risks(csv, TWICE)).toMatchObject([
      { title: "Late plans", type: "threat", inherent: { probability: 0.2, impact: { amount: { amount: 300000n, currency: "CHF" } } }, residual: { probability: 0.1 }, mitigation: { cost: { amount: 10000n } } },
      { type: "opportunity", residual: { probability: 0.5, impact: { amount: { amount: 3150000n } } } },
    ]);
  });

  const epc = realFile("risk/epc-risk-register-52.csv");
  it.runIf(epc !== undefined)("reads such a published register, and says which of its percentages were rounded", () => {
    const { records, used, diagnostics } = readOne(riskRegisterKind, epc ?? "", TWICE);
    expect(used).toBe(52);
    expect(records.risks?.filter(({ type }) => type === "opportunity").map(({ id }) => id)).toEqual(["30"]);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(["RISK-EXPOSURE"]));
    // Line 4: 1 % of 64,500,000 is stated as 322,500, which is 0.5 %.
    expect(diagnostics.map(({ line }) => line)).toContain(4);
  });

  const words = realFile("risk/it-risks-200.csv");
  it.runIf(words !== undefined)("reads a published register of words; what it does not say stays unknown", () => {
    const all = risks(words ?? "", WORDS);
    expect(all).toHaveLength(200);
    expect(all[0]?.inherent).toEqual({ impactStep: 3 });
  });
});
