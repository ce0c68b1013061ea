import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareInstants, splitEdition, timeOrder, type Edition } from "@almanac/core";
import { CommandError, EXIT } from "../exit-code.ts";
import { sha256 } from "../sha256.ts";
import { readChain } from "./chain.ts";
import { removeLeftovers, syncFolder, writeDurably } from "./durable-files.ts";
import { requireOwnSchema } from "./own-schema.ts";
import { editionFile, EDITIONS, objectFile, OBJECTS } from "./store-paths.ts";

/** @throws CommandError when the chain has no place for a statement: a later one is frozen already, or the chain has grown meanwhile. */
function refuseOutOfOrder(root: string, edition: Edition): void {
  const { editions } = readChain(root);
  const later = editions.find((frozen) => compareInstants(frozen.edition.asOf, edition.asOf) > 0);
  // The correction of an earlier statement follows the newest edition, whatever their times.
  if (later !== undefined && edition.corrects === undefined)
    throw new CommandError(
      `edition ${edition.id}, as of ${edition.asOf}, comes too late: ${later.edition.id}, as of ${later.edition.asOf}, is frozen already, and one follows the other.\n` +
        `hint: editions are frozen in order; give an --as-of after the newest one, ${timeOrder(editions).at(-1)?.edition.asOf ?? ""}, or correct an earlier one with --corrects`,
      EXIT.refused,
    );
  const last = editions.at(-1);
  if (last?.sha256 !== edition.previous?.sha256) throw new CommandError(`edition ${last?.edition.id ?? ""} was frozen while ${edition.id} was computed\nhint: run the command again: it will follow that one`, EXIT.refused);
}

/** The first free name after an id: `2026-11-22-2`, `2026-11-22-3`, … */
export function secondId(root: string, id: string): string {
  let number = 2;
  while (existsSync(join(root, editionFile(`${id}-${String(number)}`)))) number++;
  return `${id}-${String(number)}`;
}

/** Objects are named by their digest: one that is there and whole is not written again, one that a crash cut short is. */
const stands = (path: string, content: string | Uint8Array): boolean => existsSync(path) && readFileSync(path).equals(Buffer.from(content));

/**
 * Freezes a statement: objects first, its header last, each beside and renamed and on the disk before the next step, so that a run that
 * is killed at any point leaves no half edition. Only while the store is locked. Returns whether anything was written.
 * @throws CommandError when another statement stands under the id, or a later one is frozen.
 */
export function freeze(root: string, edition: Edition, objects: ReadonlyMap<string, string | Uint8Array>): boolean {
  const { header, headerText, contentText } = splitEdition(edition, sha256);
  const path = join(root, editionFile(edition.id));
  if (existsSync(path)) {
    if (readFileSync(path, "utf8") === headerText) return false;
    throw new CommandError(
      `${editionFile(edition.id)} states something else, and editions are never rewritten.\nhint: freeze this as a second statement of the day with --id ${secondId(root, edition.id)}, or give a later --as-of`,
      EXIT.refused,
    );
  }
  refuseOutOfOrder(root, edition);
  requireOwnSchema(headerText, contentText);
  for (const folder of [EDITIONS, OBJECTS]) removeLeftovers(join(root, folder));
  const missing = [...objects, [header.content, contentText] as const].filter(([name, content]) => !stands(join(root, objectFile(name)), content));
  for (const [name, content] of missing) writeDurably(join(root, objectFile(name)), content, { folderLater: true });
  if (missing.length > 0) syncFolder(join(root, OBJECTS));
  writeDurably(path, headerText);
  return true;
}
