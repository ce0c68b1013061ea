/** Edit distance with transpositions (optimal string alignment), which is what typing errors are. */
function distance(a: readonly string[], b: readonly string[]): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of a.entries()) {
    const current = [row + 1];
    for (const [column, other] of b.entries()) {
      const substitution = (previous[column] ?? Infinity) + (letter === other ? 0 : 1);
      let best = Math.min((previous[column + 1] ?? Infinity) + 1, (current[column] ?? Infinity) + 1, substitution);
      if (row > 0 && column > 0 && letter === b[column - 1] && a[row - 1] === other) best = Math.min(best, (before[column - 1] ?? Infinity) + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? Infinity;
}

const plain = (text: string): readonly string[] => [...text.toLowerCase().replace(/[\s_-]+/g, "")];

/**
 * The candidate most like a text, ignoring case, spaces, hyphens and underscores; undefined when none is near enough to be
 * what was meant (more than a third of its letters, or at least two, differ). Ties go to the earlier candidate. Failing that, a
 * candidate that is the end of the text in whole words (`Key` for `Issue key`).
 */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  const wanted = plain(text);
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    const letters = plain(candidate);
    if (Math.abs(letters.length - wanted.length) > limit) continue;
    const found = distance(wanted, letters);
    if (found <= limit && found < least && found < Math.max(wanted.length, letters.length)) {
      best = candidate;
      least = found;
    }
  }
  return (
    best ??
    [...candidates].find(
      (candidate) =>
        wordsOf(candidate).length > 0 &&
        wordsOf(text)
          .join(" ")
          .endsWith(` ${wordsOf(candidate).join(" ")}`),
    )
  );
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter((word) => word !== "");

/** Whether two names differ by one slip of the fingers: a letter too many, too few, wrong, or two of them swapped. */
export const isSlip = (a: string, b: string): boolean => plain(a).length >= 5 && distance(plain(a), plain(b)) === 1;
