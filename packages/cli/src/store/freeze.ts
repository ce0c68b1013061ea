import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareInstants, splitEdition, timeOrder, type Edition } from "@almanac/core";
import { CommandError, EXIT } from "../exit-code.ts";
import { sha256 } from "../sha256.ts";
import { readChain } from "./chain.ts";
import { removeLeftovers, syncFolder, writeDurably } from "./durable-files.ts";
import { requireOwnSchema } from "./own-schema.ts";
import type { StampedEdition } from "./stamp.ts";
import { editionFile, EDITIONS, OBJECTS, restrictedObjects } from "./store-paths.ts";

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

type Objects = ReadonlyMap<string, string | Uint8Array>;

/** Writes the objects that do not stand yet; all are on the disk when this returns. */
function writeObjects(root: string, folder: string, objects: Objects): void {
  removeLeftovers(join(root, folder));
  const missing = [...objects].filter(([name, content]) => !stands(join(root, folder, name), content));
  for (const [name, content] of missing) writeDurably(join(root, folder, name), content, { folderLater: true });
  if (missing.length > 0) syncFolder(join(root, folder));
}

/** What is frozen with an edition: objects that everybody may see, and those that only fewer readers need. */
export interface FrozenObjects {
  readonly open: Objects;
  readonly restricted: Objects;
}

/**
 * Freezes a statement: objects first, those of fewer readers before the others, its header last, each beside and renamed and on the disk before
 * the next step, so that a run that is killed at any point leaves no half edition. Only while the store is locked. Returns whether anything was written.
 * @throws CommandError when another statement stands under the id, or a later one is frozen.
 */
export function freeze(root: string, { edition, slices }: StampedEdition, { open, restricted }: FrozenObjects): boolean {
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
  requireOwnSchema(headerText, contentText, [...slices.values()]);
  removeLeftovers(join(root, EDITIONS));
  const folder = restrictedObjects(root);
  if (folder !== undefined && slices.size > 0) writeObjects(root, folder, new Map([...[...restricted].filter(([name]) => !open.has(name)), ...slices]));
  writeObjects(root, OBJECTS, new Map<string, string | Uint8Array>([...open, [header.content, contentText]]));
  writeDurably(path, headerText);
  return true;
}
