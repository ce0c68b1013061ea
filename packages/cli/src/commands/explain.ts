import { findingText, formatInterval, formatText, nearest, type Audience, type ComputedStatement, type Edition, type Fact, type IsoInstant, type RowRef, type SourceFile } from "@almanac/core";
import type { Known } from "@almanac/data";

import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";
import { print, report, tell } from "../report.ts";
import { computeStatement } from "../statement.ts";

export interface ExplainOptions {
  readonly root: string;
  readonly factId: string;
  readonly asOf?: IsoInstant;
  readonly known: Known;
  readonly audience: Audience;
  readonly json: boolean;
  /** Rows shown before "and N more"; 0 shows all. */
  readonly rows: number;
}

function valueLine(fact: Fact, locale: string): string {
  if (fact.type === "table") return `table of ${String(fact.rows.length)} rows: ${fact.columns.map((column) => column.label).join(", ")}`;
  if (fact.value === null) return `not available: ${fact.notAvailable?.because ?? ""} (${fact.notAvailable?.reason ?? ""})`;
  const between = fact.interval === undefined ? "" : ` (${formatInterval(fact.interval, fact.unit, locale, fact.currency)})`;
  return `${formatText(fact.value, fact.unit, locale, fact.currency)}${between}`.replaceAll("\u00a0", " ");
}

function rowLines(rows: readonly RowRef[], limit: number): readonly string[] {
  const shown = limit === 0 ? rows : rows.slice(0, limit);
  const lines = shown.map((row) => {
    const detail = Object.entries(row.detail).map(([name, value]) => `${name} ${value === null ? "not known" : String(value)}`);
    return `  ${row.file}:${String(row.line)}  ${row.key}  ${detail.join("  ")}`.trimEnd();
  });
  return shown.length < rows.length ? [...lines, `  and ${String(rows.length - shown.length)} more (--rows 0 shows all)`] : lines;
}

const sourceLines = (files: readonly string[], inputs: readonly SourceFile[]): readonly string[] =>
  files.map((file) => {
    const input = inputs.find((candidate) => candidate.file === file);
    return input === undefined ? `  ${file}` : `  ${file}  ${String(input.records)} records, exported ${input.exportedAt}, sha256 ${input.sha256.slice(0, 16)}…`;
  });

function receipt(fact: Fact, rows: readonly RowRef[], edition: Edition, limit: number): string {
  const { program, inputs, findings } = edition;
  const measure = fact.id.replace(/\{.*$/, "").split(".").slice(0, 2).join(".");
  const page = edition.documents.find((document) => document.kind === "method" && document.id === measure);
  const used = Object.values(findings).filter((finding) => finding.parts.some((part) => typeof part !== "string" && (("fact" in part && part.fact === fact.id) || ("table" in part && part.table === fact.id))));
  const argumentLines = Object.entries(fact.receipt.arguments).map(([name, value]) => `  ${name}: ${String(value)}`);
  return [
    fact.id,
    `${fact.label}: ${valueLine(fact, program.locale)}`,
    "",
    `as of     ${edition.asOf} (${edition.asOfDate} in ${program.timeZone})${edition.known === "now" ? " as known now" : ""}, edition ${edition.label}`,
    ...(fact.type === "scalar" && fact.n !== undefined ? [`sample    ${String(fact.n)} values`] : []),
    `method    ${page === undefined ? fact.receipt.rule : `${page.title} (${fact.receipt.rule}); the formula is on the site under Method`}`,
    ...(argumentLines.length === 0 ? [] : ["arguments", ...argumentLines]),
    ...(fact.receipt.sources.length === 0 ? [] : ["sources", ...sourceLines(fact.receipt.sources, inputs)]),
    fact.receipt.withheld === undefined
      ? `rows      ${String(fact.receipt.rows)}, sha256 of their ids ${fact.receipt.rowsDigest ?? ""}`
      : `rows      ${String(fact.receipt.rows)}, not shown: some stand in a source that is ${fact.receipt.withheld}`,
    ...(fact.receipt.withheld === undefined ? rowLines(rows, limit) : []),
    ...(used.length === 0 ? [] : ["said in", ...used.map((finding) => `  “${findingText(finding, edition.facts, program.locale).replaceAll("\u00a0", " ")}”`)]),
  ].join("\n");
}

/** `delivery.x{b=2,a=1}` and `delivery.x{a=1,b=2}` name one fact. */
function found(id: string, { edition }: ComputedStatement): Fact {
  const fact = edition.facts[id];
  if (fact !== undefined) return fact;
  const near = nearest(id, Object.keys(edition.facts));
  throw new CommandError(`there is no fact ${id}\nhint: ${near === undefined ? "ids look like delivery.cycle-time.p85 or forecast.when.p85{program=fraud}" : `did you mean ${near}?`}`, EXIT.usage);
}

/** The receipt of one fact, recomputed from the sources, down to the rows. */
export async function explain({ root, factId, asOf, known, audience, json, rows: limit }: ExplainOptions): Promise<ExitCode> {
  const { statement, diagnostics } = await computeStatement({ root, known, audience, ...(asOf === undefined ? {} : { asOf }) });
  if (statement === undefined) return report(diagnostics, { root, format: json ? "json" : "pretty", strict: false }) || EXIT.refused;
  const fact = found(factId, statement);
  const rows = statement.rows.get(fact.id) ?? [];
  if (json) print(JSON.stringify({ fact, edition: { id: statement.edition.id, asOf: statement.edition.asOf }, rows }, null, 2));
  else print(receipt(fact, rows, statement.edition, limit));
  if (diagnostics.length > 0 && !json) tell(diagnostics.length === 1 ? "1 warning stands beside this; `almanac check` shows it" : `${String(diagnostics.length)} warnings stand beside this; \`almanac check\` shows them`);
  return EXIT.done;
}
