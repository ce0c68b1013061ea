import type { Diagnostic } from "@almanac/core";
import { printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import { diagnostic, relatedTo, type Place } from "../diagnostics/diagnostic.ts";

/** No tracker nests deeper; a recursive reader would run out of stack at some thousands. */
export const DEPTH_LIMIT = 200;
/** Keys that name parts of every object: assigning them could change objects that have nothing to do with the data. */
export const RESERVED_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

type PlaceAt = (offset: number) => Place;

export const tooDeep = (place: Place): Diagnostic =>
  diagnostic("JSON-DEPTH", place, {
    message: "the JSON is nested too deeply",
    found: `more than ${String(DEPTH_LIMIT)} levels`,
    expected: `at most ${String(DEPTH_LIMIT)} levels`,
    hint: "this is not what a tracker exports: export it again",
  });

/** Values of a document that is held whole. A parser makes some hundred bytes of each, however short it is. */
const MOST_VALUES = 1_000_000;

const tooMany = (place: Place): Diagnostic =>
  diagnostic("FILE-TOO-LARGE", place, { message: "the JSON holds more values than can be read at once", found: `more than ${String(MOST_VALUES)} values`, expected: `at most ${String(MOST_VALUES)} values`, hint: "export fewer fields, or split the export" });

/** Counts brackets and values outside of texts, without recursion: a parser would run out of stack or memory before it could complain. */
export function depthProblem(text: string, at: PlaceAt): Diagnostic | undefined {
  let depth = 0;
  let values = 0;
  let quoted = false;
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text[offset];
    if (quoted) {
      if (unit === "\\") offset++;
      else if (unit === '"') quoted = false;
    } else if (unit === '"') quoted = true;
    else if (unit === "{" || unit === "[") depth++;
    else if (unit === "}" || unit === "]") depth--;
    else if (unit === "," || unit === ":") values++;
    if (depth > DEPTH_LIMIT) return tooDeep(at(offset));
    if (values > MOST_VALUES) return tooMany(at(offset));
  }
  return undefined;
}

/** What stands at a mistake, by its sort: an export holds names and addresses that nobody is to see, and the mistake may lie in any of them. */
function sortOf(token: string): string {
  if (token.startsWith('"')) return "a text";
  if (/^[\d-]/.test(token)) return "a number";
  return /^[^\p{L}\p{N}\s]/u.test(token) ? `\`${[...token][0] ?? ""}\`` : "a word";
}

/** What is wrong with a text that is not JSON. `error`: the first mistake that the parser met, if it met one. A pointer would repeat what is broken. */
export function syntaxProblem(text: string, error: ParseError | undefined, at: PlaceAt): Diagnostic {
  const end = text.trimEnd().length;
  if (error === undefined || error.offset >= end)
    return diagnostic("JSON-CUT-OFF", at(end), {
      message: "the JSON ends too early: it was cut off",
      found: "the end of the file",
      expected: "closing brackets",
      hint: "the download was incomplete: export it again",
    });
  const found = sortOf(text.slice(error.offset, error.offset + Math.max(1, error.length)));
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

/** Repeated and reserved keys of a document. */
export function keyProblems(root: Node, at: PlaceAt): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === "object") checkKeys(node, at, found);
    for (const child of node.children ?? []) pending.push(child);
  }
  return found;
}

function checkKeys(object: Node, at: PlaceAt, found: Diagnostic[]): void {
  const seen = new Map<string, Node>();
  for (const property of object.children ?? []) {
    const key = property.children?.[0];
    if (key === undefined) continue;
    const name = String(key.value);
    const first = seen.get(name);
    if (RESERVED_KEYS.has(name))
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
