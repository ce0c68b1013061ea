/** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const plain = Math.min((previous[j] ?? Infinity) + 1, (current[j - 1] ?? Infinity) + 1, (previous[j - 1] ?? Infinity) + cost);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? Infinity) + 1 : Infinity;
      current.push(Math.min(plain, swapped));
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? Infinity;
}

/** The known name that somebody most likely meant, or undefined when none is close: at most two fifths of it may differ. Equal distances: the first. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.slice(0, 120).toLowerCase();
  let best: { readonly name: string; readonly far: number } | undefined;
  for (const candidate of known) {
    const far = editDistance(wanted, candidate.toLowerCase());
    if (far <= Math.max(2, Math.floor(candidate.length * 0.4)) && (best === undefined || far < best.far)) best = { name: candidate, far };
  }
  return best?.name;
}
