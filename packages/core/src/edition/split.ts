import type { Sha256 } from "../fact/computed.ts";
import type { Edition, EditionContent, EditionHeader } from "./edition.ts";
import { canonicalJson } from "./serialize.ts";

export interface SplitEdition {
  readonly header: EditionHeader;
  /** Canonical text of the header: its digest is the edition's. */
  readonly headerText: string;
  readonly contentText: string;
}

/** An edition as it is kept: a small header for the chain and a content-addressed content. */
export function splitEdition(edition: Edition, sha256: Sha256): SplitEdition {
  const { schema, id, label, asOf, asOfDate, known, generator, commit, previous, corrects, acts, ...content } = edition;
  const contentText = canonicalJson(content satisfies EditionContent);
  const header: EditionHeader = {
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
    content: `${sha256(contentText)}.json`,
  };
  return { header, headerText: canonicalJson(header), contentText };
}

/** The edition that a header and its content state. */
export function joinEdition({ content: _, ...header }: EditionHeader, content: EditionContent): Edition {
  return { ...header, ...content };
}
