import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { findingText } from "../finding/text.ts";
import type { ProgramDocument, UpdateDocument } from "../model/document.ts";
import type { Model } from "../model/model.ts";
import type { Program, StatusWord } from "../model/program.ts";
import type { SourceFile } from "../model/source.ts";
import { addDays, isoDate, isoInstant, type IsoDate } from "../model/time.ts";
import type { WorkItem } from "../model/work-item.ts";
import { computeEdition } from "./compute.ts";
import type { Edition } from "./edition.ts";
import { previousOf } from "../../test/previous-of.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const SUNDAY = isoDate("2026-11-22");
const columns = [
  { name: "Ready", statuses: ["Ready"], category: "todo" },
  { name: "Doing", statuses: ["Doing"], category: "inProgress", active: true },
  { name: "Done", statuses: ["Done"], category: "done" },
] as const;
const titles: Readonly<Record<string, string>> = { a: "Search", b: "Demand" };

const programOf = (ids: readonly string[], timeZone = "UTC"): Program => ({
  id: "test",
  title: "Test program",
  timeZone,
  locale: "en-GB",
  currency: "EUR",
  cadence: "weekly",
  workflow: { columns },
  workflowBasis: "declared",
  clockPolicy: "first",
  excludedResolutions: ["Duplicate"],
  workstreams: ids.map((id) => ({ id, title: titles[id] ?? id })),
  seed: "1",
});

let line = 0;
const at = (date: IsoDate) => isoInstant(`${date}T10:00:00Z`);
function item(workstream: string | null, finished: IsoDate | null, changes: Partial<WorkItem> = {}): WorkItem {
  line += 1;
  const transitions = finished === null ? [] : [{ at: at(addDays(finished, -4)), from: "Ready", to: "Doing" }, { at: at(finished), from: "Doing", to: "Done" }];
  return { key: `K-${String(line)}`, title: "", type: "Task", project: "A", workstream, labels: [], created: at(isoDate("2026-05-04")), status: finished === null ? "Ready" : "Done", initialStatus: "Ready", transitions, history: "complete", source: { file: "data/sources/a.json", line }, ...changes };
}
const finished = (workstream: string | null, perWeek: readonly number[]): readonly WorkItem[] =>
  perWeek.flatMap((count, index) => Array.from({ length: count }, () => item(workstream, addDays(SUNDAY, -4 - 7 * (perWeek.length - 1 - index)))));
const steady = (workstream: string | null, count: number) => finished(workstream, Array.from({ length: 24 }, () => count));
const open = (workstream: string | null, count: number): readonly WorkItem[] => Array.from({ length: count }, () => item(workstream, null));

const blank = { format: "md", title: "", sha256: "", body: "", bodyLine: 1 } as const;
const declared = (id: string, target: IsoDate, status: StatusWord = "on-track", setOn: IsoDate = isoDate("2026-09-01")): ProgramDocument => ({
  ...blank,
  kind: "program",
  id,
  path: `programs/${id}.md`,
  owner: "Lead",
  statuses: [{ status, setOn: isoDate("2026-09-01"), setBy: "Lead", line: 3 }],
  targets: [{ date: target, milestone: "Launch", setOn, line: 7 }],
});
const update = (date: IsoDate): UpdateDocument => ({ ...blank, kind: "update", id: date, path: `updates/${date}.md`, date, author: "Lead" });

const modelOf = (items: readonly WorkItem[], ids: readonly string[], changes: Partial<Model> = {}): Model => ({ program: programOf(ids), asOf: isoInstant("2026-11-22T21:00:00Z"), items, sources: [], documents: [], quality: [], ...changes });
const compute = (model: Model, previous?: Edition, id?: string) => computeEdition({ model, sha256, diagrams: {}, version: "0", ...(previous === undefined ? {} : { previous: previousOf(previous, sha256) }), ...(id === undefined ? {} : { id }) });
const editionOf = (model: Model, previous?: Edition, id?: string): Edition => compute(model, previous, id).edition;
const valueOf = (edition: Edition, id: string) => {
  const fact = edition.facts[id];
  return fact?.type === "scalar" ? fact.value : fact?.rows;
};
const said = (edition: Edition, key: string): string | undefined => {
  const finding = edition.findings[key];
  return finding === undefined ? undefined : findingText(finding, edition.facts, "en-GB").replaceAll("\u00a0", " ");
};

