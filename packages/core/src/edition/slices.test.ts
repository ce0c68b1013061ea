import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aProgram } from "../../test/a-program.ts";
import type { Fact } from "../fact/fact.ts";
import type { HandbookDocument } from "../model/document.ts";
import type { Model } from "../model/model.ts";
import type { SourceFile } from "../model/source.ts";
import { isoDate, isoInstant } from "../model/time.ts";
import type { WorkItem } from "../model/work-item.ts";
import type { Assertion } from "../policy/assertion.ts";
import { computeEdition, type ComputedEdition } from "./compute.ts";
import type { PreviousEdition } from "./edition-input.ts";
import type { Edition } from "./edition.ts";
import { EditionContentSchema, EditionSliceSchema } from "./schema.ts";
import { canonicalJson } from "./serialize.ts";
import { differenceOf, joinSlice, type ComparedStatement } from "./slice-difference.ts";
import { splitEdition } from "./split.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const [OPEN, HIDDEN] = ["data/sources/a.json", "data/sources/people.csv"];

const source = (file: string, changes: Partial<SourceFile> = {}): SourceFile => ({ source: file, file, kind: "table", role: "primary", sha256: sha256(file), bytes: 1, exportedAt: isoInstant("2026-11-15T21:00:00Z"), exportedAtBasis: "declared", records: 2, itemRecords: 0, otherRecords: 0, rejected: 0, warnings: 0, history: "none", ...changes });
const items = (count: number): readonly WorkItem[] =>
  Array.from({ length: count }, (_, index) => ({ key: `A-${String(index + 1)}`, title: "x", type: "Task", project: "A", workstream: "a", labels: [], created: isoInstant("2026-11-02T10:00:00Z"), status: "Doing", initialStatus: "Ready", transitions: [{ at: isoInstant("2026-11-09T10:00:00Z"), from: "Ready", to: "Doing" }], history: "complete", source: { file: OPEN, line: index + 1 } }));
const page = (id: string, body: string, audience?: "internal" | "restricted"): HandbookDocument => ({ kind: "handbook", path: `handbook/${id}.md`, id, title: id, format: "md", body, bodyLine: 8, sha256: sha256(body), section: "One", order: 1, owner: "PM", reviewBy: isoDate("2027-01-31"), ...(audience === undefined ? {} : { audience }) });
const policy = (id: string, path: string, value: number): Assertion => ({ id, path, line: 9, column: 1, sentence: `${id} holds.`, fact: "delivery.wip.now", bound: { kind: "atMost", is: "number", value }, gate: false });

interface Given {
  readonly inside: boolean;
  readonly count?: number;
  readonly name?: string;
  readonly previous?: PreviousEdition;
}

function computed({ inside, count = 4, name = "Zarquonia", previous }: Given): ComputedEdition {
  const model: Model = {
    program: aProgram(),
    asOf: isoInstant(previous === undefined ? "2026-11-15T21:00:00Z" : "2026-11-22T21:00:00Z"),
    items: items(count),
    sources: [source(OPEN, { itemRecords: count }), ...(inside ? [source(HIDDEN, { audience: "internal" })] : [])],
    documents: [page("how", "We work.")],
    assertions: [policy("open", "handbook/how.md", 9)],
    quality: [],
    ...(inside
      ? {
          records: { stakeholders: [{ id: "S-1", name, interest: "high", influence: "high", source: { file: HIDDEN, line: 2 } }] },
          withheld: { documents: [page("inside", `Of ${name}.`, "internal"), page("few", "Of pay.", "restricted")], assertions: [policy("inner", "handbook/inside.md", 3)] },
        }
      : {}),
  };
  return computeEdition({ model, sha256, diagrams: { open: "o.svg" }, version: "0.0.0", above: ["internal", "restricted"], diagramsAbove: inside ? { internal: { inside: "i.svg" } } : {}, ...(previous === undefined ? {} : { previous }) });
}

/** As the edition before, to each of its readers. */
function before({ edition, above }: ComputedEdition): PreviousEdition {
  const { id, label, asOfDate } = edition;
  const body = (): undefined => undefined;
  const told = Object.fromEntries(Object.entries(above).map(([audience, slice]) => [audience, { edition: slice.edition, body }]));
  return { name: { id, label, asOfDate, sha256: sha256(canonicalJson(edition)) }, said: { edition, body }, above: told, compareProse: () => [] };
}

const text = ({ edition, objects }: Pick<ComputedEdition, "edition" | "objects">): string => canonicalJson(edition) + [...objects.values()].join("");
const compared = ({ edition, objects }: Pick<ComputedEdition, "edition" | "objects">): ComparedStatement => ({ edition, comparison: edition.comparison === null ? null : (JSON.parse(objects.get(edition.comparison) ?? "null") as ComparedStatement["comparison"]) });

