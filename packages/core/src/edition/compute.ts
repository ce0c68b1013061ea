import { AREAS } from "../fact/areas.ts";
import type { ComputedFact, RowRef, Sha256 } from "../fact/computed.ts";
import { cycleTimeFacts } from "../fact/cycle-time-facts.ts";
import type { Fact } from "../fact/fact.ts";
import { forecastFacts } from "../fact/forecast-facts.ts";
import { cumulativeFlowFacts, itemFacts } from "../fact/item-facts.ts";
import { contradiction, programDocument, programFacts, targetOf } from "../fact/program-facts.ts";
import { audienceByFile, releasedTogether } from "../fact/release.ts";
import { factContext, scopesOf, type FactContext, type Scope } from "../fact/scope.ts";
import { sourceFacts } from "../fact/source-facts.ts";
import { throughputFacts } from "../fact/throughput-facts.ts";
import { wipFacts } from "../fact/wip-facts.ts";
import { dataFindings } from "../finding/data-findings.ts";
import { deliveryFindings } from "../finding/delivery-findings.ts";
import { forecastFindings } from "../finding/forecast-findings.ts";
import type { Document } from "../model/document.ts";
import type { Model } from "../model/model.ts";
import { compareText, isoWeek, type IsoDate } from "../model/time.ts";
import { flowQuality } from "../quality/flow-quality.ts";
import { changesSince } from "./changes.ts";
import { EDITION_SCHEMA, type Edition, type FrozenDocument } from "./edition.ts";
import { earlierEditions, rollingHistory } from "./history.ts";

/** Version of METHOD.md that the rules follow. */
const METHOD_VERSION = "1";

export interface EditionInput {
  readonly model: Model;
  readonly sha256: Sha256;
  /** The edition before, and the digest of its file. */
  readonly previous?: { readonly edition: Edition; readonly sha256: string };
  /** Diagram code digest to object name. */
  readonly diagrams: Readonly<Record<string, string>>;
  readonly version: string;
  /** `now`: later exports than the as-of time were read, too. */
  readonly known?: "then" | "now";
  /** Replaces the as-of date as id, for a second statement on one day. */
  readonly id?: string;
}

export interface ComputedEdition {
  readonly edition: Edition;
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

function allFacts(context: FactContext, scopes: readonly Scope[], previous: Edition | undefined): readonly ComputedFact[] {
  const [, ...parts] = scopes;
  const input = { context, scopes, previous };
  const computed = [...scopes.flatMap((scope) => scopeFacts(scope, parts, context)), ...sourceFacts(context), ...AREAS.flatMap((area) => area.facts(input))];
  const byId = new Map(computed.map((each) => [each.fact.id, each]));
  const derived = [...context.program.workstreams.flatMap((workstream) => contradiction(workstream.id, byId, context)), ...AREAS.flatMap((area) => area.derived?.({ ...input, computed: byId }) ?? [])];
  const audiences = audienceByFile(context.model.sources);
  return releasedTogether([...computed, ...derived], audiences)
    .filter(({ fact }) => fact.audience === "public")
    .toSorted((a, b) => compareText(a.fact.id, b.fact.id));
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
  const since = earlierEditions(previous).findLast((edition) => edition.asOfDate < asOfDate)?.asOfDate ?? "";
  return model.documents.filter((document) => document.kind !== "update" || (document.date > since && document.date <= asOfDate)).toSorted((a, b) => compareText(a.path, b.path));
}

/** The whole statement, from the model and the edition before only. Pure: equal input gives equal bytes. */
export function computeEdition({ model, sha256, previous, diagrams, version, known, id }: EditionInput): ComputedEdition {
  const { program } = model;
  const context = factContext(model, sha256);
  const scopes = scopesOf(context);
  const computed = allFacts(context, scopes, previous?.edition);
  const facts: Record<string, Fact> = Object.fromEntries(computed.map(({ fact }) => [fact.id, fact]));
  const documents = documentsOf(model, context.asOfDate, previous?.edition);
  const label = program.cadence === "weekly" ? isoWeek(context.asOfDate) : context.asOfDate;
  const editionId = id ?? context.asOfDate;
  const edition: Edition = {
    schema: EDITION_SCHEMA,
    id: editionId,
    label,
    asOf: model.asOf,
    ...(known === "now" ? { known } : {}),
    asOfDate: context.asOfDate,
    generator: { version, method: METHOD_VERSION },
    program,
    previous: previous === undefined ? null : { id: previous.edition.id, label: previous.edition.label, asOfDate: previous.edition.asOfDate, sha256: previous.sha256 },
    earlier: earlierEditions(previous?.edition),
    // A public statement does not say that an export exists which is not public, nor its digest.
    inputs: model.sources.filter(({ audience }) => audience === undefined),
    facts,
    findings: Object.fromEntries([...deliveryFindings(facts), ...forecastFindings(program.workstreams, facts, context.asOfDate), ...dataFindings(facts)]),
    changes: previous === undefined ? [] : changesSince(previous.edition, facts, program, documents, context.asOfDate),
    history: rollingHistory(editionId, new Map(Object.entries(facts)), previous?.edition),
    quality: [...model.quality, ...flowQuality(scopes[0]?.items ?? [], program, model.asOf)],
    documents: documents.map((document) => frozen(document, sha256)),
    diagrams,
  };
  return { edition, rows: new Map(computed.map(({ fact, rows }) => [fact.id, rows])) };
}
