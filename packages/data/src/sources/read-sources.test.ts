import { createHash } from "node:crypto";
import { computeEdition, isoInstant } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { accepted, CONFIG, issue, json, load, places, refused } from "../../test/a-program.ts";
import { exampleOf } from "../../test/one-file.ts";

const AS_OF = { asOf: isoInstant("2026-11-22T22:00:00Z") };
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const RESTRICTED = "restricted: { path: restricted }\n";

describe("sources that are not work items", () => {
  test("are recognised by their content and become records, sorted by file and row", () => {
    const { model } = load({ "data/almanac.yaml": CONFIG, "data/sources/b.csv": exampleOf("fx-rates"), "data/sources/issues.json": json([issue()]) }, AS_OF);
    expect(model?.items).toHaveLength(1);
    expect(model?.records?.fxRates?.length).toBeGreaterThan(0);
    expect(model?.records?.fxRates?.map(({ source }) => source.line)).toEqual(model?.records?.fxRates?.map((_, index) => index + 2));
    expect(model?.sources.map(({ kind, area }) => [kind, area])).toEqual([["jira-json", "work"], ["fx-rates", "money"]]);
  });

  test("are enough: a program without work items is a program, and its statement can be made", () => {
    const model = accepted({ "data/almanac.yaml": CONFIG, "data/sources/fx-rates.csv": exampleOf("fx-rates") }, AS_OF);
    const { edition } = computeEdition({ model, sha256, diagrams: {}, version: "0" });
    const numbers = Object.entries(edition.facts).flatMap(([id, fact]) => (id.startsWith("delivery.") && "value" in fact && typeof fact.value === "number" && fact.value !== 0 ? [id] : []));
    expect(numbers).toEqual([]);
    expect(edition.inputs.map(({ kind }) => kind)).toEqual(["fx-rates"]);
  });

  test("without any date nothing says of when they are: a statement needs a time", () => {
    const program = { "data/almanac.yaml": `${CONFIG}sources:\n  - { id: t, kind: table, files: t.csv }\n`, "data/sources/t.csv": "A,B\n1,2\n" };
    expect(places(refused(program))).toEqual(["data/almanac.yaml:1:1 AS-OF-UNKNOWN"]);
    expect(accepted(program, AS_OF).sources).toMatchObject([{ exportedAt: AS_OF.asOf, exportedAtBasis: "statement" }]);
  });

  test("records later than the statement do not exist yet, and are counted", () => {
    const example = exampleOf("fx-rates");
    const program = { "data/almanac.yaml": CONFIG, "data/sources/fx-rates.csv": example };
    const all = accepted(program, { asOf: isoInstant("2030-01-01T00:00:00Z") }).records?.fxRates?.length ?? 0;
    const none = load(program, { asOf: isoInstant("2000-01-01T00:00:00Z") }).model;
    expect(all).toBeGreaterThan(0);
    expect(none?.records?.fxRates).toEqual([]);
    expect(none?.sources).toMatchObject([{ records: all, otherRecords: all }]);
  });

  test("a file named like a kind is taken for it; one of no kind is refused with a way on", () => {
    const [found] = refused({ "data/almanac.yaml": CONFIG, "data/sources/risk-register-2026.csv": "Nr,Words\n1,a\n" });
    expect(found).toMatchObject({ code: "FILE-UNRECOGNISED" });
    expect(found?.expected).toContain("risk-register");
    expect(found?.hint).toContain("--suggest");
  });

  test("rows that the source declares to skip are published with their reasons", () => {
    const lines = exampleOf("fx-rates").trimEnd().split("\n");
    const broken = [...lines, (lines[1] ?? "").replace(/\d{4}-\d{2}-\d{2}/, "2026-13-40"), ""].join("\n");
    const config = (more: string) => `${CONFIG}sources:\n  - { id: rates, kind: fx-rates, files: rates.csv${more} }\n`;
    expect(refused({ "data/almanac.yaml": config(""), "data/sources/rates.csv": broken }, AS_OF)[0]).toMatchObject({ code: "DATE-FORMAT", line: lines.length + 1 });
    expect(accepted({ "data/almanac.yaml": config(", onError: skip-rows"), "data/sources/rates.csv": broken }, AS_OF).sources).toMatchObject([{ rejected: 1, skipped: [{ line: lines.length + 1, code: "DATE-FORMAT" }] }]);
  });
});

