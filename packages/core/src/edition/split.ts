import type { Sha256 } from "../fact/computed.ts";
import type { Edition, EditionContent, EditionHeader } from "./edition.ts";
import { canonicalJson } from "./serialize.ts";

export interface SplitEdition {
  readonly header: EditionHeader;
  /** Canonical text of the header: its digest is the edition's. */
  readonly headerText: string;
  readonly contentText: string;
}

/** A public edition as it is kept: a small header for the chain and a content-addressed content. */
export function splitEdition(edition: Edition, sha256: Sha256): SplitEdition {
  const { schema, id, label, asOf, asOfDate, known, generator, commit, previous, corrects, acts, slices, audience, payReleases, ...content } = edition;
  if (audience !== undefined || payReleases !== undefined) throw new Error(`what edition ${id} states for few readers is no content that everybody may see`);
  const contentText = canonicalJson(content satisfies EditionContent);
  const unsealed: Omit<EditionHeader, "seal"> = {
    schema,
    id,
    label,
    asOf,
    asOfDate,
    ...(known === undefined ? {} : { known }),
    generator,
    ...(commit === undefined ? {} : { commit }),
    previous,
    ...(corrects === undefined ? {} : { corrects }),
    ...(acts === undefined ? {} : { acts }),
    ...(slices === undefined ? {} : { slices }),
    content: `${sha256(contentText)}.json`,
  };
  const header: EditionHeader = { ...unsealed, seal: sha256(canonicalJson(unsealed)) };
  return { header, headerText: canonicalJson(header), contentText };
}

/** The edition that a header and its content state. */
export function joinEdition({ content: _, seal: __, ...header }: EditionHeader, content: EditionContent): Edition {
  return { ...header, ...content };
}
