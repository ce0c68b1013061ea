import type { Document, ProgramDocument } from "../model/document.ts";
import { available } from "../model/measure.ts";
import type { StatusWord } from "../model/program.ts";
import { compareText, type IsoDate } from "../model/time.ts";
import { scalarFact, type ComputedFact, type RowRef } from "./computed.ts";
import type { Unit } from "./fact.ts";
import { factId } from "./fact-id.ts";
import type { FactContext } from "./scope.ts";

/** The newest entry set on or before a date: later ones do not exist yet. */
const newestAt = <T extends { readonly setOn: IsoDate }>(entries: readonly T[], date: IsoDate): T | undefined =>
  entries.filter((entry) => entry.setOn <= date).sort((a, b) => compareText(a.setOn, b.setOn)).at(-1);

export const programDocument = (documents: readonly Document[], workstream: string): ProgramDocument | undefined =>
  documents.find((document): document is ProgramDocument => document.kind === "program" && document.id === workstream);

/** The target date that holds for a workstream on a date, as somebody set it. */
export const targetOf = (document: ProgramDocument | undefined, date: IsoDate): IsoDate | undefined => (document === undefined ? undefined : newestAt(document.targets, date)?.date);

const order: Readonly<Record<StatusWord, number>> = { done: 0, "on-track": 1, "not-started": 1, "at-risk": 2, "off-track": 3 };

/** What the chance of meeting the target says: 85 % or more is on track, a coin toss or better at risk, less is off track. */
const statusByNumbers = (chance: number): StatusWord => (chance >= 0.85 ? "on-track" : chance >= 0.5 ? "at-risk" : "off-track");

function declared(context: FactContext, document: ProgramDocument, base: string, label: string, unit: Unit, value: string, line: number): ComputedFact {
  const file = `content/${document.path}`;
  const row: RowRef = { id: `${file}:${String(line)}`, file, line, key: document.id, detail: { value } };
  return scalarFact({ base, dimensions: { program: document.id }, label, rule: "declared", rows: [row] }, unit, available(value), context.sha256);
}

/** Status, stage and target of a workstream as set by hand, and what the numbers say where they are worse. */
export function programFacts(workstream: string, context: FactContext): readonly ComputedFact[] {
  const document = programDocument(context.model.documents, workstream);
  if (document === undefined) return [];
  const status = newestAt(document.statuses, context.asOfDate);
  const target = newestAt(document.targets, context.asOfDate);
  return [
    ...(document.stage === undefined ? [] : [declared(context, document, "program.stage.name", "Stage", "text", document.stage, 1)]),
    ...(status === undefined
      ? []
      : [
          declared(context, document, "program.status.word", "Status set by hand", "text", status.status, status.line),
          declared(context, document, "program.status.set-on", "Status set on", "date", status.setOn, status.line),
          declared(context, document, "program.status.set-by", "Status set by", "text", status.setBy, status.line),
        ]),
    ...(target === undefined
      ? []
      : [
          declared(context, document, "program.target.date", "Target", "date", target.date, target.line),
          declared(context, document, "program.target.milestone", "Milestone", "text", target.milestone, target.line),
        ]),
  ];
}

/** Where the numbers contradict a status that was set by hand: the word they stand for. */
export function contradiction(workstream: string, facts: ReadonlyMap<string, ComputedFact>, context: FactContext): readonly ComputedFact[] {
  const computed = (base: string) => facts.get(factId(base, { program: workstream }));
  const [status, chance] = [computed("program.status.word"), computed("forecast.target.chance")];
  if (status?.fact.type !== "scalar" || chance?.fact.type !== "scalar") return [];
  const [word, share] = [status.fact.value, chance.fact.value];
  if (typeof word !== "string" || typeof share !== "number") return [];
  const numbers = statusByNumbers(share);
  if (order[numbers] <= order[word as StatusWord]) return [];
  const head = { base: "program.status.numbers-say", dimensions: { program: workstream }, label: "Status that the numbers stand for", rule: "forecast.when", arguments: { ...chance.fact.receipt.arguments, chance: share, "on track from": 0.85, "at risk from": 0.5 }, rows: [...status.rows, ...chance.rows] };
  return [scalarFact(head, "text", available(numbers), context.sha256, chance.fact.n)];
}
