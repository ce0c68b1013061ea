import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson, factId, isoDate, isoInstant, type Edition, type EditionDiff, type Fact, type ForecastMove, type FrozenDocument, type Program, type ScalarFact, type SourceFile, type TableFact, type Unit } from "@almanac/core";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const receipt = { rule: "flow.throughput", arguments: { from: "2026-09-28" }, sources: ["data/sources/items.json"], rows: 12, rowsDigest: sha256("rows") };

const scalar = (base: string, label: string, unit: Unit, value: number | string, program?: string): ScalarFact => ({ type: "scalar", id: factId(base, program === undefined ? {} : { program }), label, audience: "public", unit, value, n: 12, receipt });
const missing = (base: string, label: string, unit: Unit, because: string): ScalarFact => ({ type: "scalar", id: base, label, audience: "public", unit, value: null, notAvailable: { reason: "no-data", because }, receipt });

const weeks: TableFact = {
  type: "table",
  id: "delivery.throughput.weeks",
  label: "Items finished a week",
  audience: "public",
  columns: [
    { name: "week", label: "Week", unit: "text" },
    { name: "from", label: "From", unit: "date" },
    { name: "to", label: "To", unit: "date" },
    { name: "items", label: "Items finished", unit: "items" },
    { name: "complete", label: "Complete week", unit: "text" },
  ],
  rows: [
    ["2026-W45", "2026-11-02", "2026-11-08", 4, true],
    ["2026-W46", "2026-11-09", "2026-11-15", 0, true],
    ["2026-W47", "2026-11-16", "2026-11-22", 3, true],
  ],
  receipt,
};

const FACTS: readonly Fact[] = [
  weeks,
  scalar("delivery.throughput.last-week", "Items finished in the last complete week", "items", 3),
  missing("delivery.throughput.median", "Median items finished a week", "items", "3 complete weeks are in the exports"),
  missing("delivery.cycle-time.p85", "Cycle time, 85 %", "days", "the export has no status history"),
  scalar("delivery.wip.now", "Items in progress", "items", 7),
  scalar("forecast.scope.open", "Open items", "items", 21),
  scalar("forecast.scope.open", "Open items", "items", 9, "north"),
  scalar("forecast.when.p50", "Finished by, 50 %", "date", "2027-01-10", "north"),
  scalar("forecast.when.p85", "Finished by, 85 %", "date", "2027-01-24", "north"),
  scalar("forecast.when.p95", "Finished by, 95 %", "date", "2027-02-07", "north"),
  scalar("program.target.date", "Target", "date", "2027-01-20", "north"),
  scalar("forecast.target.chance", "Chance of the target", "share", 0.62, "north"),
  scalar("forecast.target.days-late", "Days past target", "days", 4, "north"),
  scalar("program.status.word", "Status", "text", "on-track", "north"),
  scalar("program.status.set-on", "Set on", "date", "2026-11-20", "north"),
  scalar("program.status.numbers-say", "Numbers say", "text", "at-risk", "north"),
];

const program: Program = {
  id: "lantern",
  title: "Lantern",
  notice: "Lantern is made up for tests.",
  timeZone: "Europe/Berlin",
  locale: "en-GB",
  currency: "EUR",
  cadence: "weekly",
  workflow: { columns: [{ name: "To do", statuses: ["To do"], category: "todo" }, { name: "Doing", statuses: ["Doing"], category: "inProgress" }, { name: "Done", statuses: ["Done"], category: "done" }] },
  workflowBasis: "declared",
  clockPolicy: "first",
  excludedResolutions: [],
  workstreams: [{ id: "north", title: "North <side>" }, { id: "south", title: "South" }],
  seed: "1",
};

const source: SourceFile = { source: "items", file: "data/sources/items.json", kind: "jira-json", role: "primary", sha256: sha256("items"), bytes: 1200, exportedAt: isoInstant("2026-11-01T20:00:00Z"), exportedAtBasis: "declared", records: 30, itemRecords: 30, otherRecords: 0, rejected: 0, warnings: 0, history: "none", staleAfterDays: 8 };

const PAGE = "Work starts when there is room. There are :fact[delivery.wip.now] started; north is :fact[program.status.word]{program=north}.\n\n## In this edition\n\n| Rule | Limit |\n| --- | --: |\n| Started | 8 |\n\n- [x] agreed\n\nSee [the other page](second.md).\n";
const SECOND = "Short. See [the measure](../method/delivery.wip.md).\n";
const METHOD = "Items that are started and not finished.\n";

