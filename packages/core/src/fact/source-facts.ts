import { available, notAvailable } from "../model/measure.ts";
import type { SourceFile } from "../model/source.ts";
import { sourceFreshness } from "../quality/freshness.ts";
import { scalarFact, type ComputedFact, type RowRef } from "./computed.ts";
import type { FactContext } from "./scope.ts";

const rowOfSource = (source: SourceFile): RowRef => ({
  id: `${source.file}:1 ${source.sha256}`,
  file: source.file,
  line: 1,
  key: source.source,
  detail: { records: source.records, rejected: source.rejected, exportedAt: source.exportedAt },
});

/**
 * What fed the edition: files, records, rejected records, and how old the oldest source is. These facts are public, so sources that
 * are not are neither counted nor named.
 */
export function sourceFacts(context: FactContext): readonly ComputedFact[] {
  const sources = context.model.sources.filter(({ audience }) => audience === undefined);
  const rows = sources.map(rowOfSource);
  const total = (count: (source: SourceFile) => number) => sources.reduce((sum, source) => sum + count(source), 0);
  const aged = [...sourceFreshness(sources, context.model.asOf, context.program.timeZone).values()];
  const stale = aged.filter((each) => each.stale).map(({ file }) => file);
  const limited = aged.some(({ allowed }) => allowed !== undefined);
  const head = { dimensions: {}, rule: "declared", arguments: { asOf: context.asOfDate } };
  return [
    scalarFact({ ...head, base: "data.sources.files", label: "Files read for this edition", rows }, "count", available(sources.length), context.sha256),
    scalarFact({ ...head, base: "data.sources.records", label: "Records read", rows }, "count", available(total((source) => source.records)), context.sha256),
    scalarFact({ ...head, base: "data.sources.rejected", label: "Records rejected", rows }, "count", available(total((source) => source.rejected)), context.sha256),
    scalarFact({ ...head, base: "data.sources.oldest", label: "Age of the oldest export", rows }, "days", aged.length === 0 ? notAvailable("no-data", "no export was read") : available(Math.max(...aged.map(({ ageDays }) => ageDays))), context.sha256),
    scalarFact({ ...head, base: "data.sources.stale", label: "Exports older than they may be", rows: stale.map(rowOfSource) }, "count", limited ? available(stale.length) : notAvailable("not-applicable", "no source declares after how many days it is stale"), context.sha256),
  ];
}
