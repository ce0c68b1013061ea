import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aProgram } from "../../test/a-program.ts";
import { computeEdition } from "../edition/compute.ts";
import type { Edition } from "../edition/edition.ts";
import { EditionSchema } from "../edition/schema.ts";
import { canonicalJson } from "../edition/serialize.ts";
import type { Model } from "../model/model.ts";
import type { ProgramRules } from "../model/program-rules.ts";
import type { Dependency } from "../model/records/work.ts";
import type { Records } from "../model/records/records.ts";
import type { SourceFile } from "../model/source.ts";
import { addDays, isoDate, isoInstant, type IsoDate } from "../model/time.ts";
import { fte, share } from "../model/units.ts";
import type { WorkItem } from "../model/work-item.ts";
import type { ForecastInputs } from "./stated-inputs.ts";
import { jointWeeks, weeksAlone, weeksOfAll } from "./forecast-rerun.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const FILE = "data/sources/a.json";
const SUNDAY = isoDate("2026-11-22");
const at = (date: IsoDate) => isoInstant(`${date}T10:00:00Z`);

let line = 0;
function item(key: string, workstream: string | null, finished: IsoDate | null, changes: Partial<WorkItem> = {}): WorkItem {
  line += 1;
  const transitions = finished === null ? [] : [{ at: at(addDays(finished, -4)), from: "Ready", to: "Doing" }, { at: at(finished), from: "Doing", to: "Done" }];
  return { key, title: "", type: "Task", project: "A", workstream, labels: [], created: at(isoDate("2026-05-04")), status: finished === null ? "Ready" : "Done", initialStatus: "Ready", transitions, history: "complete", source: { file: FILE, line }, ...changes };
}

/** Items finished a week over twelve weeks, not the same every week, and some open ones, a third of them begun. */
const team = (id: string, workstream: string | null, perWeek: readonly number[], open: number): readonly WorkItem[] => [
  ...Array.from({ length: 12 }, (_, week) => Array.from({ length: perWeek[week % perWeek.length] ?? 0 }, (__, index) => item(`${id}-${String(week)}-${String(index)}`, workstream, addDays(SUNDAY, -3 - 7 * week)))).flat(),
  ...Array.from({ length: open }, (_, index) => item(`${id}-open-${String(index)}`, workstream, null, index % 3 === 0 ? { status: "Doing", transitions: [{ at: at(addDays(SUNDAY, -9)), from: "Ready", to: "Doing" }] } : {})),
];

const source = (row: number) => ({ source: { file: "data/sources/people.csv", line: row } });
const waits = (from: string, to: string, file = FILE): Dependency => ({ source: { file, line: 900 }, type: "depends-on", from, to });
const records: Partial<Records> = {
  allocations: [
    { ...source(2), person: "p-1", workstream: "a", fte: fte(1), from: isoDate("2026-01-01") },
    { ...source(3), person: "p-2", workstream: "a", fte: fte(0.7), from: isoDate("2026-10-05") },
  ],
  publicHolidays: [{ ...source(4), calendar: "DE", date: isoDate("2026-12-25"), name: "Christmas Day", dayShare: share(1) }],
  dependencies: [waits("a-open-1", "b-open-3"), waits("a-open-2", "b-open-1")],
};
const rules: ProgramRules = { forecast: { splitRate: { low: 1, high: 1.3 }, blackouts: [{ from: isoDate("2026-12-21"), to: isoDate("2027-01-03"), reason: "Freeze", capacity: 1 / 3 }, { from: isoDate("2026-10-12"), to: isoDate("2026-10-18"), reason: "Move", workstreams: ["b"] }] } };
const items = [...team("a", "a", [4, 1, 3, 0, 2], 22), ...team("b", "b", [2, 2, 1, 0, 5, 1], 17), ...team("n", null, [1, 0, 2], 4)];

const editionOf = (changes: Partial<Model> = {}, asOf = `${SUNDAY}T21:00:00Z`): Edition => {
  const model: Model = { program: aProgram({ rules }), asOf: isoInstant(asOf), items, sources: [], documents: [], quality: [], records, ...changes };
  return computeEdition({ model, sha256, diagrams: {}, version: "0" }).edition;
};

const valueOf = (edition: Edition, id: string) => {
  const fact = edition.facts[id];
  return fact?.type === "scalar" ? fact.value : undefined;
};
const readBack = (edition: Edition): ForecastInputs => JSON.parse(canonicalJson(edition.forecastInputs)) as ForecastInputs;

