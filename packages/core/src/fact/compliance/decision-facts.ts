import { available, notAvailable } from "../../model/measure.ts";
import type { DecisionDocument } from "../../model/document.ts";
import type { DecisionEntry } from "../../model/records/governance-decisions.ts";
import { compareText, daysBetween, type IsoDate } from "../../model/time.ts";
import { median } from "../../stats/median.ts";
import { scalarFact, tableFact, type ComputedFact, type RowRef } from "../computed.ts";
import type { TableColumn, Unit } from "../fact.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { forReadersOf } from "./records-audience.ts";

/** Something that was decided, from the log or from a page that the log has no row of. */
interface Decided {
  readonly id: string;
  readonly title: string;
  readonly raised: IsoDate | null;
  readonly decidedOn: IsoDate;
  readonly by: string;
  readonly where: "log" | "page" | "both";
  /** Whether the log and the page say the same days and decider; null where there is only one of them. */
  readonly agrees: boolean | null;
  readonly row: RowRef;
}

/** Number of a decision as the log and the name of its page write it: `D-029` of `d-029-lend-fraud-engineers`. */
const numberOf = (id: string): string => (/^[a-z]+-?\d+/i.exec(id)?.[0] ?? id).toLowerCase();
const column = (name: string, label: string, unit: Unit): TableColumn => ({ name, label, unit });
const pageRow = (page: DecisionDocument): RowRef => ({ id: `content/${page.path}:1 ${page.id}`, file: `content/${page.path}`, line: 1, key: page.id, detail: { openedOn: page.openedOn, decidedOn: page.decidedOn ?? null } });

function decisionsOf(entries: readonly DecisionEntry[], pages: readonly DecisionDocument[], asOf: IsoDate): readonly Decided[] {
  const decided = pages.flatMap((page) => (page.decidedOn !== undefined && page.decidedOn <= asOf ? [{ page, decidedOn: page.decidedOn }] : []));
  const logged = entries.filter(({ decidedOn }) => decidedOn <= asOf);
  const inLog = new Set(logged.map(({ id }) => numberOf(id)));
  const fromLog = logged.map((entry): Decided => {
    const page = decided.find(({ page: { id } }) => numberOf(id) === numberOf(entry.id));
    const agrees = page === undefined ? null : page.decidedOn === entry.decidedOn && page.page.owner === entry.by && (entry.raised === undefined || page.page.openedOn === entry.raised);
    return { id: entry.id, title: entry.title, raised: entry.raised ?? null, decidedOn: entry.decidedOn, by: entry.by, where: page === undefined ? "log" : "both", agrees, row: recordRow(entry, entry.id, { raised: entry.raised ?? null, decidedOn: entry.decidedOn }) };
  });
  const fromPages = decided.filter(({ page }) => !inLog.has(numberOf(page.id))).map(({ page, decidedOn }): Decided => ({ id: page.id, title: page.title, raised: page.openedOn, decidedOn, by: page.owner, where: "page", agrees: null, row: pageRow(page) }));
  return [...fromLog, ...fromPages].toSorted((a, b) => compareText(a.decidedOn, b.decidedOn) || compareText(a.id, b.id));
}

const daysTaken = ({ raised, decidedOn }: Decided): number | null => (raised === null ? null : daysBetween(raised, decidedOn));

