import { sourceInput as fileOf } from "../src/sources/source-input.ts";
import type { SourceInput } from "../src/sources/source-kind.ts";

/** A file of a source as a kind meets it, without a program around it. */
export function sourceInput(file: string, content: string | Uint8Array, delimiter?: ";" | "," | "\t" | "|"): SourceInput {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return fileOf(file, bytes.length, () => bytes, delimiter === undefined ? {} : { delimiter });
}
