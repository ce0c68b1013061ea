import type { Term } from "./glossary.ts";

/** Ways to write a term in a text, the longest first: its title and its other forms. Initials are matched as they stand, words in either case. */
export const formsOf = ({ title, also }: Pick<Term, "title" | "also">): readonly string[] => [...new Set([...(title.includes(",") ? [] : [title]), ...also])].sort().toSorted((a, b) => b.length - a.length);
