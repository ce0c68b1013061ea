import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";
import { count, pathFromHere, print, report, tell, type ReportFormat } from "../report.ts";
import { dayOfAct, record } from "../store/acts.ts";
import { readChain, type Chain, type StoredEdition } from "../store/chain.ts";
import { withLock } from "../store/lock.ts";
import { resolveEdition } from "../store/resolve-edition.ts";
import { objectFile, storeLock } from "../store/store-paths.ts";
import { planRemoval, removeContent, type Removal } from "../store/withdrawal.ts";

export interface WithdrawOptions {
  readonly root: string;
  readonly editions: readonly string[];
  /** Needed for a new withdrawal; one that was recorded before and not carried out needs none. */
  readonly reason?: string;
  readonly on?: string;
  readonly by?: string;
  /** Says what would be removed, and removes nothing. */
  readonly dryRun: boolean;
  readonly format: ReportFormat;
}

/** Shown of each list; the rest is counted. */
const SHOWN = 12;

const listed = (lines: readonly string[]): readonly string[] => (lines.length <= SHOWN ? lines : [...lines.slice(0, SHOWN - 1), `  and ${String(lines.length - SHOWN + 1)} more`]);

/** What a withdrawal does not reach, and how to reach it. */
function warnings({ shared, repetitions }: Removal, taken: readonly StoredEdition[]): readonly string[] {
  const repeating = [...new Set(repetitions.map(({ edition }) => edition.edition.id))];
  const named = [...taken.map(({ edition }) => edition.id), ...repeating].join(" ");
  return [
    ...listed(repetitions.map(({ edition, of, where }) => `warning: ${edition.edition.id} says again what ${of} said: in ${where.join(", ")}`)),
    ...(repeating.length === 0 ? [] : [`hint: where that must go, too, withdraw them together: almanac withdraw ${named} --reason "…"`]),
    ...(shared.length === 0 ? [] : [`warning: as other editions state them, too, ${count(shared.length, "text")} will stay: ${shared.slice(0, SHOWN).map(({ path, statedBy }) => `${path} (${statedBy})`).join(", ")}${shared.length > SHOWN ? ", …" : ""}`]),
  ];
}

/** The problems that a withdrawal is about are no obstacle to it: content that stands though it was withdrawn, objects that were changed. */
const stopping = ({ diagnostics }: Chain) => diagnostics.filter(({ code }) => code !== "EDITION-RESTORED");

function takeBack(options: WithdrawOptions): ExitCode {
  const { root, format, dryRun, reason, by } = options;
  const chain = readChain(root);
  const problems = stopping(chain);
  if (problems.length > 0) return report(problems, { root, format, strict: false });
  const taken = [...new Set(options.editions.map((text) => resolveEdition(chain, text)))];
  const fresh = taken.filter(({ withdrawn }) => withdrawn === undefined);
  const { day: on, note } = dayOfAct(options.on, fresh, chain.acts);
  if (fresh.length > 0 && reason === undefined) throw new CommandError('withdraw: a withdrawal says why\nhint: add --reason "…", without repeating what leaked: readers see it', EXIT.usage);
  const removal = planRemoval(root, chain, taken);
  if (format === "pretty") for (const name of removal.objects) print(pathFromHere(root, objectFile(name)));
  for (const line of warnings(removal, taken)) tell(line);
  const names = taken.map(({ edition }) => edition.id).join(", ");
  if (dryRun) {
    tell(`would withdraw ${names} and remove ${count(removal.objects.length, "object")}; nothing was changed`);
    return EXIT.done;
  }
  if (note !== undefined) tell(note);
  record(root, chain.acts, fresh.map(({ edition, sha256 }) => ({ act: "withdraw", edition: edition.id, sha256, on, reason: reason ?? "", ...(by === undefined ? {} : { by }) })));
  removeContent(root, chain, taken, removal);
  tell(`withdrew ${names}: ${count(removal.objects.length, "object")} removed, the chain still proves every header\nhint: \`almanac publish\` takes the pages down; the history of git, backups and copies of others still hold the content`);
  return EXIT.done;
}

/** Takes the content of editions back, as an act that is recorded; their headers stay, so that the chain can still be proved. */
export const withdraw = (options: WithdrawOptions): Promise<ExitCode> => withLock(storeLock(options.root), () => Promise.resolve(takeBack(options)));