describe("what everybody is told", () => {
  test("is the same to the byte whether there is anything for fewer readers or not, over two editions", () => {
    const [bare, full] = [computed({ inside: false }), computed({ inside: true })];
    expect(text(full)).toBe(text(bare));
    expect(bare.above).toEqual({});
    const [bareNext, fullNext] = [computed({ inside: false, count: 6, previous: before(bare) }), computed({ inside: true, count: 6, name: "Quibble", previous: before(full) })];
    expect(text(fullNext)).toBe(text(bareNext));
    expect(text(fullNext)).not.toMatch(/Zarquonia|Quibble|inside|people\.csv|i\.svg/);
    expect(EditionContentSchema.safeParse(JSON.parse(splitEdition(fullNext.edition, sha256).contentText)).success).toBe(true);
  });

  test("cannot be frozen as what fewer readers are told", () => {
    const { above } = computed({ inside: true });
    expect(() => splitEdition(above.internal?.edition ?? computed({ inside: true }).edition, sha256)).toThrow("no content that everybody may see");
  });
});

describe("what fewer readers are told", () => {
  const first = computed({ inside: true });
  const next = computed({ inside: true, count: 6, name: "Quibble", previous: before(first) });
  const { internal, restricted } = next.above;

  test("is judged by what they see: their prose, policies, diagrams, sources and what changed for them", () => {
    expect(internal?.edition.documents.map(({ id }) => id)).toEqual(["how", "inside"]);
    expect(restricted?.edition.documents.map(({ id }) => id)).toEqual(["few", "how", "inside"]);
    const broken = (edition: Edition | undefined): unknown => {
      const fact: Fact | undefined = edition?.facts["policies.state.broken"];
      return fact?.type === "scalar" ? fact.value : undefined;
    };
    expect([broken(next.edition), broken(internal?.edition)]).toEqual([0, 1]);
    expect(Object.keys(internal?.edition.diagrams ?? {})).toEqual(["inside", "open"]);
    expect(internal?.edition.inputs.map(({ file }) => file)).toEqual([OPEN, HIDDEN]);
    const changes = [...(internal?.objects.values() ?? [])].join("");
    expect(changes).toContain("stakeholders.map.items");
    expect(internal?.edition.documentHistory?.["handbook/inside.md"]).toEqual({ since: "2026-11-15", changed: "2026-11-22" });
  });

  test("is kept as a difference that gives it again, in the published shape", () => {
    let larger: ComparedStatement = compared(next);
    for (const audience of ["internal", "restricted"] as const) {
      const slice = next.above[audience];
      if (slice === undefined) throw new Error(`${audience} readers are told nothing of their own`);
      const kept = { schema: 1 as const, edition: next.edition.id, audience, salt: "0".repeat(64), ...slice.difference };
      expect(EditionSliceSchema.safeParse(JSON.parse(canonicalJson(kept))).error).toBeUndefined();
      larger = joinSlice(larger, JSON.parse(canonicalJson(kept)) as typeof kept, sha256);
      expect(canonicalJson(larger.edition)).toBe(canonicalJson(slice.edition));
      expect(canonicalJson(larger.comparison)).toBe(slice.objects.get(slice.edition.comparison ?? ""));
    }
    expect(restricted?.difference.facts).toBeUndefined();
  });
});

const aFact = fc.record({ id: fc.constantFrom("a.b", "a.c", "d.e"), value: fc.integer({ min: 0, max: 3 }), rows: fc.integer({ min: 0, max: 2 }) }).map(({ id, value, rows }): Fact => ({ type: "scalar", id, label: id, audience: "public", unit: "count", value, receipt: { rule: "declared", arguments: {}, sources: [], rows } }));
const list = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 6 });

test("any two statements of one edition give the second again from the first and their difference", () => {
  const { edition } = computed({ inside: false });
  const statement = fc.record({ facts: fc.array(aFact, { maxLength: 4 }), quality: list, diagrams: fc.dictionary(fc.constantFrom("x", "y", "z"), fc.constantFrom("1", "2"), { noNullPrototype: true }) }).map(({ facts, quality, diagrams }): ComparedStatement => ({
    edition: { ...edition, facts: Object.fromEntries(facts.map((fact) => [fact.id, fact])), quality: quality.map((count) => ({ id: "q", label: "q", count, of: 9, effect: "", examples: [] })), diagrams },
    comparison: null,
  }));
  fc.assert(
    fc.property(statement, statement, (larger, smaller) => {
      const difference = differenceOf(larger, smaller);
      const joined = joinSlice(larger, { audience: "internal", ...difference }, sha256);
      expect(canonicalJson(joined.edition)).toBe(canonicalJson({ ...smaller.edition, audience: "internal" }));
      if (canonicalJson(larger.edition) === canonicalJson(smaller.edition)) expect(difference).toEqual({});
    }),
    { seed: 1, numRuns: 300 },
  );
});
