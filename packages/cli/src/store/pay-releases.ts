import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { canonicalJson, type Diagnostic } from "@almanac/core";
import type { StoredEdition } from "./chain.ts";
import { writeDurably } from "./durable-files.ts";
import { objectProblem, objectText } from "./read-edition.ts";
import { readSlice } from "./read-slices.ts";
import { restrictedObjects } from "./store-paths.ts";

interface Kept {
  readonly payReleases: string;
}

/** Where it is kept which record of releases a withdrawn edition had: readers have seen what it released. */
function keptFile(root: string, id: string): string | undefined {
  const objects = restrictedObjects(root);
  return objects === undefined ? undefined : join(root, dirname(objects), "releases", `${id}.json`);
}

/** Keeps the name of the record of an edition whose slices are about to be removed. */
export function keepReleases(root: string, { edition: { id } }: StoredEdition, payReleases: string): void {
  const file = keptFile(root, id);
  if (file !== undefined && !existsSync(file)) writeDurably(file, canonicalJson({ payReleases } satisfies Kept));
}

function keptName(root: string, { edition: { id } }: StoredEdition): string | undefined {
  const kept = keptFile(root, id);
  return kept !== undefined && existsSync(kept) ? (JSON.parse(readFileSync(kept, "utf8")) as Kept).payReleases : undefined;
}

/** Of one edition: the name of its record of releases, or what is wrong with the slice that has it. */
function recordOf(root: string, stored: StoredEdition): { readonly name?: string | undefined; readonly diagnostics: readonly Diagnostic[] } {
  if (stored.edition.slices?.restricted === undefined) return { diagnostics: [] };
  if (stored.withdrawn !== undefined) return { name: keptName(root, stored), diagnostics: [] };
  const { slice, diagnostics } = readSlice(root, stored, "restricted") ?? { diagnostics: [] };
  return { name: slice?.payReleases, diagnostics };
}

/**
 * The private record of releases as it stood after the last of some editions: what was released is known to readers, also when the edition was
 * withdrawn or corrected since. One that was frozen without pay released nothing, so the record of the edition before it goes on.
 *
 * @param editions in the order in which they were frozen
 */
export function releasesAfter(root: string, editions: readonly StoredEdition[]): { readonly releases?: unknown; readonly diagnostics: readonly Diagnostic[] } {
  const objects = restrictedObjects(root);
  // Without the restricted folder there is no pay either, of which anything could be told.
  if (objects === undefined || !existsSync(join(root, dirname(objects)))) return { diagnostics: [] };
  for (const stored of editions.toReversed()) {
    const { name, diagnostics: unread } = recordOf(root, stored);
    if (unread.length > 0) return { diagnostics: unread };
    if (name === undefined) continue;
    const diagnostics = objectProblem(root, name, stored, "restricted");
    return diagnostics.length > 0 ? { diagnostics } : { releases: JSON.parse(objectText(root, name, "restricted") ?? "null") as unknown, diagnostics };
  }
  return { diagnostics: [] };
}
