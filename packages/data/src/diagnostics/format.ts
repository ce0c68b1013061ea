import { compareText, type Diagnostic } from "@almanac/core";
import { CATALOGUE } from "./catalogue.ts";
import { codeFrame } from "./code-frame.ts";
import { inOrder } from "./diagnostic.ts";
import { gitlabReport } from "./gitlab.ts";
import { plainLine, plainLines } from "./plain-marks.ts";

export type DiagnosticFormat = "pretty" | "json" | "sarif" | "github" | "gitlab";

/** On screen, more would hide the first; the machine forms have all. */
const SHOWN_PER_FILE = 20;

/**
 * Diagnostics as text in a stable order (file, line, column, code). `readText` gives a file's text for the code frame, or
 * undefined when there is none (a folder, a missing file).
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], format: DiagnosticFormat, readText: (file: string) => string | undefined): string {
  const sorted = inOrder(diagnostics);
  switch (format) {
    case "pretty":
      return pretty(sorted, readText);
    case "json":
      return `${JSON.stringify(sorted, null, 2)}\n`;
    case "sarif":
      return `${JSON.stringify(sarif(sorted), null, 2)}\n`;
    case "github":
      return github(sorted);
    case "gitlab":
      return `${JSON.stringify(gitlabReport(sorted), null, 2)}\n`;
    default:
      return format satisfies never;
  }
}

function pretty(sorted: readonly Diagnostic[], readText: (file: string) => string | undefined): string {
  const byFile = Map.groupBy(sorted, ({ file }) => file);
  const blocks = [...byFile].flatMap(([file, found]) => {
    const text = readText(file);
    const shown = found.slice(0, SHOWN_PER_FILE).map((one) => prettyBlock(one, text));
    return found.length > SHOWN_PER_FILE ? [...shown, `${file}: and ${String(found.length - SHOWN_PER_FILE)} more\n`] : shown;
  });
  return blocks.join("\n");
}

function prettyBlock(found: Diagnostic, text: string | undefined): string {
  const { file, line, column, severity, code, message, hint, related } = found;
  const field = found.field === undefined ? "" : ` (${found.field})`;
  const lines = [`${file}:${String(line)}:${String(column)}: ${severity} ${code}: ${message}${field}`, ...(text === undefined ? [] : codeFrame(text, found))];
  for (const place of related ?? []) lines.push(`  see ${place.file}:${String(place.line)}:${String(place.column)}: ${place.message}`);
  if (hint !== undefined) lines.push(`hint: ${hint}`);
  return `${plainLines(lines.join("\n"))}\n`;
}

/** GitHub shows ten annotations of a step and drops the rest without a word: the worst nine, and one that says how many there are. */
const ANNOTATIONS = 10;

function github(sorted: readonly Diagnostic[]): string {
  const worst = [...sorted.filter(({ severity }) => severity === "error"), ...sorted.filter(({ severity }) => severity === "warning")];
  if (worst.length <= ANNOTATIONS) return sorted.map((found) => `${githubCommand(found)}\n`).join("");
  const annotated = worst.slice(0, ANNOTATIONS - 1);
  const rest = worst.slice(ANNOTATIONS - 1);
  const errors = worst.filter(({ severity }) => severity === "error").length;
  const warnings = worst.length - errors;
  const counts = [...(errors > 0 ? [`${String(errors)} error${errors === 1 ? "" : "s"}`] : []), ...(warnings > 0 ? [`${String(warnings)} warning${warnings === 1 ? "" : "s"}`] : [])].join(" and ");
  const summary = `::${errors > 0 ? "error" : "warning"} title=Almanac::${counts} in all; ${String(rest.length)} more stand in the log of this step`;
  const log = rest.map(({ file, line, column, severity, code, message }) => `${file}:${String(line)}:${String(column)}: ${severity} ${code}: ${plainLine(message.replace(/[\r\n]+/g, " "))}`);
  return [...annotated.map(githubCommand), summary, ...log].map((text) => `${text}\n`).join("");
}

/** Workflow commands: `%`, line ends, and in properties `:` and `,` are escaped. */
function githubCommand({ severity, file, line, column, endLine, endColumn, code, message, hint }: Diagnostic): string {
  const data = (text: string): string => plainLines(text).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
  const property = (text: string): string => data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
  const end = endLine === undefined || endColumn === undefined ? "" : `,endLine=${String(endLine)},endColumn=${String(endColumn)}`;
  return `::${severity} file=${property(file)},line=${String(line)},col=${String(column)}${end},title=${property(code)}::${data(hint === undefined ? message : `${message}\nhint: ${hint}`)}`;
}

/** A file below the folder that the reader stands in is relative to it; another one is an address of its own. */
const artifact = (file: string) => {
  const uri = file.split("/").map(encodeURIComponent).join("/");
  return file.startsWith("/") ? { uri: `file://${uri}` } : { uri, uriBaseId: "%SRCROOT%" };
};

/** SARIF 2.1.0, columns in code points. */
function sarif(sorted: readonly Diagnostic[]): unknown {
  const used = new Set(sorted.map(({ code }) => code));
  const known = CATALOGUE.filter(({ code }) => used.has(code));
  const other = [...used].filter((code) => !known.some((entry) => entry.code === code)).map((code) => ({ code, title: code }));
  const rules = [...known, ...other].map(({ code, title }) => ({ id: code, shortDescription: { text: title } })).toSorted((a, b) => compareText(a.id, b.id));
  const place = ({
    file,
    line,
    column,
    endLine,
    endColumn,
  }: {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly endLine?: number;
    readonly endColumn?: number;
  }) => ({
    physicalLocation: {
      artifactLocation: artifact(file),
      region: { startLine: line, startColumn: column, ...(endLine === undefined ? {} : { endLine }), ...(endColumn === undefined ? {} : { endColumn }) },
    },
  });
  const results = sorted.map((found) => ({
    ruleId: found.code,
    level: found.severity,
    message: { text: found.hint === undefined ? found.message : `${found.message}\nhint: ${found.hint}` },
    locations: [place(found)],
    ...(found.related === undefined
      ? {}
      : { relatedLocations: found.related.map((related, id) => ({ id, message: { text: related.message }, ...place(related) })) }),
  }));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "almanac", rules } }, columnKind: "unicodeCodePoints", results }],
  };
}
