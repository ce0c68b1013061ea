import type { AboveAudience } from "@almanac/core";

/** How pages that are not for everybody say so: a word in front of titles, and a sentence at the head of a page. */
export const AUDIENCE_WORDS: Readonly<Record<AboveAudience, { readonly word: string; readonly says: string }>> = {
  internal: { word: "Internal", says: "For readers inside the program only: it states what the public edition leaves out. Do not pass it on." },
  restricted: { word: "Restricted", says: "For the few who may see pay and what is known of persons: do not pass it on, and do not leave it open." },
};

/** A title with the audience in front of it; of what is for everybody the title alone. */
export const titledFor = (audience: AboveAudience | undefined, title: string): string => (audience === undefined ? title : `${AUDIENCE_WORDS[audience].word}: ${title}`);
