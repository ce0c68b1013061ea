import { frameworkId, KNOWN_FRAMEWORKS } from "@almanac/core";
import { describe, expect, it } from "vitest";
import { exampleOf, placesIn, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { controlProblems } from "./link-problems.ts";
import { controlsKind } from "./kind.ts";

const controls = (csv: string) => recordsIn(controlsKind, "controlStatuses", csv);
const HEADER = "Framework,Control,Status,Evidence date,Evidence expires\n";

describe("controls", () => {
  it("reads the documented example, and every id of it is known", () => {
    const all = controls(exampleOf("controls"));
    expect(all.map(({ frameworkId: id, status }) => `${id} ${status}`)).toEqual(["nist-ai-rmf implemented", "iso-42001 partial", "iso-42001 planned", "eu-ai-act not-applicable"]);
    expect(controlProblems(all, [])).toEqual([]);
    expect(surenessOf(controlsKind, exampleOf("controls"))).toBeGreaterThan(0.9);
  });

  it("knows as many controls of each framework as METHOD.md counts", () => {
    expect(KNOWN_FRAMEWORKS.map(({ id, controls: ids }) => [id, ids.length])).toEqual([
      ["nist-ai-rmf", 72],
      ["iso-42001", 38],
      ["eu-ai-act", 17],
    ]);
    expect(["NIST AI RMF 1.0", "iso 42001", "Regulation (EU) 2024/1689", "Own rules, 2nd edition"].map(frameworkId)).toEqual(["nist-ai-rmf", "iso-42001", "eu-ai-act", "own-rules-2nd-edition"]);
  });

  it("names the nearest control of an unknown one, and takes other spellings of a known one", () => {
    const all = controls(`${HEADER}NIST AI RMF,GOVERN 1.9,none,,\nNIST AI RMF,GV-1.1,none,,\nISO 42001,A.6.2.9,none,,\nEU AI Act,Art. 9(2),none,,\nEU AI Act,Article 5,none,,\n`);
    const found = controlProblems(all, []);
    expect(found.map(({ line, column, code }) => `${String(line)}:${String(column)} ${code}`)).toEqual(["2:13 CONTROL-UNKNOWN", "4:11 CONTROL-UNKNOWN"]);
    expect(found[0]?.hint).toContain("GOVERN 1.");
  });

  it("finds one control in two spellings, and keeps two paragraphs of an article apart", () => {
    const all = controls(`${HEADER}NIST AI RMF,GOVERN 1.1,none,,\nAI RMF ,gv-1.1 ,partial,,\nEU AI Act,Article 9(1),none,,\nEU AI Act,Article 9(2),none,,\n`);
    expect(controlProblems(all, []).map(({ line, column, code, related }) => [line, column, code, related?.[0]?.line])).toEqual([[3, 9, "KEY-TWICE", 2]]);
  });

  it("warns once of a framework without a list, and knows it once its catalog is loaded", () => {
    const all = controls(`${HEADER}House rules,H-1,partial,,\nHouse rules,H-3,partial,,\n`);
    expect(controlProblems(all, []).map(({ code, severity }) => [code, severity])).toEqual([["FRAMEWORK-UNKNOWN", "warning"]]);
    const entry = { source: { file: "c.json", line: 1 }, framework: "House rules", title: "x", groups: [], parameters: [], actors: [], topics: [] };
    expect(controlProblems(all, [{ ...entry, control: "H-1" }, { ...entry, control: "H-2" }]).map(({ line, code }) => [line, code])).toEqual([[3, "CONTROL-UNKNOWN"]]);
  });

  it("refuses evidence that expires before it was made, an unknown status and a control given twice", () => {
    expect(placesIn(controlsKind, `${HEADER}NIST AI RMF,MAP 1.1,implemented,2026-05-01,2026-04-01\nNIST AI RMF,MAP 1.2,almost,,\nNIST AI RMF,MAP 1.3,none,,\nNIST AI RMF,MAP 1.3,partial,,\n`)).toEqual([
      "2:44 DATE-ORDER",
      "3:21 CHOICE-WORD",
      "5:1 ROW-TWICE",
    ]);
  });
});
