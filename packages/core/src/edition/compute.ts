import { forecastInputs } from "../causes/forecast-inputs.ts";
import type { ForecastMove } from "../causes/forecast-move.ts";
import { forecastMoves } from "../causes/forecast-moves.ts";
import { AREAS } from "../fact/areas.ts";
import { changesFacts } from "../fact/changes/changes-facts.ts";
import type { ComputedFact, RowRef, Sha256 } from "../fact/computed.ts";
import { cycleTimeFacts } from "../fact/cycle-time-facts.ts";
import type { Fact } from "../fact/fact.ts";
import { forecastFacts } from "../fact/forecast-facts.ts";
import { cumulativeFlowFacts, itemFacts } from "../fact/item-facts.ts";
import { contradiction, programDocument, programFacts, targetOf } from "../fact/program-facts.ts";
import { ledgerFacts } from "../fact/ledger/ledger-facts.ts";
import { policyFacts } from "../fact/policies/policy-facts.ts";
import { audienceByFile, releasedTogether } from "../fact/release.ts";
import { factContext, scopesOf, type FactContext, type Scope } from "../fact/scope.ts";
import { sourceFacts } from "../fact/source-facts.ts";
import { throughputFacts } from "../fact/throughput-facts.ts";
import { wipFacts } from "../fact/wip-facts.ts";
import { editionFindings } from "../finding/edition-findings.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { nextLedger } from "../ledger/next-ledger.ts";
import type { Document } from "../model/document.ts";
import type { Model } from "../model/model.ts";
import { compareText, isoWeek, type IsoDate } from "../model/time.ts";
import { flowQuality } from "../quality/flow-quality.ts";
import { compareEditions, type ReadableEdition } from "./compare/compare-editions.ts";
import type { CompareProse } from "./compare/edition-diff.ts";
import { documentHistory } from "./document-history.ts";
import { EDITION_SCHEMA, type Edition, type Erratum, type FrozenDocument } from "./edition.ts";
import { earlierEditions, rollingHistory } from "./history.ts";
import { canonicalJson } from "./serialize.ts";

/** Version of METHOD.md that the rules follow. */
export const METHOD_VERSION = "1";

/** The edition before. */
export interface PreviousEdition {
  /** Its name and the digest of its header. */
  readonly name: NonNullable<Edition["previous"]>;
  /** The newest edition before whose content was not withdrawn: what the new one is compared with. */
  readonly said?: ReadableEdition & { readonly edition: Edition; readonly ledger?: Ledger };
  readonly compareProse: CompareProse;
}

export interface EditionInput {
  readonly model: Model;
  readonly sha256: Sha256;
  readonly previous?: PreviousEdition;
  /** Diagram code digest to object name. */
  readonly diagrams: Readonly<Record<string, string>>;
  readonly version: string;
  /** `now`: later exports than the as-of time were read, too. */
  readonly known?: "then" | "now";
  /** Replaces the as-of date as id, for a second statement on one day. */
  readonly id?: string;
  readonly commit?: string;
  readonly corrects?: Erratum;
  readonly salt?: string;
}

export interface ComputedEdition {
  readonly edition: Edition;
  /** Texts of the objects that the statement itself needs: its ledger and its comparison, by name. */
  readonly objects: ReadonlyMap<string, string>;
  /** Source rows by fact id. Not part of the statement: `explain` shows them. */
  readonly rows: ReadonlyMap<string, readonly RowRef[]>;
}

function scopeFacts(scope: Scope, parts: readonly Scope[], context: FactContext): readonly ComputedFact[] {
  const workstream = scope.dimensions["program"];
  const target = workstream === undefined ? undefined : targetOf(programDocument(context.model.documents, workstream), context.asOfDate);
  return [
    ...throughputFacts(scope, context),
    ...wipFacts(scope, context),
    ...cycleTimeFacts(scope, context),
    ...itemFacts(scope, context),
    ...(workstream === undefined ? cumulativeFlowFacts(scope, context) : programFacts(workstream, context)),
    ...forecastFacts(scope, workstream === undefined ? parts : [], target, context),
  ];
}

/** What readers see: the week of a weekly program. A second statement of a day keeps its number, so that no two editions are called the same. */
function labelOf(id: string, asOfDate: IsoDate, cadence: Model["program"]["cadence"]): string {
  const week = isoWeek(asOfDate);
  if (cadence !== "weekly") return id.startsWith(asOfDate) ? id : asOfDate;
  return id.startsWith(`${asOfDate}-`) ? week + id.slice(asOfDate.length) : week;
}

interface Stated {
  readonly facts: readonly ComputedFact[];
  readonly inputs: Edition["forecastInputs"];
  readonly moves: readonly ForecastMove[];
  readonly ledger: Ledger;
}

