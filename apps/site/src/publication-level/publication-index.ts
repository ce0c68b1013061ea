/** An edition as a publication lists it. */
export interface PublishedEdition {
  readonly id: string;
  readonly label: string;
  /** Instant, UTC. */
  readonly asOf: string;
  /** Date in the program's zone. */
  readonly asOfDate: string;
  /** Chain digest: SHA-256 of the header's text. */
  readonly sha256: string;
  /** Folder of its pages below `/editions/`: `<id>/`. */
  readonly path: string;
  /** Names of releases, for example `2026.4`. */
  readonly labels: readonly string[];
  /** Id of the edition that this one takes the place of, where it is a correction, and why. */
  readonly corrects?: string;
  readonly correctedBy?: string;
  readonly withdrawn?: { readonly on: string; readonly reason: string };
}

/** `/editions/index.json`: what a publication holds, newest first. */
export interface PublicationIndex {
  readonly schema: 1;
  readonly title: string;
  /** For whom its pages are. Left out: for everybody. */
  readonly audience?: "internal" | "restricted";
  readonly siteUrl?: string;
  /** Id of the newest edition; null where all are withdrawn. */
  readonly latest: string | null;
  readonly editions: readonly PublishedEdition[];
}
