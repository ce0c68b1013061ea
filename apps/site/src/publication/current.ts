import publication from "virtual:almanac/publication";
import { storedHeader, type StoredHeader } from "../api/stored-edition.ts";
import { publicEdition, publicText } from "./public-edition.ts";

/** The one edition that this build renders, without what is not public. */
export const edition = publicEdition(publication.edition);
/** The edition as it is offered for download. Asked for when a file is written, and not before: most pages have nothing to do with it. */
export const editionText = (): string => publicText(publication.edition, publication.editionText);
let stored: StoredHeader | undefined;
/** Two files ask for it. */
export const header = (): StoredHeader => (stored ??= storedHeader(publication.editionText, publication.digest));
/** A draft is written as it is stored. */
export const hasHeader = (): boolean => (publication.digest === null ? publication.edition.audience === undefined : header().text !== null);
export const { prose, charts, comparison } = publication;
export const { program, facts } = edition;
export const { locale } = program;
/** A draft has no place in the chain yet: commands that name an edition cannot name it. */
export const isFrozen = publication.digest !== null;