describe("a program at the edge of what can be said", () => {
  test("all done after the target: no chance, no contradiction, and nothing is called late", () => {
    const edition = editionOf(modelOf(steady("a", 2), ["a"], { documents: [declared("a", isoDate("2026-11-01"), "done")] }));
    expect(edition.facts["forecast.target.chance{program=a}"]).toMatchObject({ value: null, notAvailable: { reason: "not-applicable" } });
    expect(edition.facts["program.status.numbers-say{program=a}"]).toBeUndefined();
    expect(said(edition, "front")).toBe("Nothing is open: every item is finished or closed.");
  });

  test("a finished workstream without recent pace does not take the program's date away, and the one that is left is forecast exactly", () => {
    const idle = [item("b", isoDate("2026-06-10"))];
    const edition = editionOf(modelOf([...steady("a", 4), ...open("a", 20), ...idle], ["a", "b"]));
    expect(valueOf(edition, "forecast.when.p85")).toBe("2026-12-27");
    expect(edition.facts["forecast.when.p85"]?.receipt).toMatchObject({ rule: "forecast.when", arguments: { engine: "exact", backlog: 20 } });
  });

  test("an open workstream without throughput is named as the reason why there is no date", () => {
    const edition = editionOf(modelOf([...steady("a", 4), ...open("a", 20), ...open("b", 2)], ["a", "b"]));
    expect(valueOf(edition, "forecast.when.p85")).toBeNull();
    expect(said(edition, "forecast")).toMatch(/^No date can be forecast: of Demand: nothing was finished in the last 12 periods\. The next four weeks/);
  });

  test("open items without a workstream are part of the program's date", () => {
    const edition = editionOf(modelOf([...steady("a", 4), ...open("a", 4), ...steady(null, 1), ...open(null, 10)], ["a"]));
    expect(valueOf(edition, "forecast.when.p85{program=a}")).toBe("2026-11-29");
    expect(valueOf(edition, "forecast.when.p85")).toBe("2027-01-31");
    expect(edition.facts["forecast.when.p85"]?.receipt.arguments).toMatchObject({ assumption: "workstreams are independent", "backlog of (none)": 10, sampledFrom: "2026-08-31", sampledTo: "2026-11-22" });
  });

  test("a date beyond ten years is never mentioned as if it were known", () => {
    const edition = editionOf(modelOf([...finished("a", [1, 1, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0]), ...open("a", 900)], ["a"], { documents: [declared("a", isoDate("2027-03-01"))] }));
    expect(edition.facts["forecast.when.p85{program=a}"]).toMatchObject({ value: null, notAvailable: { reason: "beyond-horizon" } });
    expect(said(edition, "forecast")).toContain("the chance of 1 Mar 2027 is under 1 %, and no date within ten years has 85 % confidence");
  });

  test("a target that has passed is said to have passed; none of two likely is said in English", () => {
    const documents = [declared("a", isoDate("2026-11-13")), declared("b", isoDate("2026-12-18"))];
    const edition = editionOf(modelOf([...steady("a", 4), ...open("a", 20), ...steady("b", 2), ...open("b", 20)], ["a", "b"], { documents }));
    expect(said(edition, "front")).toBe("Neither of the two workstreams is very likely to meet its target; Demand meets 18 Dec 2026 with a chance of under 1 %, and Search has passed its target of 13 Nov 2026 with 20 items open.");
  });

  test("workstreams without a forecast are not counted among those that will meet their targets", () => {
    const documents = [declared("a", isoDate("2027-03-01")), declared("b", isoDate("2027-03-01"))];
    const edition = editionOf(modelOf([...steady("a", 4), ...open("a", 4), ...open("b", 2)], ["a", "b"], { documents }));
    expect(said(edition, "front")).toBe("Search will very probably meet its target.");
  });

  test("two dates are given with the confidence of each, not as a range that most outcomes lie outside of", () => {
    const edition = editionOf(modelOf([...finished("a", [4, 1, 4, 1, 4, 1, 4, 1, 4, 1, 4, 1]), ...open("a", 30)], ["a"]));
    expect(said(edition, "forecast.a")).toMatch(/^Search will finish its open scope by \d+ \w+ 2027 with 50 % confidence and by \d+ \w+ 2027 with 85 %$/);
  });

  test("weeks are not called a row when the newest is exactly at the median", () => {
    const edition = editionOf(modelOf(finished("a", [...Array.from({ length: 19 }, () => 4), 3, 3, 3, 3, 3, 3, 4]), ["a"]));
    expect(valueOf(edition, "delivery.throughput.run")).toBe(6);
    expect(said(edition, "delivery")).toContain("lately 6 weeks finished fewer than the usual 4 items and none more, and the last complete week finished 4.");
  });

  test("only excluded items: nothing finished, nothing open, and no figure in place of an empty sample", () => {
    const edition = editionOf(modelOf(steady("a", 2).map((entry) => ({ ...entry, resolution: "Duplicate" })), ["a"]));
    expect(["delivery.items.excluded", "delivery.items.done", "delivery.items.open", "delivery.throughput.last-week", "delivery.cycle-time.p85"].map((id) => valueOf(edition, id))).toEqual([48, 0, 0, 0, null]);
  });

  test("weeks after the newest export are not weeks without completions", () => {
    const source: SourceFile = { source: "a", file: "data/sources/a.json", kind: "jira-json", role: "primary", sha256: "", bytes: 1, exportedAt: isoInstant("2026-11-22T21:00:00Z"), exportedAtBasis: "declared", records: 1, itemRecords: 1, otherRecords: 0, rejected: 0, warnings: 0, history: "complete" };
    const late = (basis: SourceFile["exportedAtBasis"]) => editionOf(modelOf(steady("a", 4), ["a"], { asOf: isoInstant("2026-12-20T21:00:00Z"), sources: [{ ...source, exportedAtBasis: basis }] }));
    expect(valueOf(late("declared"), "delivery.throughput.last-week")).toBe(4);
    expect(late("declared").facts["delivery.throughput.last-week"]?.receipt.arguments).toEqual({ from: "2026-11-16", to: "2026-11-22" });
    expect(valueOf(late("newest-event"), "delivery.throughput.last-week")).toBe(0);
  });

  test("without any declared limit no source is said to be stale or fresh", () => {
    expect(editionOf(modelOf(steady("a", 2), ["a"])).facts["data.sources.stale"]).toMatchObject({ value: null, notAvailable: { reason: "not-applicable" } });
  });

  test("items without history make the earlier work in progress unknown, not small", () => {
    const edition = editionOf(modelOf([...steady("a", 2), ...open("a", 3).map((entry): WorkItem => ({ ...entry, history: "none", status: "Doing" }))], ["a"]));
    expect(valueOf(edition, "delivery.wip.now")).toBe(3);
    expect(valueOf(edition, "delivery.wip.thirteen-weeks-ago")).toBeNull();
    expect(valueOf(edition, "delivery.age.older-than-p85")).toBeNull();
  });

  test("an event at the as-of instant counts, and the week of the clock change ends at local midnight", () => {
    const program = programOf(["a"], "Europe/Berlin");
    const sunday = isoDate("2026-10-25");
    const ending = (instant: string) => item("a", sunday, { transitions: [{ at: at(isoDate("2026-10-12")), from: "Ready", to: "Doing" }, { at: isoInstant(instant), from: "Doing", to: "Done" }] });
    const items = [ending("2026-10-25T22:59:59Z"), ending("2026-10-25T23:00:00Z"), ending("2026-10-18T21:59:59Z")];
    const edition = editionOf(modelOf(items, ["a"], { program, asOf: isoInstant("2026-10-25T23:00:00Z") }));
    expect(edition.asOfDate).toBe("2026-10-26");
    expect(valueOf(edition, "delivery.throughput.last-week")).toBe(1);
    expect(valueOf(edition, "delivery.items.done")).toBe(3);
  });
});

