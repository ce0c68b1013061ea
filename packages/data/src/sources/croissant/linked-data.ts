import { isoDate, type Diagnostic, type IsoDate } from "@almanac/core";
import { parseInstant } from "../../cells/instant.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { elementsOf, formOf, isMapping, isMissing, keysOf, textAt, wrongType, type DocumentNode } from "../../read/document-node.ts";

const PREFIXES = ["", "sc:", "schema:", "cr:", "dct:", "https://schema.org/", "http://schema.org/", "http://mlcommons.org/croissant/", "http://purl.org/dc/terms/"];

/** A property by its plain name, whichever of the usual prefixes it is written with. */
export function property(node: DocumentNode, name: string): DocumentNode {
  const key = PREFIXES.map((prefix) => `${prefix}${name}`).find((written) => !isMissing(node.get(written)));
  return node.get(key ?? name);
}

/** Whether a node is of a type, for example `Dataset`, whichever prefix it is written with. */
export const isOfType = (node: DocumentNode, type: string): boolean =>
  elementsOf(node.get("@type")).some(({ value }) => typeof value === "string" && PREFIXES.some((prefix) => value === `${prefix}${type}`));

/** Ids that a reference names: texts, or mappings with `@id`, one or a list. */
export const referredIds = (node: DocumentNode): readonly { readonly id: string; readonly node: DocumentNode }[] =>
  elementsOf(node).flatMap((element) => {
    const at = isMapping(element) ? element.get("@id") : element;
    return typeof at.value === "string" ? [{ id: at.value, node: at }] : [];
  });

/** Text of a value that may be wrapped (`{"@value": …}`, `{"name": …}`, `{"url": …}`, `{"@id": …}`). */
function plainText(node: DocumentNode, problems: Diagnostic[]): string | undefined {
  if (!isMapping(node)) return textAt(node, problems);
  const key = ["@value", "name", "sc:name", "schema:name", "prov:label", "url", "sc:url", "prov:locatedAt", "@id"].find((written) => typeof node.get(written).value === "string");
  if (key !== undefined) return textAt(node.get(key), problems);
  problems.push(wrongType(node, "a text, or something with a name"));
  return undefined;
}

export const plainTexts = (node: DocumentNode, problems: Diagnostic[]): readonly string[] =>
  elementsOf(node).flatMap((element) => {
    const text = plainText(element, problems);
    return text === undefined ? [] : [text];
  });

/** A text; of several (languages, citations) they are joined by line breaks. */
export function joinedText(node: DocumentNode, problems: Diagnostic[]): string | undefined {
  const texts = plainTexts(node, problems);
  return texts.length === 0 ? undefined : texts.join("\n");
}

/** The day of a date or of an instant as written; a year by itself names no day and is left out. */
export function dayAt(node: DocumentNode, problems: Diagnostic[]): IsoDate | undefined {
  const text = textAt(node, problems);
  if (text === undefined || /^\d{4}(?:-\d{2})?$/.test(text)) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(text)?.[0];
  try {
    if (day !== undefined && (day === text || parseInstant(text) !== undefined || /T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(text))) return isoDate(day);
  } catch {
    // Not a day of the calendar: said below.
  }
  problems.push(
    diagnostic("DATE-FORMAT", node.place(), {
      message: `\`${text}\` is no date of ISO 8601`,
      found: text,
      expected: "a date such as 2026-11-20",
      hint: "write year, month and day with hyphens",
    }),
  );
  return undefined;
}

/** The elements of a list of mappings; anything else in it is a diagnostic. */
export const mappingsOf = (node: DocumentNode, what: string, problems: Diagnostic[]): readonly DocumentNode[] =>
  elementsOf(node).filter((element) => {
    if (isMapping(element)) return true;
    problems.push(
      diagnostic("VALUE-TYPE", element.place(), {
        message: `${what} should be a group of keys`,
        found: formOf(element.value),
        expected: "keys in braces",
        hint: "export the document again; if it was edited by hand, correct it here",
      }),
    );
    return false;
  });

/** What the document's `@context` says a short key stands for, for example `dataBiases` for `rai:dataBiases`. */
export function expandedKeys(document: DocumentNode): readonly { readonly key: string; readonly means: string }[] {
  const context = elementsOf(document.get("@context")).filter(isMapping);
  const meaningOf = (key: string): string => {
    const said = context.map((terms) => terms.get(key)).find((term) => !isMissing(term));
    const meaning = said === undefined ? key : isMapping(said) ? said.get("@id").value : said.value;
    return typeof meaning === "string" ? meaning : key;
  };
  return keysOf(document).map((key) => ({ key, means: meaningOf(key) }));
}
