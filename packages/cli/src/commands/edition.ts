import type { Erratum, IsoInstant } from "@almanac/core";
import type { Known } from "@almanac/data";
import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";
import { pathFromHere, print, report, tell, type ReportFormat } from "../report.ts";
import { computeStatement } from "../statement.ts";
import { leftOutWords } from "../unpublished.ts";
import { readChain, type Chain } from "../store/chain.ts";
import { freeze, secondId } from "../store/freeze.ts";
import { withLock } from "../store/lock.ts";
import { resolveEdition } from "../store/resolve-edition.ts";
import { stamp, widestOf } from "../store/stamp.ts";
import { editionFile, storeLock } from "../store/store-paths.ts";

export interface EditionOptions {
  readonly root: string;
  readonly asOf?: IsoInstant;
  readonly known: Known;
  readonly id?: string;
  /** The edition to correct, in any way in which editions are named, and what was wrong with it. */
  readonly corrects?: { readonly edition: string; readonly reason: string };
  /** Whether the commit of the program directory is recorded where it holds everything that was read. */
  readonly commit: boolean;
  readonly format: ReportFormat;
  readonly strict: boolean;
}

interface Correction {
  readonly asOf: IsoInstant;
  readonly id: string;
  readonly corrects: Erratum;
}

/** What a correction is: another statement for the same time, under a name of its own. @throws CommandError when the edition is corrected already. */
function correction(root: string, chain: Chain, { corrects, id }: EditionOptions): Correction | undefined {
  if (corrects === undefined) return undefined;
  const { edition, sha256, correctedBy } = resolveEdition(chain, corrects.edition);
  if (correctedBy !== undefined) throw new CommandError(`edition ${edition.id} is corrected by ${correctedBy.id} already\nhint: correct that one: --corrects ${correctedBy.id}`, EXIT.refused);
  const { label, asOfDate, asOf } = edition;
  return { asOf, id: id ?? secondId(root, asOfDate), corrects: { id: edition.id, label, asOfDate, sha256, reason: corrects.reason } };
}

/** @throws CommandError when the edition of this name was withdrawn: what leaked may still be in the sources. */
function refuseWithdrawn(root: string, chain: Chain, id: string): void {
  const withdrawn = chain.editions.find(({ edition }) => edition.id === id)?.withdrawn;
  if (withdrawn !== undefined)
    throw new CommandError(`edition ${id} was withdrawn on ${withdrawn.on}: ${withdrawn.reason}\nhint: when what had to go is gone from the sources, freeze the statement that takes its place with --id ${secondId(root, id)}`, EXIT.refused);
}

async function ingestAndFreeze(options: EditionOptions): Promise<ExitCode> {
  const { root, asOf, known, id, format, strict } = options;
  const chain = readChain(root);
  const place = correction(root, chain, options) ?? { ...(asOf === undefined ? {} : { asOf }), ...(id === undefined ? {} : { id }) };
  const { whole, diagnostics, loaded, gates = [] } = await computeStatement({ root, known, chain, whole: true, ...place });
  const code = report([...diagnostics, ...gates], { root, format, strict });
  if (code !== EXIT.done || whole === undefined) return EXIT.refused;
  refuseWithdrawn(root, chain, whole.computed.edition.id);
  const stamped = stamp(root, chain, whole.computed, options.commit);
  const { edition } = stamped;
  const written = freeze(root, stamped, whole.frozen);
  const file = editionFile(edition.id);
  const leftOut = leftOutWords(loaded.documents, widestOf(edition));
  if (leftOut !== undefined) tell(leftOut);
  if (format === "pretty") print(pathFromHere(root, file));
  const corrected = edition.corrects === undefined ? "" : `, the correction of ${edition.corrects.id}`;
  tell(written ? `froze edition ${edition.label}, as of ${edition.asOf}${corrected}: ${String(Object.keys(edition.facts).length)} facts` : `${pathFromHere(root, file)} already states this`);
  return EXIT.done;
}

/** Ingests, computes and freezes one edition. Two runs at once wait for each other: the second one follows what the first has frozen. */
export const edition = (options: EditionOptions): Promise<ExitCode> => withLock(storeLock(options.root), () => ingestAndFreeze(options));
