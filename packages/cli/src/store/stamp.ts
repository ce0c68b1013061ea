import { ABOVE_PUBLIC, actsDigest, canonicalJson, SLICE_SCHEMA, type AboveAudience, type Audience, type ComputedEdition, type Edition, type EditionSlice } from "@almanac/core";
import { sha256 } from "../sha256.ts";
import type { Chain, StoredEdition } from "./chain.ts";
import { cleanCommit } from "./git-commit.ts";
import { readEdition } from "./read-edition.ts";
import { readSlice } from "./read-slices.ts";
import { editionSalt, refuseWithoutSecret, sliceSalt } from "./salt.ts";
import { restrictedObjects } from "./store-paths.ts";

interface Stamp {
  readonly commit: string | undefined;
  readonly acts: string | undefined;
  readonly salt: string | undefined;
  readonly slices: Edition["slices"];
}

/** An edition as it is frozen: what everybody may see, and the texts of its slices, by name. */
export interface StampedEdition {
  readonly edition: Edition;
  readonly slices: ReadonlyMap<string, string>;
}

/** The narrowest circle of readers that an edition says anything of its own to. */
export const widestOf = ({ slices = {} }: Pick<Edition, "slices">): Audience => ABOVE_PUBLIC.findLast((audience) => slices[audience] !== undefined) ?? "public";

const stamped = (edition: Edition, { commit, acts, salt, slices }: Stamp): Edition => ({
  ...edition,
  ...(commit === undefined ? {} : { commit }),
  ...(acts === undefined ? {} : { acts }),
  ...(salt === undefined ? {} : { salt }),
  ...(slices === undefined ? {} : { slices }),
});

/** The slices of a computed edition, salted, with the names by which its header knows them. */
export function saltedSlices({ edition: { id }, above }: Pick<ComputedEdition, "edition" | "above">, saltOf: (audience: AboveAudience) => string): { readonly names: Edition["slices"]; readonly texts: ReadonlyMap<string, string> } {
  const made = ABOVE_PUBLIC.flatMap((audience) => {
    const difference = above[audience]?.difference;
    if (difference === undefined) return [];
    const text = canonicalJson({ schema: SLICE_SCHEMA, edition: id, audience, salt: saltOf(audience), ...difference } satisfies EditionSlice);
    return [{ audience, name: `${sha256(text)}.json`, text }];
  });
  return { names: made.length === 0 ? undefined : Object.fromEntries(made.map(({ audience, name }) => [audience, name])), texts: new Map(made.map(({ name, text }) => [name, text])) };
}

/** Of an edition that stands: its slices made again. Where they are not here, or were not made then, what the header says of them stays. */
function slicesAgain(root: string, frozen: StoredEdition, computed: ComputedEdition): ReturnType<typeof saltedSlices> {
  const { slices } = frozen.edition;
  const salts = Object.keys(slices ?? {}).map((audience) => [audience, readSlice(root, frozen, audience as AboveAudience)?.slice?.salt] as const);
  if (slices === undefined || salts.some(([, salt]) => salt === undefined)) return { names: slices, texts: new Map() };
  const saltOf = Object.fromEntries(salts);
  return saltedSlices(computed, (audience) => saltOf[audience] ?? sliceSalt(root, frozen.edition.id, audience));
}

/**
 * A computed edition with what does not follow from its sources: the commit that holds them, the acts before it, its salt and those of its slices. One
 * that stands in the store keeps those that it has: made again from the same sources it is the same edition, though the repository has moved on.
 * A program that declares no restricted folder has no place for slices, and its editions have none.
 * @throws CommandError when something is only for some readers, and the program keeps no secret.
 */
export function stamp(root: string, { editions, acts }: Chain, computed: ComputedEdition, withCommit: boolean): StampedEdition {
  const { edition } = computed;
  const frozen = editions.find((each) => each.edition.id === edition.id);
  if (frozen !== undefined) {
    const { names, texts } = slicesAgain(root, frozen, computed);
    return { edition: stamped(edition, { commit: frozen.edition.commit, acts: frozen.edition.acts, salt: readEdition(root, frozen).edition?.salt, slices: names }), slices: texts };
  }
  if (editions.some((each) => each.edition.slices !== undefined)) refuseWithoutSecret(root, edition.id);
  const { names, texts } = restrictedObjects(root) === undefined ? { names: undefined, texts: new Map<string, string>() } : saltedSlices(computed, (audience) => sliceSalt(root, edition.id, audience));
  return { edition: stamped(edition, { commit: withCommit ? cleanCommit(root) : undefined, acts: actsDigest(acts, sha256), salt: editionSalt(root, edition.id), slices: names }), slices: texts };
}
