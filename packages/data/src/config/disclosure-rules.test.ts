import { expect, test } from "vitest";
import type { ProgramFiles } from "../read/program-files.ts";
import { readDisclosureRules } from "./disclosure-rules.ts";

const program = (texts: Readonly<Record<string, string>>): ProgramFiles => {
  const bytes = (path: string): Uint8Array => new TextEncoder().encode(texts[path] ?? "");
  return { sha256: () => "", list: (folder) => Object.keys(texts).filter((path) => path.startsWith(`${folder}/`)).sort(), read: bytes };
};
const read = (text: string, file = "restricted/disclosure.yaml") => readDisclosureRules(program({ [file]: text }), "restricted");

test("rules are read, and what is left out is left to the method", () => {
  expect(read("minContributors: 12\nmarginPercent: 15\ndominance:\n  - { largest: 1, percent: 40 }\n")).toEqual({ diagnostics: [], rules: { minContributors: 12, margin: 0.15, dominance: [[1, 40]] } });
  expect(readDisclosureRules(program({}), "restricted")).toEqual({ diagnostics: [] });
  expect(readDisclosureRules(program({ "restricted/disclosure.yaml": "minContributors: 4\n" }), undefined)).toEqual({ diagnostics: [] });
});

test("k below five is refused where it stands, and no value of the file is repeated", () => {
  const { rules, diagnostics } = read("pPercent: 10\nminContributors: 4\n");
  expect(rules).toBeUndefined();
  expect(diagnostics).toMatchObject([{ file: "restricted/disclosure.yaml", line: 2, severity: "error", masked: true }]);
  const wrong = read("pPercent: 731\nhomogeneityPct: twenty-three\nminContributor: 4417\n").diagnostics;
  expect(wrong).toHaveLength(3);
  expect(JSON.stringify(wrong)).not.toMatch(/731|twenty|4417/);
  expect(JSON.stringify(wrong)).toContain("minContributors");
});

test("a file that was meant to be the rules is not passed over", () => {
  expect(read("minContributors: 12\n", "restricted/disclosure.yml").diagnostics).toMatchObject([{ code: "DISCLOSURE-NAME", file: "restricted/disclosure.yml", hint: "rename the file to disclosure.yaml, or remove it" }]);
});
