import type { CloudTag } from "@almanac/core";
import type { Finding } from "../../diagnostics/diagnostic.ts";
import { readJson } from "../../read/json.ts";

/** The tags of a cell, or what stands against them in words that do not repeat the cell. */
type ReadTags = { readonly tags: readonly CloudTag[] } | { readonly problem: string };

/** What is said of a cell whose tags cannot be read. */
export const tagsRefused = (cell: string | undefined, problem: string): Finding => ({
  message: `the tags are no JSON object of plain values: ${problem}`,
  found: cell ?? "",
  expected: 'for example {"workstream": "search"}',
  hint: "use the file as it was exported, without opening and saving it in a spreadsheet",
});

const isPlain = (value: unknown): value is string | number | boolean => typeof value === "string" || typeof value === "number" || typeof value === "boolean";

function parsed(text: string): ReadTags {
  const read = readJson(text, "");
  if ("diagnostics" in read) return { problem: read.diagnostics[0]?.message ?? "the JSON cannot be read" };
  const { value } = read.ok;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { problem: "the JSON is no object" };
  // A null says that a tag is not set.
  const entries = Object.entries(value).filter(([, said]) => said !== null);
  if (!entries.every(([, said]) => isPlain(said))) return { problem: "a tag holds a list or an object" };
  return { tags: entries.flatMap(([key, said]: readonly [string, unknown]) => (isPlain(said) ? [{ key, value: said }] : [])) };
}

/**
 * Reads tags strictly: a JSON object of texts, numbers and booleans, no key twice. `bare` permits the form of Azure's cost
 * exports, which leave out the outer braces. Bills repeat few different tag sets, so each is parsed once.
 */
export function tagsReader(braces: "required" | "bare"): (text: string | undefined) => ReadTags {
  const known = new Map<string, ReadTags>();
  return (cell) => {
    const text = cell?.trim() ?? "";
    if (text === "") return { tags: [] };
    const before = known.get(text);
    if (before !== undefined) return before;
    const read = parsed(braces === "bare" && !text.startsWith("{") ? `{${text}}` : text);
    known.set(text, read);
    return read;
  };
}
