import { objectProblem } from "../store/read-edition.ts";
import type { Chain, StoredEdition } from "../store/chain.ts";
import { hasRestrictedObjects, readStatement } from "../store/read-slices.ts";
import { count } from "../report.ts";
import { widestOf } from "../store/stamp.ts";
import { onceEach, type Proof } from "./proof.ts";

const sliced = ({ editions }: Chain): readonly StoredEdition[] => editions.filter(({ edition, withdrawn }) => withdrawn === undefined && edition.slices !== undefined);
const slicesOf = (editions: readonly StoredEdition[]): number => editions.reduce((sum, { edition }) => sum + Object.keys(edition.slices ?? {}).length, 0);

/** What is to be said where slices are not here: a public copy holds without them. Undefined where there are none, or where they are here. */
export function slicesElsewhere(root: string, chain: Chain): string | undefined {
  const editions = sliced(chain);
  return editions.length === 0 || hasRestrictedObjects(root) ? undefined : `${count(slicesOf(editions), "slice")} of ${count(editions.length, "edition")}, for fewer readers, not here: not verified`;
}

/** Every slice of every edition by its digest, and every object that it needs. Undefined where there are none, or where they are not here. */
export function verifySlices(root: string, chain: Chain): Proof | undefined {
  const editions = sliced(chain);
  if (editions.length === 0 || !hasRestrictedObjects(root)) return undefined;
  const diagnostics = editions.flatMap((stored) => {
    const { statement, diagnostics: found } = readStatement(root, stored, widestOf(stored.edition));
    const releases = statement?.edition.payReleases;
    return [...found, ...(releases === undefined ? [] : objectProblem(root, releases, stored, "restricted"))];
  });
  return { what: "slices", extent: `${String(slicesOf(editions))} of ${count(editions.length, "edition")}, for fewer readers`, diagnostics: onceEach(diagnostics) };
}
