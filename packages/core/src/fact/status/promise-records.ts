import type { DecisionDocument, ProgramDocument } from "../../model/document.ts";
import type { CheckIn, KeyResult } from "../../model/records/governance-planning.ts";
import { compareText, type IsoDate } from "../../model/time.ts";
import { promiseOutcome, type PromiseOutcome, type PromisedDate } from "../../status/promise-outcome.ts";
import { actionState } from "../../agile/retro-summary.ts";
import type { RowRef } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import { registerHistory } from "../risk/risk-state.ts";
import type { FactContext } from "../scope.ts";

/** Kinds of promise, in the order in which pages list them. */
export const PROMISE_KINDS = ["Milestone", "Target", "Decision", "Obligation", "Mitigation", "Retrospective action", "Key result", "Communication"] as const;
type PromiseKind = (typeof PROMISE_KINDS)[number];

/** A date that somebody promised, found in a record. */
export interface FoundPromise extends PromisedDate {
  readonly kind: PromiseKind;
  readonly id: string;
  readonly what: string;
  /** A role. */
  readonly who: string | null;
  readonly workstream: string | null;
  readonly madeOn: IsoDate | null;
  /** How often the date was changed. */
  readonly moved: number;
  readonly outcome: PromiseOutcome;
  readonly row: RowRef;
}

type Found = Omit<FoundPromise, "outcome">;

const once = (due: IsoDate): Pick<Found, "due" | "firstDue" | "moved"> => ({ due, firstDue: due, moved: 0 });
const when = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } => (value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V }));

/** The dates of one promise, oldest first. */
function movesOf(dates: readonly IsoDate[]): Pick<Found, "due" | "firstDue" | "moved"> | undefined {
  const [first, last] = [dates[0], dates.at(-1)];
  return first === undefined || last === undefined ? undefined : { firstDue: first, due: last, moved: dates.filter((date, index) => index > 0 && date !== dates[index - 1]).length };
}

function milestones({ model, asOfDate }: FactContext): readonly Found[] {
  const known = (model.records?.milestones ?? []).filter(({ setOn }) => (setOn ?? "") <= asOfDate);
  return [...Map.groupBy(known, ({ id }) => id).values()].flatMap((rows): Found[] => {
    const ordered = rows.toSorted((a, b) => compareText(a.setOn ?? "", b.setOn ?? ""));
    const newest = ordered.at(-1);
    const baseline = ordered.flatMap(({ baselineDate }) => baselineDate ?? [])[0];
    const dates = ordered.map(({ targetDate }) => targetDate);
    const moves = movesOf(baseline === undefined || baseline === dates[0] ? dates : [baseline, ...dates]);
    if (newest === undefined || moves === undefined) return [];
    const reached = newest.actualDate !== undefined && newest.actualDate <= asOfDate ? newest.actualDate : undefined;
    const { id, title, owner, workstream } = newest;
    return [{ ...moves, ...when("fulfilled", reached), kind: "Milestone", id, what: title, who: owner ?? null, workstream: workstream ?? null, madeOn: ordered[0]?.setOn ?? null, row: recordRow(newest, id, { due: moves.due }) }];
  });
}

const documentRow = (path: string, id: string, line: number, due: IsoDate): RowRef => ({ id: `content/${path}:${String(line)}`, file: `content/${path}`, line, key: id, detail: { due } });

/** Targets of workstreams. One that stands among the milestones, under the same name and of the same workstream, is one promise, not two. */
function targets({ model, asOfDate }: FactContext): readonly Found[] {
  const listed = new Set((model.records?.milestones ?? []).map(({ workstream, title }) => `${workstream ?? ""} ${title}`));
  return model.documents
    .filter((document): document is ProgramDocument => document.kind === "program")
    .flatMap((document) => {
      const known = document.targets.filter(({ setOn }) => setOn <= asOfDate).toSorted((a, b) => compareText(a.setOn, b.setOn));
      const done = document.statuses.find(({ status, setOn }) => status === "done" && setOn <= asOfDate)?.setOn;
      return [...Map.groupBy(known, ({ milestone }) => milestone)].flatMap(([milestone, set]): Found[] => {
        const [moves, newest] = [movesOf(set.map(({ date }) => date)), set.at(-1)];
        if (moves === undefined || newest === undefined || listed.has(`${document.id} ${milestone}`)) return [];
        const row = documentRow(document.path, document.id, newest.line, moves.due);
        return [{ ...moves, ...when("fulfilled", done), kind: "Target", id: document.id, what: milestone, who: document.owner, workstream: document.id, madeOn: set[0]?.setOn ?? null, row }];
      });
    });
}

