import type { Dataset, Diagnostic } from "@almanac/core";
import { diagnostic, hasError } from "../../diagnostics/diagnostic.ts";
import { rememberPlace } from "../../link/record-place.ts";
import { formOf, isMapping, isMissing, textAt, textsAt, type DocumentNode } from "../../read/document-node.ts";
import { dayAt, isOfType, joinedText, plainTexts, property, referredIds } from "./linked-data.ts";
import { filesOf, recordSetsOf, splitsOf } from "./parts.ts";
import { referenceProblems } from "./references.ts";
import { statementsOf } from "./statements.ts";

const VERSION = /mlcommons\.org\/croissant\/(\d+(?:\.\d+)*)\/?$/i;
const KNOWN_VERSIONS = ["1.0", "1.1"];

interface ReadDataset {
  readonly dataset: Dataset | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function formatOf(document: DocumentNode, problems: Diagnostic[]): string | undefined {
  const conformsTo = property(document, "conformsTo");
  const version = referredIds(conformsTo).map(({ id }) => VERSION.exec(id)?.[1]).find((found) => found !== undefined);
  if (version === undefined || !KNOWN_VERSIONS.includes(version))
    problems.push(
      diagnostic("CROISSANT-VERSION", conformsTo.place(), {
        message: version === undefined ? "the document does not say to which version of Croissant it conforms" : `the document is of Croissant ${version}; it was read like 1.1`,
        found: isMissing(conformsTo) ? "nothing" : formOf(conformsTo.value),
        expected: "http://mlcommons.org/croissant/1.0 or 1.1",
        hint: 'write "conformsTo": "http://mlcommons.org/croissant/1.1" if it does',
      }),
    );
  return version;
}

function refused(document: DocumentNode): Diagnostic | undefined {
  if (!isMapping(document) || !isOfType(document, "Dataset"))
    return diagnostic("VALUE-NOT-ALLOWED", document.get("@type").place(), {
      message: "this JSON does not describe a dataset",
      found: isMapping(document) ? `\`@type\` ${formOf(document.get("@type").value)}` : formOf(document.value),
      expected: '"@type": "sc:Dataset"',
      hint: "export the Croissant metadata of the dataset, not its records",
    });
  if (!isMissing(property(document, "name"))) return undefined;
  return diagnostic("VALUE-MISSING", document.place(), {
    message: "the dataset has no `name`, by which evaluations refer to it",
    found: "nothing",
    expected: "`name`",
    hint: 'add "name": "…"',
  });
}

/** Reads one Croissant document. References that lead nowhere are warnings: what the document says of itself is kept. */
export function readCroissant(document: DocumentNode, file: string): ReadDataset {
  const wrong = refused(document);
  if (wrong !== undefined) return { dataset: undefined, diagnostics: [wrong] };
  const problems: Diagnostic[] = [];
  const text = (name: string) => joinedText(property(document, name), problems);
  const texts = (name: string) => plainTexts(property(document, name), problems);
  const id = textAt(property(document, "name"), problems);
  const [description, version, citation] = [text("description"), text("version"), text("citeAs") ?? text("citation")];
  const address = textsAt(property(document, "url"), problems)[0];
  const format = formatOf(document, problems);
  const publishedOn = dayAt(property(document, "datePublished"), problems);
  const modifiedOn = dayAt(property(document, "dateModified"), problems);
  const rest = {
    otherNames: texts("alternateName"),
    licences: texts("license"),
    creators: texts("creator"),
    publishers: texts("publisher"),
    keywords: texts("keywords"),
    live: property(document, "isLiveDataset").value === true,
    files: filesOf(document, problems),
    recordSets: recordSetsOf(document, problems),
    splits: splitsOf(document),
    statements: statementsOf(document, problems),
    derivedFrom: [...derived(document.get("prov:wasDerivedFrom"), problems), ...texts("isBasedOn")],
  };
  problems.push(...referenceProblems(document));
  if (id === undefined || hasError(problems)) return { dataset: undefined, diagnostics: problems };
  const dataset: Dataset = {
    source: { file, line: 1 },
    id,
    ...rest,
    ...(description === undefined ? {} : { description }),
    ...(version === undefined ? {} : { version }),
    ...(format === undefined ? {} : { format }),
    ...(citation === undefined ? {} : { citation }),
    ...(address === undefined ? {} : { address }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(modifiedOn === undefined ? {} : { modifiedOn }),
  };
  return { dataset: rememberPlace(dataset, () => property(document, "name").place()), diagnostics: problems };
}

/** Where the origin lies says more than its id inside the document. */
const derived = (node: DocumentNode, problems: Diagnostic[]): readonly string[] => {
  const located = node.get("prov:locatedAt");
  return isMissing(located) ? plainTexts(node, problems) : plainTexts(located, problems);
};
