import type { DatasetField, DatasetFile, DatasetRecordSet, Diagnostic } from "@almanac/core";
import { elementsOf, isMissing, keysOf, textAt, type DocumentNode } from "../../read/document-node.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isOfType, joinedText, mappingsOf, plainTexts, property, referredIds } from "./linked-data.ts";

const SHA256 = /^[0-9a-f]{64}$/i;

/** `@id` names a part in 1.0 and later; early documents have a name only. */
function idOf(part: DocumentNode, what: string, problems: Diagnostic[]): string | undefined {
  const id = textAt(part.get("@id"), problems) ?? textAt(property(part, "name"), problems);
  if (id === undefined)
    problems.push(
      diagnostic("VALUE-MISSING", part.place(), { message: `${what} has neither \`@id\` nor \`name\``, found: "nothing", expected: "`@id`", hint: 'give it an id of its own: "@id": "…"' }),
    );
  return id;
}

const withText = <N extends string>(name: N, node: DocumentNode, problems: Diagnostic[]): { readonly [K in N]?: string } => {
  const text = joinedText(node, problems);
  return text === undefined ? {} : ({ [name]: text } as { readonly [K in N]?: string });
};

export const filesOf = (document: DocumentNode, problems: Diagnostic[]): readonly DatasetFile[] =>
  mappingsOf(property(document, "distribution"), "a file of the dataset", problems).flatMap((part): readonly DatasetFile[] => {
    const id = idOf(part, "a file of the dataset", problems);
    if (id === undefined) return [];
    const sha256 = textAt(property(part, "sha256"), problems);
    return [
      {
        id,
        form: isOfType(part, "FileSet") ? "set" : "file",
        ...withText("name", property(part, "name"), problems),
        ...withText("format", property(part, "encodingFormat"), problems),
        ...withText("address", property(part, "contentUrl"), problems),
        ...withText("size", property(part, "contentSize"), problems),
        // Generators put an address here where they cannot know the digest.
        ...(sha256 !== undefined && SHA256.test(sha256) ? { sha256: sha256.toLowerCase() } : {}),
        containedIn: referredIds(property(part, "containedIn")).map((reference) => reference.id),
      },
    ];
  });

function fieldOf(part: DocumentNode, problems: Diagnostic[]): readonly DatasetField[] {
  const id = idOf(part, "a field", problems);
  if (id === undefined) return [];
  const references = property(part, "references");
  const field = property(references, "field");
  return [
    {
      id,
      name: textAt(property(part, "name"), problems) ?? id,
      ...withText("description", property(part, "description"), problems),
      types: plainTexts(property(part, "dataType"), problems),
      repeated: property(part, "repeated").value === true || property(part, "isArray").value === true,
      references: referredIds(isMissing(field) ? references : field).map((reference) => reference.id),
    },
    ...mappingsOf(property(part, "subField"), "a field", problems).flatMap((sub) => fieldOf(sub, problems)),
  ];
}

export const recordSetsOf = (document: DocumentNode, problems: Diagnostic[]): readonly DatasetRecordSet[] =>
  mappingsOf(property(document, "recordSet"), "a record set", problems).flatMap((part): readonly DatasetRecordSet[] => {
    const id = idOf(part, "a record set", problems);
    if (id === undefined) return [];
    return [
      {
        id,
        name: textAt(property(part, "name"), problems) ?? id,
        ...withText("description", property(part, "description"), problems),
        types: plainTexts(property(part, "dataType"), problems),
        fields: mappingsOf(property(part, "field"), "a field", problems).flatMap((field) => fieldOf(field, problems)),
        inlineRecords: elementsOf(property(part, "data")).length,
      },
    ];
  });

/** Names of the splits: the records of the record sets whose type is `cr:Split`. */
export const splitsOf = (document: DocumentNode): readonly string[] =>
  elementsOf(property(document, "recordSet")).flatMap((part): readonly string[] => {
    if (!elementsOf(property(part, "dataType")).some(({ value }) => typeof value === "string" && /(?:^|[:/])Split$/.test(value))) return [];
    const key = referredIds(property(part, "key"))[0]?.id;
    return elementsOf(property(part, "data")).flatMap((record): readonly string[] => {
      const column = keysOf(record).find((name) => name === key) ?? keysOf(record)[0];
      const value = column === undefined ? undefined : record.get(column).value;
      return typeof value === "string" ? [value] : [];
    });
  });
