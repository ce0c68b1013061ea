import { finding, of } from "../../finding/fact-reader.ts";
import type { Document } from "../../model/document.ts";
import type { FrozenDocument } from "../edition.ts";
import { compared, difference, signed, type Pair, type Ranked } from "./ranked-change.ts";
import { WEIGHTS } from "./weights.ts";

type Decision = Extract<FrozenDocument, { kind: "decision" }>;

const decisionsIn = (documents: readonly FrozenDocument[]): readonly Decision[] => documents.filter((document): document is Decision => document.kind === "decision");
const inProgram = ({ workstream }: Decision): string => (workstream === undefined ? "" : workstream);

/** Decisions taken since the edition before; on the day of that edition, those that it did not know. */
function decisionsTaken({ before, after }: Pair): readonly Ranked[] {
  const known = new Set(decisionsIn(before.documents).flatMap(({ path, decidedOn }) => (decidedOn !== undefined && decidedOn <= before.asOfDate ? [path] : [])));
  const isNew = (path: string, decidedOn: string): boolean => decidedOn > before.asOfDate || (decidedOn === before.asOfDate && !known.has(path));
  const taken = decisionsIn(after.documents).filter(({ path, decidedOn }) => decidedOn !== undefined && decidedOn <= after.asOfDate && isNew(path, decidedOn));
  return taken.map(({ path, title, outcome }) => ({ weight: WEIGHTS.decisionTaken, change: { subject: path, figure: "1", figureUnit: "decision", headline: finding(`Decided: ${title}.`), ...(outcome === undefined ? {} : { detail: finding(outcome) }) } }));
}

/** Questions put since: open ones that the edition before did not have, because they were opened later or were not written yet. */
function decisionsAsked({ before, after }: Pair): readonly Ranked[] {
  const known = new Set(decisionsIn(before.documents).filter(({ openedOn }) => openedOn <= before.asOfDate).map(({ path }) => path));
  const asked = decisionsIn(after.documents).filter(({ path, openedOn, decidedOn }) => openedOn <= after.asOfDate && (decidedOn === undefined || decidedOn > after.asOfDate) && !known.has(path));
  return asked.map((decision) => ({
    weight: WEIGHTS.decisionAsked,
    change: { subject: decision.path, figure: "1", figureUnit: "question", headline: finding(`Asked of ${decision.owner}${inProgram(decision) === "" ? "" : `, for ${after.program.workstreams.find(({ id }) => id === decision.workstream)?.title ?? inProgram(decision)}`}: ${decision.title}; due `, { previous: "decisions.open.items", value: decision.due, unit: "date" }, "."), detail: finding(`Otherwise: ${decision.otherwise}`) },
  }));
}

function decisionsOverdue(pair: Pair): readonly Ranked[] {
  const overdue = compared("decisions.open.overdue", pair);
  const by = overdue === undefined ? 0 : difference(overdue);
  if (overdue === undefined || by <= 0) return [];
  return [{ weight: by * WEIGHTS.decisionOverdue, change: { subject: overdue.id, figure: signed(by, "count", pair.after.program), figureUnit: "overdue", headline: finding("Open decisions past their due day: ", of(overdue.id), ", after ", { previous: overdue.id, value: overdue.before, unit: overdue.unit }, ".") } }];
}

/** Pages that are named one by one; more of them are counted. */
const NAMED = 3;

function pagesChanged(kind: Document["kind"], [what, where]: readonly [page: string, pages: string], weight: number, { before, after }: Pair): readonly Ranked[] {
  const old = new Map(before.documents.filter((document) => document.kind === kind).map((document) => [document.path, document]));
  const now = after.documents.filter((document) => document.kind === kind);
  const kept = new Set(now.map(({ path }) => path));
  const pages = [
    ...now.flatMap((document) => (old.get(document.path)?.sha256 === document.sha256 ? [] : [{ document, word: old.has(document.path) ? "changed" : "is new" }])),
    ...[...old.values()].filter(({ path }) => !kept.has(path)).map((document) => ({ document, word: "was taken out" })),
  ];
  if (pages.length <= NAMED) return pages.map(({ document: { path, title }, word }) => ({ weight, change: { subject: path, figure: "1", figureUnit: "page", headline: finding(`${what} page “${title}” ${word}.`) } }));
  const titles = pages.slice(0, NAMED).map(({ document }) => `“${document.title}”`);
  return [{ weight: weight * 2, change: { subject: pages[0]?.document.path ?? what, figure: String(pages.length), figureUnit: "pages", headline: finding(`${String(pages.length)} pages ${where} changed.`), detail: finding(`${titles.join(", ")} and ${String(pages.length - NAMED)} more.`) } }];
}

const SUBJECTS = [
  ["model", ["Model", "about models"]],
  ["dataset", ["Dataset", "about datasets"]],
  ["risk", ["Risk", "about risks"]],
  ["ceremony", ["Ceremony", "about ceremonies"]],
] as const;

/** Pages about models, datasets, risks and ceremonies. */
const subjectPagesChanged = (pair: Pair): readonly Ranked[] => SUBJECTS.flatMap(([kind, words]) => pagesChanged(kind, words, WEIGHTS.page, pair));

/** What people wrote: decisions, and pages of the handbook and of the method. */
export const proseChanges = (pair: Pair): readonly Ranked[] => [...decisionsTaken(pair), ...decisionsAsked(pair), ...decisionsOverdue(pair), ...pagesChanged("handbook", ["Handbook", "of the handbook"], WEIGHTS.page, pair), ...subjectPagesChanged(pair), ...pagesChanged("method", ["Method", "of the method"], WEIGHTS.page / 3, pair)];
