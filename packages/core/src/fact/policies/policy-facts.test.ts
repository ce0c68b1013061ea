import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aProgram } from "../../../test/a-program.ts";
import { previousOf } from "../../../test/previous-of.ts";
import { computeEdition } from "../../edition/compute.ts";
import type { Edition } from "../../edition/edition.ts";
import { EditionSchema } from "../../edition/schema.ts";
import { canonicalJson } from "../../edition/serialize.ts";
import { findingText } from "../../finding/text.ts";
import type { Model } from "../../model/model.ts";
import { isoInstant } from "../../model/time.ts";
import type { WorkItem } from "../../model/work-item.ts";
import type { Assertion } from "../../policy/assertion.ts";
import { isKnownFact } from "../catalogue.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const FILE = "data/sources/a.json";
const program = aProgram();

/** Items in progress, all of stream a. */
const started = (count: number): readonly WorkItem[] =>
  Array.from({ length: count }, (_, index) => ({ key: `A-${String(index + 1)}`, title: "x", type: "Task", project: "A", workstream: "a", labels: [], created: isoInstant("2026-11-02T10:00:00Z"), status: "Doing", initialStatus: "Ready", transitions: [{ at: isoInstant("2026-11-09T10:00:00Z"), from: "Ready", to: "Doing" }], history: "complete", source: { file: FILE, line: index + 1 } }));

const wip: Assertion = { id: "wip-limit", path: "handbook/flow-policy.md", line: 9, column: 1, sentence: "At most 3 items are in progress.", fact: "delivery.wip.now", bound: { kind: "atMost", is: "number", value: 3 }, gate: true };
const spent: Assertion = { ...wip, id: "spend", sentence: "No more than 10 euros are spent.", fact: "budget.actual.to-date", gate: false };

interface Given {
  readonly items: number;
  readonly assertions?: readonly Assertion[];
  readonly previous?: Edition;
  readonly audience?: "internal";
  /** Days that the export is older than the statement; more than 2 were not agreed. */
  readonly old?: number;
}

function editionOf({ items, assertions = [wip, spent], previous, audience, old = 0 }: Given): Edition {
  const asOf = isoInstant(previous === undefined ? "2026-11-15T21:00:00Z" : "2026-11-22T21:00:00Z");
  const source: Model["sources"][number] = { source: "a", file: FILE, kind: "jira-json", role: "primary", sha256: sha256(FILE), bytes: 1, exportedAt: isoInstant(new Date(Date.parse(asOf) - old * 86_400_000).toISOString()), staleAfterDays: 2, exportedAtBasis: "declared", records: items, itemRecords: items, otherRecords: 0, rejected: 0, warnings: 0, history: "complete", ...(audience === undefined ? {} : { audience }) };
  const model: Model = { program, asOf, items: started(items), sources: [source], documents: [], quality: [], assertions };
  return computeEdition({ model, sha256, diagrams: {}, version: "0.0.0", ...(previous === undefined ? {} : { previous: previousOf(previous, sha256) }) }).edition;
}
const word = (edition: Edition, policy: string): unknown => {
  const fact = edition.facts[`policies.state.word{policy=${policy}}`];
  return fact?.type === "scalar" ? fact.value : undefined;
};
const said = (edition: Edition): string | undefined => (edition.findings["policies"] === undefined ? undefined : findingText(edition.findings["policies"], edition.facts, "en-GB"));

