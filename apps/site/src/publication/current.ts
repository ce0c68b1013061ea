import publication from "virtual:almanac/publication";
import { storedHeader } from "../api/stored-edition.ts";
import { publicEdition, publicText } from "./public-edition.ts";

/** The one edition that this build renders, without what is not public. */
export const edition = publicEdition(publication.edition);
export const editionText = publicText(publication.edition, publication.editionText);
export const header = storedHeader(publication.editionText, publication.digest);
export const { prose, charts, comparison } = publication;
export const { program, facts } = edition;
export const { locale } = program;
/** A draft has no place in the chain yet: commands that name an edition cannot name it. */
export const isFrozen = publication.digest !== null;
