/** Edit distance with transpositions (optimal string alignment), which is what typing errors are; anything over `limit` is infinite. */
function distance(a: readonly string[], b: readonly string[], limit: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of a.entries()) {
    const current = [row + 1];
    let least = row + 1;
    for (const [column, other] of b.entries()) {
      const substitution = (previous[column] ?? Infinity) + (letter === other ? 0 : 1);
      let best = Math.min((previous[column + 1] ?? Infinity) + 1, (current[column] ?? Infinity) + 1, substitution);
      if (row > 0 && column > 0 && letter === b[column - 1] && a[row - 1] === other) best = Math.min(best, (before[column - 1] ?? Infinity) + 1);
      current.push(best);
      if (best < least) least = best;
    }
    // A row later may be reached by a transposition from the row before this one.
    if (least > limit + 1) return Infinity;
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? Infinity;
}

/** Names are shorter; what is longer was not mistyped, and to compare it would take the square of its length. */
const LONGEST = 200;

const plain = (text: string): readonly string[] => [...text.toLowerCase().replace(/[\s_-]+/g, "")];

/**
 * The candidate most like a text, ignoring case, spaces, hyphens and underscores; undefined when none is near enough to be
 * what was meant (more than a third of its letters, or at least two, differ). Ties go to the earlier candidate. Failing that, a
 * candidate that is the end of the text in whole words (`Key` for `Issue key`).
 */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  if (text.length > LONGEST) return undefined;
  const wanted = plain(text);
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    if (candidate.length > LONGEST) continue;
    const letters = plain(candidate);
    if (Math.abs(letters.length - wanted.length) > limit) continue;
    const found = distance(wanted, letters, limit);
    if (found <= limit && found < least && found < Math.max(wanted.length, letters.length)) {
      best = candidate;
      least = found;
    }
  }
  if (best !== undefined) return best;
  const words = wordsOf(text).join(" ");
  if (!words.includes(" ")) return undefined;
  for (const candidate of candidates) {
    const ending = wordsOf(candidate).join(" ");
    if (ending !== "" && words.endsWith(` ${ending}`)) return candidate;
  }
  return undefined;
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter((word) => word !== "");

/** Whether two names differ by one slip of the fingers: a letter too many, too few, wrong, or two of them swapped. */
export function isSlip(a: string, b: string): boolean {
  const [one, other] = [plain(a), plain(b)];
  return one.length >= 5 && Math.abs(one.length - other.length) <= 1 && one.length <= LONGEST && distance(one, other, 1) === 1;
}
