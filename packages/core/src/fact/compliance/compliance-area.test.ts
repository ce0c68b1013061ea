import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aProgram } from "../../../test/a-program.ts";
import type { DecisionDocument } from "../../model/document.ts";
import type { Model } from "../../model/model.ts";
import type { ControlStatus } from "../../model/records/governance-compliance.ts";
import type { Gate } from "../../model/program-rules.ts";
import { isoDate, isoInstant } from "../../model/time.ts";
import { available, notAvailable } from "../../model/measure.ts";
import { isKnownFact } from "../catalogue.ts";
import { scalarFact, type ComputedFact } from "../computed.ts";
import type { Fact, TableFact } from "../fact.ts";
import { factContext, scopesOf } from "../scope.ts";
import { complianceArea } from "./compliance-area.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const source = { file: "data/sources/a.csv", line: 2 };
const PRIVATE = "data/sources/private.csv";

const program = aProgram({ workflow: { columns: [{ name: "Ready", statuses: ["Ready"], category: "todo" }] }, workstreams: [] });

interface Given extends Partial<Pick<Model, "records" | "documents">> {
  readonly gates?: readonly Gate[];
  readonly others?: readonly ComputedFact[];
}

function facts({ records = {}, documents = [], gates, others = [] }: Given): Readonly<Record<string, Fact>> {
  const sources: Model["sources"] = [{ source: "private", file: PRIVATE, kind: "pay", role: "primary", audience: "restricted", sha256: "", bytes: 1, exportedAt: isoInstant("2026-11-22T21:00:00Z"), exportedAtBasis: "declared", records: 1, itemRecords: 0, otherRecords: 0, rejected: 0, warnings: 0, history: "none" }];
  const model: Model = { program: { ...program, ...(gates === undefined ? {} : { rules: { gates } }) }, asOf: isoInstant("2026-11-22T21:00:00Z"), items: [], records, sources, documents, quality: [] };
  const context = factContext(model, sha256);
  const input = { context, scopes: scopesOf(context), previous: undefined };
  const computed = [...complianceArea.facts(input), ...(complianceArea.derived?.({ ...input, computed: new Map(others.map((one) => [one.fact.id, one])) }) ?? [])];
  expect(computed.map(({ fact }) => fact.id).filter((id) => !isKnownFact(id, []))).toEqual([]);
  return Object.fromEntries(computed.map(({ fact }) => [fact.id, fact]));
}
const valueOf = (fact: Fact | undefined) => (fact?.type === "scalar" ? fact.value : undefined);
const rowsOf = (fact: Fact | undefined): TableFact["rows"] => (fact?.type === "table" ? fact.rows : []);

describe("controls", () => {
  const control = (name: string, status: ControlStatus["status"], more: Partial<ControlStatus> = {}): ControlStatus => ({ source, framework: "EU AI Act", frameworkId: "eu-ai-act", control: name, status, ...more });
  const all = facts({ records: { controlStatuses: [control("Article 9(1)", "implemented", { evidenceOn: isoDate("2026-01-05"), evidenceExpires: isoDate("2027-01-31") }), control("Article 10", "partial"), control("Article 26", "not-applicable", { justification: "no deployer" }), control("Article 27", "not-applicable")] } });

  test("count with evidence only; a paragraph stands for its article", () => {
    expect(rowsOf(all["compliance.coverage.frameworks"])).toEqual([["EU AI Act", 4, 13, 3, 1, 0, 1, 1, 1 / 3, 1 / 3, "eu-ai-act"]]);
    expect(valueOf(all["compliance.coverage.strict{framework=eu-ai-act}"])).toBeCloseTo(1 / 3, 12);
    // What has no row follows from the rows that there are.
    expect(all["compliance.coverage.unlisted"]).toMatchObject({ value: 13, receipt: { rows: 4 } });
  });

  test("evidence that expires in ninety days is not yet of the sixty", () => {
    expect([valueOf(all["compliance.evidence.expiring-60"]), valueOf(all["compliance.evidence.expiring-90"]), valueOf(all["compliance.evidence.stale"])]).toEqual([0, 1, 1]);
  });

  test("one framework is compared with nothing", () => {
    expect(all["compliance.crosswalk.themes"]).toBeUndefined();
  });
});

