import { isKnownFact, knownFactIds, type Assertion, type Diagnostic, type Document, type Fact, type Model } from "@almanac/core";
import { assertionDiagnostics, assertionsOf } from "@almanac/prose";
import { proseToCheck } from "./method-pages.ts";

/** Asked for more than once of one text: it is read once. By path, as it was read last. */
const read = new Map<string, Pick<Document, "body" | "bodyLine"> & { readonly found: readonly Assertion[] }>();
function assertedIn(document: Document): readonly Assertion[] {
  const { path, body, bodyLine } = document;
  const before = read.get(path);
  if (before?.body === body && before.bodyLine === bodyLine) return before.found;
  const found = assertionsOf(document);
  read.set(path, { body, bodyLine, found });
  return found;
}

/** What the prose asserts, in the order of its documents. Almanac's own pages assert nothing. */
const assertionsIn = (documents: readonly Document[]): readonly Assertion[] => proseToCheck(documents).flatMap(assertedIn);

/** A policy whose id was given before is a mistake, and reported as one: it is not judged under the name of the other. */
const eachOnce = (assertions: readonly Assertion[]): readonly Assertion[] => [...new Map(assertions.toReversed().map((assertion) => [assertion.id, assertion])).values()].toReversed();

/** A model with the policies that its prose asserts, to be judged by its facts. Those of prose for fewer readers stay apart from the others, as their prose does. */
export function withAssertions(model: Model): Model {
  const open = eachOnce(assertionsIn(model.documents));
  const { withheld } = model;
  const ids = new Set(open.map(({ id }) => id));
  const fewer = withheld === undefined ? [] : eachOnce(assertionsIn(withheld.documents)).filter(({ id }) => !ids.has(id));
  return { ...model, ...(open.length === 0 ? {} : { assertions: open }), ...(withheld === undefined || fewer.length === 0 ? {} : { withheld: { ...withheld, assertions: fewer } }) };
}

/**
 * What is wrong with the policies of the prose: an id that is given twice, a fact that nobody publishes, a bound of another kind.
 *
 * @param workstreams undefined where the declaration cannot be read: then no id that names one is called unknown
 * @param facts of the statement; left out, ids are held against the catalogue only
 */
export function policyDiagnostics(documents: readonly Document[], workstreams: readonly string[] | undefined, facts?: Readonly<Record<string, Fact>>): readonly Diagnostic[] {
  const known = workstreams ?? [];
  return assertionDiagnostics(assertionsIn(documents), { isKnown: (id) => isKnownFact(id, known), knownIds: knownFactIds(known), workstreams, ...(facts === undefined ? {} : { facts }) });
}