describe("policies in an edition", () => {
  test("are facts with their condition, their value and where they stand; none where the prose asserts nothing", () => {
    const edition = editionOf({ items: 4 });
    expect(Object.keys(edition.facts).filter((id) => id.startsWith("policies.") && !isKnownFact(id, ["a", "b"]))).toEqual([]);
    expect(EditionSchema.safeParse(JSON.parse(canonicalJson(edition))).error).toBeUndefined();
    expect(edition.facts["policies.state.word{policy=wip-limit}"]).toMatchObject({ value: "broken", label: "At most 3 items are in progress", unit: "text", receipt: { rule: "gov.policies", rows: 4, sources: [FILE], arguments: { page: wip.path, fact: wip.fact, bound: "at most 3\u00a0items", value: "4\u00a0items", because: "1\u00a0item over", gate: true } } });
    expect(edition.facts["policies.state.list"]).toMatchObject({ rows: [["wip-limit", wip.path, wip.sentence, "broken", wip.fact, "4\u00a0items", "at most 3\u00a0items", "1\u00a0item over", null, null, null, "yes"], ["spend", spent.path, spent.sentence, "unjudged", spent.fact, null, "at most 3", "this edition publishes no such figure", null, null, null, "no"]] });
    expect(["broken", "bent", "unjudged", "kept"].map((state) => edition.facts[`policies.state.${state}`])).toMatchObject([{ value: 1 }, { value: 0 }, { value: 1 }, { value: 0 }]);
    expect(Object.keys(editionOf({ items: 4, assertions: [] }).facts).filter((id) => id.startsWith("policies."))).toEqual([]);
  });

  test("are said in a sentence that follows the data, and withheld without any", () => {
    expect(said(editionOf({ items: 4 }))).toBe("1 policy is broken: “At most 3 items are in progress”. Of the others 1 cannot be judged.");
    expect(said(editionOf({ items: 3 }))).toBe("No policy is broken; 1 cannot be judged and 1 is kept.");
    expect(said(editionOf({ items: 3, assertions: [wip] }))).toBe("The one policy that the prose asserts is kept.");
    expect(said(editionOf({ items: 3, assertions: [] }))).toBeUndefined();
  });

  test("a verdict on an export that is older than was agreed says so", () => {
    const because = (old: number) => editionOf({ items: 3, assertions: [wip], old }).facts["policies.state.word{policy=wip-limit}"]?.receipt.arguments["because"];
    expect([because(2), because(5)]).toEqual(["exactly as required", "exactly as required; on an export that is 5 days old, older than agreed (2 days)"]);
  });

  test("a policy on a figure that is not published tells nothing about it", () => {
    const [few, many] = [editionOf({ items: 1, audience: "internal" }), editionOf({ items: 9, audience: "internal" })];
    expect([word(few, "wip-limit"), word(many, "wip-limit")]).toEqual(["unjudged", "unjudged"]);
    const told = (edition: Edition) => Object.entries(edition.facts).filter(([id]) => id.startsWith("policies."));
    expect(told(few)).toEqual(told(many));
  });
});

describe("from one edition to the next", () => {
  const headlines = (before: Given, after: Given): readonly string[] => {
    const edition = editionOf({ ...after, previous: editionOf(before) });
    return edition.changes.filter(({ subject }) => subject.startsWith("policies.")).map(({ headline, detail }) => [headline, ...(detail === undefined ? [] : [detail])].map((part) => findingText(part, edition.facts, "en-GB").replaceAll("\u00a0", " ")).join(" | "));
  };
  const waived: Assertion = { ...wip, waiver: { why: "two teams hand over", until: "2027-01-31", by: "Product sponsor" } };

  test("a verdict that turned is a change, among the first; one that stayed is none", () => {
    expect(headlines({ items: 3 }, { items: 5 })).toEqual(["A policy that was kept is broken: “At most 3 items are in progress”. | 2 items over."]);
    expect(headlines({ items: 5 }, { items: 2 })).toEqual(["A policy that was broken is kept: “At most 3 items are in progress”. | 1 item to spare."]);
    expect(headlines({ items: 5 }, { items: 5, assertions: [waived, spent] })).toEqual(["A policy that was broken is waived until 31 Jan 2027: “At most 3 items are in progress”. | 2 items over; waived until 31 Jan 2027."]);
    expect(headlines({ items: 3 }, { items: 3, audience: "internal" })).toEqual(["A policy that was kept cannot be judged any more: “At most 3 items are in progress”. | This edition publishes no such figure."]);
    expect(headlines({ items: 5 }, { items: 6 })).toEqual([]);
  });

  test("a verdict that turned with its bound says so", () => {
    expect(headlines({ items: 5 }, { items: 5, assertions: [{ ...wip, bound: { kind: "atMost", is: "number", value: 9 } }, spent] })).toEqual(["A policy that was broken is kept: “At most 3 items are in progress”. | What it asks was changed from at most 3 items to at most 9 items; a verdict that turns with it says nothing about the work."]);
  });

  test("one that comes broken is news, and so is one that goes without being kept", () => {
    expect(headlines({ items: 5, assertions: [spent] }, { items: 5 })).toEqual(["A new policy is broken: “At most 3 items are in progress”. | 2 items over."]);
    expect(headlines({ items: 2, assertions: [spent] }, { items: 2 })).toEqual([]);
    expect(headlines({ items: 5 }, { items: 5, assertions: [spent] })).toEqual(["A policy that was broken is asserted no more: “At most 3 items are in progress”."]);
    expect(headlines({ items: 5, assertions: [] }, { items: 5 })).toEqual([]);
  });

  test("since when it stands is carried along", () => {
    const second = editionOf({ items: 5, previous: editionOf({ items: 3 }) });
    expect(second.history["policies.state.word{policy=wip-limit}"]).toEqual([{ edition: "2026-11-15", value: "kept" }, { edition: "2026-11-22", value: "broken" }]);
  });
});
