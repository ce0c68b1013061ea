import type { Diagnostic } from "@almanac/core";
import { parseTree } from "jsonc-parser";
import type { Place } from "../diagnostics/diagnostic.ts";
import { bytesAt, partReader } from "./byte-reader.ts";
import type { CheckedFile } from "./checked-file.ts";
import { placeIn, STRICT_JSON, type JsonFile } from "./json.ts";
import { colonsIn, keysOf } from "./json-keys.ts";
import { keyProblems } from "./json-problems.ts";
import { LIST_KEY, splitJson, type JsonSplit } from "./json-split.ts";
import { splitProblem } from "./json-split-problem.ts";
import { outerPlaces, shifted } from "./json-split-places.ts";
import { HELD_JSON_LIMIT } from "./text-problems.ts";

/** A JSON document whose long list is read element by element: a search answer, or a top-level array. */
export interface JsonElements {
  /** The document with an empty object or list in place of each element. Its places are those of the whole document. */
  readonly document: JsonFile;
  /** Hands over each element of the list with the line on which it begins. What is returned is mistakes of the grammar: then nothing of it counts. */
  readonly each: (visit: (value: unknown, index: number, line: number) => void) => readonly Diagnostic[];
  /** Reads one element again. */
  readonly at: (index: number) => unknown;
}

type OpenJson =
  | { readonly ok: JsonElements }
  /** There is no list to be read element by element. */
  | { readonly whole: true }
  | { readonly diagnostics: readonly Diagnostic[] };

const PART = 1024 * 1024;

/** Splits a document and checks what lies around its list. The list itself is checked while it is read. */
export function openJson(checked: CheckedFile, part = PART): OpenJson {
  const split = splitJson(checked.reader, checked.start, HELD_JSON_LIMIT, part);
  if (split === "too-large") return { whole: true };
  const outer = split.broken === undefined ? parsed(split.outer.toString()) : undefined;
  if (outer === undefined) return { diagnostics: [splitProblem(checked, split, firstUnreadable(checked, split, part))] };
  const list = listIn(outer.value);
  if (list === undefined) return { whole: true };
  const { place, diagnostics } = placesOf(checked, split, outer.value, list.path);
  const elements: JsonElements = {
    document: { value: outer.value, place },
    each: (visit) => {
      const problems: Diagnostic[] = [...diagnostics()];
      const read = elementReader(checked, split, part);
      let cut = 0;
      for (let index = 0; index < list.values.length; index++) {
        if (split.index[cut] !== index) {
          visit(list.values[index], index, place([...list.path, index]).line);
          continue;
        }
        const element = parsed(read(cut));
        if (element === undefined) return [splitProblem(checked, split, cut)];
        const keys = keysOf(element.value);
        if (keys.reserved || keys.count !== split.colons[cut]) problems.push(...elementKeyProblems(checked, split, cut));
        if (problems.length === 0) visit(element.value, index, split.line[cut] ?? 1);
        cut++;
      }
      return problems;
    },
    at: (index) => {
      const cut = cutOf(split, index);
      return cut === undefined ? list.values[index] : parsed(elementText(checked, split, cut))?.value;
    },
  };
  return { ok: elements };
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function listIn(value: unknown): { readonly values: readonly unknown[]; readonly path: readonly PropertyKey[] } | undefined {
  if (Array.isArray(value)) return { values: value, path: [] };
  if (typeof value !== "object" || value === null) return undefined;
  const list: unknown = Object.getOwnPropertyDescriptor(value, LIST_KEY)?.value;
  return Array.isArray(list) ? { values: list, path: [LIST_KEY] } : undefined;
}

/** Reads the elements in their order through one buffer. */
function elementReader({ reader }: CheckedFile, split: JsonSplit, part: number): (cut: number) => string {
  const partAt = partReader(reader);
  let bytes: Buffer = Buffer.alloc(0);
  let base = 0;
  return (cut) => {
    const from = split.offset[cut] ?? 0;
    const length = split.length[cut] ?? 0;
    if (from < base || from + length > base + bytes.length) {
      bytes = partAt(from, Math.max(part, length));
      base = from;
    }
    return bytes.toString("utf8", from - base, from - base + length);
  };
}

function firstUnreadable(checked: CheckedFile, split: JsonSplit, part: number): number | undefined {
  const read = elementReader(checked, split, part);
  const found = split.offset.findIndex((_, cut) => parsed(read(cut)) === undefined);
  return found < 0 ? undefined : found;
}

const elementText = ({ reader }: CheckedFile, split: JsonSplit, cut: number): string => bytesAt(reader, split.offset[cut] ?? 0, split.length[cut] ?? 0).toString();

/** The place in the list of cut elements; elements that are single values are not cut. */
function cutOf({ index }: JsonSplit, position: number): number | undefined {
  let low = 0;
  let high = index.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((index[middle] ?? Infinity) < position) low = middle + 1;
    else high = middle;
  }
  return index[low] === position ? low : undefined;
}

function elementKeyProblems(checked: CheckedFile, split: JsonSplit, cut: number): readonly Diagnostic[] {
  const text = elementText(checked, split, cut);
  const root = parseTree(text, [], STRICT_JSON);
  return root === undefined ? [] : keyProblems(root, shifted(checked, split.offset[cut] ?? 0, text));
}

function placesOf(checked: CheckedFile, split: JsonSplit, value: unknown, listPath: readonly PropertyKey[]) {
  const text = split.outer.toString();
  const outerAt = outerPlaces(checked, split, text);
  let outerRoot: ReturnType<typeof parseTree>;
  const root = () => (outerRoot ??= parseTree(text, [], STRICT_JSON));
  let known: { readonly cut: number; readonly root: ReturnType<typeof parseTree>; readonly at: (offset: number) => Place } | undefined;
  const place = (path: readonly PropertyKey[], key = false): Place => {
    const index = path[listPath.length];
    const inList = typeof index === "number" && listPath.every((part, depth) => path[depth] === part);
    const cut = inList ? cutOf(split, index) : undefined;
    const rest = path.slice(listPath.length + 1);
    if (cut === undefined || (key && rest.length === 0)) return placed(root(), path, key, outerAt);
    if (known?.cut !== cut) {
      const element = elementText(checked, split, cut);
      known = { cut, root: parseTree(element, [], STRICT_JSON), at: shifted(checked, split.offset[cut] ?? 0, element) };
    }
    return placed(known.root, rest, key, known.at, path.slice(0, listPath.length + 1));
  };
  const placed = (tree: ReturnType<typeof parseTree>, path: readonly PropertyKey[], key: boolean, at: (offset: number) => Place, above: readonly PropertyKey[] = []): Place =>
    tree === undefined ? { file: checked.file, line: 1, column: 1 } : placeIn(tree, path, key, at, above);
  const diagnostics = (): readonly Diagnostic[] => {
    const keys = keysOf(value);
    const tree = keys.reserved || keys.count !== colonsIn(text) ? root() : undefined;
    return tree === undefined ? [] : keyProblems(tree, outerAt);
  };
  return { place, diagnostics };
}
