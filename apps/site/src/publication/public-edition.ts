import { canonicalJson, type Edition, type Fact, type QualityFinding } from "@almanac/core";

const isPublic = ({ audience }: { readonly audience?: string }): boolean => audience === undefined || audience === "public";

/**
 * An edition as everybody may see it: sources that are not public are not listed, and neither receipts nor examples name their files.
 * The same object when there is nothing to leave out.
 */
export function publicEdition(edition: Edition): Edition {
  const hidden = new Set(edition.inputs.filter((input) => !isPublic(input)).map(({ file }) => file));
  if (hidden.size === 0) return edition;
  const without = (fact: Fact): Fact => ({ ...fact, receipt: { ...fact.receipt, sources: fact.receipt.sources.filter((file) => !hidden.has(file)) } });
  const named = (finding: QualityFinding): QualityFinding => ({ ...finding, examples: finding.examples.filter(({ source }) => !hidden.has(source.file)) });
  return {
    ...edition,
    inputs: edition.inputs.filter(isPublic),
    facts: Object.fromEntries(Object.entries(edition.facts).map(([id, fact]) => [id, fact.receipt.sources.some((file) => hidden.has(file)) ? without(fact) : fact])),
    quality: edition.quality.map(named),
  };
}

/** The text that is offered for download: byte for byte the frozen one where nothing is left out of it. */
export const publicText = (edition: Edition, text: string): string => (publicEdition(edition) === edition ? text : canonicalJson(publicEdition(edition)));
