import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exampleOf, placesIn, readOne, realFile, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { oscalCatalogKind } from "./kind.ts";

const controls = (json: string | Uint8Array) => recordsIn(oscalCatalogKind, "frameworkControls", json);
const BASIC = readFileSync(new URL("basic-catalog-cut.json", import.meta.url), "utf8");
const AI_RMF = readFileSync(new URL("ai-rmf-actions-cut.json", import.meta.url), "utf8");

const catalog = (body: string, version = "1.1.2") =>
  `{\n"catalog": {\n"uuid": "u",\n"metadata": {"title": "T", "version": "1", "oscal-version": "${version}", "last-modified": "2026-01-01T00:00:00Z"},\n${body}\n}}\n`;

describe("an OSCAL catalog", () => {
  it("reads the documented example, a control within a control included", () => {
    expect(controls(exampleOf("oscal-catalog", "json")).map(({ control, parent, group }) => [control, parent, group])).toEqual([
      ["data-1", undefined, "data"],
      ["data-1.1", "data-1", "data"],
    ]);
    expect(surenessOf(oscalCatalogKind, exampleOf("oscal-catalog", "json"))).toBe(1);
  });

  it("keeps the parameters of a statement as their placeholders", () => {
    const [first] = controls(BASIC);
    expect(first).toMatchObject({ framework: "Sample Security Catalog *for Demonstration* and Testing", control: "s1.1.1", groups: ["Organization of Information Security", "Internal Organization"] });
    expect(first?.statement).toContain("{{ insert: param, s1.1.1-prm1 }}");
    expect(first?.parameters).toMatchObject([{ id: "s1.1.1-prm1", label: "a choice from a selection" }, { id: "s1.1.1-prm_2" }]);
  });

  it("finds controls in groups inside groups", () => {
    expect(controls(AI_RMF).map(({ control, group, groups }) => [control, group, groups[0]])).toEqual([
      ["MG-2.2-005", "MG-2.2", "Manage"],
      ["MG-3.2-005", "MG-3.2", "Manage"],
    ]);
  });

  it("counts withdrawn controls and leaves them out", () => {
    const file = readOne(oscalCatalogKind, catalog('"controls": [{"id": "a", "title": "A"}, {"id": "b", "title": "B", "props": [{"name": "status", "value": "withdrawn"}]}]'));
    expect([file.total, file.used, file.diagnostics.length]).toEqual([2, 1, 0]);
    expect(file.newestEvent).toBe("2026-01-01T00:00:00Z");
  });

  it("refuses at the very place what is no catalog of version 1", () => {
    expect(placesIn(oscalCatalogKind, '{\n "profile": { "uuid": "u" }\n}\n')).toEqual(["2:2 OSCAL-MODEL"]);
    expect(placesIn(oscalCatalogKind, catalog('"controls": []', "2.0.0"))).toEqual(["4:61 OSCAL-MODEL"]);
    expect(placesIn(oscalCatalogKind, catalog('"controls": [\n{"id": "a", "title": "A"},\n{"id": "a", "title": "B"},\n{"id": "c", "title": "C"}\n]'))).toEqual(["7:8 KEY-TWICE"]);
    expect(placesIn(oscalCatalogKind, catalog('"groups": [\n{"title": "G", "controls": [{"id": "a"}]}\n]'))).toEqual(["6:29 VALUE-MISSING"]);
  });

  it.each(["oscal-basic-catalog.json", "nist-ai-rmf-oscal-catalog.json"])("reads the published %s", (name) => {
    const bytes = realFile(`compliance/${name}`);
    if (bytes === undefined) return;
    expect(controls(bytes).length).toBeGreaterThan(3);
  });
});
