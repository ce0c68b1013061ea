import type { SiteTarget } from "../file-writer.ts";

/** Where an index is written, and the site that it takes the place of. */
export interface SearchTarget extends SiteTarget {
  /** Where it is kept by what the files of an index are known again. */
  readonly keptFolder?: string;
}
