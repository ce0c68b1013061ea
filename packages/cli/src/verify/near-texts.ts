/** More differing characters than this are no slip of a few bits. */
const FEW = 2;

/**
 * Whether two texts are the same but for a character or two. A changed file has an altogether different digest; a digest that is
 * almost right was damaged itself, and so was a name that is almost that of a file.
 */
export function nearTexts(a: string, b: string): boolean {
  if (a === b || a.length !== b.length) return false;
  let differing = 0;
  for (let place = 0; place < a.length; place++) if (a[place] !== b[place]) differing++;
  return differing <= FEW;
}
