import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "@almanac/core";
import { formatDiagnostics } from "@almanac/data";
import { EXIT, type ExitCode } from "./exit-code.ts";

export const REPORT_FORMATS = ["pretty", "json", "sarif", "github"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Data goes to stdout, messages to stderr. */
export const print = (text: string): void => void process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
export const tell = (text: string): void => void process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);

const readerIn =
  (root: string) =>
  (file: string): string | undefined => {
    try {
      return readFileSync(join(root, file), "utf8");
    } catch {
      // A diagnostic may name a folder or a missing file: it is shown without a code frame.
      return undefined;
    }
  };

const count = (amount: number, word: string): string => `${String(amount)} ${word}${amount === 1 ? "" : "s"}`;

export const summaryOf = (diagnostics: readonly Diagnostic[]): string => {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error").length;
  return [...(errors > 0 ? [count(errors, "error")] : []), ...(diagnostics.length > errors ? [count(diagnostics.length - errors, "warning")] : [])].join(", ");
};

/** Writes the diagnostics and returns the exit code that they ask for. */
export function report(diagnostics: readonly Diagnostic[], options: { readonly root: string; readonly format: ReportFormat; readonly strict: boolean }): ExitCode {
  const refused = diagnostics.some((diagnostic) => diagnostic.severity === "error" || options.strict);
  if (options.format !== "pretty") print(formatDiagnostics(diagnostics, options.format, readerIn(options.root)));
  else if (diagnostics.length > 0) tell(`${formatDiagnostics(diagnostics, "pretty", readerIn(options.root)).trimEnd()}\n\n${summaryOf(diagnostics)}`);
  return refused ? EXIT.refused : EXIT.done;
}
