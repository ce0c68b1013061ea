import { available, notAvailable } from "../../model/measure.ts";
import type { ProgramDocument } from "../../model/document.ts";
import type { StatusWord, Workstream } from "../../model/program.ts";
import { compareText, daysBetween } from "../../model/time.ts";
import { isBetter, worstColour, type Colour } from "../../status/computed-status.ts";
import { watermelonIndex } from "../../status/watermelon-index.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead, type RowRef } from "../computed.ts";
import { programDocument } from "../program-facts.ts";
import type { FactContext } from "../scope.ts";
import { BOUNDS, publicFacts, statusParts, type JudgedPart } from "./status-parts.ts";

/** A status that was set longer ago than this says nothing about today. */
const EXPIRES_AFTER_DAYS = 14;

/** What a word stands for. Work that nobody has begun on purpose has no colour. */
const COLOUR: Readonly<Record<StatusWord, Colour | undefined>> = { "on-track": "green", done: "green", "at-risk": "amber", "off-track": "red", "not-started": undefined };

const PRINTED = {
  schedule: `chance of the target: green from ${String(BOUNDS.chance[0])}, amber from ${String(BOUNDS.chance[1])}`,
  cost: `estimate at completion over budget: green to ${String(BOUNDS.overBudget[0])}, amber to ${String(BOUNDS.overBudget[1])}`,
  risk: `expected loss of budget: green to ${String(BOUNDS.expectedLoss[0])}, amber to ${String(BOUNDS.expectedLoss[1])}; an overdue mitigation: amber`,
  data: "a stale source: amber; a stale tracker: red",
  gates: "conditions of a blocking gate broken: red; of another, or not known: amber",
};

type SetStatus = ProgramDocument["statuses"][number];

interface Judged {
  readonly workstream: Workstream;
  readonly parts: readonly JudgedPart[];
  readonly computed: Colour | undefined;
  readonly document: ProgramDocument | undefined;
  readonly set: SetStatus | undefined;
}

function judgedOf(workstream: Workstream, computed: ReturnType<typeof publicFacts>, context: FactContext): Judged {
  const parts = statusParts(workstream, computed, context);
  const document = programDocument(context.model.documents, workstream.id);
  const set = document?.statuses.filter(({ setOn }) => setOn <= context.asOfDate).toSorted((a, b) => compareText(a.setOn, b.setOn)).at(-1);
  return { workstream, parts, computed: worstColour(parts), document, set };
}

const byId = (rows: readonly RowRef[]): readonly RowRef[] => [...new Map(rows.map((row) => [row.id, row])).values()];
const rowsOf = ({ parts }: Judged): readonly RowRef[] => byId(parts.flatMap(({ facts, rows }) => [...facts.flatMap((fact) => fact.rows), ...(rows ?? [])]));

function setRow({ document, set }: Judged): readonly RowRef[] {
  if (document === undefined || set === undefined) return [];
  const file = `content/${document.path}`;
  return [{ id: `${file}:${String(set.line)}`, file, line: set.line, key: document.id, detail: { value: set.status } }];
}

/** `better` than the numbers, `worse`, the same, or not comparable. */
function disagreement({ set, computed }: Judged): string | null {
  const colour = set === undefined ? undefined : COLOUR[set.status];
  if (colour === undefined || computed === undefined || colour === computed) return null;
  return isBetter(colour, computed) ? "set better than computed" : "set worse than computed";
}

function partsFact(judged: readonly Judged[], context: FactContext): ComputedFact {
  return tableFact(
    { base: "status.parts.table", dimensions: {}, label: "Computed status of each workstream, part by part", rule: "status.computed", arguments: { asOf: context.asOfDate, ...PRINTED, overall: "the worst of its parts" }, rows: byId(judged.flatMap(rowsOf)) },
    [
      { name: "program", label: "Workstream", unit: "text" },
      { name: "part", label: "Part", unit: "text" },
      { name: "colour", label: "Computed", unit: "text" },
      { name: "reason", label: "Why", unit: "text" },
    ],
    judged.flatMap(({ workstream, parts }) => parts.map(({ part, colour, reason }) => [workstream.id, part, colour ?? null, reason])),
    context.sha256,
  );
}

