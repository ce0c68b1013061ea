import type { SourceRef } from "../source.ts";

/** Every record knows the row it was read from. */
export interface SourceRecord {
  readonly source: SourceRef;
}
