/** A day that somebody has to keep, or that a forecast names. */
export interface DatedRecord {
  /** With `id`, what the entry is for ever, whatever its day: a calendar program moves an entry that it knows. */
  readonly kind: string;
  readonly id: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly title: string;
  /** Sentences. */
  readonly about: readonly string[];
  readonly category: string;
  readonly program?: string;
  /** Address of the page that says more, below the root of the site. */
  readonly page: string;
}