describe("gates", () => {
  const known = (base: string, value: number | null, file = source.file): ComputedFact => scalarFact({ base, dimensions: {}, label: base, rule: "declared", rows: [{ id: `${file}:1`, file, line: 1, key: "", detail: {} }] }, "count", value === null ? notAvailable("no-data", "nobody counted") : available(value), sha256);
  const gate = (id: string, blocks: boolean, ...conditions: Gate["conditions"]): Gate => ({ id, title: `Gate ${id}`, blocks, conditions });
  const all = facts({
    gates: [gate("a", true, { fact: "x.y", atMost: 3 }), gate("b", true, { fact: "x.y", atMost: 2 }), gate("c", false, { fact: "x.y", atMost: 2 }), gate("d", true, { fact: "x.none", atMost: 2 }), gate("e", true, { fact: "x.unknown", atMost: 2 }), gate("f", true, { fact: "x.private", atMost: 2 })],
    others: [known("x.y", 3), known("x.unknown", null), known("x.private", 9, PRIVATE)],
  });

  test("hold, are broken, or cannot be judged", () => {
    expect(["a", "b", "c", "d", "e", "f"].map((id) => valueOf(all[`gates.state.word{gate=${id}}`]))).toEqual(["holds", "broken", "broken", "cannot be judged", "cannot be judged", "cannot be judged"]);
    expect([valueOf(all["gates.broken.all"]), valueOf(all["gates.broken.blocking"]), valueOf(all["gates.state.unjudged"])]).toEqual([2, 1, 3]);
  });

  test("say why not, and tell nothing about a number that is not published", () => {
    expect(rowsOf(all["gates.state.conditions"]).slice(3).map(([, , , , , value, , because]) => [value, because])).toEqual([[null, "the edition has no such fact"], [null, "nobody counted"], [null, "the fact is not published"]]);
    expect(JSON.stringify(all)).not.toContain(PRIVATE);
  });
});

describe("decisions", () => {
  const page = (id: string, more: Partial<DecisionDocument>): DecisionDocument => ({ kind: "decision", path: `decisions/${id}.md`, id, title: id, format: "md", body: "", bodyLine: 1, sha256: "", ask: "decide", owner: "Sponsor", openedOn: isoDate("2026-11-01"), due: isoDate("2026-11-20"), otherwise: "It waits.", ...more });
  const entry = (id: string, raised: string | undefined, decidedOn: string) => ({ source, id, title: id, ...(raised === undefined ? {} : { raised: isoDate(raised) }), decidedOn: isoDate(decidedOn), by: "Sponsor", outcome: "Yes", options: [] });
  const all = facts({
    records: { decisionEntries: [entry("D-001", "2026-11-01", "2026-11-11"), entry("D-002", undefined, "2026-11-11"), entry("D-003", "2026-11-01", "2026-11-23")] },
    documents: [page("d-001-first", { decidedOn: isoDate("2026-11-11") }), page("d-004-fourth", { decidedOn: isoDate("2026-11-03") }), page("d-005-fifth", { decidedOn: isoDate("2026-11-23") }), page("d-006-sixth", { due: isoDate("2026-11-22") })],
  });

  test("a page and its row are one decision; an answer of tomorrow does not exist", () => {
    expect(rowsOf(all["decisions.latency.items"]).map(([id, , , , days, , where, agrees]) => [id, days, where, agrees])).toEqual([["d-004-fourth", 2, "page", null], ["D-001", 10, "both", "yes"], ["D-002", null, "log", null]]);
    expect([valueOf(all["decisions.latency.median"]), valueOf(all["decisions.latency.longest"])]).toEqual([6, 10]);
  });

  test("open ones are overdue from the day after they were due", () => {
    expect([valueOf(all["decisions.open.count"]), valueOf(all["decisions.open.overdue"]), valueOf(all["decisions.open.oldest"])]).toEqual([2, 1, 21]);
  });
});

test("stakeholders are internal; roles and messages are not", () => {
  const all = facts({
    records: {
      stakeholders: [{ source, id: "S-1", name: "Sponsor", interest: "high", influence: "high" }],
      raciAssignments: [{ source, activity: "Pass", role: "Sponsor", letters: ["A"] }],
      communicationEntries: [{ source, audience: "Sponsors", message: "Status", channel: "Mail", cadence: "weekly", owner: "Manager", next: isoDate("2026-11-22") }],
    },
  });
  expect(Object.values(all).filter(({ audience }) => audience !== "public").map(({ id }) => id)).toEqual(["stakeholders.map.all", "stakeholders.map.close", "stakeholders.map.items"]);
  expect([valueOf(all["stakeholders.raci.without-responsible"]), valueOf(all["stakeholders.raci.without-one-accountable"]), valueOf(all["stakeholders.communication.overdue"])]).toEqual([1, 0, 0]);
});

test("that nothing is overdue in a source that not everybody may see is not told to everybody", () => {
  const all = facts({ records: { obligations: [{ source: { file: PRIVATE, line: 2 }, id: "O-1", framework: "GDPR", frameworkId: "gdpr", text: "Erase", status: "met" }] } });
  expect(valueOf(all["compliance.obligations.overdue"])).toBe(0);
  expect(Object.values(all).filter(({ audience }) => audience === "public")).toEqual([]);
});

test("without records there is no fact", () => {
  expect(facts({})).toEqual({});
});
