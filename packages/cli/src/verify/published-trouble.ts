import type { Diagnostic } from "@almanac/core";
import { wholeFile } from "../store/whole-file.ts";

const MEND = "make it again from the program directory with `almanac publish --repair --to` this publication, or restore it from a copy";

type Code = `PUBLISHED-${"CHANGED" | "MISSING" | "EXTRA" | "RECORD" | "POINTER" | "STATEMENT"}` | `EDITION-${"CHANGED" | "RERENDERED"}`;

/** What is wrong with a file of a publication, and the record that says otherwise. */
export function trouble(file: string, code: Code, message: string, { record, hint = MEND }: { readonly record?: string; readonly hint?: string } = {}): Diagnostic {
  return { ...wholeFile(file, code, message, hint), ...(record === undefined ? {} : { related: [{ file: record, line: 1, column: 1, message: "the record that says so" }] }) };
}
