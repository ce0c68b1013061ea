import type { FileDeclarations } from "../../config/source-schema.ts";
import { openJson } from "../../read/json-elements.ts";
import type { JsonFile } from "../../read/json.ts";
import type { Parsed, SourceInput } from "../source-kind.ts";
import { streamed } from "../streamed-table.ts";
import { MOST_RECORDS, tooManyRecords } from "../../table/record-limit.ts";

/** What takes the most room of an issue, and is never asked for: its text, and who reacted to it. */
const UNREAD = new Set(["body", "body_html", "body_text", "comments", "reactions", "timeline"]);

const withoutTexts = (issue: unknown): unknown =>
  typeof issue !== "object" || issue === null || Array.isArray(issue) ? issue : Object.fromEntries(Object.entries(issue).filter(([name]) => !UNREAD.has(name)));

/** The issues of a file; those of a large array are read one by one, and held without their texts. */
export function documentOf(input: SourceInput, declaration: FileDeclarations): Parsed<JsonFile> {
  const checked = streamed(input, declaration);
  if (checked === undefined) return input.json();
  if (!("ok" in checked)) return checked;
  const parts = openJson(checked.ok);
  if ("diagnostics" in parts) return parts;
  if ("whole" in parts || !Array.isArray(parts.ok.document.value)) return input.json();
  const total = parts.ok.document.value.length;
  if (total > MOST_RECORDS.items) return { diagnostics: [tooManyRecords(parts.ok.document.place([MOST_RECORDS.items]), { most: MOST_RECORDS.items, total, title: "GitHub issues" })] };
  const issues: unknown[] = [];
  const problems = parts.ok.each((issue) => void issues.push(withoutTexts(issue)));
  return problems.length > 0 ? { diagnostics: problems } : { ok: { value: issues, place: parts.ok.document.place } };
}
