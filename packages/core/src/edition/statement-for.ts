import type { RowRef, Sha256 } from "../fact/computed.ts";
import type { Audience, Fact } from "../fact/fact.ts";
import { mayRead } from "../fact/release.ts";
import type { FactContext } from "../fact/scope.ts";
import { editionFindings } from "../finding/edition-findings.ts";
import type { Document } from "../model/document.ts";
import type { Model } from "../model/model.ts";
import { compareText, type IsoDate } from "../model/time.ts";
import { factsFor, type AllFacts } from "./all-facts.ts";
import { compareEditions } from "./compare/compare-editions.ts";
import type { EditionInput, PreviousEdition } from "./edition-input.ts";
import { documentHistory } from "./document-history.ts";
import type { Edition, FrozenDocument } from "./edition.ts";
import { earlierEditions, rollingHistory } from "./history.ts";
import { canonicalJson } from "./serialize.ts";
import { comparisonName, type ComparedStatement } from "./slice-difference.ts";

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
function statedDocuments(documents: readonly Document[], asOfDate: IsoDate, previous: Edition | undefined): readonly Document[] {
  // Not the last of the list: a correction of an earlier edition stands behind those that it is older than.
  const before = (previous === undefined ? [] : earlierEditions(previous, previous)).map((edition) => edition.asOfDate).filter((date) => date < asOfDate);
  const since = before.toSorted(compareText).at(-1) ?? "";
  return documents.filter((document) => document.kind !== "update" || (document.date > since && document.date <= asOfDate)).toSorted((a, b) => compareText(a.path, b.path));
}

/** The prose that readers of an audience have, and what it asserts. */
function proseFor(reader: Audience, { documents, assertions, withheld }: Model): Pick<Model, "documents" | "assertions"> {
  const more = reader === "public" ? [] : (withheld?.documents ?? []).filter(({ audience }) => mayRead(reader, audience));
  if (more.length === 0) return { documents, ...(assertions === undefined ? {} : { assertions }) };
  const paths = new Set(more.map(({ path }) => path));
  return { documents: [...documents, ...more], assertions: [...(assertions ?? []), ...(withheld?.assertions ?? []).filter(({ path }) => paths.has(path))] };
}

/** What the edition before said to an audience: what the next larger circle was told, where it had no statement of its own. */
const saidTo = (reader: Audience, { said, above }: PreviousEdition): PreviousEdition["said"] =>
  reader === "public" ? said : reader === "internal" ? (above?.internal ?? said) : (above?.restricted ?? above?.internal ?? said);

function diagramsFor(reader: Audience, { diagrams, diagramsAbove = {} }: EditionInput): Edition["diagrams"] {
  if (reader === "public") return diagrams;
  const all = { ...diagrams, ...diagramsAbove.internal, ...(reader === "restricted" ? diagramsAbove.restricted : {}) };
  return Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => compareText(a, b)));
}

/** What all statements of an edition are made of. */
export interface SharedParts {
  readonly head: Pick<Edition, "schema" | "id" | "label" | "asOf" | "known" | "asOfDate" | "generator" | "commit" | "corrects" | "salt" | "program" | "previous" | "earlier" | "quality" | "forecastInputs" | "ledger">;
  readonly ledgerText: string;
  readonly context: FactContext;
  readonly all: AllFacts;
  readonly input: EditionInput;
}

export interface AudienceStatement extends ComparedStatement {
  /** Ledger, comparison and record of releases, by name. */
  readonly texts: ReadonlyMap<string, string>;
  readonly rows: ReadonlyMap<string, readonly RowRef[]>;
}

/** The statement as one audience sees it: facts, findings, changes and history, each judged by what that audience sees and by nothing else. */
export function statementFor(reader: Audience, { head, ledgerText, context, all, input }: SharedParts): AudienceStatement {
  const { sha256, previous, model } = input;
  const { program } = model;
  const said = previous === undefined ? undefined : saidTo(reader, previous);
  const prose = proseFor(reader, model);
  const computed = factsFor(reader, all.facts, { ...context, model: { ...model, ...prose } });
  const facts: Record<string, Fact> = Object.fromEntries(computed.map(({ fact }) => [fact.id, fact]));
  const documents = statedDocuments(prose.documents, head.asOfDate, said?.edition);
  const releasesText = reader === "restricted" && all.releases !== undefined ? canonicalJson(all.releases) : undefined;
  const stated: Omit<Edition, "changes" | "comparison"> = {
    ...head,
    ...(reader === "public" ? {} : { audience: reader }),
    // A statement does not say that an export exists of which its readers may not know, nor its digest.
    inputs: model.sources.filter(({ audience }) => mayRead(reader, audience)),
    facts,
    findings: editionFindings({ program, facts, asOfDate: head.asOfDate, previous: said?.edition }),
    history: rollingHistory(head.id, new Map(Object.entries(facts)), said?.edition),
    documents: documents.map((document) => frozen(document, sha256)),
    documentHistory: documentHistory(head.id, documents, said?.edition),
    diagrams: diagramsFor(reader, input),
    ...(releasesText === undefined ? {} : { payReleases: `${sha256(releasesText)}.json` }),
  };
  const bodies = new Map(documents.map((document) => [objectName(document, sha256), document.body]));
  const diff = previous === undefined || said === undefined ? null : compareEditions(said, { edition: stated, body: (object) => bodies.get(object) }, previous.compareProse, all.moves);
  const comparison = diff === null ? null : comparisonName(diff, sha256);
  return {
    edition: { ...stated, changes: diff?.changes ?? [], comparison },
    comparison: diff,
    rows: new Map(computed.map(({ fact, rows }) => [fact.id, rows])),
    texts: new Map([
      [head.ledger ?? "", ledgerText],
      ...(comparison === null ? [] : [[comparison, canonicalJson(diff)] as const]),
      ...(releasesText === undefined ? [] : [[`${sha256(releasesText)}.json`, releasesText] as const]),
    ]),
  };
}
