import type { ReadSource } from "../sources/read-source.ts";
import type { ChosenSource } from "../sources/source-files.ts";

/** One export of a source as read. */
export interface ReadExport extends ReadSource {
  readonly source: ChosenSource;
  /** Read only to see what has changed since. */
  readonly forHistory?: true;
}
