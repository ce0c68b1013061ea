import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { splitEdition, type Edition } from "@almanac/core";
import { sync as writeAtomically } from "write-file-atomic";
import { CommandError, EXIT } from "../exit-code.ts";
import { sha256 } from "../sha256.ts";
import { inOrder, readChain } from "./chain.ts";
import { editionFile, EDITIONS, objectFile, OBJECTS } from "./store-paths.ts";

/** @throws CommandError when the chain has no place for a statement: a later one is frozen already. */
function refuseOutOfOrder(root: string, edition: Edition): void {
  const { editions } = readChain(root);
  const later = editions.find((frozen) => inOrder(frozen.edition, edition) > 0);
  if (later === undefined) return;
  throw new CommandError(
    `edition ${edition.id}, as of ${edition.asOf}, comes too late: ${later.edition.id}, as of ${later.edition.asOf}, is frozen already, and one follows the other.\nhint: editions are frozen in order; give an --as-of after the newest one, ${editions.at(-1)?.edition.asOf ?? ""}`,
    EXIT.refused,
  );
}

/** The first free name after an id: `2026-11-22-2`, `2026-11-22-3`, … */
function secondId(root: string, id: string): string {
  let number = 2;
  while (existsSync(join(root, editionFile(`${id}-${String(number)}`)))) number++;
  return `${id}-${String(number)}`;
}

/**
 * Freezes a statement: objects first, its header last, each written beside and renamed, so that a killed run leaves no half edition.
 * Returns whether anything was written. @throws CommandError when another statement stands under the id, or a later one is frozen.
 */
export function freeze(root: string, edition: Edition, objects: ReadonlyMap<string, string>): boolean {
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
  mkdirSync(join(root, OBJECTS), { recursive: true });
  mkdirSync(join(root, EDITIONS), { recursive: true });
  for (const [name, text] of [...objects, [header.content, contentText] as const]) if (!existsSync(join(root, objectFile(name)))) writeAtomically(join(root, objectFile(name)), text);
  writeAtomically(path, headerText);
  return true;
}
