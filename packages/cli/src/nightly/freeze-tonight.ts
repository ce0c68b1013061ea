import { canonicalJson, compareInstants, splitEdition, type Diagnostic, type Edition, type EditionName, type IsoInstant, type SourceFile } from "@almanac/core";
import { CommandError, EXIT } from "../exit-code.ts";
import { report, tell, type ReportFormat } from "../report.ts";
import { sha256 } from "../sha256.ts";
import { computeStatement, type WholeStatement } from "../statement.ts";
import { newestEdition, readChain, type Chain } from "../store/chain.ts";
import { freeze, secondId } from "../store/freeze.ts";
import { withLock } from "../store/lock.ts";
import { readEdition } from "../store/read-edition.ts";
import { stamp, widestOf, type StampedEdition } from "../store/stamp.ts";
import { storeLock } from "../store/store-paths.ts";
import { leftOutWords } from "../unpublished.ts";
import { installed } from "./installed.ts";

interface Asked {
  readonly root: string;
  readonly format: ReportFormat;
  readonly strict: boolean;
  /** Whether the commit of the program directory is recorded. */
  readonly commit: boolean;
  /** Findings that were told before, and are not told again. */
  readonly told: readonly Diagnostic[];
}

const keyOf = ({ code, file, line, column, message }: Diagnostic): string => [code, file, line, column, message].join("\0");

/**
 * `stands`: the newest edition states this already. `newer-almanac`: only Almanac itself would say it otherwise. `withdrawn`: the edition of
 * this time was taken back, and a person decides when it is stated again.
 */
export type Frozen = { readonly outcome: "froze" | "stands" | "newer-almanac" | "withdrawn"; readonly edition: EditionName } | { readonly outcome: "refused" };

interface Computed extends StampedEdition {
  readonly whole: WholeStatement;
}

async function computed({ root, format, strict, commit, told }: Asked, chain: Chain, place: { readonly asOf?: IsoInstant; readonly id?: string }, tellFindings: boolean): Promise<Computed | undefined> {
  const { whole, diagnostics, loaded, gates = [] } = await computeStatement({ root, whole: true, ...place });
  const found = [...diagnostics, ...gates];
  const refused = whole === undefined || found.some(({ severity }) => severity === "error" || strict);
  const before = new Set(told.map(keyOf));
  if (tellFindings || refused) report(found.filter((each) => !before.has(keyOf(each))), { root, format, strict });
  if (refused) return undefined;
  const stamped = stamp(root, chain, whole.computed, commit);
  const leftOut = tellFindings ? leftOutWords(loaded.documents, widestOf(stamped.edition)) : undefined;
  if (leftOut !== undefined) tell(leftOut);
  return { whole, ...stamped };
}

/** What a statement is made from, as it says so itself. */
const madeFrom = ({ inputs, documents, program, asOf }: Edition): string => canonicalJson({ inputs, documents, program, asOf });

function outcomeBeside(newest: Edition | undefined, { edition }: Computed): "other" | "stands" | "newer-almanac" {
  if (newest?.asOf !== edition.asOf) return "other";
  if (splitEdition(newest, sha256).contentText === splitEdition(edition, sha256).contentText && canonicalJson(newest.slices ?? {}) === canonicalJson(edition.slices ?? {})) return "stands";
  const otherAlmanac = newest.generator.version !== installed.version || newest.generator.method !== installed.method;
  return otherAlmanac && madeFrom(newest) === madeFrom(edition) ? "newer-almanac" : "other";
}

/** @throws CommandError when an export that the newest edition read is gone, so that tonight's statement would be of an earlier time. */
function refuseGoingBack({ id, inputs }: Edition, tonight: Edition): void {
  const newest = inputs.reduce<SourceFile | undefined>((last, file) => (last === undefined || compareInstants(file.exportedAt, last.exportedAt) > 0 ? file : last), undefined);
  if (newest === undefined || compareInstants(newest.exportedAt, tonight.asOf) <= 0) return;
  throw new CommandError(
    `the newest export is of ${tonight.asOf} now, and edition ${id} read one of ${newest.exportedAt}: ${newest.file}\nhint: put that export back, or export again; an edition never states less than the one before it`,
    EXIT.refused,
  );
}

async function computeAndFreeze(asked: Asked): Promise<Frozen> {
  const { root } = asked;
  const chain = readChain(root);
  const stored = newestEdition(chain.editions);
  const newest = stored === undefined ? undefined : readEdition(root, stored).edition;
  const first = await computed(asked, chain, {}, true);
  // Somebody froze a statement for a time after the newest export: tonight's is for that time, too.
  if (first !== undefined && newest !== undefined) refuseGoingBack(newest, first.edition);
  const tonight = first !== undefined && newest !== undefined && compareInstants(newest.asOf, first.edition.asOf) > 0 ? await computed(asked, chain, { asOf: newest.asOf }, false) : first;
  if (tonight === undefined) return { outcome: "refused" };
  const outcome = outcomeBeside(newest, tonight);
  if (outcome !== "other" && newest !== undefined) return { outcome, edition: newest };
  const withdrawn = chain.editions.findLast(({ edition }) => edition.asOf === tonight.edition.asOf && newest?.asOf !== edition.asOf);
  if (withdrawn !== undefined) return { outcome: "withdrawn", edition: withdrawn.edition };
  // The time is that of the newest edition, and something else is to be said of it: a second statement of that day.
  const { asOf, asOfDate, id } = tonight.edition;
  const taken = chain.editions.some(({ edition }) => edition.id === id);
  const free = taken ? await computed(asked, chain, { asOf, id: secondId(root, asOfDate) }, false) : tonight;
  if (free === undefined) return { outcome: "refused" };
  freeze(root, free, free.whole.frozen);
  return { outcome: "froze", edition: free.edition };
}

/** Freezes tonight's statement, unless the newest edition states it already. */
export const freezeTonight = (asked: Asked): Promise<Frozen> => withLock(storeLock(asked.root), () => computeAndFreeze(asked));
