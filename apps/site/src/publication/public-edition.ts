import { canonicalJson, mayRead, type Audience, type Edition, type Fact, type QualityFinding } from "@almanac/core";

/**
 * An edition as its readers may see it: sources that are for fewer are not listed, and neither receipts nor examples name their files.
 * The same object when there is nothing to leave out.
 */
export function publicEdition(edition: Edition): Edition {
  const isFor = ({ audience }: { readonly audience?: Audience }): boolean => mayRead(edition.audience ?? "public", audience);
  const hidden = new Set(edition.inputs.filter((input) => !isFor(input)).map(({ file }) => file));
  if (hidden.size === 0) return edition;
  const without = (fact: Fact): Fact => ({ ...fact, receipt: { ...fact.receipt, sources: fact.receipt.sources.filter((file) => !hidden.has(file)) } });
  const named = (finding: QualityFinding): QualityFinding => ({ ...finding, examples: finding.examples.filter(({ source }) => !hidden.has(source.file)) });
  return {
    ...edition,
    inputs: edition.inputs.filter(isFor),
    facts: Object.fromEntries(Object.entries(edition.facts).map(([id, fact]) => [id, fact.receipt.sources.some((file) => hidden.has(file)) ? without(fact) : fact])),
    quality: edition.quality.map(named),
  };
}

/** The text that is offered for download: byte for byte the frozen one where nothing is left out of it. */
export const publicText = (edition: Edition, text: string): string => (publicEdition(edition) === edition ? text : canonicalJson(publicEdition(edition)));
