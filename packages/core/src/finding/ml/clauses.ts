import type { FindingPart } from "../finding.ts";

export type Parts = readonly FindingPart[];

/** Clauses as one list: `a`, `a and b`, `a, b and c`. */
export const joined = (clauses: readonly Parts[]): Parts => clauses.flatMap((clause, index): Parts => [...(index === 0 ? [] : [index === clauses.length - 1 ? " and " : ", "]), ...clause]);

/** The same with its first letter as a sentence begins, and a full stop. A clause that begins with a figure stands as it is. */
export function sentence(clauses: readonly Parts[]): Parts {
  if (clauses.length === 0) return [];
  const [first, ...rest] = joined(clauses);
  return [typeof first === "string" ? first.charAt(0).toUpperCase() + first.slice(1) : (first ?? ""), ...rest, "."];
}

/** Sentences with a space between them; those without words are left out. */
export const sentences = (all: readonly Parts[]): Parts => all.filter((parts) => parts.length > 0).flatMap((parts, index): Parts => [...(index === 0 ? [] : [" "]), ...parts]);