function besideFact(judged: readonly Judged[], context: FactContext): ComputedFact {
  const { asOfDate } = context;
  return tableFact(
    { base: "status.overall.table", dimensions: {}, label: "Status set by hand beside the computed one", rule: "status.computed", arguments: { asOf: asOfDate, expiresAfterDays: EXPIRES_AFTER_DAYS }, rows: judged.flatMap(setRow) },
    [
      { name: "program", label: "Workstream", unit: "text" },
      { name: "computed", label: "Computed", unit: "text" },
      { name: "worst", label: "Because of", unit: "text" },
      { name: "set", label: "Set by hand", unit: "text" },
      { name: "setOn", label: "Set on", unit: "date" },
      { name: "setBy", label: "Set by", unit: "text" },
      { name: "reason", label: "Reason given", unit: "text" },
      { name: "age", label: "Age", unit: "days" },
      { name: "expired", label: "Expired", unit: "text" },
      { name: "disagreement", label: "Disagreement", unit: "text" },
    ],
    judged.map((each) => {
      const { workstream, computed, parts, set } = each;
      const age = set === undefined ? null : daysBetween(set.setOn, asOfDate);
      const worst = parts.filter(({ colour }) => colour !== undefined && colour === computed).map(({ part }) => part);
      return [workstream.id, computed ?? null, computed === "green" ? null : worst.join(", "), set?.status ?? null, set?.setOn ?? null, set?.setBy ?? null, set?.reason ?? null, age, age === null ? null : age > EXPIRES_AFTER_DAYS, disagreement(each)];
    }),
    context.sha256,
  );
}

/** The status that published rules compute for each workstream, beside the one that a person set. A person's word is never overwritten. */
export function statusFacts(computed: ReadonlyMap<string, ComputedFact>, context: FactContext): readonly ComputedFact[] {
  const seen = publicFacts(computed, context);
  const judged = context.program.workstreams.map((workstream) => judgedOf(workstream, seen, context)).filter((each) => each.computed !== undefined || each.set !== undefined);
  if (judged.length === 0) return [];
  const { sha256, asOfDate } = context;
  const index = watermelonIndex(judged.map((each) => ({ set: each.set === undefined ? undefined : COLOUR[each.set.status], computed: each.computed })));
  const head: Omit<FactHead, "base" | "label"> = { dimensions: {}, rule: "status.watermelon", arguments: { asOf: asOfDate }, rows: byId(judged.flatMap((each) => [...setRow(each), ...rowsOf(each)])) };
  const expired = judged.filter(({ set }) => set !== undefined && daysBetween(set.setOn, asOfDate) > EXPIRES_AFTER_DAYS);
  const disagreeing = judged.filter((each) => disagreement(each) !== null);
  const withStatus = judged.filter(({ set }) => set !== undefined);
  const never = notAvailable<number>("no-data", "no status was ever set by hand");
  return [
    ...judged.map((each) =>
      scalarFact(
        { base: "status.overall.colour", dimensions: { program: each.workstream.id }, label: "Computed status: the worst of its parts", rule: "status.computed", arguments: { asOf: asOfDate }, rows: rowsOf(each) },
        "text",
        each.computed === undefined ? notAvailable("no-data", "nothing of it can be judged: it has no target, no earned value, no threats, no declared limits of age and no gates") : available(each.computed),
        sha256,
        each.parts.filter(({ colour }) => colour !== undefined).length,
      ),
    ),
    partsFact(judged, context),
    besideFact(judged, context),
    scalarFact({ ...head, base: "status.overall.expired", label: `Statuses set more than ${String(EXPIRES_AFTER_DAYS)} days ago`, rule: "status.computed", rows: expired.flatMap(setRow) }, "count", withStatus.length === 0 ? never : available(expired.length), sha256, withStatus.length),
    scalarFact(
      { ...head, base: "status.overall.disagreeing", label: "Workstreams whose set status differs from the computed one", rows: byId(disagreeing.flatMap((each) => [...setRow(each), ...rowsOf(each)])) },
      "count",
      index.n === 0 ? notAvailable("no-data", "no workstream has both a status set by hand and a computed one") : available(disagreeing.length),
      sha256,
      index.n,
    ),
    scalarFact({ ...head, base: "status.watermelon.share", label: "Workstreams whose set status is better than the computed one" }, "share", index, sha256, index.n),
  ];
}
