import type { Diagnostic } from "@almanac/core";
import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import { diagnostic, relatedTo, type Place } from "../diagnostics/diagnostic.ts";
import { lineIndex } from "./line-index.ts";

/** A JSON document: its plain value, and where each part of it stands. */
export interface JsonFile {
  readonly value: unknown;
  /** Where the value at a path stands; its key when `key` is true; the nearest enclosing value when it does not exist. */
  readonly place: (path: readonly PropertyKey[], key?: boolean) => Place;
}

type ReadJson = { readonly ok: JsonFile } | { readonly diagnostics: readonly Diagnostic[] };

/** No tracker nests deeper; a recursive reader would run out of stack at some thousands. */
const DEPTH_LIMIT = 200;
/** Keys that name parts of every object: assigning them could change objects that have nothing to do with the data. */
const RESERVED = new Set(["__proto__", "constructor", "prototype"]);

const pointerOf = (path: readonly PropertyKey[]): string => path.map((part) => `/${String(part).replace(/~/g, "~0").replace(/\//g, "~1")}`).join("");

/** Parses JSON strictly (RFC 8259: no comments, no trailing commas) and refuses repeated and reserved keys. */
export function readJson(text: string, file: string): ReadJson {
  const lines = lineIndex(text);
  const at = (offset: number): Place => ({ file, ...lines.at(offset) });
  const deep = depthProblem(text, at);
  if (deep !== undefined) return { diagnostics: [deep] };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (root === undefined || first !== undefined) return { diagnostics: [syntaxProblem(text, first, at)] };
  const diagnostics = keyProblems(root, at);
  if (diagnostics.length > 0) return { diagnostics };
  return { ok: { value: JSON.parse(text) as unknown, place: (path, key) => placeOf(root, path, key === true, at) } };
}

/** Counts brackets outside of texts, without recursion: a parser would run out of stack before it could complain. */
function depthProblem(text: string, at: (offset: number) => Place): Diagnostic | undefined {
  let depth = 0;
  let quoted = false;
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text[offset];
    if (quoted) {
      if (unit === "\\") offset++;
      else if (unit === '"') quoted = false;
    } else if (unit === '"') quoted = true;
    else if (unit === "{" || unit === "[") depth++;
    else if (unit === "}" || unit === "]") depth--;
    if (depth > DEPTH_LIMIT)
      return diagnostic("JSON-DEPTH", at(offset), {
        message: "the JSON is nested too deeply",
        found: `more than ${String(DEPTH_LIMIT)} levels`,
        expected: `at most ${String(DEPTH_LIMIT)} levels`,
        hint: "this is not what a tracker exports: export it again",
      });
  }
  return undefined;
}

function syntaxProblem(text: string, error: ParseError | undefined, at: (offset: number) => Place): Diagnostic {
  const end = text.trimEnd().length;
  if (error === undefined || error.offset >= end)
    return diagnostic("JSON-CUT-OFF", at(end), {
      message: "the JSON ends too early: it was cut off",
      found: "the end of the file",
      expected: "closing brackets",
      hint: "the download was incomplete: export it again",
    });
  const found = text.slice(error.offset, error.offset + Math.max(1, Math.min(error.length, 30)));
  const cutOff = /UnexpectedEndOf/.test(printParseErrorCode(error.error)) && error.offset + error.length >= end;
  if (cutOff)
    return diagnostic("JSON-CUT-OFF", at(end), {
      message: "the JSON ends too early: it was cut off",
      found: "the end of the file",
      expected: "closing brackets and quotes",
      hint: "the download was incomplete: export it again",
    });
  const words = printParseErrorCode(error.error)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return diagnostic("JSON-SYNTAX", at(error.offset), {
    message: `this is not valid JSON: ${words}`,
    found,
    expected: "JSON (RFC 8259)",
    hint: "export the file again; if it was edited by hand, check commas, quotes and brackets here",
  });
}

function keyProblems(root: Node, at: (offset: number) => Place): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === "object") checkKeys(node, at, found);
    pending.push(...(node.children ?? []));
  }
  return found;
}

function checkKeys(object: Node, at: (offset: number) => Place, found: Diagnostic[]): void {
  const seen = new Map<string, Node>();
  for (const property of object.children ?? []) {
    const key = property.children?.[0];
    if (key === undefined) continue;
    const name = String(key.value);
    const first = seen.get(name);
    if (RESERVED.has(name))
      found.push(
        diagnostic("JSON-KEY-RESERVED", at(key.offset), {
          message: `the key \`${name}\` is reserved`,
          found: name,
          expected: "another key",
          hint: "no tracker exports this key: find out who wrote this file, and remove the key",
        }),
      );
    if (first === undefined) seen.set(name, key);
    else
      found.push(
        diagnostic("JSON-KEY-TWICE", at(key.offset), {
          message: `the key \`${name}\` is given twice, first on line ${String(at(first.offset).line)}`,
          found: name,
          expected: "each key once",
          hint: "remove one of the two",
          related: [relatedTo(at(first.offset), "first given here")],
        }),
      );
  }
}

function placeOf(root: Node, path: readonly PropertyKey[], key: boolean, at: (offset: number) => Place): Place {
  let node = root;
  let reached = 0;
  for (; reached < path.length; reached++) {
    const part = path[reached];
    const next = findNodeAtLocation(node, [typeof part === "number" ? part : String(part)]);
    if (next === undefined) break;
    node = next;
  }
  const target = key && reached === path.length ? (node.parent?.type === "property" ? (node.parent.children?.[0] ?? node) : node) : node;
  return { ...at(target.offset), pointer: pointerOf(path.slice(0, reached)) };
}
