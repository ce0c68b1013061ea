import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { formatInterval } from "../fact/format-interval.ts";
import type { Fact } from "../fact/fact.ts";
import { findingText } from "../finding/text.ts";
import type { Model } from "../model/model.ts";
import type { Program } from "../model/program.ts";
import type { SourceFile } from "../model/source.ts";
import { addDays, isoDate, isoInstant, type IsoDate } from "../model/time.ts";
import type { WorkItem } from "../model/work-item.ts";
import { computeEdition } from "./compute.ts";
import { EditionSchema } from "./schema.ts";
import { canonicalJson } from "./serialize.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const program: Program = {
  id: "p", title: "P", timeZone: "UTC", locale: "en-GB", currency: "EUR", cadence: "weekly", workflowBasis: "declared", clockPolicy: "first", excludedResolutions: [], workstreams: [], seed: "1",
  workflow: { columns: [{ name: "Ready", statuses: ["Ready"], category: "todo" }, { name: "Doing", statuses: ["Doing"], category: "inProgress", active: true }, { name: "Done", statuses: ["Done"], category: "done" }] },
};
/** Sundays at 20:00: exports of twenty weeks. */
const SUNDAYS = Array.from({ length: 20 }, (_, index) => addDays(isoDate("2026-07-12"), 7 * index));
const night = (date: IsoDate) => isoInstant(`${date}T20:00:00Z`);
const sunday = (index: number): IsoDate => SUNDAYS.at(index) ?? isoDate("2026-07-12");
const files = SUNDAYS.map((date): SourceFile => ({ source: "items", file: `data/sources/${date}.csv`, kind: "jira-csv", role: "primary", sha256: sha256(date), bytes: 1, exportedAt: night(date), exportedAtBasis: "declared", records: 40, itemRecords: 40, otherRecords: 0, rejected: 0, warnings: 0, history: "reconstructed" }));

/** Seen waiting, then in progress from one export on, then done from another on. */
function item(key: string, begun: number, finished: number | null): WorkItem {
  const step = (index: number, from: string, to: string) => ({ at: night(sunday(index)), notBefore: night(sunday(index - 1)), lastSeen: night(sunday(index - 1)), from, to });
  const transitions = [step(begun, "Ready", "Doing"), ...(finished === null ? [] : [step(finished, "Doing", "Done")])];
  return { key, title: key, type: "Task", project: "A", workstream: null, labels: [], created: night(sunday(0)), initialStatus: "Ready", status: finished === null ? "Doing" : "Done", transitions, history: "reconstructed", source: { file: `data/sources/${sunday(19)}.csv`, line: 2 } };
}
const editionOf = (items: readonly WorkItem[], changes: Partial<Model> = {}) =>
  computeEdition({ model: { program, asOf: night(sunday(19)), items, sources: files, documents: [], quality: [], ...changes }, sha256, diagrams: {}, version: "0.0.0" });
const scalar = (facts: Readonly<Record<string, Fact>>, id: string) => {
  const fact = facts[id];
  if (fact?.type !== "scalar") throw new Error(id);
  return fact;
};
/** Twenty items, each begun one export before it is finished, two a week. */
const finished = Array.from({ length: 20 }, (_, index) => item(`A-${String(index + 1)}`, 9 + (index >> 1), 10 + (index >> 1)));

describe("an edition whose history was read from weekly exports", () => {
  test("a percentile states between which values the true one lies, and why", () => {
    const { edition } = editionOf(finished);
    const p85 = scalar(edition.facts, "delivery.cycle-time.p85");
    // Seen in progress on one Sunday and done on the next: 8 days; at least 1, at most from the Sunday before the first: 15.
    expect(p85).toMatchObject({ value: 8, interval: { low: 1, high: 15, because: "dates known to the week" } });
    expect(p85.interval && formatInterval(p85.interval, p85.unit, "en-GB")).toBe("between 1 and 15: dates known to the week");
    const sentence = edition.findings["delivery.cycle-time"];
    expect(sentence && findingText(sentence, edition.facts, "en-GB").replaceAll("\u00a0", " ")).toContain("within 8 days (between 1 and 15)");
  });

  test("what finished in a week is bounded by what surely did and what may have", () => {
    const last = scalar(editionOf(finished).edition.facts, "delivery.throughput.last-week");
    expect(last).toMatchObject({ value: 2, interval: { low: 0, high: 2 } });
  });

  test("ages state the most that they can be", () => {
    const { edition, rows } = editionOf([...finished, item("B-1", 17, null)]);
    expect(scalar(edition.facts, "delivery.age.oldest")).toMatchObject({ value: 15, interval: { low: 15, high: 22 } });
    expect(rows.get("delivery.age.oldest")?.[0]?.detail).toMatchObject({ days: 15, "at most": 22 });
  });

  test("nothing is said about the flow before the first export", () => {
    const { facts } = editionOf([...finished, item("B-1", 17, null)], { asOf: night(sunday(19)), sources: files.slice(-3) }).edition;
    expect(scalar(facts, "delivery.wip.thirteen-weeks-ago").value).toBeNull();
    const flow = facts["delivery.cumulative-flow.columns"];
    expect(flow?.type === "table" && String(flow.rows[0]?.[0]) >= sunday(17)).toBe(true);
  });

  test("work that was done when the first export was made, without a date, is no week's throughput", () => {
    const early = Array.from({ length: 30 }, (_, index): WorkItem => ({ ...item(`C-${String(index)}`, 1, 2), transitions: [], initialStatus: "Done", history: "none", created: night(addDays(sunday(0), -200)) }));
    const weeks = editionOf([...finished, ...early]).edition.facts["delivery.throughput.weeks"];
    if (weeks?.type !== "table") throw new Error("no weeks");
    expect(weeks.rows[0]?.[1]).toBe("2026-07-13");
    expect(Math.max(...weeks.rows.map((row) => Number(row[3])))).toBe(2);
  });

  test("flow efficiency is not available: nobody saw where the items were between two exports", () => {
    expect(scalar(editionOf(finished).edition.facts, "delivery.flow-efficiency.share")).toMatchObject({ value: null, notAvailable: { because: expect.stringContaining("successive exports") as string } });
  });

  test("is of the published schema, and says when it is as known now", () => {
    const { edition } = computeEdition({ model: { program, asOf: night(sunday(19)), items: finished, sources: files, documents: [], quality: [] }, sha256, diagrams: {}, version: "0.0.0", known: "now" });
    expect(EditionSchema.safeParse(JSON.parse(canonicalJson(edition))).error).toBeUndefined();
    expect(edition.known).toBe("now");
    expect(editionOf(finished).edition.known).toBeUndefined();
  });
});