function latencyFacts(all: readonly Decided[], { sha256, asOfDate }: FactContext): readonly ComputedFact[] {
  if (all.length === 0) return [];
  const timed = all.filter(({ raised }) => raised !== null);
  const days = timed.flatMap((one) => daysTaken(one) ?? []);
  const longest = Math.max(...days);
  const head = { dimensions: {}, rule: "gov.decisions", arguments: { asOf: asOfDate, days: "calendar days from raised to decided" }, rows: timed.map(({ row }) => row) };
  const none = notAvailable<number>("no-data", "no decision says when it was raised");
  return [
    scalarFact({ ...head, base: "decisions.latency.median", label: "Days from raised to decided, median" }, "days", days.length === 0 ? none : median(days), sha256, days.length),
    scalarFact({ ...head, base: "decisions.latency.longest", label: "Slowest decision", rows: timed.filter((one) => daysTaken(one) === longest).map(({ row }) => row) }, "days", days.length === 0 ? none : available(longest), sha256, days.length),
    scalarFact({ ...head, base: "decisions.latency.decided", label: "Decisions taken", rows: all.map(({ row }) => row) }, "count", available(all.length), sha256),
    tableFact(
      { ...head, base: "decisions.latency.items", label: "Every decision taken", rows: all.map(({ row }) => row) },
      [column("id", "Decision", "text"), column("title", "What", "text"), column("raised", "Raised", "date"), column("decided", "Decided", "date"), column("days", "Days", "days"), column("by", "By", "text"), column("where", "Log or page", "text"), column("agrees", "Both say the same", "text")],
      all.map((one) => [one.id, one.title, one.raised, one.decidedOn, daysTaken(one), one.by, one.where, one.agrees === null ? null : one.agrees ? "yes" : "no"]),
      sha256,
    ),
  ];
}

/** Asks that nobody has answered by the as-of date; an answer of a later day does not exist yet. */
function openFacts(pages: readonly DecisionDocument[], { sha256, asOfDate }: FactContext): readonly ComputedFact[] {
  const known = pages.filter(({ openedOn }) => openedOn <= asOfDate);
  if (known.length === 0) return [];
  const open = known.filter(({ decidedOn }) => decidedOn === undefined || decidedOn > asOfDate).toSorted((a, b) => compareText(a.due, b.due) || compareText(a.id, b.id));
  const overdue = open.filter(({ due }) => due < asOfDate);
  const oldest = open.toSorted((a, b) => compareText(a.openedOn, b.openedOn))[0];
  const head = { dimensions: {}, rule: "gov.decisions", arguments: { asOf: asOfDate } };
  return [
    scalarFact({ ...head, base: "decisions.open.count", label: "Open decisions", rows: open.map(pageRow) }, "count", available(open.length), sha256),
    scalarFact({ ...head, base: "decisions.open.overdue", label: "Open decisions past their due day", rows: overdue.map(pageRow) }, "count", available(overdue.length), sha256, open.length),
    scalarFact({ ...head, base: "decisions.open.oldest", label: "Days that the oldest open decision has waited", rows: oldest === undefined ? [] : [pageRow(oldest)] }, "days", oldest === undefined ? notAvailable("no-data", "no decision is open") : available(daysBetween(oldest.openedOn, asOfDate)), sha256, open.length),
    tableFact(
      { ...head, base: "decisions.open.items", label: "Every open decision", rows: open.map(pageRow) },
      [column("id", "Decision", "text"), column("title", "What", "text"), column("ask", "Asked to", "text"), column("owner", "Owner", "text"), column("program", "Workstream", "text"), column("opened", "Opened", "date"), column("due", "Due", "date"), column("waiting", "Waiting", "days"), column("overdue", "Overdue", "days"), column("otherwise", "Otherwise", "text")],
      open.map(({ id, title, ask, owner, workstream, openedOn, due, otherwise }) => [id, title, ask, owner, workstream ?? null, openedOn, due, daysBetween(openedOn, asOfDate), due < asOfDate ? daysBetween(due, asOfDate) : null, otherwise]),
      sha256,
    ),
  ];
}

/** How long decisions took, and which are open. */
export function decisionFacts(context: FactContext): readonly ComputedFact[] {
  const pages = context.model.documents.filter((document): document is DecisionDocument => document.kind === "decision");
  const log = context.model.records?.decisionEntries ?? [];
  return [...forReadersOf(log, context, latencyFacts(decisionsOf(log, pages, context.asOfDate), context)), ...openFacts(pages, context)];
}