const common = (path: string, title: string, body: string) => ({ path, id: path.replace(/^.*\//, "").replace(/\.md$/, ""), title, format: "md" as const, bodyLine: 8, sha256: sha256(path), object: `${sha256(body)}.md` });
const DOCUMENTS: readonly FrozenDocument[] = [
  { kind: "handbook", ...common("handbook/first.md", "First page", PAGE), section: "Basics", order: 1, owner: "Program manager", reviewBy: isoDate("2026-11-01") },
  { kind: "handbook", ...common("handbook/second.md", "Second page", SECOND), section: "Basics", order: 2, owner: "Program manager", reviewBy: isoDate("2027-11-01") },
  { kind: "method", ...common("method/delivery.wip.md", "Work in progress", METHOD), metric: "flow.wip", unit: "items", source: "Definition" },
  { kind: "decision", ...common("decisions/d-1.md", "Which side comes first", SECOND), ask: "decide", owner: "Sponsor", openedOn: isoDate("2026-11-01"), due: isoDate("2026-11-30"), otherwise: "North does." },
];

/** North's date is 14 days later, 10 by its pace and 6 by its scope, less 2; and its target was put off by 10. */
const MOVE: ForecastMove = {
  subject: "forecast.when.p85{program=north}",
  title: "North <side>",
  before: isoDate("2027-01-10"),
  after: isoDate("2027-01-24"),
  days: 14,
  target: { before: isoDate("2027-01-10"), after: isoDate("2027-01-20") },
  parts: [
    { cause: "throughput", days: 10, because: { parts: ["2 items a week were finished instead of 5"] } },
    { cause: "target", days: -10, because: { parts: ["the target was put off by 10 days"] } },
    { cause: "scope", days: 6, because: { parts: ["9 items were added"] } },
    { cause: "calendar", days: -2, because: { parts: ["a freeze is shorter"] } },
  ],
};
const CHANGES: EditionDiff["changes"] = [
  { subject: MOVE.subject, figure: "+14", figureUnit: "days", headline: { parts: ["North moved to ", { fact: MOVE.subject }, "."] }, move: MOVE },
  { subject: "delivery.wip.now", figure: "+2", figureUnit: "items", headline: { parts: ["Work in progress is ", { fact: "delivery.wip.now", as: "number" }, "."] } },
];
const COMPARISON: EditionDiff = {
  schema: 1,
  from: { id: "2026-11-15", label: "2026-W46", asOfDate: isoDate("2026-11-15") },
  to: { id: "2026-11-22", label: "2026-W47", asOfDate: isoDate("2026-11-22") },
  changes: CHANGES,
  moves: [MOVE],
  facts: {
    added: [{ id: "forecast.scope.open", label: "Open items" }],
    removed: [{ id: "delivery.gone.now", label: "A figure of before" }],
    changed: [
      { type: "scalar", id: "delivery.wip.now", label: "Items in progress", unit: "items", before: 5.5, after: 7, difference: 1.5 },
      { type: "scalar", id: "forecast.target.chance{program=north}", label: "Chance of the target", unit: "share", before: 0.8, after: 0.62, difference: -0.18 },
      { type: "scalar", id: MOVE.subject, label: "Finished by, 85 %", unit: "date", before: "2027-01-10", after: "2027-01-24", difference: 14 },
      { type: "scalar", id: "delivery.cycle-time.p85", label: "Cycle time, 85 %", unit: "days", before: 12, after: null },
      { type: "table", id: "delivery.throughput.weeks", label: "Items finished a week", rows: { before: 2, after: 3, added: 1, removed: 0, changed: 0 } },
    ],
  },
  documents: [
    { path: "handbook/first.md", kind: "handbook", title: "First page", change: "changed", sections: [{ heading: "In this edition", change: "changed", pieces: [{ kind: "same", text: "Work starts when " }, { kind: "removed", text: "somebody asks" }, { kind: "added", text: "there is <room>" }] }] },
    { path: "handbook/gone.md", kind: "handbook", title: "A page of before", change: "removed", sections: [] },
  ],
};
const COMPARISON_TEXT = canonicalJson(COMPARISON);

const EDITION: Edition = {
  schema: 2,
  id: "2026-11-22",
  label: "2026-W47",
  asOfDate: isoDate("2026-11-22"),
  asOf: isoInstant("2026-11-22T21:00:00Z"),
  generator: { version: "0.1.0", method: "1" },
  program,
  previous: { id: "2026-11-15", label: "2026-W46", asOfDate: isoDate("2026-11-15"), sha256: sha256("before") },
  earlier: [{ id: "2026-11-15", label: "2026-W46", asOfDate: isoDate("2026-11-15") }],
  inputs: [source],
  facts: Object.fromEntries(FACTS.map((fact) => [fact.id, fact])),
  findings: { front: { parts: ["North has a ", { fact: "forecast.target.chance{program=north}" }, " chance of its target."] } },
  changes: CHANGES,
  history: {
    "delivery.wip.now": [{ edition: "2026-11-15", value: 5 }, { edition: "2026-11-22", value: 7 }],
    "program.target.date{program=north}": [{ edition: "2026-11-15", value: "2027-01-10" }, { edition: "2026-11-22", value: "2027-01-20" }],
    "forecast.when.p85{program=north}": [{ edition: "2026-11-15", value: "2027-01-10" }, { edition: "2026-11-22", value: "2027-01-24" }],
    "forecast.target.days-late{program=north}": [{ edition: "2026-11-15", value: 0 }, { edition: "2026-11-22", value: 4 }],
  },
  quality: [],
  documents: DOCUMENTS,
  diagrams: {},
  forecastInputs: null,
  ledger: null,
  comparison: `${sha256(COMPARISON_TEXT)}.json`,
};

/** Writes a small statement with what real ones lack: hardly any history, no distribution, one workstream without any fact. */
export async function writeStatement(folder: string, other: Partial<Edition> = {}): Promise<void> {
  await mkdir(join(folder, "objects"), { recursive: true });
  for (const body of [PAGE, SECOND, METHOD]) await writeFile(join(folder, "objects", `${sha256(body)}.md`), body);
  await writeFile(join(folder, "objects", `${sha256(COMPARISON_TEXT)}.json`), COMPARISON_TEXT);
  await writeFile(join(folder, "edition.json"), canonicalJson({ ...EDITION, ...other }));
}