describe("sources that only some may see", () => {
  const PAY = exampleOf("pay");

  test("a restricted export among the public ones is refused, with where to keep it", () => {
    const [found] = refused({ "data/almanac.yaml": CONFIG, "data/sources/pay.csv": PAY });
    expect(found).toMatchObject({ code: "AUDIENCE-FOLDER", file: "data/sources/pay.csv" });
    expect(found?.hint).toContain("restricted: { path: restricted }");
    const declared = `${CONFIG}sources:\n  - { id: pay, kind: pay, files: pay.csv }\n`;
    expect(places(refused({ "data/almanac.yaml": declared, "data/sources/pay.csv": PAY }))).toEqual(["data/almanac.yaml:5:22 AUDIENCE-FOLDER"]);
    expect(places(refused({ "data/almanac.yaml": RESTRICTED + declared, "data/sources/pay.csv": PAY }))).toEqual(["data/sources/pay.csv:1:1 AUDIENCE-FOLDER"]);
  });

  test("in its folder it is read, and the public statement does not say that it exists", () => {
    const program = { "data/almanac.yaml": RESTRICTED + CONFIG, "restricted/sources/pay.csv": PAY, "data/sources/fx-rates.csv": exampleOf("fx-rates") };
    const model = accepted(program, AS_OF);
    expect(model.sources.find(({ kind }) => kind === "pay")).toMatchObject({ audience: "restricted", file: "restricted/sources/pay.csv" });
    const published = JSON.stringify(computeEdition({ model, sha256, diagrams: {}, version: "0" }).edition);
    expect(published).not.toContain("pay.csv");
    expect(published).not.toContain(model.sources.find(({ kind }) => kind === "pay")?.sha256 ?? "?");
    expect(published).toContain("fx-rates.csv");
  });

  test("an audience can be raised and never lowered", () => {
    const declared = (kind: string, audience: string) => `${RESTRICTED}${CONFIG}sources:\n  - { id: a, kind: ${kind}, files: a.csv, audience: ${audience} }\n`;
    expect(places(refused({ "data/almanac.yaml": declared("pay", "internal"), "restricted/sources/a.csv": PAY }))[0]).toContain("AUDIENCE-LOWERED");
    expect(accepted({ "data/almanac.yaml": declared("fx-rates", "restricted"), "restricted/sources/a.csv": exampleOf("fx-rates") }, AS_OF).sources).toMatchObject([{ audience: "restricted" }]);
  });

  test("nor do messages made of several records, about a source that was raised to it", () => {
    const declared = (audience: string) => `${CONFIG}sources:\n  - { id: vendors, kind: vendors, files: vendors.csv }\n  - { id: actuals, kind: actuals, files: actuals.csv${audience} }\n`;
    const actuals = exampleOf("actuals").replaceAll(/\bEUR\b/g, "CHF");
    const program = (audience: string) => ({ "data/almanac.yaml": declared(audience).replace("Europe/Berlin", "Europe/Berlin\n  currency: EUR"), "data/sources/vendors.csv": exampleOf("vendors"), "data/sources/actuals.csv": actuals });
    const open = refused(program(""), AS_OF).filter(({ file }) => file.endsWith("actuals.csv"));
    expect(JSON.stringify(open)).toContain("CHF");
    const hidden = refused(program(", audience: internal"), AS_OF).filter(({ file }) => file.endsWith("actuals.csv"));
    expect(places(hidden)).toEqual(places(open));
    expect(hidden.every(({ masked }) => masked === true)).toBe(true);
    expect(JSON.stringify(hidden)).not.toContain("CHF");
  });

  test("a source of work items, which are published, cannot be raised", () => {
    const declared = `${CONFIG}sources:\n  - { id: a, kind: github-csv, files: a.csv, audience: internal }\n`;
    expect(places(refused({ "data/almanac.yaml": declared, "data/sources/a.csv": exampleOf("github-csv") }))[0]).toContain("AUDIENCE-ITEMS");
  });

  test("messages about it hold no value, in whatever form they are written", () => {
    const lines = PAY.trimEnd().split("\n");
    const broken = [lines[0], (lines[1] ?? "").replace(/\d[\d.,]{3,}/g, "98765x")].join("\n");
    const found = refused({ "data/almanac.yaml": RESTRICTED + CONFIG, "restricted/sources/pay.csv": broken }, AS_OF);
    expect(JSON.stringify(found)).not.toContain("98765");
    expect(found.every(({ masked }) => masked === true)).toBe(true);
  });
});
