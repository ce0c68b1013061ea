import type { Section } from "./sections.ts";

export interface MatchedSection {
  readonly before?: Section;
  readonly after?: Section;
}

/** Sections with fewer words than this in common, of the mean of both, are two texts and not one under a new heading. */
const ALIKE = 0.5;

function counts(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

/** Sørensen–Dice coefficient of two bags of words: 1 for the same words, 0 for none in common. */
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const size = (bag: ReadonlyMap<string, number>): number => [...bag.values()].reduce((sum, count) => sum + count, 0);
  const total = size(a) + size(b);
  if (total === 0) return 0;
  let common = 0;
  for (const [word, count] of a) common += Math.min(count, b.get(word) ?? 0);
  return (2 * common) / total;
}

/** Headings with the number of their occurrence, because a page may have two of one name. */
function keyed(sections: readonly Section[]): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  return new Map(
    sections.map(({ heading }, index) => {
      const nth = (seen.get(heading) ?? 0) + 1;
      seen.set(heading, nth);
      return [`${heading}\n${String(nth)}`, index] as const;
    }),
  );
}

/** Pairs of sections that lost their heading and gained another: the most alike first. */
function renamed(before: readonly Section[], after: readonly Section[], lost: readonly number[], gained: readonly number[]): ReadonlyMap<number, number> {
  const [old, now] = [new Map(lost.map((index) => [index, counts(before[index]?.text ?? "")])), new Map(gained.map((index) => [index, counts(after[index]?.text ?? "")]))];
  const pairs = [...old].flatMap(([from, a]) => [...now].map(([to, b]) => ({ from, to, alike: likeness(a, b) })));
  const found = new Map<number, number>();
  const taken = new Set<number>();
  for (const { from, to } of pairs.filter((pair) => pair.alike >= ALIKE).toSorted((a, b) => b.alike - a.alike || a.to - b.to || a.from - b.from)) {
    if (found.has(to) || taken.has(from)) continue;
    found.set(to, from);
    taken.add(from);
  }
  return found;
}

const places = (sections: readonly Section[]): readonly number[] => sections.map((_, index) => index);

/**
 * Sections of two texts that belong together: by heading, and those that got a new heading by their words. In the order of the newer text; a
 * section that is gone stands after the one that it followed.
 */
export function matchedSections(before: readonly Section[], after: readonly Section[]): readonly MatchedSection[] {
  const [old, now] = [keyed(before), keyed(after)];
  const partner = new Map([...now].flatMap(([key, to]) => (old.has(key) ? [[to, old.get(key) ?? 0] as const] : [])));
  const matched = new Set(partner.values());
  const lost = places(before).filter((index) => !matched.has(index));
  const gained = places(after).filter((index) => !partner.has(index));
  for (const [to, from] of renamed(before, after, lost, gained)) partner.set(to, from);
  const kept = new Set(partner.values());
  const gone = (follows: number): readonly MatchedSection[] => {
    const until = before.findIndex((_, index) => index > follows && kept.has(index));
    return before.slice(follows + 1, until === -1 ? before.length : until).map((section) => ({ before: section }));
  };
  return [
    ...gone(-1),
    ...after.flatMap((section, to) => {
      const from = partner.get(to);
      return [from === undefined ? { after: section } : { before: before[from] as Section, after: section }, ...(from === undefined ? [] : gone(from))];
    }),
  ];
}
