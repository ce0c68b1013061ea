import { timeOrder } from "@almanac/core";
import type { PublicationIndex, PublishedEdition } from "@almanac/site";
import { CommandError, EXIT } from "../exit-code.ts";
import type { StoredEdition } from "../store/chain.ts";

const published = ({ edition: { id, label, asOf, asOfDate, corrects }, sha256, labels, correctedBy, withdrawn }: StoredEdition): PublishedEdition => ({
  id,
  label,
  asOf,
  asOfDate,
  sha256,
  path: `${id}/`,
  labels,
  ...(corrects === undefined ? {} : { corrects: corrects.id }),
  ...(correctedBy === undefined ? {} : { correctedBy: correctedBy.id }),
  ...(withdrawn === undefined ? {} : { withdrawn }),
});

/** The list of a publication's editions, newest first. `ids`: those that stand in it. Undefined when there is none, withdrawn or not. */
export function publicationIndex(editions: readonly StoredEdition[], ids: ReadonlySet<string>, { title, siteUrl, audience }: Pick<PublicationIndex, "title" | "siteUrl" | "audience">): PublicationIndex | undefined {
  const listed = timeOrder(editions.filter(({ edition }) => ids.has(edition.id))).toReversed();
  const latest = listed.find(({ withdrawn }) => withdrawn === undefined)?.edition.id ?? null;
  return listed.length === 0 ? undefined : { schema: 1, title, ...(audience === undefined ? {} : { audience }), ...(siteUrl === undefined ? {} : { siteUrl }), latest, editions: listed.map(published) };
}

/** @throws CommandError when a publication holds another statement than the chain says: one of another program, or of another copy of it. */
export function refuseOther(editions: readonly StoredEdition[], index: PublicationIndex | undefined, folder: string): void {
  const digests = new Map(editions.map(({ edition, sha256 }) => [edition.id, sha256]));
  const other = index?.editions.find(({ id, sha256 }) => digests.get(id) !== sha256);
  if (other === undefined) return;
  const known = digests.has(other.id);
  throw new CommandError(
    `${folder} holds edition ${other.id}, which ${known ? "states something else than data/editions" : "is not in data/editions"}: what was published is never changed.\nhint: ${known ? "restore data/editions from version control" : "name the publication of this program, or restore the edition from version control"}; \`almanac verify\` shows more`,
    EXIT.refused,
  );
}

/** Why there is nothing to begin a publication with. */
export const nothingToPublish = (editions: readonly StoredEdition[]): CommandError => new CommandError(`${editions.length === 0 ? "nothing is frozen yet" : "all editions are withdrawn"}: there is no edition to publish\nhint: \`almanac edition\` freezes one`, EXIT.refused);
