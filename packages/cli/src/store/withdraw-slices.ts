import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ABOVE_PUBLIC, type EditionSlice, type FrozenDocument } from "@almanac/core";
import type { StoredEdition } from "./chain.ts";
import { syncFolder } from "./durable-files.ts";
import { keepReleases } from "./pay-releases.ts";
import { restrictedObjects } from "./store-paths.ts";

interface Held {
  readonly stored: StoredEdition;
  readonly name: string;
  readonly slice: EditionSlice;
}

/** Slices that are here, also of withdrawn editions. */
function slicesOf(folder: string, editions: readonly StoredEdition[]): readonly Held[] {
  return editions.flatMap((stored) =>
    ABOVE_PUBLIC.flatMap((audience): readonly Held[] => {
      const name = stored.edition.slices?.[audience];
      const path = name === undefined ? undefined : join(folder, name);
      return name === undefined || path === undefined || !existsSync(path) ? [] : [{ stored, name, slice: JSON.parse(readFileSync(path, "utf8")) as EditionSlice }];
    }),
  );
}

const stated = ({ documents }: EditionSlice): readonly FrozenDocument[] => (documents === undefined ? [] : "all" in documents ? documents.all : documents.added.map(({ value }) => value));
const objectsOf = (slice: EditionSlice): readonly string[] => [...stated(slice).flatMap(({ object, pictures = {} }) => [object, ...Object.values(pictures).map((picture) => picture.object)]), ...Object.values(slice.diagrams?.set ?? {})];

/**
 * Removes what withdrawn editions told fewer readers, where it is here: of each slice first what only it needs. The record of releases stays,
 * because what it tells of was read.
 */
export function removeSlices(root: string, editions: readonly StoredEdition[], taken: readonly StoredEdition[]): void {
  const objects = restrictedObjects(root);
  if (objects === undefined || !existsSync(join(root, objects))) return;
  const folder = join(root, objects);
  const ids = new Set(taken.map(({ edition }) => edition.id));
  const going = slicesOf(folder, taken);
  if (going.length === 0) return;
  const needed = new Set(slicesOf(folder, editions.filter(({ edition, withdrawn }) => withdrawn === undefined && !ids.has(edition.id))).flatMap(({ slice }) => objectsOf(slice)));
  for (const { stored, slice, name } of going) {
    if (slice.payReleases !== undefined) keepReleases(root, stored, slice.payReleases);
    for (const object of [...objectsOf(slice).filter((each) => !needed.has(each)), name]) rmSync(join(folder, object), { force: true });
  }
  syncFolder(folder);
}
