import type { IsoInstant } from "@almanac/core";
import type { Known } from "@almanac/data";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { pathFromHere, print, report, tell, type ReportFormat } from "../report.ts";
import { computeStatement } from "../statement.ts";
import { freeze } from "../store/freeze.ts";
import { editionFile } from "../store/store-paths.ts";

export interface EditionOptions {
  readonly root: string;
  readonly asOf?: IsoInstant;
  readonly known: Known;
  readonly id?: string;
  readonly format: ReportFormat;
  readonly strict: boolean;
}

/** Ingests, computes and freezes one edition. */
export async function edition({ root, asOf, known, id, format, strict }: EditionOptions): Promise<ExitCode> {
  const { statement, diagnostics, gates = [] } = await computeStatement({ root, known, ...(asOf === undefined ? {} : { asOf }), ...(id === undefined ? {} : { id }) });
  const code = report([...diagnostics, ...gates], { root, format, strict });
  if (code !== EXIT.done || statement === undefined) return EXIT.refused;
  const written = freeze(root, statement.edition, statement.objects);
  const file = editionFile(statement.edition.id);
  if (format === "pretty") print(pathFromHere(root, file));
  tell(written ? `froze edition ${statement.edition.label}, as of ${statement.edition.asOf}: ${String(Object.keys(statement.edition.facts).length)} facts` : `${pathFromHere(root, file)} already states this`);
  return EXIT.done;
}