describe("what changed", () => {
  const scope = [...finished("a", [4, 1, 4, 1, 4, 1, 4, 1, 4, 1, 4, 1, 4]), ...open("a", 30)];
  const before = editionOf(modelOf(scope, ["a"], { asOf: isoInstant("2026-11-15T21:00:00Z"), documents: [declared("a", isoDate("2027-01-08")), update(isoDate("2026-11-12"))] }));

  test("chances of two different targets are not compared as if the work had moved", () => {
    const after = editionOf(modelOf(scope, ["a"], { documents: [declared("a", isoDate("2027-03-26"))] }), before);
    expect(after.changes.map(({ subject }) => subject)).not.toContain("forecast.target.chance{program=a}");
    const moved = after.changes.find(({ subject }) => subject === "program.target.date{program=a}")?.detail;
    expect(moved && findingText(moved, after.facts, "en-GB")).toMatch(/The chance of the old date was under 1\u00a0%; that of the new one is 9\d\u00a0%\./);
  });

  test("a later date is not put down to a scope that shrank", () => {
    const slower = [...finished("a", [4, 1, 4, 1, 4, 1, 4, 1, 4, 1, 4, 1, 0, 0]), ...open("a", 29)];
    const after = editionOf(modelOf(slower, ["a"]), before);
    const { figure, detail } = after.changes.find(({ subject }) => subject === "forecast.when.p85{program=a}") ?? {};
    expect(figure).toMatch(/^\+/);
    expect(detail && findingText(detail, after.facts, "en-GB")).toMatch(/^Nothing was finished in the week instead of 2\.5\u00a0items/);
  });

  test("a forecast that can no longer be made is a change, and not silence", () => {
    const after = editionOf(modelOf([...scope, ...open("a", 3000)], ["a"]), before);
    const lost = after.changes.find(({ subject }) => subject === "forecast.when.p85{program=a}");
    expect(lost && findingText(lost.headline, after.facts, "en-GB")).toContain("can no longer be forecast");
  });

  test("a second statement of one day repeats that day's updates", () => {
    const documents = [update(isoDate("2026-11-12")), update(isoDate("2026-11-20"))];
    const first = editionOf(modelOf(scope, ["a"], { documents }), before);
    const second = editionOf(modelOf(scope, ["a"], { documents, asOf: isoInstant("2026-11-22T22:00:00Z") }), first, "2026-11-22-2");
    expect([first, second].map((edition) => edition.documents.map(({ path }) => path))).toEqual([["updates/2026-11-20.md"], ["updates/2026-11-20.md"]]);
    expect(second.history["delivery.wip.now"]?.map(({ edition }) => edition)).toEqual(["2026-11-15", "2026-11-22", "2026-11-22-2"]);
  });
});

