import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic, EditionHeader } from "@almanac/core";
import type { PublishedEdition } from "@almanac/site";
import { ALL_EDITIONS, EDITIONS, MANIFEST } from "../publication/publication-paths.ts";
import type { Manifest } from "../publication/records.ts";
import type { StoredEdition } from "../store/chain.ts";
import { ACTS, restoreHint } from "../store/store-paths.ts";
import { indexIn } from "./published-records.ts";
import type { PublishedRoot } from "./published-root.ts";
import { trouble } from "./published-trouble.ts";

const NAMES = ["id", "label", "asOf", "asOfDate"] as const satisfies readonly (keyof EditionHeader)[];
const HINT = "`almanac publish` writes the list of editions anew from the store";

/** An edition as something published names it, against the header in the store. */
function againstHeader(file: string, said: Pick<PublishedEdition, (typeof NAMES)[number] | "sha256">, stored: StoredEdition | undefined): readonly Diagnostic[] {
  if (stored === undefined) {
    const hint = `restore data/editions/${said.id}.json from version control, or name the program directory of this publication with --root`;
    return [trouble(file, "PUBLISHED-STATEMENT", `edition ${said.id} is published, and the chain has no such edition`, { hint })];
  }
  const differing = NAMES.find((name) => said[name] !== stored.edition[name]);
  // The published record is itself proved by the digest that the release has of it: where the digests differ, the header was changed.
  const [changed, record] = said.sha256 === stored.sha256 ? [file, stored.file] : [stored.file, file];
  const hint = restoreHint(stored.file);
  if (differing !== undefined) return [trouble(changed, "PUBLISHED-STATEMENT", `${differing} of edition ${said.id} is published as ${said[differing]}; the store says ${stored.edition[differing]}`, { record, hint })];
  if (said.sha256 === stored.sha256) return [];
  return [trouble(stored.file, "EDITION-CHANGED", `this is not the edition ${said.id} that was published: its digest is ${stored.sha256}, and was ${said.sha256}`, { record: file, hint })];
}

const withdrawnText = (withdrawn: StoredEdition["withdrawn"]): string => (withdrawn === undefined ? "not withdrawn" : `withdrawn on ${withdrawn.on}: ${withdrawn.reason}`);
const correctionText = (corrects: string | undefined, correctedBy: string | undefined): string => `${corrects === undefined ? "corrects none" : `corrects ${corrects}`}, ${correctedBy === undefined ? "not corrected" : `corrected by ${correctedBy}`}`;

/** What was done to an edition afterwards, as the list says it and as the store does. */
function actTroubles(file: string, entry: PublishedEdition, { labels, withdrawn, edition: { corrects }, correctedBy }: StoredEdition): readonly Diagnostic[] {
  const pairs = [
    [withdrawnText(entry.withdrawn as StoredEdition["withdrawn"]), withdrawnText(withdrawn)],
    [`labels: ${entry.labels.join(", ")}`, `labels: ${labels.join(", ")}`],
    [correctionText(entry.corrects, entry.correctedBy), correctionText(corrects?.id, correctedBy?.id)],
  ] as const;
  // A name or a correction that is not listed yet waits for the next run; what was withdrawn must not be readable.
  return pairs.flatMap(([listed, stored], place): readonly Diagnostic[] =>
    listed === stored ? [] : [{ ...trouble(file, "PUBLISHED-STATEMENT", `edition ${entry.id} is listed as “${listed}”; the store says “${stored}”`, { record: ACTS, hint: HINT }), severity: place === 0 ? "error" : "warning" }],
  );
}

/** Pages of a withdrawn edition must be gone, and only of a withdrawn one. */
function withdrawalTroubles(root: PublishedRoot, id: string, manifest: Manifest, { withdrawn }: StoredEdition): readonly Diagnostic[] {
  if ((manifest.withdrawn === undefined) === (withdrawn === undefined)) return [];
  const folder = join(root.editions, id);
  return [
    withdrawn === undefined
      ? trouble(folder, "PUBLISHED-STATEMENT", `the pages of edition ${id} were taken away as withdrawn, and nobody withdrew it`)
      : trouble(folder, "PUBLISHED-STATEMENT", `edition ${id} was withdrawn on ${withdrawn.on} (${withdrawn.reason}), and its pages are still published`, { hint: "`almanac publish` takes them away; copies that others made stay" }),
  ];
}

/**
 * What a publication says of its editions, held against the chain and, unless it is about to be brought up to date, against what was done
 * to editions since.
 */
export function verifyIndex(root: PublishedRoot, manifests: ReadonlyMap<string, Manifest>, chain: readonly StoredEdition[], { acts = true }: { readonly acts?: boolean } = {}): readonly Diagnostic[] {
  const byId = new Map(chain.map((stored) => [stored.edition.id, stored]));
  const fromManifests = [...manifests].flatMap(([id, manifest]) => {
    const stored = byId.get(id);
    return [...againstHeader(join(root.editions, id, MANIFEST), manifest.edition, stored), ...(stored === undefined || !acts ? [] : withdrawalTroubles(root, id, manifest, stored))];
  });
  const file = join(root.web, root.flattened ? EDITIONS : ALL_EDITIONS, "index.json");
  // Bytes that are missing or cut off were told with the release.
  const index = existsSync(file) ? indexIn(readFileSync(file, "utf8")) : undefined;
  if (index === undefined) return [...fromManifests, trouble(file, "PUBLISHED-RECORD", "this is not a whole list of editions", { hint: HINT })];
  const listed = new Set(index.editions.map(({ id }) => id));
  const released = Object.keys(root.release?.editions ?? {});
  const audienceOf = (record: { readonly audience?: string }): string => record.audience ?? "public";
  const others = [...manifests].filter(([, manifest]) => audienceOf(manifest) !== audienceOf(index));
  return [
    ...fromManifests,
    ...others.map(([id, manifest]) => trouble(join(root.editions, id, MANIFEST), "PUBLISHED-STATEMENT", `edition ${id} is published for ${audienceOf(manifest)} readers, and stands in a publication for ${audienceOf(index)} ones`, { record: file, hint: "take the publication down and publish it anew: pages for few readers never stand beside those for more" })),
    ...(index.latest === root.release?.latest ? [] : [trouble(file, "PUBLISHED-STATEMENT", `it says that ${index.latest ?? "none"} is the latest edition; the release says ${root.release?.latest ?? "none"}`, { record: root.record, hint: HINT })]),
    ...released.filter((id) => !listed.has(id)).map((id) => trouble(file, "PUBLISHED-STATEMENT", `edition ${id} is published and not in this list`, { hint: HINT })),
    ...index.editions.flatMap((entry) => {
      const stored = byId.get(entry.id);
      return [...againstHeader(file, entry, stored), ...(stored === undefined || !acts ? [] : actTroubles(file, entry, stored))];
    }),
  ];
}
