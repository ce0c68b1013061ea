import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readLink, withdrawn1, type Edition, type EditionDiff, type Ledger } from "@almanac/core";
import { keptFolder } from "../audience.ts";
import type { Chain, StoredEdition } from "./chain.ts";
import { syncFolder, writeDurably } from "./durable-files.ts";
import { contentOf, objectNames, objectText } from "./read-edition.ts";
import { removeSlices } from "./withdraw-slices.ts";
import { objectFile, OBJECTS } from "./store-paths.ts";

/** A later edition that says again what a withdrawn one said. */
export interface Repetition {
  readonly edition: StoredEdition;
  /** Id of the withdrawn edition. */
  readonly of: string;
  /** Where, in words, for example `its history (12 series)`. */
  readonly where: readonly string[];
}

export interface Removal {
  /** Objects to remove: of each edition first what only it needs, its content last, so that an interrupted removal can be taken up again. */
  readonly objects: readonly string[];
  /** Texts of withdrawn editions that stay, as other editions state them, too: path of the document, and one of those editions. */
  readonly shared: readonly { readonly path: string; readonly statedBy: string }[];
  readonly repetitions: readonly Repetition[];
}

interface Readable {
  readonly stored: StoredEdition;
  readonly edition: Edition;
}

const parsed = <T>(root: string, name: string | null): T | undefined => {
  const text = name === null ? undefined : objectText(root, name);
  return text === undefined ? undefined : (JSON.parse(text) as T);
};

/** Where an edition says again what an earlier one said. */
function repeated(root: string, { edition }: Readable, id: string): readonly string[] {
  const series = Object.values(edition.history).filter((points) => points.some((point) => point.edition === id)).length;
  const ledger = parsed<Ledger>(root, edition.ledger);
  const forecasts = [...(ledger?.open ?? []), ...(ledger?.recent ?? [])].filter((row) => row[3] === id).length;
  return [
    ...(parsed<EditionDiff>(root, edition.comparison)?.from.id === id ? ["the changes that it tells"] : []),
    ...(series > 0 ? [`its history (${String(series)} series)`] : []),
    ...(forecasts > 0 ? [`its forecast ledger (${String(forecasts)} forecasts)`] : []),
  ];
}

/** What the withdrawal of editions removes, and what it cannot reach. Reads every content once. */
export function planRemoval(root: string, { editions }: Chain, taken: readonly StoredEdition[]): Removal {
  const ids = new Set(taken.map(({ edition }) => edition.id));
  const readable = (all: readonly StoredEdition[]): readonly Readable[] =>
    all.flatMap((stored) => {
      const edition = contentOf(root, stored).edition;
      return edition === undefined ? [] : [{ stored, edition }];
    });
  const others = readable(editions.filter(({ edition, withdrawn }) => withdrawn === undefined && !ids.has(edition.id)));
  const going = readable(taken);
  const needed = new Map(others.flatMap(({ edition }) => objectNames(edition).map((name) => [name, edition.id] as const)));
  const own = going.flatMap(({ edition }) => objectNames(edition)).filter((name) => !needed.has(name));
  const contents = taken.filter(({ schema }) => schema !== 1).map(({ edition }) => edition.content);
  const documents = new Map(going.flatMap(({ edition }) => edition.documents.filter(({ kind }) => kind !== "method" && kind !== "term").map(({ object, path }) => [object, path] as const)));
  return {
    objects: [...new Set([...own, ...contents])].filter((name) => existsSync(join(root, objectFile(name)))),
    shared: [...documents].flatMap(([object, path]) => {
      const statedBy = needed.get(object);
      return statedBy === undefined ? [] : [{ path, statedBy }];
    }),
    repetitions: taken.flatMap((stored) =>
      others
        .filter(({ stored: other }) => editions.indexOf(other) > editions.indexOf(stored))
        .map((other) => ({ edition: other.stored, of: stored.edition.id, where: repeated(root, other, stored.edition.id) }))
        .filter(({ where }) => where.length > 0),
    ),
  };
}

/** Removes the content of withdrawn editions, for all readers. Their acts are recorded before. */
export function removeContent(root: string, { editions }: Chain, taken: readonly StoredEdition[], { objects }: Removal): void {
  removeSlices(root, editions, taken);
  for (const { file, schema, edition, sha256: digest } of taken)
    if (schema === 1 && readLink(readFileSync(join(root, file), "utf8"), "").kind === "whole") writeDurably(join(root, file), withdrawn1(edition, digest));
  for (const name of objects) rmSync(join(root, objectFile(name)), { force: true });
  if (objects.length > 0) syncFolder(join(root, OBJECTS));
  // Trees rendered from it, kept to save time.
  for (const audience of ["public", "internal", "restricted"] as const) rmSync(join(keptFolder(root, audience), "rendered"), { recursive: true, force: true });
}
