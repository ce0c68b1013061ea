import type { Diagnostic } from "@almanac/core";
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, parseDocument, visit, type Document, type Node, type YAMLError, type YAMLMap } from "yaml";
import { diagnostic, relatedTo, type Place } from "../diagnostics/diagnostic.ts";
import { lineIndex } from "./line-index.ts";

type Path = readonly PropertyKey[];

/** A YAML document: its plain value, and where each part of it stands. */
export interface YamlFile {
  readonly value: unknown;
  /** Where the value at a path stands; where its key stands when `key` is true; the nearest enclosing value when it does not exist. */
  readonly place: (path: Path, key?: boolean) => Place;
  /** A scalar as it was typed, for messages about values that YAML changes (`1.10`). */
  readonly typed: (path: Path) => string | undefined;
}

type ReadYaml = { readonly ok: YamlFile } | { readonly diagnostics: readonly Diagnostic[] };

/** An alias bomb needs many; an honest document hardly any. */
const ALIAS_LIMIT = 50;

interface Origin {
  readonly file: string;
  /** Lines of the file before the YAML text begins. */
  readonly linesBefore: number;
}

/** Parses YAML 1.2 strictly: warnings are errors, tags and repeated keys are refused. */
export function readYaml(text: string, { file, linesBefore }: Origin): ReadYaml {
  const lines = lineIndex(text);
  const at = (offset: number): Place => {
    const { line, column } = lines.at(offset);
    return { file, line: line + linesBefore, column };
  };
  const large = tooLarge(text, at);
  if (large !== undefined) return { diagnostics: [large] };
  const document = parseDocument(text, { version: "1.2", strict: true, uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
  const tagged = tags(document, text, at);
  const broken = [...document.errors, ...document.warnings].filter((error) => error.code !== "TAG_RESOLVE_FAILED");
  const syntax = broken.slice(0, 1).map((error) => syntaxProblem(text, error, at));
  const bomb = syntax.length > 0 ? [] : aliasBomb(document, at);
  const structure = syntax.length > 0 ? [] : [...repeatedKeys(document, at), ...(bomb.length > 0 ? bomb : aliasesOfNothing(document, at))];
  const diagnostics = [...tagged, ...syntax, ...structure];
  if (diagnostics.length > 0) return { diagnostics };
  return {
    ok: {
      value: document.toJS({ maxAliasCount: ALIAS_LIMIT }) as unknown,
      place: (path, key) => placeOf(document, path, key === true, at),
      typed: (path) => typedAt(document, path),
    },
  };
}

/** Lines, commas and brackets of a text that people write: a parser makes some kilobytes of each. */
const MOST_PARTS = 30_000;

/** Counted before anything is parsed. */
function tooLarge(text: string, at: (offset: number) => Place): Diagnostic | undefined {
  let count = 0;
  const part = /[\n,[{]|\r(?!\n)|- /g;
  for (let found = part.exec(text); found !== null; found = part.exec(text)) {
    count += 1;
    if (count <= MOST_PARTS) continue;
    return diagnostic("FILE-TOO-LARGE", at(found.index), { message: "the YAML has more lines and values than can be read", found: `more than ${String(MOST_PARTS)}`, expected: `at most ${String(MOST_PARTS)} lines, commas and brackets`, hint: "keep settings in it only, and data in an export" });
  }
  return undefined;
}

/** `*name` without an anchor `&name` before it: mostly a text that should stand in quotes. */
function aliasesOfNothing(document: Document.Parsed, at: (offset: number) => Place): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return;
      const text = `*${alias.source}`;
      found.push(diagnostic("YAML-SYNTAX", at(alias.range?.[0] ?? 0), { message: `\`${text}\` repeats an anchor that does not exist`, found: text, expected: "a value", hint: `put the value in quotes: "${text}"` }));
    },
  });
  return found;
}

