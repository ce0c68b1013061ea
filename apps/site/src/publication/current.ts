import publication from "virtual:almanac/publication";

/** The one edition that this build renders. */
export const { edition, editionText, prose, charts } = publication;
export const { program, facts } = edition;
export const { locale } = program;
