import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aProgram } from "../../test/a-program.ts";
import { isKnownFact, knownFactIds } from "../fact/catalogue.ts";
import type { Fact } from "../fact/fact.ts";
import { findingText } from "../finding/text.ts";
import type { Model } from "../model/model.ts";
import { addDays, isoDate, isoInstant, type IsoDate } from "../model/time.ts";
import type { WorkItem } from "../model/work-item.ts";
import { computeEdition } from "./compute.ts";
import type { Edition } from "./edition.ts";
import { EditionSchema } from "./schema.ts";
import { canonicalJson } from "./serialize.ts";
import { previousOf } from "../../test/previous-of.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const AS_OF = isoInstant("2026-11-22T21:00:00Z");

const program = aProgram({ excludedResolutions: ["Duplicate"], workstreams: [{ id: "a", title: "Stream A" }] });

const at = (date: IsoDate) => isoInstant(`${date}T10:00:00Z`);

/** An item started and finished on given dates; `finished: null` leaves it in progress, `started: null` in the backlog. */
function item(key: string, started: IsoDate | null, finished: IsoDate | null): WorkItem {
  const transitions = [...(started === null ? [] : [{ at: at(started), from: "Ready", to: "Doing" }]), ...(finished === null ? [] : [{ at: at(finished), from: "Doing", to: "Done" }])];
  const status = finished !== null ? "Done" : started !== null ? "Doing" : "Ready";
  return { key, title: key, type: "Task", project: "A", workstream: "a", labels: [], created: at(isoDate("2026-05-04")), status, initialStatus: "Ready", transitions, history: "complete", source: { file: "data/sources/a.json", line: Number(key.slice(2)) } };
}

/** `perWeek` items finished in each of the given weeks before the as-of date, oldest first, each after five days. */
function finishedItems(perWeek: readonly number[]): readonly WorkItem[] {
  const lastMonday = isoDate("2026-11-16");
  return perWeek.flatMap((count, index) => {
    const monday = addDays(lastMonday, -7 * (perWeek.length - 1 - index));
    return Array.from({ length: count }, (_, nth) => item(`A-${String(index * 100 + nth + 1)}`, addDays(monday, -2), addDays(monday, 2)));
  });
}

const modelOf = (items: readonly WorkItem[], changes: Partial<Model> = {}): Model => ({ program, asOf: AS_OF, items, sources: [], documents: [], quality: [], ...changes });
const editionOf = (model: Model, previous?: Edition): Edition =>
  computeEdition({ model, sha256, diagrams: {}, version: "0.0.0", ...(previous === undefined ? {} : { previous: previousOf(previous, sha256) }) }).edition;
const valueOf = (edition: Edition, id: string): unknown => {
  const fact: Fact | undefined = edition.facts[id];
  return fact?.type === "scalar" ? fact.value : fact?.rows;
};
const said = (edition: Edition, key: string): string | undefined => {
  const finding = edition.findings[key];
  return finding === undefined ? undefined : findingText(finding, edition.facts, "en-GB").replaceAll("\u00a0", " ");
};

const STEADY = [4, 4, 5, 4, 3, 4, 4, 5, 4, 4, 4, 3, 5, 4, 4, 4, 5, 4, 4, 4];
const backlog = (count: number): readonly WorkItem[] => Array.from({ length: count }, (_, index) => item(`B-${String(index + 1)}`, null, null));