function allFacts(context: FactContext, scopes: readonly Scope[], said: PreviousEdition["said"], edition: string, generator: Edition["generator"]): Stated {
  const previous = said?.edition;
  const [, ...parts] = scopes;
  const input = { context, scopes, previous };
  const computed = [...scopes.flatMap((scope) => scopeFacts(scope, parts, context)), ...sourceFacts(context), ...AREAS.flatMap((area) => area.facts(input))];
  const byId = new Map(computed.map((each) => [each.fact.id, each]));
  const inputs = forecastInputs(context, scopes);
  const current = { facts: Object.fromEntries(computed.map(({ fact }) => [fact.id, fact])), forecastInputs: inputs, program: context.program, generator };
  const moves = previous === undefined ? [] : forecastMoves(previous, current);
  const fromAreas = AREAS.flatMap((area) => area.derived?.({ ...input, computed: byId }) ?? []);
  const ledger = nextLedger({ context, scopes, edition, computed: new Map([...byId, ...fromAreas.map((each) => [each.fact.id, each] as const)]), previous: said?.ledger });
  const derived = [...context.program.workstreams.flatMap((workstream) => contradiction(workstream.id, byId, context)), ...fromAreas, ...ledgerFacts(ledger, scopes, context), ...changesFacts(moves, { before: previous, after: byId }, context)];
  const audiences = audienceByFile(context.model.sources);
  const published = releasedTogether([...computed, ...derived], audiences).filter(({ fact }) => fact.audience === "public");
  const policies = policyFacts(published, context);
  const facts = [...published, ...policies].toSorted((a, b) => compareText(a.fact.id, b.fact.id));
  return { facts, inputs, moves, ledger };
}

/** Object name of a prose body: content-addressed, so that a tampered one fails. */
export const objectName = (document: Pick<Document, "body" | "format">, sha256: Sha256): string => `${sha256(document.body)}.${document.format}`;

function frozen(document: Document, sha256: Sha256): FrozenDocument {
  const { body, ...rest } = document;
  return { ...rest, object: objectName({ body, format: document.format }, sha256) };
}

/**
 * Updates dated after the last edition of an earlier day, up to the as-of date; everything else as it stands. A second
 * statement on one day repeats the updates of the first: it takes its place.
 */
function documentsOf(model: Model, asOfDate: IsoDate, previous: Edition | undefined): readonly Document[] {
  // Not the last of the list: a correction of an earlier edition stands behind those that it is older than.
  const before = (previous === undefined ? [] : earlierEditions(previous, previous)).map((edition) => edition.asOfDate).filter((date) => date < asOfDate);
  const since = before.toSorted(compareText).at(-1) ?? "";
  return model.documents.filter((document) => document.kind !== "update" || (document.date > since && document.date <= asOfDate)).toSorted((a, b) => compareText(a.path, b.path));
}

/** The whole statement, from the model and the edition before only. Pure: equal input gives equal bytes. */
export function computeEdition({ model, sha256, previous, diagrams, version, known, id, commit, corrects, salt }: EditionInput): ComputedEdition {
  const { program } = model;
  const context = factContext(model, sha256);
  const scopes = scopesOf(context);
  const said = previous?.said;
  const editionId = id ?? context.asOfDate;
  const generator = { version, method: METHOD_VERSION };
  const { facts: computed, inputs, moves, ledger } = allFacts(context, scopes, said, editionId, generator);
  const facts: Record<string, Fact> = Object.fromEntries(computed.map(({ fact }) => [fact.id, fact]));
  const documents = documentsOf(model, context.asOfDate, said?.edition);
  const ledgerText = canonicalJson(ledger);
  const stated: Omit<Edition, "changes" | "comparison"> = {
    schema: EDITION_SCHEMA,
    id: editionId,
    label: labelOf(editionId, context.asOfDate, program.cadence),
    asOf: model.asOf,
    ...(known === "now" ? { known } : {}),
    asOfDate: context.asOfDate,
    generator,
    ...(commit === undefined ? {} : { commit }),
    ...(corrects === undefined ? {} : { corrects }),
    ...(salt === undefined ? {} : { salt }),
    program,
    previous: previous?.name ?? null,
    earlier: earlierEditions(previous?.name, said?.edition),
    // A public statement does not say that an export exists which is not public, nor its digest.
    inputs: model.sources.filter(({ audience }) => audience === undefined),
    facts,
    findings: editionFindings({ program, facts, asOfDate: context.asOfDate, previous: said?.edition }),
    history: rollingHistory(editionId, new Map(Object.entries(facts)), said?.edition),
    quality: [...model.quality, ...flowQuality(scopes[0]?.items ?? [], program, model.asOf)],
    documents: documents.map((document) => frozen(document, sha256)),
    documentHistory: documentHistory(editionId, documents, said?.edition),
    diagrams,
    forecastInputs: inputs,
    ledger: `${sha256(ledgerText)}.json`,
  };
  const bodies = new Map(documents.map((document) => [objectName(document, sha256), document.body]));
  const diff = previous === undefined || said === undefined ? undefined : compareEditions(said, { edition: stated, body: (object) => bodies.get(object) }, previous.compareProse, moves);
  const diffText = diff === undefined ? undefined : canonicalJson(diff);
  const comparison = diffText === undefined ? null : `${sha256(diffText)}.json`;
  return {
    edition: { ...stated, changes: diff?.changes ?? [], comparison },
    rows: new Map(computed.map(({ fact, rows }) => [fact.id, rows])),
    objects: new Map([[`${sha256(ledgerText)}.json`, ledgerText] as const, ...(comparison === null || diffText === undefined ? [] : [[comparison, diffText] as const])]),
  };
}