describe("receipts", () => {
  test("hold the rows that were used, and no others", () => {
    const documents = [declared("a", isoDate("2026-11-29"))];
    const { edition, rows } = compute(modelOf([...steady("a", 4), ...open("a", 20)], ["a"], { documents }));
    const count = (id: string) => rows.get(id)?.length;
    expect(valueOf(edition, "program.status.numbers-say{program=a}")).toBe("off-track");
    expect(count("forecast.how-many.p85{program=a}")).toBe(48);
    expect(count("forecast.when.p85{program=a}")).toBe(68);
    expect(count("program.status.numbers-say{program=a}")).toBe(69);
    expect(count("delivery.throughput.run-side{program=a}")).toBe(count("delivery.throughput.run{program=a}"));
    expect(edition.facts["forecast.when.p85{program=a}"]).toMatchObject({ n: 12 });
  });
});

test("a declared split rate makes the open scope larger, and a declared window the sample longer", () => {
  const model = modelOf([...steady("a", 4), ...open("a", 30)], ["a"]);
  const plain = editionOf(model);
  const ruled = editionOf({ ...model, program: { ...model.program, rules: { forecast: { sampleWeeks: 20, splitRate: { low: 1.5, high: 1.6 } } } } });
  const when = (edition: Edition) => edition.facts["forecast.when.p85{program=a}"];
  expect(when(plain)).toMatchObject({ n: 12, value: addDays(SUNDAY, 7 * 8) });
  expect(when(ruled)).toMatchObject({ n: 20, value: addDays(SUNDAY, 7 * 12), receipt: { arguments: { splitLow: 1.5, splitHigh: 1.6 } } });
});
