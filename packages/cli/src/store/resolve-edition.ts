import { nearest, timeOrder } from "@almanac/core";
import { CommandError, EXIT } from "../exit-code.ts";
import { newestEdition, type Chain, type StoredEdition } from "./chain.ts";

/** `latest`, `latest~1` (the one before it in time), … */
const LATEST = /^latest(?:~(\d{1,6}))?$/;
const WEEK = /^\d{4}-W\d\d$/;

/** Ids that editions are given by themselves: the as-of date, and the number of a second statement. */
const DAY = /^\d{4}-\d\d-\d\d(?:-\d+)?$/;

const isReserved = (name: string): boolean => LATEST.test(name) || WEEK.test(name);

function found({ editions }: Chain, text: string): StoredEdition | undefined {
  const inTime = timeOrder(editions);
  const back = LATEST.exec(text);
  if (back === null) return inTime.find(({ edition }) => edition.id === text) ?? inTime.find(({ labels }) => labels.includes(text)) ?? inTime.findLast(({ edition }) => edition.label === text);
  const newest = newestEdition(editions);
  return newest === undefined ? undefined : inTime[inTime.indexOf(newest) - Number(back[1] ?? "0")];
}

/**
 * The edition that a text names: its id (`2026-11-22`), the label of its week (`2026-W47`: the last statement of that week), the name of a
 * release (`2026.4`), `latest` or `latest~N`. Withdrawn editions are found, too: their header stands.
 * @throws CommandError (usage) with the nearest name when there is none.
 */
export function resolveEdition(chain: Chain, text: string): StoredEdition {
  const edition = found(chain, text);
  if (edition !== undefined) return edition;
  const names = chain.editions.toReversed().flatMap((each) => [each.edition.id, ...each.labels, each.edition.label]);
  const near = nearest(text, names);
  const newest = newestEdition(chain.editions)?.edition.id;
  const ways = `the newest is ${newest ?? ""}; an edition is named by its id, its week (2026-W47), a label, \`latest\` or \`latest~1\``;
  const hint = newest === undefined ? "nothing is frozen yet; `almanac edition` freezes one" : `${near === undefined ? "" : `did you mean ${near}? `}${ways}`;
  throw new CommandError(`${text}: there is no such edition\nhint: ${hint}`, EXIT.usage);
}

/** The same, for a command that needs what the edition states. @throws CommandError (refused) when it was withdrawn. */
export function readableEdition(chain: Chain, text: string): StoredEdition {
  const stored = resolveEdition(chain, text);
  const { withdrawn, edition } = stored;
  if (withdrawn === undefined) return stored;
  const newest = newestEdition(chain.editions)?.edition.id;
  const hint = newest === undefined ? "no edition is left to read; `almanac edition` freezes one" : `the newest that can be read is ${newest}`;
  throw new CommandError(`edition ${edition.id} was withdrawn on ${withdrawn.on}: ${withdrawn.reason}\nhint: ${hint}`, EXIT.refused);
}

/** @throws CommandError (usage) when a name cannot be given to an edition as a label. */
export function checkLabel(chain: Chain, name: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name)) throw new CommandError(`${name}: not a label\nhint: letters, digits, dots, hyphens and underscores, for example 2026.4`, EXIT.usage);
  if (isReserved(name)) throw new CommandError(`${name}: this already names an edition by time\nhint: a label is a name of your own, for example 2026.4`, EXIT.usage);
  const taken = chain.editions.find(({ edition, labels }) => edition.id === name || labels.includes(name));
  if (taken === undefined && DAY.test(name)) throw new CommandError(`${name}: an edition can have this id one day\nhint: a label is a name of your own, for example 2026.4`, EXIT.usage);
  if (taken === undefined) return;
  if (taken.edition.id === name) throw new CommandError(`${name} is the id of an edition\nhint: a label is a name of your own, for example 2026.4`, EXIT.refused);
  throw new CommandError(`${name} is the label of edition ${taken.edition.id} already, and a label is never given twice\nhint: choose another name, for example ${name}-2`, EXIT.refused);
}
