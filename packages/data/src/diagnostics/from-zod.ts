import { nearest, type Diagnostic } from "@almanac/core";
import type { z } from "zod";
import { diagnostic, shortened, type Finding, type Place } from "./diagnostic.ts";
import { didYouMean } from "./did-you-mean.ts";

interface Located {
  readonly place: (path: readonly PropertyKey[], key?: boolean) => Place;
  readonly typed?: (path: readonly PropertyKey[]) => string | undefined;
  /** What the whole value is, for `missing` messages: `almanac.yaml`, `a handbook page`. */
  readonly what: string;
  /** The keys that a schema knows at a path, for the nearest name of an unknown one. */
  readonly keysAt?: (path: readonly PropertyKey[]) => readonly string[];
}

type Issue = z.core.$ZodIssue;

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined),
    input,
  );

/** `sources[].files`, as the README writes it: the place says which entry of the list. */
const inWords = (path: readonly PropertyKey[]): string => path.reduce<string>((words, part) => (typeof part === "number" ? `${words}[]` : `${words}${words === "" ? "" : "."}${String(part)}`), "");
const identity = (path: readonly PropertyKey[]): string => path.map(String).join("\0");

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list",
  object: "a group of keys",
  number: "a number",
  boolean: "true or false",
  int: "a whole number",
  record: "a group of keys",
};
const typeName = (type: string): string => TYPE_NAMES[type] ?? type;

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${String(value.length)}`;
  if (value === null) return "an empty value";
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") return `\`${shortened(String(value))}\``;
  return "a group of keys";
}

const missing = (path: readonly PropertyKey[], what: string): Finding => ({
  message: `\`${inWords(path)}\` is missing; ${what} requires it`,
  found: "nothing",
  expected: `\`${inWords(path)}\``,
  // The place of a key of the whole file is its first line, and above the `---` of a page nothing may stand.
  hint: path.length === 1 ? `add a line \`${String(path[0])}: …\` beside the other keys` : `add \`${String(path.at(-1) ?? "")}:\` here`,
});

function wrongType(issue: Issue & { readonly expected: string }, path: readonly PropertyKey[], value: unknown, located: Located): Finding {
  const typed = located.typed?.(path);
  const expected = typeName(issue.expected);
  const quoting = issue.expected === "string" && (typeof value === "number" || typeof value === "boolean");
  const changes = quoting && typed !== undefined && typed !== String(value) ? ` (it would become ${String(value)})` : "";
  return {
    message: `${path.length === 0 ? located.what : `\`${inWords(path)}\``} must be ${expected}, found ${typed === undefined ? shown(value) : `\`${typed}\``}${changes}`,
    found: typed ?? shown(value),
    expected,
    hint: quoting ? `put it in quotes: "${typed ?? String(value)}"` : issue.expected === "array" && typed !== undefined ? `put it in brackets: [${typed}]` : `write ${expected} here`,
  };
}

function notAllowed(values: readonly unknown[], path: readonly PropertyKey[], value: unknown): Finding {
  const allowed = values.map(String);
  const text = typeof value === "string" ? value : shown(value);
  const curly = typeof value === "string" && /^[“”‘’].*[“”‘’]$/.test(value);
  return {
    message: `\`${inWords(path)}\` cannot be ${shown(value)}`,
    found: text,
    expected: allowed.length === 1 ? `\`${allowed[0] ?? ""}\`` : `one of ${allowed.join(", ")}`,
    hint: curly ? "use straight quotes or none" : `${typeof value === "string" ? didYouMean(value, allowed) : ""}allowed: ${allowed.join(", ")}`,
  };
}

const customHint = (issue: Issue): string | undefined => {
  if (issue.code !== "custom") return undefined;
  const hint: unknown = issue.params?.["hint"];
  return typeof hint === "string" ? hint : undefined;
};