describe("an edition", () => {
  test("six weeks below the median are said to be a shift; one week at the median takes the sentence away", () => {
    const dropped = editionOf(modelOf(finishedItems([...STEADY, 3, 2, 3, 2, 3, 2])));
    expect(said(dropped, "delivery.throughput")).toBe("Throughput has stayed below its median for 6 weeks");
    expect(said(dropped, "delivery")).toContain("6 weeks in a row finished fewer than the usual 4 items, and the last of them finished 2");
    const recovered = editionOf(modelOf(finishedItems([...STEADY, 3, 2, 5, 2, 3, 2])));
    expect(said(recovered, "delivery.throughput")).toBe("Throughput varies around its median of 4 items a week, without a shift");
  });

  test("weeks without a completion count as zero, also after the last completion", () => {
    const edition = editionOf(modelOf(finishedItems([...STEADY, 0, 0, 0, 0, 0, 0])));
    expect(valueOf(edition, "delivery.throughput.last-week")).toBe(0);
    expect(valueOf(edition, "delivery.throughput.run")).toBe(6);
  });

  test("constant throughput of four and twenty open items is five weeks at every confidence", () => {
    const edition = editionOf(modelOf([...finishedItems(Array.from({ length: 20 }, () => 4)), ...backlog(20)]));
    const inFiveWeeks = "2026-12-27";
    expect(["p50", "p85", "p95"].map((p) => valueOf(edition, `forecast.when.${p}{program=a}`))).toEqual([inFiveWeeks, inFiveWeeks, inFiveWeeks]);
    expect(edition.facts["forecast.when.p85{program=a}"]?.receipt.arguments).toMatchObject({ engine: "exact", backlog: 20 });
  });

  test("with fewer than eight observed weeks there is a reason in the place of a date", () => {
    const young = [...finishedItems([4, 4, 4]), ...backlog(3)].map((entry) => ({ ...entry, created: at(isoDate("2026-11-02")) }));
    const fact = editionOf(modelOf(young)).facts["forecast.when.p85{program=a}"];
    expect(fact).toMatchObject({ value: null, notAvailable: { reason: "insufficient-sample" } });
  });

  test("an export without history has throughput and no cycle time, age or cumulative flow", () => {
    const items = finishedItems(STEADY).map((entry): WorkItem => ({ ...entry, transitions: [], history: "none", resolvedAt: entry.transitions.at(-1)?.at ?? entry.created }));
    const edition = editionOf(modelOf(items));
    expect(valueOf(edition, "delivery.throughput.last-week")).toBe(4);
    expect(edition.facts["delivery.cycle-time.p85"]).toMatchObject({ value: null, notAvailable: { because: expect.stringContaining("no status history") as string } });
    expect(edition.facts["delivery.cumulative-flow.columns"]).toBeUndefined();
    expect(said(edition, "delivery.cycle-time")).toBeUndefined();
  });

  test("an empty program states that it has no data, and never a zero", () => {
    const edition = editionOf(modelOf([]));
    expect(edition.facts["delivery.wip.now"]).toMatchObject({ value: null, notAvailable: { reason: "no-data" } });
    expect(edition.findings["delivery"]).toBeUndefined();
  });

  test("what changed is said with both values, and history carries them", () => {
    const before = editionOf(modelOf(finishedItems(STEADY), { asOf: isoInstant("2026-11-15T21:00:00Z") }));
    const grown = [...finishedItems(STEADY), ...Array.from({ length: 7 }, (_, index) => item(`C-${String(index + 1)}`, isoDate("2026-11-17"), null))];
    const after = editionOf(modelOf(grown), before);
    const wip = after.changes.find((change) => change.subject === "delivery.wip.now");
    expect(wip?.figure).toBe("+3");
    expect(wip && findingText(wip.headline, after.facts, "en-GB").replaceAll("\u00a0", " ")).toBe("Work in progress rose from 4 to 7 items.");
    expect(after.history["delivery.wip.now"]).toEqual([
      { edition: "2026-11-15", value: 4 },
      { edition: "2026-11-22", value: 7 },
    ]);
    expect(after.previous).toMatchObject({ id: "2026-11-15", label: "2026-W46" });
  });

  test("rolling history keeps the newest sixty points", () => {
    const first = editionOf(modelOf(finishedItems(STEADY), { asOf: isoInstant("2026-11-15T21:00:00Z") }));
    const long: Edition = { ...first, history: { "delivery.wip.now": Array.from({ length: 60 }, (_, index) => ({ edition: String(index), value: index })) } };
    const points = editionOf(modelOf(finishedItems(STEADY)), long).history["delivery.wip.now"];
    expect(points).toHaveLength(60);
    expect(points?.[0]?.value).toBe(1);
  });

  test("equal input gives equal bytes, whatever the order of the items", () => {
    const items = [...finishedItems(STEADY), ...backlog(9)];
    expect(canonicalJson(editionOf(modelOf([...items].reverse())))).toBe(canonicalJson(editionOf(modelOf(items))));
  });

  test("is of the published schema, and every fact of it is in the catalogue; work items alone give every fact about delivery", () => {
    const edition = editionOf(modelOf([...finishedItems(STEADY), ...backlog(9)]));
    expect(EditionSchema.safeParse(JSON.parse(canonicalJson(edition))).error).toBeUndefined();
    const computed = Object.keys(edition.facts);
    expect(computed.filter((id) => !isKnownFact(id, ["a"]))).toEqual([]);
    // Limits, stages and blocked time are an area of their own, with tests of their own.
    const ofDelivery = knownFactIds(["a"]).filter((id) => /^(data\.|delivery\.(age|cumulative|cycle|flow|items|lead|littles|throughput|wip)|forecast\.(how-many|scope|when))/.test(id));
    expect(ofDelivery.length).toBeGreaterThan(50);
    expect(ofDelivery.filter((id) => !computed.includes(id))).toEqual([]);
  });

  test("a receipt's digest is that of the sorted row ids", () => {
    const { edition, rows } = computeEdition({ model: modelOf(finishedItems(STEADY)), sha256, diagrams: {}, version: "0.0.0" });
    const ids = (rows.get("delivery.cycle-time.p85") ?? []).map((row) => row.id).sort();
    expect(ids.length).toBeGreaterThan(10);
    expect(edition.facts["delivery.cycle-time.p85"]?.receipt).toMatchObject({ rows: ids.length, rowsDigest: sha256(ids.join("\n")), sources: ["data/sources/a.json"] });
  });
});
