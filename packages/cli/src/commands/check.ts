import { loadProgram, nodeProgramFiles } from "@almanac/data";
import type { Diagnostic } from "@almanac/core";
import type { ExitCode } from "../exit-code.ts";
import { frozenEditions } from "../frozen-editions.ts";
import { proseSyntaxDiagnostics } from "../prose-check.ts";
import { report, tell, type ReportFormat } from "../report.ts";

export interface CheckOptions {
  readonly root: string;
  readonly format: ReportFormat;
  readonly strict: boolean;
}

/** Parses and validates everything a program directory holds; computes nothing. */
function programDiagnostics(root: string): { readonly diagnostics: readonly Diagnostic[]; readonly summary: string } {
  const { model, diagnostics } = loadProgram(nodeProgramFiles(root), {});
  const frozen = frozenEditions(root);
  const prose = model === undefined ? [] : proseSyntaxDiagnostics(model.documents, model.program.workstreams.map((workstream) => workstream.id));
  const summary =
    model === undefined
      ? ""
      : `${String(model.sources.length)} exports, ${String(model.items.length)} work items, ${String(model.documents.length)} documents, ${String(frozen.editions.length)} frozen editions`;
  return { diagnostics: [...diagnostics, ...frozen.diagnostics, ...prose], summary };
}

export function check({ root, format, strict }: CheckOptions): ExitCode {
  const { diagnostics, summary } = programDiagnostics(root);
  const code = report(diagnostics, { root, format, strict });
  if (code === 0 && format === "pretty") tell(`checked: ${summary}`);
  return code;
}
