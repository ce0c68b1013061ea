import { actsDigest, type Edition } from "@almanac/core";
import { sha256 } from "../sha256.ts";
import type { Chain } from "./chain.ts";
import { cleanCommit } from "./git-commit.ts";
import { readEdition } from "./read-edition.ts";
import { editionSalt } from "./salt.ts";

interface Stamp {
  readonly commit: string | undefined;
  readonly acts: string | undefined;
  readonly salt: string | undefined;
}

const stamped = (edition: Edition, { commit, acts, salt }: Stamp): Edition => ({ ...edition, ...(commit === undefined ? {} : { commit }), ...(acts === undefined ? {} : { acts }), ...(salt === undefined ? {} : { salt }) });

/**
 * A computed edition with what does not follow from its sources: the commit that holds them, the acts before it, and its salt. One that stands in the store
 * keeps those that it has: made again from the same sources it is the same edition, though the repository has moved on.
 */
export function stamp(root: string, { editions, acts }: Chain, edition: Edition, withCommit: boolean): Edition {
  const frozen = editions.find((each) => each.edition.id === edition.id);
  if (frozen !== undefined) return stamped(edition, { commit: frozen.edition.commit, acts: frozen.edition.acts, salt: readEdition(root, frozen).edition?.salt });
  return stamped(edition, { commit: withCommit ? cleanCommit(root) : undefined, acts: actsDigest(acts, sha256), salt: editionSalt(root, edition.id) });
}
