import type { Diagnostic } from "@almanac/core";
import { diagnostic, type Place } from "../diagnostics/diagnostic.ts";

/** A parsed JSON or YAML document, as `read/json.ts` and `read/yaml.ts` return it. */
interface ParsedDocument {
  readonly value: unknown;
  readonly place: (path: readonly PropertyKey[], key?: boolean) => Place;
  readonly typed?: (path: readonly PropertyKey[]) => string | undefined;
}

/** A part of a document that knows where it stands. Asking for a part that does not exist gives a node without a value. */
export interface DocumentNode {
  readonly value: unknown;
  /** Key or index under which it stands in its parent; empty for the whole document. */
  readonly name: string;
  /** A scalar as it was typed, of documents that change what is typed (YAML: `1.10` would become 1.1). */
  readonly typed: string | undefined;
  readonly place: (key?: boolean) => Place;
  readonly get: (key: PropertyKey) => DocumentNode;
}

const isObject = (value: unknown): value is Readonly<Record<PropertyKey, unknown>> => typeof value === "object" && value !== null;

export function documentNode(document: ParsedDocument, path: readonly PropertyKey[] = [], value: unknown = document.value): DocumentNode {
  return {
    value,
    name: String(path.at(-1) ?? ""),
    typed: document.typed?.(path),
    place: (key) => document.place(path, key),
    get: (key) => documentNode(document, [...path, key], isObject(value) && Object.hasOwn(value, key) ? value[key] : null),
  };
}

export const isMissing = ({ value }: DocumentNode): boolean => value === undefined || value === null || value === "";
export const isMapping = ({ value }: DocumentNode): boolean => isObject(value) && !Array.isArray(value);
export const keysOf = ({ value }: DocumentNode): readonly string[] => (isObject(value) && !Array.isArray(value) ? Object.keys(value) : []);

/** The elements of a list; a single value counts as a list of one, a missing one as an empty list. */
export function elementsOf(node: DocumentNode): readonly DocumentNode[] {
  if (Array.isArray(node.value)) return node.value.map((_, index) => node.get(index)).filter((element) => !isMissing(element));
  return isMissing(node) ? [] : [node];
}

/** What a value is, in words; a scalar is quoted. */
export function formOf(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") return `\`${String(value)}\``;
  return Array.isArray(value) ? "a list" : "a mapping";
}

export function wrongType(node: DocumentNode, expected: string): Diagnostic {
  return diagnostic("VALUE-TYPE", node.place(), {
    message: `\`${node.name}\` should be ${expected}`,
    found: formOf(node.value),
    expected,
    hint: "export the file again; if it was edited by hand, correct the value here",
  });
}

/** A text; numbers and truth values are taken as they are written. Undefined when it is missing or, with a diagnostic, of another type. */
export function textAt(node: DocumentNode, problems: Diagnostic[]): string | undefined {
  const { value } = node;
  if (isMissing(node)) return undefined;
  if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
  if (typeof value === "number" || typeof value === "boolean") return node.typed ?? String(value);
  problems.push(wrongType(node, "a text"));
  return undefined;
}

/** One text or a list of texts. */
export const textsAt = (node: DocumentNode, problems: Diagnostic[]): readonly string[] =>
  elementsOf(node).flatMap((element) => {
    const text = textAt(element, problems);
    return text === undefined ? [] : [text];
  });

/** A whole number of zero or more. Undefined when it is missing or, with a diagnostic, something else. */
export function countAt(node: DocumentNode, problems: Diagnostic[]): number | undefined {
  if (isMissing(node)) return undefined;
  if (typeof node.value === "number" && Number.isSafeInteger(node.value) && node.value >= 0) return node.value;
  problems.push(
    diagnostic("VALUE-TYPE", node.place(), {
      message: `\`${node.name}\` should be a whole number of zero or more`,
      found: formOf(node.value),
      expected: "a whole number of zero or more",
      hint: "export the file again; if it was edited by hand, correct the value here",
    }),
  );
  return undefined;
}
