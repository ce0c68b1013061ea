import type { Diagnostic } from "@almanac/core";
import { formatDiagnostics } from "@almanac/data";
import { expect, test } from "vitest";
import { forReaders } from "./for-readers.ts";
import { REPORT_FORMATS } from "./report.ts";

const TEXTS: Readonly<Record<string, string>> = {
  "content/handbook/plan.md": "---\ntitle: Plan\naudience: internal\n---\nBrandt asks for :fact[brandt.pay].\n",
  "content/handbook/open.md": "---\ntitle: Open\n---\nIt is :fact[delivery.nowhere].\n",
};
const textOf = (file: string): string | undefined => TEXTS[file];
const found = (file: string, name: string): Diagnostic => ({ code: "FACT-UNKNOWN", severity: "error", file, line: 5, column: 17, message: `no fact is called ${name}`, found: name, hint: "did you mean delivery.wip.now?" });
const told = (audience: "public" | "internal", file: string, name: string): readonly string[] => REPORT_FORMATS.map((format) => formatDiagnostics(forReaders([found(file, name)], audience, textOf), format, textOf));

test("of an internal page everybody is told the place, the rule and the hint, in every format", () => {
  for (const text of told("public", "content/handbook/plan.md", "brandt.pay")) {
    expect(text).not.toMatch(/brandt/i);
    for (const part of ["plan.md", "FACT-UNKNOWN", "no fact is called •••", "did you mean delivery.wip.now?", "almanac check --audience internal"]) expect(text).toContain(part);
  }
});

test("whoever may read the page is told everything, and so is everybody of a page for all", () => {
  for (const text of told("internal", "content/handbook/plan.md", "brandt.pay")) expect(text).toContain("no fact is called brandt.pay");
  const [pretty = "", ...others] = told("public", "content/handbook/open.md", "delivery.nowhere");
  for (const text of others) expect(text).toContain("delivery.nowhere");
  expect(pretty).toContain("It is :fact[delivery.nowhere]");
});
