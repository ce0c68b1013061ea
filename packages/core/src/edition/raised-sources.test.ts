import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aProgram } from "../../test/a-program.ts";
import type { VendorContract } from "../model/records/money-vendors.ts";
import type { SourceFile } from "../model/source.ts";
import { isoDate, isoInstant } from "../model/time.ts";
import type { WorkItem } from "../model/work-item.ts";
import { computeEdition, type ComputedEdition } from "./compute.ts";
import { canonicalJson } from "./serialize.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const [OPEN, TRACKER, VENDORS, CONTRACTS] = ["data/sources/a.json", "data/sources/b.json", "data/sources/vendors.csv", "data/sources/contracts.csv"];

const source = (file: string, kind: string, itemRecords: number, audience?: "internal" | "restricted"): SourceFile => ({
  source: file, file, kind, role: "primary", sha256: sha256(file), bytes: 1, exportedAt: isoInstant("2026-11-15T21:00:00Z"), exportedAtBasis: "declared",
  records: 2, itemRecords, otherRecords: 0, rejected: 0, warnings: 0, history: "none", ...(audience === undefined ? {} : { audience }),
});

/** Closed without a start, so that the checks of data quality have something to name. */
const item = (file: string, key: string, line: number): WorkItem => ({
  key, title: "x", type: "Task", project: "A", workstream: "a", labels: [], created: isoInstant("2026-10-05T10:00:00Z"), status: "Done", initialStatus: "Ready",
  transitions: [{ at: isoInstant("2026-11-09T10:00:00Z"), from: "Ready", to: "Done" }], history: "complete", source: { file, line },
});
const contract: VendorContract = { id: "C-1", vendor: "V-1", title: "Labels", start: isoDate("2026-01-01"), end: isoDate("2026-12-31"), noticeBy: isoDate("2026-12-01"), serviceLevels: [], source: { file: CONTRACTS, line: 2 } };

interface Hidden {
  readonly name?: string;
  readonly keys?: readonly string[];
}

/** A public tracker and public contracts; vendors and a second tracker, of kinds that are public by nature, which the declaration hides or does not. */
function computed({ name = "Zarquonia", keys = [] }: Hidden, audience?: "internal" | "restricted"): ComputedEdition {
  const items = [...["A-1", "A-2", "A-3"].map((key, index) => item(OPEN, key, index + 1)), ...keys.map((key, index) => item(TRACKER, key, index + 1))];
  return computeEdition({
    model: {
      program: aProgram(),
      asOf: isoInstant("2026-11-15T21:00:00Z"),
      items,
      records: { vendors: [{ id: "V-1", name, source: { file: VENDORS, line: 2 } }], vendorContracts: [contract] },
      sources: [source(OPEN, "jira-json", 3), source(TRACKER, "jira-json", keys.length, audience), source(VENDORS, "vendors", 0, audience), source(CONTRACTS, "vendor-contracts", 0)],
      documents: [],
      quality: [],
    },
    sha256,
    diagrams: {},
    version: "0.0.0",
    above: ["internal", "restricted"],
  });
}

const text = ({ edition, objects }: Pick<ComputedEdition, "edition" | "objects">): string => canonicalJson(edition) + [...objects].flat().join("");

describe("a source that a declaration hides", () => {
  test("changes nothing of what everybody is told: no name that is looked up in it, no count, no example", () => {
    const told = computed({ name: "Zarquonia", keys: ["HX-1"] }, "internal");
    expect(text(told)).toBe(text(computed({ name: "Quibbleworth", keys: ["HX-7", "HX-8"] }, "internal")));
    expect(text(told)).not.toMatch(/Zarquonia|HX-/);
    // The same without the audience: the figures that are held back are there, and name what they look up.
    expect(text(computed({ name: "Zarquonia", keys: ["HX-1"] }))).toMatch(/Zarquonia[^]*HX-1|HX-1[^]*Zarquonia/);
  });

  test("is told to those who may see it, and to nobody whose circle is larger", () => {
    const { above } = computed({}, "restricted");
    expect(above.restricted === undefined ? "" : text(above.restricted)).toContain("Zarquonia");
    expect(above.internal === undefined ? "" : text(above.internal)).not.toContain("Zarquonia");
    const inside = computed({}, "internal").above.internal;
    expect(inside === undefined ? "" : text(inside)).toContain("Zarquonia");
  });

  test("keeps no figure back that does not depend on it", () => {
    const [open, shown] = [computed({}, "internal").edition.facts, computed({}).edition.facts];
    expect(Object.keys(open).filter((id) => id.startsWith("delivery."))).toEqual(Object.keys(shown).filter((id) => id.startsWith("delivery.")));
  });
});
