/** Words of a heading as a fragment identifier, much as GitHub writes them: lower case, punctuation left out, spaces as one hyphen. */
const slugOf = (text: string): string =>
  text.trim().toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "").replaceAll(/[ -]+/g, "-").replaceAll(/^-|-$/g, "");

/** Names headings of one document so that no two have the same id; the second `Scope` is `scope-1`. */
export class Slugger {
  readonly #taken = new Set<string>();
  /** The next number to try for a name, so that many equal headings are not counted through again and again. */
  readonly #counts = new Map<string, number>();

  next(text: string): string {
    const base = slugOf(text) || "section";
    let id = base;
    let count = this.#counts.get(base) ?? 1;
    for (; this.#taken.has(id); count++) id = `${base}-${String(count)}`;
    this.#counts.set(base, count);
    this.#taken.add(id);
    return id;
  }
}

/** A document's path as part of an id. */
export const pathSlug = (path: string): string => path.replace(/\.mdx?$/, "").toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
