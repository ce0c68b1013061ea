import type { Edition, EditionDiff } from "@almanac/core";

export interface Heading {
  readonly depth: number;
  readonly id: string;
  readonly text: string;
}

/** A document's body as HTML, made from sanitised Markdown. */
export interface ProsePage {
  readonly html: string;
  readonly headings: readonly Heading[];
}

/** One chart drawn for three column widths; the stylesheet shows the one that fits. */
export interface Chart {
  readonly wide: string;
  readonly medium: string;
  readonly compact: string;
}

/** All that the pages show. Plain data: pages lay it out and add nothing to it. */
export interface Publication {
  readonly edition: Edition;
  /** The edition exactly as it stands in the statement, offered as a download. */
  readonly editionText: string;
  /** Digest of the edition in the chain; null for a draft. */
  readonly digest: string | null;
  readonly comparison: EditionDiff | null;
  /** By document path. */
  readonly prose: Readonly<Record<string, ProsePage>>;
  /** By figure, for example `delivery.throughput{program=fraud}`. */
  readonly charts: Readonly<Record<string, Chart>>;
}
