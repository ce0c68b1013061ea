import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";
import { report, tell, type ReportFormat } from "../report.ts";
import { dayOfAct, record } from "../store/acts.ts";
import { readChain } from "../store/chain.ts";
import { withLock } from "../store/lock.ts";
import { checkLabel, resolveEdition } from "../store/resolve-edition.ts";
import { storeLock } from "../store/store-paths.ts";

export interface LabelOptions {
  readonly root: string;
  readonly edition: string;
  readonly name: string;
  readonly on?: string;
  readonly by?: string;
  readonly format: ReportFormat;
}

function giveLabel({ root, edition: text, name, on, by, format }: LabelOptions): ExitCode {
  const chain = readChain(root);
  if (chain.diagnostics.length > 0) return report(chain.diagnostics, { root, format, strict: false });
  const stored = resolveEdition(chain, text);
  const { day, note } = dayOfAct(on, [stored], chain.acts);
  const { edition, sha256, labels, withdrawn } = stored;
  if (labels.includes(name)) {
    tell(`edition ${edition.id} has the label ${name} already`);
    return EXIT.done;
  }
  if (withdrawn !== undefined) throw new CommandError(`edition ${edition.id} was withdrawn on ${withdrawn.on}: ${withdrawn.reason}\nhint: a release needs something to read; name another edition`, EXIT.refused);
  checkLabel(chain, name);
  record(root, chain.acts, [{ act: "label", edition: edition.id, sha256, on: day, label: name, ...(by === undefined ? {} : { by }) }]);
  if (note !== undefined) tell(note);
  tell(`edition ${edition.id} (${edition.label}) is ${name}: wherever an edition is named, ${name} names it`);
  return EXIT.done;
}

/** Gives a frozen edition the name of a release. */
export const label = (options: LabelOptions): Promise<ExitCode> => withLock(storeLock(options.root), () => Promise.resolve(giveLabel(options)));
