import { loadProgram, nodeProgramFiles, prepareWorkbooks } from "@almanac/data";
import type { Diagnostic, IsoInstant } from "@almanac/core";
import { readPictures, withPictures } from "@almanac/site";
import type { ExitCode } from "../exit-code.ts";
import { hygieneDiagnostics } from "../hygiene.ts";
import { withMethodPages } from "../method-pages.ts";
import { unusedPictures } from "../pictures.ts";
import { proseSyntaxDiagnostics } from "../prose-check.ts";
import { count, report, tell, type ReportFormat } from "../report.ts";
import { keptFolder } from "../statement.ts";
import { readChain } from "../store/chain.ts";
import { previousRecords } from "../store/previous-edition.ts";
import { readEdition } from "../store/read-edition.ts";

export interface CheckOptions {
  readonly root: string;
  /** The clock that ages are judged by; left out, the time of the statement. */
  readonly now?: IsoInstant;
  readonly format: ReportFormat;
  readonly strict: boolean;
}

/** Whether no page has an error: else a picture that seems unused may be the one of a page that cannot be read, and must not be called so. */
const isWhole = (diagnostics: readonly Diagnostic[]): boolean => !diagnostics.some(({ file, severity }) => severity === "error" && file.startsWith("content/"));

/** Parses and validates everything a program directory holds; computes nothing. */
export async function programDiagnostics(root: string, now: IsoInstant | undefined): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly summary: string }> {
  const files = nodeProgramFiles(root);
  const chain = readChain(root);
  const newest = chain.editions.at(-1);
  const loaded = loadProgram(files, { workbooks: await prepareWorkbooks(files), untimed: true, previous: previousRecords(root, chain), ...(now === undefined ? {} : { now }) });
  const { model, diagnostics } = loaded;
  const pictures = await readPictures(files, loaded.documents, keptFolder(root));
  const whole = withMethodPages({ ...loaded, documents: withPictures(loaded.documents, pictures) });
  const syntax = proseSyntaxDiagnostics(whole, pictures.problems);
  const prose = [...syntax, ...hygieneDiagnostics(whole), ...(isWhole([...diagnostics, ...syntax]) ? unusedPictures(pictures) : [])];
  const summary =
    model === undefined
      ? ""
      : [count(model.sources.length, "export"), count(model.items.length, "work item"), count(model.documents.length, "document"), count(chain.editions.length, "frozen edition")].join(", ");
  return { diagnostics: [...diagnostics, ...chain.diagnostics, ...(newest === undefined ? [] : readEdition(root, newest).diagnostics), ...prose], summary };
}

export async function check({ root, now, format, strict }: CheckOptions): Promise<ExitCode> {
  const { diagnostics, summary } = await programDiagnostics(root, now);
  const code = report(diagnostics, { root, format, strict });
  if (code === 0 && format === "pretty") tell(`checked: ${summary}`);
  return code;
}