/** One diagnostic for each thing that a schema found, placed in the text that the value came from. */
export function zodDiagnostics(error: z.ZodError, input: unknown, located: Located): readonly Diagnostic[] {
  const unknownKeys = new Map<string, readonly string[]>();
  for (const issue of error.issues) if (issue.code === "unrecognized_keys") unknownKeys.set(identity(issue.path), [...(unknownKeys.get(identity(issue.path)) ?? []), ...issue.keys]);
  return error.issues.filter((issue) => !explained(issue, unknownKeys, input, located)).flatMap((issue) => ofIssue(issue, [], input, located));
}

/** One root cause, one diagnostic: a mistyped key is not also a missing one, and breaks no rule about its siblings. */
function explained(issue: Issue, unknownKeys: ReadonlyMap<string, readonly string[]>, input: unknown, located: Located): boolean {
  const unknownAt = (path: readonly PropertyKey[]): readonly string[] => unknownKeys.get(identity(path)) ?? [];
  if (issue.code === "custom") return unknownAt(issue.path).length > 0;
  if (valueAt(input, issue.path) !== undefined || issue.path.length === 0) return false;
  const parent = issue.path.slice(0, -1);
  return unknownAt(parent).some((key) => nearest(key, located.keysAt?.(parent) ?? []) === issue.path.at(-1));
}

function ofIssue(issue: Issue, before: readonly PropertyKey[], input: unknown, located: Located): readonly Diagnostic[] {
  const path = [...before, ...issue.path];
  const value = valueAt(input, path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => {
        const known = located.keysAt?.(path) ?? [];
        const list = known.length === 0 ? "" : `known here: ${known.join(", ")}`;
        return diagnostic("VALUE-KEY-UNKNOWN", located.place([...path, key], true), {
          message: `\`${key}\` is not a key of ${path.length === 0 ? located.what : `\`${inWords(path)}\``}`,
          found: key,
          expected: known.length === 0 ? "a known key" : `one of ${known.join(", ")}`,
          hint: `${didYouMean(key, known)}${list}`.trim() || "remove it",
        });
      });
    case "invalid_type":
      if (value === undefined) return [diagnostic("VALUE-MISSING", located.place(path.slice(0, -1)), missing(path, located.what))];
      return [diagnostic("VALUE-TYPE", located.place(path), wrongType(issue, path, value, located))];
    case "invalid_value":
      if (value === undefined) return [diagnostic("VALUE-MISSING", located.place(path.slice(0, -1)), missing(path, located.what))];
      return [diagnostic("VALUE-NOT-ALLOWED", located.place(path), notAllowed(issue.values, path, value))];
    case "invalid_union": {
      // The branch that got furthest is the one that was meant.
      const branches = issue.errors.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length);
      const best = branches[0] ?? [];
      const deepest = best.some((inner) => inner.path.length > 0 || inner.code === "unrecognized_keys" || inner.code === "custom");
      if (deepest) return best.flatMap((inner) => ofIssue(inner, path, input, located));
      const types = issue.errors.flatMap((branch) => branch.flatMap((inner) => (inner.code === "invalid_type" ? [typeName(inner.expected)] : [])));
      if (value === undefined) return [diagnostic("VALUE-MISSING", located.place(path.slice(0, -1)), missing(path, located.what))];
      return [
        diagnostic("VALUE-TYPE", located.place(path), {
          message: `\`${inWords(path)}\` cannot be ${shown(value)}`,
          found: shown(value),
          expected: [...new Set(types)].join(" or ") || "another value",
          hint: "see packages/data/README.md for the forms of this key",
        }),
      ];
    }
    default:
      return [
        diagnostic("VALUE-INVALID", located.place(path), {
          message: `${path.length === 0 ? located.what : `\`${inWords(path)}\``} is ${located.typed?.(path) === undefined ? shown(value) : shown(located.typed(path))}: ${issue.message}`,
          found: located.typed?.(path) ?? shown(value),
          expected: issue.message,
          hint: customHint(issue) ?? "correct the value",
        }),
      ];
  }
}

const depth = (issues: readonly Issue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === "unrecognized_keys" || issue.code === "custom" ? 1 : 0)));
