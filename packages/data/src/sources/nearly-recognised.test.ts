import { expect, test } from "vitest";
import { memoryProgramFiles } from "../read/program-files.ts";
import { loadProgram } from "../load-program.ts";

const CONFIG = "program: { title: T, timeZone: Europe/Berlin }\n";
const HEADER = "Vendor ID,Name,Sells,Country,Status";
const found = (files: Readonly<Record<string, string>>) => loadProgram(memoryProgramFiles({ "data/almanac.yaml": CONFIG, ...files }), { untimed: true }).diagnostics;

test("lines above the header are said, with the number of lines to skip", () => {
  const [one, ...more] = found({ "data/sources/list.csv": `Our vendors\nof 2026\n${HEADER}\nV-1,Acme,Labels,DE,active\n` });
  expect(more).toEqual([]);
  expect(one).toMatchObject({ code: "CSV-TITLE-LINES", line: 1, column: 1 });
  expect(one?.hint).toContain("preamble: 2");
});

test("a misspelt required column is named, with the nearest header", () => {
  const [one] = found({ "data/sources/vendors/list.csv": `${HEADER.replace("Name", "Nmae")}\nV-1,Acme,Labels,DE,active\n` });
  expect(one?.message).toContain("`Name`");
  expect(one?.hint).toContain("if `Nmae` is meant");
});

test("once a source is declared, files that none reads are a warning", () => {
  const diagnostics = found({
    "data/almanac.yaml": `${CONFIG}sources:\n  - { id: vendors, kind: vendors, files: vendors.csv }\n`,
    "data/sources/vendors.csv": `${HEADER}\nV-1,Acme,Labels,DE,active\n`,
    "data/sources/forgotten.csv": `${HEADER}\nV-2,Beta,Labels,DE,active\n`,
    "data/sources/README.md": "how these were made\n",
  });
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([["FILE-UNDECLARED", "1 file of data/sources/ is read by no source: forgotten.csv"]]);
});
