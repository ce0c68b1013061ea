import type { Diagnostic } from "@almanac/core";
import { findNodeAtLocation, parseTree, type Node, type ParseError } from "jsonc-parser";
import type { Place } from "../diagnostics/diagnostic.ts";
import { depthProblem, keyProblems, syntaxProblem } from "./json-problems.ts";
import { lineIndex } from "./line-index.ts";

/** A JSON document: its plain value, and where each part of it stands. */
export interface JsonFile {
  readonly value: unknown;
  /** Where the value at a path stands; its key when `key` is true; the nearest enclosing value when it does not exist. */
  readonly place: (path: readonly PropertyKey[], key?: boolean) => Place;
}

type ReadJson = { readonly ok: JsonFile } | { readonly diagnostics: readonly Diagnostic[] };

const pointerOf = (path: readonly PropertyKey[]): string => path.map((part) => `/${String(part).replace(/~/g, "~0").replace(/\//g, "~1")}`).join("");

/** How the parser is asked to be as strict as RFC 8259. */
export const STRICT_JSON = { disallowComments: true, allowTrailingComma: false } as const;

/** Parses JSON strictly (RFC 8259: no comments, no trailing commas) and refuses repeated and reserved keys. */
export function readJson(text: string, file: string): ReadJson {
  const lines = lineIndex(text);
  const at = (offset: number): Place => ({ file, ...lines.at(offset) });
  const deep = depthProblem(text, at);
  if (deep !== undefined) return { diagnostics: [deep] };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, STRICT_JSON);
  const first = errors[0];
  if (root === undefined || first !== undefined) return { diagnostics: [syntaxProblem(text, first, at)] };
  const diagnostics = keyProblems(root, at);
  if (diagnostics.length > 0) return { diagnostics };
  return { ok: { value: JSON.parse(text) as unknown, place: (path, key) => placeIn(root, path, key === true, at) } };
}

/** Where a value (or its key) stands in a parsed tree. `above`: the path of the tree's own root in its document. */
export function placeIn(root: Node, path: readonly PropertyKey[], key: boolean, at: (offset: number) => Place, above: readonly PropertyKey[] = []): Place {
  let node = root;
  let reached = 0;
  for (; reached < path.length; reached++) {
    const part = path[reached];
    const next = findNodeAtLocation(node, [typeof part === "number" ? part : String(part)]);
    if (next === undefined) break;
    node = next;
  }
  const target = key && reached === path.length ? (node.parent?.type === "property" ? (node.parent.children?.[0] ?? node) : node) : node;
  return { ...at(target.offset), pointer: pointerOf([...above, ...path.slice(0, reached)]) };
}
