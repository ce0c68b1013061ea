import type { Fact } from "../fact/fact.ts";
import { factReader, finding, of } from "./fact-reader.ts";
import type { Finding, FindingPart } from "./finding.ts";

/** `data`: how much was read, how much of it was refused, and whether any of it is stale. */
export function dataFindings(facts: Readonly<Record<string, Fact>>): readonly (readonly [string, Finding])[] {
  const read = factReader(facts);
  const files = read.number("data.sources.files");
  const records = read.number("data.sources.records");
  const rejected = read.number("data.sources.rejected");
  const stale = read.number("data.sources.stale");
  if (files === undefined || files === 0) return [];
  const refused: readonly FindingPart[] = rejected === 0 ? ["none was rejected"] : [of("data.sources.rejected"), rejected === 1 ? " was rejected" : " were rejected"];
  const old: readonly FindingPart[] = stale === undefined ? [] : stale === 0 ? [", and no source is stale"] : [", and ", of("data.sources.stale"), stale === 1 ? " source is stale" : " sources are stale"];
  return [["data", finding(of("data.sources.files"), files === 1 ? " export" : " exports", " with ", of("data.sources.records"), `${records === 1 ? " record" : " records"} ${files === 1 ? "was" : "were"} read for this edition; `, ...refused, ...old, ".")]];
}
