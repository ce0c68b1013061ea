import type { Diagnostic } from "@almanac/core";
import { diagnostic, relatedTo, type Place } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { elementsOf, isMapping, type DocumentNode } from "../../read/document-node.ts";
import { property, referredIds } from "./linked-data.ts";

interface Named {
  readonly id: string;
  readonly place: Place;
}

const idsOf = (parts: readonly DocumentNode[]): readonly Named[] =>
  parts.flatMap((part) => {
    const at = part.get("@id");
    return typeof at.value === "string" ? [{ id: at.value, place: at.place() }] : [];
  });

const fieldsOf = (recordSet: DocumentNode): readonly DocumentNode[] =>
  elementsOf(property(recordSet, "field")).flatMap((field) => [field, ...elementsOf(property(field, "subField"))]);

/** An id given twice is an error; a reference to nothing is a warning: the document still says what it says. */
export function referenceProblems(document: DocumentNode): readonly Diagnostic[] {
  const files = elementsOf(property(document, "distribution"));
  const recordSets = elementsOf(property(document, "recordSet"));
  const named = idsOf([...files, ...recordSets, ...recordSets.flatMap(fieldsOf)]);
  const first = new Map<string, Place>();
  const twice = named.flatMap(({ id, place }): readonly Diagnostic[] => {
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, place);
      return [];
    }
    return [
      diagnostic("KEY-TWICE", place, {
        message: `the id \`${id}\` is given to two parts of the dataset, first on line ${String(earlier.line)}`,
        found: id,
        expected: "each id once",
        hint: "give one of the two another id",
        related: [relatedTo(earlier, "first given here")],
      }),
    ];
  });
  const missed = new Set<string>();
  const problems = [
    ...files.flatMap((file) => referredIds(property(file, "containedIn"))),
    ...recordSets.flatMap((set) => [...referredIds(property(set, "key")).map((one) => ({ ...one, inside: set.get("@id").value })), ...fieldsOf(set).flatMap(sourcesOf)]),
  ].flatMap(({ id, node, ...rest }): readonly Diagnostic[] => {
    // A key may name its field without the record set before it.
    const inside = "inside" in rest && typeof rest.inside === "string" ? `${rest.inside}/${id}` : id;
    if (first.has(id) || first.has(inside) || missed.has(id)) return [];
    missed.add(id);
    return [
      diagnostic("CROISSANT-REFERENCE", node.place(), {
        message: `no part of the dataset has the id \`${id}\``,
        found: id,
        expected: "the `@id` of a file, record set or field of this document",
        hint: `${didYouMean(id, [...first.keys()])}correct the reference, or add the part`.trim(),
      }),
    ];
  });
  return [...twice, ...problems];
}

function sourcesOf(field: DocumentNode): ReturnType<typeof referredIds> {
  return [property(field, "source"), property(field, "references")].flatMap((node) =>
    !isMapping(node) ? [] : ["fileObject", "fileSet", "recordSet", "field"].flatMap((key) => referredIds(property(node, key))),
  );
}