function syntaxProblem(text: string, error: YAMLError, at: (offset: number) => Place): Diagnostic {
  const offset = error.pos[0];
  const place = at(offset);
  const line = text.split(/\r\n|\n|\r/)[lineIndex(text).at(offset).line - 1] ?? "";
  const tab = text.indexOf("\t");
  if (tab >= 0 && /tab/i.test(error.message))
    return diagnostic("YAML-SYNTAX", at(tab), {
      message: "a tab is used for indentation",
      found: "a tab",
      expected: "spaces",
      hint: "replace the tab with two spaces",
    });
  const placeholder = unquotedPlaceholder(line);
  if (placeholder !== undefined)
    return diagnostic(
      "YAML-SYNTAX",
      { ...place, column: placeholder.column },
      {
        message: "a value with `{exported}` is not in quotes, and YAML reads its brackets as its own",
        found: placeholder.value,
        expected: `"${placeholder.value}"`,
        hint: `put the value in quotes: "${placeholder.value}"`,
      },
    );
  // `title: Status: red` is the commonest slip: the second colon is where to look.
  const second = /^(\s*(?:- )?[^:'"#]+: +[^'"[{][^:]*)(: )/.exec(line);
  if (second !== null && /compact mapping|nested mapping|implicit (?:map )?key/i.test(error.message)) {
    const column = [...(second[1] ?? "")].length + 1;
    return diagnostic(
      "YAML-SYNTAX",
      { ...place, column },
      { message: "a second colon in one line", found: line.trim(), expected: "one `key: value` a line", hint: "put the value in quotes" },
    );
  }
  const message = (error.message.split("\n")[0] ?? error.message).replace(/[.:]$/, "");
  return diagnostic("YAML-SYNTAX", place, {
    message: `this is not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
    found: line.trim(),
    expected: "YAML 1.2",
    hint: "check indentation, quotes and brackets at this place",
  });
}

/** `files: jira/{exported}/items.json` inside `{ … }`, or `files: {exported}/items.json` anywhere: brackets mean a map to YAML. */
function unquotedPlaceholder(line: string): { readonly value: string; readonly column: number } | undefined {
  const found = /(:\s+)([^\s"',{]*\{exported\}[^\s"',}]*)/.exec(line);
  const value = found?.[2];
  if (found === null || value === undefined) return undefined;
  return { value, column: [...line.slice(0, found.index + (found[1] ?? "").length)].length + 1 };
}

/** A tag is a word; what stands further before a value is none of it. */
const LONGEST_TAG = 1000;

/** Where the tag before a value begins: the parser gives the offset of the value only. */
function tagStart(source: string, value: number): number {
  const from = Math.max(0, value - LONGEST_TAG);
  const found = /!\S*\s*(?:&\S+\s*)?$/.exec(source.slice(from, value));
  return found === null ? value : from + found.index;
}

/** More tags than this are said once. */
const MOST_TAGS = 1000;

function tags(document: Document.Parsed, source: string, at: (offset: number) => Place): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node) || node.tag === undefined) return undefined;
      if (found.length >= MOST_TAGS) return visit.BREAK;
      const start = node.range?.[0] ?? 0;
      found.push(
        diagnostic("YAML-TAG", at(tagStart(source, start)), {
          message: "tags are not allowed",
          found: node.tag ?? "",
          expected: "a plain value",
          hint: "remove the tag; write text in quotes",
        }),
      );
      return undefined;
    },
  });
  return found;
}

function repeatedKeys(document: Document.Parsed, at: (offset: number) => Place): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(document, {
    Map: (_key, map) => {
      const seen = new Map<string, number>();
      for (const { key } of map.items) {
        if (!isScalar(key) || key.range === undefined || key.range === null) continue;
        const name = String(key.value);
        const first = seen.get(name);
        if (first === undefined) seen.set(name, key.range[0]);
        else
          found.push(
            diagnostic("YAML-KEY-TWICE", at(key.range[0]), {
              message: `\`${name}\` is given twice, first on line ${String(at(first).line)}`,
              found: name,
              expected: "each key once",
              hint: "remove one of the two",
              related: [relatedTo(at(first), "first given here")],
            }),
          );
      }
    },
  });
  return found;
}

function aliasBomb(document: Document.Parsed, at: (offset: number) => Place): readonly Diagnostic[] {
  let count = 0;
  const found: Diagnostic[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      count++;
      if (count === ALIAS_LIMIT + 1)
        found.push(
          diagnostic("YAML-ALIASES", at(alias.range?.[0] ?? 0), {
            message: "too many aliases",
            found: `more than ${String(ALIAS_LIMIT)}`,
            expected: `at most ${String(ALIAS_LIMIT)}`,
            hint: "write the values out",
          }),
        );
    },
  });
  return found;
}

/** The pairs of a map by their keys, once for each map: a long one is asked for many of them. */
const pairsByKey = new WeakMap<object, ReadonlyMap<string, { readonly key: unknown; readonly value: unknown }>>();

function pairsOf(map: YAMLMap): ReadonlyMap<string, { readonly key: unknown; readonly value: unknown }> {
  const known = pairsByKey.get(map);
  if (known !== undefined) return known;
  const pairs = new Map<string, { readonly key: unknown; readonly value: unknown }>();
  for (const pair of map.items) if (isPair(pair) && isScalar(pair.key) && !pairs.has(String(pair.key.value))) pairs.set(String(pair.key.value), pair);
  pairsByKey.set(map, pairs);
  return pairs;
}

function step(node: unknown, key: PropertyKey): { readonly key?: Node; readonly value: unknown } | undefined {
  if (isMap(node)) {
    const pair = pairsOf(node).get(String(key));
    if (pair === undefined) return undefined;
    return { ...(isNode(pair.key) ? { key: pair.key } : {}), value: pair.value };
  }
  if (isSeq(node)) return { value: node.items[Number(key)] };
  return undefined;
}

function placeOf(document: Document.Parsed, path: Path, key: boolean, at: (offset: number) => Place): Place {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  let end: number | undefined;
  for (const [index, part] of path.entries()) {
    const next = step(node, part);
    if (next === undefined) break;
    const target = key && index === path.length - 1 && next.key !== undefined ? next.key : next.value;
    const range = isNode(target) ? target.range : undefined;
    if (range !== undefined && range !== null) [offset, end] = range;
    else if (next.key?.range !== undefined && next.key.range !== null) [offset, end] = next.key.range;
    node = next.value;
  }
  const place = at(offset);
  if (end === undefined || !isScalar(node)) return place;
  const { line, column } = at(end);
  return line === place.line ? { ...place, endLine: line, endColumn: column } : place;
}

function typedAt(document: Document.Parsed, path: Path): string | undefined {
  let node: unknown = document.contents;
  for (const part of path) node = step(node, part)?.value;
  return isScalar(node) ? node.source : undefined;
}
