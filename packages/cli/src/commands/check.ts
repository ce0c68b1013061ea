import { loadProgram, nodeProgramFiles, prepareWorkbooks } from "@almanac/data";
import type { Audience, Diagnostic, IsoInstant } from "@almanac/core";
import { readPictures, withPictures } from "@almanac/site";
import type { ExitCode } from "../exit-code.ts";
import { figureDiagnostics } from "../figure-check.ts";
import { hygieneDiagnostics } from "../hygiene.ts";
import { withMethodPages } from "../method-pages.ts";
import { unusedPictures } from "../pictures.ts";
import { proseSyntaxDiagnostics } from "../prose-check.ts";
import { count, report, tell, type ReportFormat } from "../report.ts";
import { keptFolder } from "../audience.ts";
import { readChain } from "../store/chain.ts";
import { previousRecords } from "../store/previous-edition.ts";
import { readEdition } from "../store/read-edition.ts";

export interface CheckOptions {
  readonly root: string;
  /** The clock that ages are judged by; left out, the time of the statement. */
  readonly now?: IsoInstant;
  readonly format: ReportFormat;
  readonly strict: boolean;
  /** Who reads the messages. */
  readonly audience: Audience;
}

/** Whether no page has an error: else a picture that seems unused may be the one of a page that cannot be read, and must not be called so. */
const isWhole = (diagnostics: readonly Diagnostic[]): boolean => !diagnostics.some(({ file, severity }) => severity === "error" && file.startsWith("content/"));

const hasOnlyMistakesOfProse = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.every(({ file, severity }) => severity !== "error" || file.startsWith("content/"));

/** Parses and validates everything a program directory holds. It computes nothing, unless a page shows a column that the newest edition lacks. */
export async function programDiagnostics(root: string, now: IsoInstant | undefined): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly summary: string }> {
  const files = nodeProgramFiles(root);
  const chain = readChain(root);
  const newest = chain.editions.at(-1);
  const loaded = loadProgram(files, { workbooks: await prepareWorkbooks(files), untimed: true, previous: previousRecords(root, chain), ...(now === undefined ? {} : { now }) });
  const { model, diagnostics } = loaded;
  const pictures = await readPictures(files, loaded.documents, keptFolder(root));
  const whole = withMethodPages({ ...loaded, documents: withPictures(loaded.documents, pictures) });
  const syntax = proseSyntaxDiagnostics(whole, pictures.problems);
  const read = newest === undefined ? undefined : readEdition(root, newest);
  // Columns are in the data: without readable exports nobody knows them.
  const figures = model === undefined && !hasOnlyMistakesOfProse(diagnostics) ? [] : await figureDiagnostics(root, whole.documents, { newest: read?.edition, found: syntax });
  const prose = [...syntax, ...figures, ...hygieneDiagnostics(whole), ...(isWhole([...diagnostics, ...syntax]) ? unusedPictures(pictures) : [])];
  const summary =
    model === undefined
      ? ""
      : [count(model.sources.length, "export"), count(model.items.length, "work item"), count(model.documents.length, "document"), count(chain.editions.length, "frozen edition")].join(", ");
  return { diagnostics: [...diagnostics, ...chain.diagnostics, ...(read?.diagnostics ?? []), ...prose], summary };
}

export async function check({ root, now, format, strict, audience }: CheckOptions): Promise<ExitCode> {
  const { diagnostics, summary } = await programDiagnostics(root, now);
  const code = report(diagnostics, { root, format, strict, audience });
  if (code === 0 && format === "pretty") tell(`checked: ${summary}`);
  return code;
}