function decisions({ model, asOfDate }: FactContext): readonly Found[] {
  return model.documents
    .filter((document): document is DecisionDocument => document.kind === "decision" && document.openedOn <= asOfDate)
    .map(({ id, path, title, owner, due, openedOn, decidedOn, workstream }) => {
      const decided = decidedOn !== undefined && decidedOn <= asOfDate ? decidedOn : undefined;
      return { ...once(due), ...when("fulfilled", decided), kind: "Decision", id, what: title, who: owner, workstream: workstream ?? null, madeOn: openedOn, row: documentRow(path, id, 1, due) };
    });
}

const obligations = ({ model }: FactContext): readonly Found[] =>
  (model.records?.obligations ?? []).flatMap((obligation): Found[] => {
    const { due, status, id, text, owner, workstream } = obligation;
    if (due === undefined) return [];
    const state = { ...when("fulfilled", status === "met" ? ("undated" as const) : undefined), ...when("withdrawn", status === "not-applicable" ? true : undefined) };
    return [{ ...once(due), ...state, kind: "Obligation", id, what: text, who: owner ?? null, workstream: workstream ?? null, madeOn: null, row: recordRow(obligation, id, { due, status }) }];
  });

const mitigations = (context: FactContext): readonly Found[] =>
  registerHistory(context).current.flatMap(({ risk, state }): Found[] => {
    const { mitigation, id, owner, workstream } = risk;
    if (mitigation?.due === undefined) return [];
    const { due, status, what } = mitigation;
    const withdrawn = status !== "done" && (state !== "open" || status === "cancelled");
    const found = { ...when("fulfilled", status === "done" ? ("undated" as const) : undefined), ...when("withdrawn", withdrawn ? true : undefined) };
    return [{ ...once(due), ...found, kind: "Mitigation", id, what: what ?? risk.title, who: owner ?? null, workstream: workstream ?? null, madeOn: risk.opened ?? null, row: recordRow(risk, id, { due, status: status ?? null }) }];
  });

const actions = ({ model, asOfDate, program }: FactContext): readonly Found[] =>
  (model.records?.retroActions ?? []).flatMap((action): Found[] => {
    const state = actionState(action, asOfDate);
    if (state === "none" || action.due === undefined) return [];
    const workstream = program.workstreams.some(({ id }) => id === action.team) ? (action.team ?? null) : null;
    const { id, due, owner, raisedOn, closedOn } = action;
    const found = { ...when("fulfilled", state === "done" ? (closedOn ?? ("undated" as const)) : undefined), ...when("withdrawn", state === "dropped" ? true : undefined) };
    return [{ ...once(due), ...found, kind: "Retrospective action", id, what: action.action, who: owner ?? null, workstream, madeOn: raisedOn, row: recordRow(action, id, { due, state }) }];
  });

const reaches = ({ start, target }: KeyResult, value: number): boolean => (target >= start ? value >= target : value <= target);

/** A key result is kept on the day of the first check-in from which on every one reaches the target. */
function reachedOn(result: KeyResult, checkIns: readonly CheckIn[], asOf: IsoDate): IsoDate | undefined {
  const own = checkIns.filter(({ keyResult, on }) => keyResult === result.id && on <= asOf).toSorted((a, b) => compareText(a.on, b.on));
  return own[own.findLastIndex(({ value }) => !reaches(result, value)) + 1]?.on;
}

const keyResults = ({ model, asOfDate }: FactContext): readonly Found[] =>
  (model.records?.keyResults ?? []).flatMap((result): Found[] => {
    const { id, title, due, owner, workstream } = result;
    if (due === undefined) return [];
    const reached = reachedOn(result, model.records?.checkIns ?? [], asOfDate);
    return [{ ...once(due), ...when("fulfilled", reached), kind: "Key result", id, what: title, who: owner ?? null, workstream: workstream ?? null, madeOn: null, row: recordRow(result, id, { due }) }];
  });

const communication = ({ model }: FactContext): readonly Found[] =>
  (model.records?.communicationEntries ?? []).flatMap((entry): Found[] => {
    const { audience, message, owner, next } = entry;
    if (next === undefined) return [];
    return [{ ...once(next), kind: "Communication", id: audience, what: message, who: owner, workstream: null, madeOn: null, row: recordRow(entry, `${audience}: ${message}`, { due: next }) }];
  });

/**
 * Every date that records promise, as known on the as-of date, in the order of {@link PROMISE_KINDS}. Records of sources that are not
 * public are left out, so that what is left can be.
 */
export function promisesOf(context: FactContext): readonly FoundPromise[] {
  const hidden = new Set(context.model.sources.flatMap(({ file, audience }) => (audience === undefined ? [] : [file])));
  return [milestones, targets, decisions, obligations, mitigations, actions, keyResults, communication]
    .flatMap((found) => found(context))
    .filter(({ row }) => !hidden.has(row.file))
    .map((found) => ({ ...found, outcome: promiseOutcome(found, context.asOfDate) }));
}

