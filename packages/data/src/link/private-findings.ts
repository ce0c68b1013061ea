import type { Diagnostic, SourceRecord } from "@almanac/core";
import type { ReadSourceSet } from "../sources/read-sources.ts";
import { kindNamed } from "../sources/kinds.ts";
import { audienceOf } from "../sources/source-folders.ts";
import { MASK, withoutWords } from "../table/mask.ts";

type Read = Pick<ReadSourceSet, "results">;

const isPublic = ({ source }: Read["results"][number]): boolean => audienceOf(source.declaration) === "public";

/** Every text that a record holds, also in its lists. */
function textsOf(value: unknown, found: Set<string>): void {
  if (typeof value === "string") found.add(value);
  else if (Array.isArray(value)) for (const part of value) textsOf(part, found);
  else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) textsOf(part, found);
}

function textsIn(results: Read["results"]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { read } of results)
    for (const { records, items = [] } of read) {
      for (const list of Object.values(records) as readonly (readonly SourceRecord[])[]) for (const record of list) textsOf(record, found);
      for (const { key, title } of items) found.add(key).add(title);
    }
  return found;
}

/**
 * Takes what only some may see out of messages that were made of several records: those who make them know no audiences. A message
 * that stands in a file that is not public keeps its rule and its place; one that stands elsewhere keeps its words, but names that
 * it quotes (a near one, the other end of a link) are hidden when they are known from such a file only.
 */
export function withoutPrivate(problems: readonly Diagnostic[], { results }: Read): readonly Diagnostic[] {
  const hidden = results.filter((result) => !isPublic(result));
  if (hidden.length === 0 || problems.every(({ masked }) => masked === true)) return problems;
  const files = new Set(hidden.flatMap(({ read }) => read.map(({ file }) => file)));
  let known: { readonly few: ReadonlySet<string>; readonly all: ReadonlySet<string> } | undefined;
  const isSecret = (text: string): boolean => {
    known ??= { few: textsIn(hidden), all: textsIn(results.filter(isPublic)) };
    return text.length > 1 && known.few.has(text) && !known.all.has(text);
  };
  const words = (text: string): string => (isSecret(text) ? MASK : text.replace(/`([^`]+)`/g, (quoted, name: string) => (isSecret(name) ? `\`${MASK}\`` : quoted)));
  return problems.map((found): Diagnostic => {
    if (found.masked === true) return found;
    if (files.has(found.file)) return withoutWords(found);
    const elsewhere = found.related?.some(({ file }) => files.has(file)) === true;
    return elsewhere && found.found !== undefined ? quotedLess({ ...found, found: MASK }, words) : quotedLess(found, words);
  });
}

const quotedLess = (found: Diagnostic, words: (text: string) => string): Diagnostic => ({
  ...found,
  message: words(found.message),
  ...(found.found === undefined ? {} : { found: words(found.found) }),
  ...(found.expected === undefined ? {} : { expected: words(found.expected) }),
  ...(found.hint === undefined ? {} : { hint: words(found.hint) }),
});

const JSON_FILE = /\.(?:json|jsonl|ndjson)$/i;

/**
 * Lines of trackers and other systems hold whom nobody publishes: who reported, who wrote a comment, their addresses. Messages about such a
 * file keep their words, which name none of them, and show no line of it.
 */
export function withoutLines(problems: readonly Diagnostic[], { results }: Read): readonly Diagnostic[] {
  // A kind that fills no list of records is a tracker's.
  const tracked = new Set(results.filter(({ source }) => kindNamed(source.declaration.kind)?.fills.length === 0).flatMap(({ source }) => source.files));
  return problems.map((found) => (found.masked !== true && (tracked.has(found.file) || (found.file.includes("/sources/") && JSON_FILE.test(found.file))) ? { ...found, masked: true } : found));
}
