import { compareInstants, type FrozenEdition, type IsoInstant } from "@almanac/core";
import { recordsBySource, type PreviousRecords } from "@almanac/data";

/** Records of each source in the newest edition before a time, or in the newest of all: what a fall is measured against. */
export function previousRecords(editions: readonly FrozenEdition[], asOf?: IsoInstant): PreviousRecords {
  const before = editions.findLast(({ edition }) => asOf === undefined || compareInstants(edition.asOf, asOf) < 0);
  return before === undefined ? {} : recordsBySource(before.edition.inputs);
}
