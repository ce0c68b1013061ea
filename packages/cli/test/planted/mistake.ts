/** A mistake that somebody plants in a content folder, and what an author does about it who follows the hint. */
export interface Mistake {
  readonly name: string;
  /** Below content/. */
  readonly path: string;
  readonly text: string;
  readonly code: string;
  readonly line: number;
  /** Words of the hint that the mend follows. */
  readonly hint: string;
  /** What the author changes: a piece of the text for another, or the name of the file. */
  readonly mend: { readonly from: string; readonly to: string } | { readonly rename: string };
}

/** A handbook page with a body that begins on line 8. */
export const page = (body: string, title = "A page"): string => `---\ntitle: ${title}\nsection: How we work\norder: 1\nowner: Program manager\nreviewBy: 2027-03-01\n---\n${body}\n`;
