import { mayRead, type Audience, type Document } from "@almanac/core";

/**
 * Whether a preview shows a document. One for everybody is its writers' own view: it shows every page and marks those that no public edition
 * has. One for an audience is what they will read, with drafts: a page for fewer would stand there under a sign that says it is for more.
 */
export const isShown = (audience: Audience, document: Pick<Document, "audience">): boolean => audience === "public" || mayRead(audience, document.audience);