/** Every 85 % date that an edition publishes, and the same made again from what it keeps. */
function dates(edition: Edition) {
  const inputs = readBack(edition);
  const date = (weeks: number | null | undefined) => (weeks === null || weeks === undefined ? null : addDays(inputs.asOfDate, 7 * weeks));
  const joint = jointWeeks(inputs, "full");
  const table = edition.facts["outlook.joint.workstreams"];
  const rows = table?.type === "table" ? table.rows : [];
  return {
    published: [valueOf(edition, "forecast.when.p85{program=a}"), valueOf(edition, "forecast.when.p85{program=b}"), valueOf(edition, "forecast.when.p85"), valueOf(edition, "outlook.joint.p85"), ...rows.map((row) => row[3])],
    again: [date(weeksAlone(inputs, "a")), date(weeksAlone(inputs, "b")), date(weeksOfAll(inputs)), date(joint?.("everything finished")), ...["a", "b", "(none)"].map((id) => date(joint?.(`finish of ${id}`)))],
  };
}

describe("what an edition keeps of its forecasts", () => {
  test("makes every published date again, to the day: with calendar, blackouts, needs, split rate and items of no workstream", () => {
    const { published, again } = dates(editionOf());
    expect(again).toEqual(published);
    expect(new Set(published).size).toBeGreaterThan(3);
    expect(published).not.toContain(null);
  });

  test("also of an edition in the middle of a week, whose weeks ahead begin on a Thursday", () => {
    const { published, again } = dates(editionOf({}, "2026-11-18T21:00:00Z"));
    expect(again).toEqual(published);
    expect(published).not.toContain(null);
  });

  test("is small and tells about no person: shares of a usual week, and only where they change", () => {
    const edition = editionOf();
    const inputs = readBack(edition);
    expect(EditionSchema.shape.forecastInputs.safeParse(inputs).success).toBe(true);
    expect(canonicalJson(inputs).length).toBeLessThan(4000);
    expect(canonicalJson(inputs)).not.toMatch(/p-1|p-2|DE/);
    const [a, b] = inputs.streams;
    // 40 of 68 hours before the second person came, a third of a week of four days at Christmas.
    expect(a?.capacity.slice(0, 2)).toEqual([["2026-08-31", 0.588235294118], ["2026-10-05", 1]]);
    expect(b?.capacity).toEqual([["2026-08-31", 1], ["2026-10-12", 0], ["2026-10-19", 1], ["2026-12-21", 0.333333333333], ["2027-01-04", 1]]);
    expect(a?.needs.map(({ item: key, of, lag }) => [key, of, lag])).toEqual([["b-open-1", "b", 1], ["b-open-3", "b", 1]]);
    expect(inputs.streams.map(({ id, open, finished }) => [id, open, finished])).toEqual([["a", 22, 25], ["b", 17, 22], ["(none)", 4, 12]]);
  });

  test("is nothing where not everybody may see the items, and leaves out what they wait for where that is not to be seen", () => {
    const internal = (file: string): readonly SourceFile[] => [{ source: "s", file, kind: "jira-json", role: "primary", audience: "internal", sha256: "", bytes: 1, exportedAt: isoInstant("2026-11-22T20:00:00Z"), exportedAtBasis: "declared", records: 1, itemRecords: 1, otherRecords: 0, rejected: 0, warnings: 0, history: "complete" }];
    expect(editionOf({ sources: internal(FILE) }).forecastInputs).toBeNull();
    expect(editionOf({ sources: internal("data/sources/other.csv") }).forecastInputs).not.toBeNull();
    const hidden = editionOf({ records: { ...records, dependencies: [waits("a-open-1", "b-open-3", "data/sources/hidden.csv")] }, sources: internal("data/sources/hidden.csv") }).forecastInputs;
    expect(hidden?.needsWithheld).toBe(true);
    expect(JSON.stringify(hidden)).not.toContain("open-3");
    expect(editionOf({ items: [] }).forecastInputs).toBeNull();
  });

  test("counts no item that is excluded, and keeps a finished workstream that may get work again", () => {
    const twice = item("twice", "a", addDays(SUNDAY, -3), { resolution: "Duplicate" });
    const done = editionOf({ program: aProgram({ excludedResolutions: ["Duplicate"] }), items: [...team("a", "a", [4, 1, 3], 5), twice, ...team("b", "b", [2], 0)] }).forecastInputs;
    expect(done?.streams.map(({ id, open, finished }) => [id, open, finished])).toEqual([["a", 5, 32], ["b", 0, 24]]);
  });
});
