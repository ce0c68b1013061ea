import { lstatSync, readFileSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import process from "node:process";
import type { Audience, Diagnostic } from "@almanac/core";
import { formatDiagnostics } from "@almanac/data";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { forReaders } from "./for-readers.ts";

export const REPORT_FORMATS = ["pretty", "json", "sarif", "github", "gitlab"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Data goes to stdout, messages to stderr. */
export const print = (text: string): void => void process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
export const tell = (text: string): void => void process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);

/**
 * A path below a program directory as somebody who stands in the working directory can open it: relative to it, or absolute when
 * that is shorter than climbing.
 */
export function pathFromHere(root: string, file: string): string {
  const absolute = resolve(root, file);
  const here = relative(process.cwd(), absolute);
  return (here === "" ? "." : here.startsWith("..") && here.length > absolute.length ? absolute : here).split(sep).join("/");
}

const fromHere = (root: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.map((found) => ({
    ...found,
    file: pathFromHere(root, found.file),
    ...(found.hint === undefined ? {} : { hint: found.hint.replace(/(?<=`almanac inspect "?)data\/sources[^\s"`]*/g, (path) => pathFromHere(root, path)) }),
    ...(found.related === undefined ? {} : { related: found.related.map((place) => ({ ...place, file: pathFromHere(root, place.file) })) }),
  }));

const MARKS = [
  [0xff, 0xfe, "utf-16le"],
  [0xfe, 0xff, "utf-16be"],
] as const;

/** A larger file is shown without a frame: it would be held whole for a few lines. */
const LARGEST_FRAMED = 32 * 1024 * 1024;

/** The text of a file for its code frame. A folder, a missing file or a link, whose target may be anybody's, is shown without a frame. */
export function textOf(file: string): string | undefined {
  try {
    const stats = lstatSync(file);
    if (!stats.isFile() || stats.size > LARGEST_FRAMED) return undefined;
    const bytes = readFileSync(file);
    const encoding = MARKS.find(([first, second]) => bytes[0] === first && bytes[1] === second)?.[2] ?? "utf-8";
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return undefined;
  }
}

export const count = (amount: number, word: string): string => `${String(amount)} ${word}${amount === 1 ? "" : "s"}`;

export const summaryOf = (diagnostics: readonly Diagnostic[]): string => {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error").length;
  return [...(errors > 0 ? [count(errors, "error")] : []), ...(diagnostics.length > errors ? [count(diagnostics.length - errors, "warning")] : [])].join(", ");
};

export interface ReportOptions {
  readonly root: string;
  readonly format: ReportFormat;
  readonly strict: boolean;
  /** Left out: with the lines of the files. Without them for troubles of whole files. */
  readonly frames?: boolean;
  /** Who reads the report: of documents that are for fewer the words are hidden. Left out: everybody. */
  readonly audience?: Audience;
}

/** Diagnostics of a program as those who read the report may see them. */
export const readable = (diagnostics: readonly Diagnostic[], root: string, audience: Audience = "public"): readonly Diagnostic[] => forReaders(diagnostics, audience, (file) => textOf(resolve(root, file)));

/** Writes the diagnostics and returns the exit code that they ask for. */
export function report(diagnostics: readonly Diagnostic[], options: ReportOptions): ExitCode {
  const refused = diagnostics.some((diagnostic) => diagnostic.severity === "error" || options.strict);
  const shown = readable(diagnostics, options.root, options.audience);
  const text = formatDiagnostics(fromHere(options.root, shown), options.format, options.frames === false ? () => undefined : textOf);
  if (options.format !== "pretty") {
    if (text !== "") print(text);
  } else if (diagnostics.length > 0) tell(`${text.trimEnd()}\n\n${summaryOf(diagnostics)}`);
  return refused ? EXIT.refused : EXIT.done;
}
