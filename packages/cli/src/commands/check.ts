import { loadProgram, nodeProgramFiles } from "@almanac/data";
import type { Diagnostic } from "@almanac/core";
import type { ExitCode } from "../exit-code.ts";
import { frozenEditions } from "../frozen-editions.ts";
import { withMethodPages } from "../method-pages.ts";
import { proseSyntaxDiagnostics } from "../prose-check.ts";
import { count, report, tell, type ReportFormat } from "../report.ts";

export interface CheckOptions {
  readonly root: string;
  readonly format: ReportFormat;
  readonly strict: boolean;
}

/** Parses and validates everything a program directory holds; computes nothing. */
function programDiagnostics(root: string): { readonly diagnostics: readonly Diagnostic[]; readonly summary: string } {
  const loaded = loadProgram(nodeProgramFiles(root), {});
  const { model, diagnostics } = loaded;
  const frozen = frozenEditions(root);
  const prose = proseSyntaxDiagnostics(withMethodPages(loaded));
  const summary =
    model === undefined
      ? ""
      : [count(model.sources.length, "export"), count(model.items.length, "work item"), count(model.documents.length, "document"), count(frozen.editions.length, "frozen edition")].join(", ");
  return { diagnostics: [...diagnostics, ...frozen.diagnostics, ...prose], summary };
}

export function check({ root, format, strict }: CheckOptions): ExitCode {
  const { diagnostics, summary } = programDiagnostics(root);
  const code = report(diagnostics, { root, format, strict });
  if (code === 0 && format === "pretty") tell(`checked: ${summary}`);
  return code;
}
