import type { Fact } from "../fact/fact.ts";
import { factId, parseFactId } from "../fact/fact-id.ts";
import { compareText } from "../model/time.ts";

type Facts = Readonly<Record<string, Fact>>;

/** Stands for every value of a dimension. */
export const EVERY = "*";

/**
 * Ids that a policy is about. `*` stands for the values that are published; `{program=*}` for every declared workstream, so that one whose
 * figure is missing is missed, and not passed over.
 *
 * @returns none where nothing of the kind is published
 */
export function factsMeant(pattern: string, facts: Facts, workstreams: readonly string[]): readonly string[] {
  const name = parseFactId(pattern);
  if (name === undefined) return [];
  const wanted = Object.entries(name.dimensions);
  if (wanted.every(([, value]) => value !== EVERY)) return [factId(name.base, name.dimensions)];
  const found = Object.keys(facts).filter((id) => {
    const other = id.startsWith(name.base) ? parseFactId(id) : undefined;
    return other?.base === name.base && Object.keys(other.dimensions).length === wanted.length && wanted.every(([dimension, value]) => (value === EVERY ? dimension in other.dimensions : other.dimensions[dimension] === value));
  });
  const declared = wanted.length === 1 && wanted[0]?.[0] === "program" ? workstreams.map((program) => factId(name.base, { program })) : [];
  return [...new Set([...declared, ...found])].sort(compareText);
}

/** The fact that bounds another: `*` in its id is the value that the judged fact has. */
export function boundingFact(pattern: string, judged: string): string {
  const [name, of] = [parseFactId(pattern), parseFactId(judged)];
  if (name === undefined) return pattern;
  return factId(name.base, Object.fromEntries(Object.entries(name.dimensions).map(([dimension, value]) => [dimension, value === EVERY ? (of?.dimensions[dimension] ?? value) : value])));
}
