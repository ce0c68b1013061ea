import type { Fact, Receipt } from "@almanac/core";
import type { ProseContext, ProseDocument } from "../markdown/rendered-prose.ts";

const receipt: Receipt = { rule: "declared", arguments: {}, sources: ["data/sources/risk/register.csv"], rows: 4, rowsDigest: "" };
const base = { audience: "public", receipt } as const;

const FACTS: Readonly<Record<string, Fact>> = Object.freeze({
  "delivery.wip.now": { ...base, type: "scalar", id: "delivery.wip.now", label: "Work in progress", unit: "items", value: 41 },
  "delivery.cycle-time.p85{program=fraud}": { ...base, type: "scalar", id: "delivery.cycle-time.p85{program=fraud}", label: "Cycle time", unit: "days", value: 17 },
  "budget.plan.total": { ...base, type: "scalar", id: "budget.plan.total", label: "Budget in force", unit: "money", currency: "EUR", value: 7_876_640 },
  "delivery.age.oldest": { ...base, type: "scalar", id: "delivery.age.oldest", label: "Oldest item", unit: "days", value: null, notAvailable: { reason: "no-data", because: "no item is started" } },
  "program.status.word{program=fraud}": { ...base, type: "scalar", id: "program.status.word{program=fraud}", label: "Status", unit: "text", value: "on-track" },
  "risk.register.risks": {
    ...base,
    type: "table",
    id: "risk.register.risks",
    label: "Every risk of the register",
    columns: [{ name: "id", label: "Risk", unit: "text" }, { name: "title", label: "What could happen", unit: "text" }, { name: "owner", label: "Owner", unit: "text" }, { name: "residual", label: "Expected value", unit: "money", currency: "EUR" }],
    rows: [["R-01", "Logs stay cut", "Search lead", 0], ["R-02", "Labels come late", "Fraud lead", 72_000], ["R-03", "<b onclick=alert(1)>Rules</b>", null, null], ["R-04", "Prices rise", "Buyer", 147_000]],
  },
  "delivery.throughput.weeks": {
    ...base,
    type: "table",
    id: "delivery.throughput.weeks",
    label: "Items finished by week",
    columns: [{ name: "week", label: "Week", unit: "text" }, { name: "program", label: "Workstream", unit: "text" }, { name: "from", label: "From", unit: "date" }, { name: "items", label: "Items finished", unit: "items" }],
    rows: [["2026-W46", "search", "2026-11-09", 5], ["2026-W46", "fraud", "2026-11-09", 3], ["2026-W47", "search", "2026-11-16", 6], ["2026-W47", "fraud", "2026-11-16", null]],
  },
  "people.hiring.funnel": { ...base, type: "table", id: "people.hiring.funnel", label: "Candidates by stage", columns: [{ name: "stage", label: "Stage", unit: "text" }, { name: "reached", label: "Reached", unit: "people" }], rows: [] },
  "pay.cells.list": { ...base, type: "table", id: "pay.cells.list", label: "Pay by group", columns: [{ name: "group", label: "Group", unit: "text" }, { name: "state", label: "State", unit: "text" }, { name: "ratio", label: "Ratio", unit: "ratio" }], rows: [["Analyst", "suppressed", null], ["Engineer", "shown", 1.02]] },
});

const PARTS: readonly ProseDocument[] = [
  { path: "handbook/parts/owners.md", body: "Gate 3 belongs to **Risk**.[^1] See [gates](../gates.md).\n\n[^1]: The note of the part.", bodyLine: 8, format: "md" },
  { path: "handbook/parts/wrong.md", body: "Fine.\n\nA :fcat[delivery.wip.now] here.", bodyLine: 8, format: "md" },
  { path: "handbook/parts/circle.md", body: "::include{of=handbook/parts/other.md}", bodyLine: 8, format: "md" },
  { path: "handbook/parts/other.md", body: "::include{of=handbook/parts/circle.md}", bodyLine: 8, format: "md" },
  { path: "handbook/parts/long.md", body: "word ".repeat(20_000), bodyLine: 8, format: "md" },
  ...[1, 2, 3, 4, 5, 6].map((level): ProseDocument => ({ path: `handbook/parts/deep-${String(level)}.md`, body: `Level ${String(level)}.\n\n::include{of=handbook/parts/deep-${String(level + 1)}.md}`, bodyLine: 8, format: "md" })),
  { path: "handbook/parts/deep-7.md", body: "The bottom.", bodyLine: 8, format: "md" },
];
const PAGES: readonly string[] = ["handbook/gates.md", ...PARTS.map(({ path }) => path)];

const DECISIONS: Readonly<Record<string, Exclude<ReturnType<NonNullable<ProseContext["decision"]>>, undefined>>> = {
  "d-030-fraud-target": { title: "A later date for fraud", href: "/decisions/d-030-fraud-target/", owner: "Product sponsor", due: "2026-11-10", otherwise: "The date stays, and the chance is one in five.", decidedOn: "2026-11-12", outcome: "The date moves to March." },
  "d-031-history": { title: "Reopen the history", href: "/decisions/d-031-history/", owner: "Head of Data", due: "2026-11-20", otherwise: "Training goes on with half of it." },
  "d-032-ranking": { title: "Two towers", href: "/decisions/d-032-ranking/", owner: "Search lead", due: "2026-12-04", otherwise: "We keep one." },
};

/** A small edition with all that blocks refer to. */
export const editionContext = (changes: Partial<ProseContext> = {}): ProseContext => ({
  facts: FACTS,
  locale: "en-GB",
  asOfDate: "2026-11-22",
  factHref: (id) => `/method/#${id}`,
  documentHref: (path) => (PAGES.includes(path) ? `/${path.replace(/\.md$/, "/")}` : undefined),
  documentPaths: PAGES,
  knownFactIds: Object.keys(FACTS),
  term: (name) => (["work item age", "age"].includes(name.toLowerCase()) ? { href: "/glossary/#work-item-age", summary: "Days since an item was started." } : undefined),
  termNames: ["work item age", "age"],
  decision: (id) => DECISIONS[id],
  decisionIds: Object.keys(DECISIONS),
  part: (path) => PARTS.find((part) => part.path === path),
  history: (id) => (id === "delivery.wip.now" ? [["2026-W45", "2026-11-08", 38], ["2026-W46", "2026-11-15", null], ["2026-W47", "2026-11-22", 41]].map(([edition, date, value]) => ({ edition: String(edition), date: String(date), value: value === null ? null : Number(value) })) : []),
  factScope: (id) => (id.includes("program=fraud") ? "Fraud detection" : undefined),
  downloadHref: (id, format) => `/api/v1/tables/${id}.${format}`,
  ...changes,
});
