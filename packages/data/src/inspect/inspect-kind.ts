import { compareText, type IsoInstant } from "@almanac/core";
import type { FileDeclarations } from "../config/source-schema.ts";
import type { SourceInput, SourceKind } from "../sources/source-kind.ts";
import type { TrackerItem } from "../sources/tracker-item.ts";
import { maskedDiagnostic, narrower, withoutWords } from "../table/mask.ts";
import { countsOf, type InspectedDates, type Inspection } from "./inspection.ts";

const spanOf = (instants: readonly (IsoInstant | undefined)[]): InspectedDates => {
  const sorted = instants.filter((instant) => instant !== undefined).sort(compareText);
  return { n: sorted.length, min: sorted[0] ?? null, max: sorted.at(-1) ?? null };
};

type Found = Partial<Inspection> & Pick<Inspection, "kind" | "diagnostics">;

/** What files of one kind hold together, read as that kind reads them. */
export function inspectKind(kind: SourceKind, inputs: readonly SourceInput[], declaration: FileDeclarations, timeZone: string): Found {
  const audience = narrower(kind.audience, declaration.audience);
  const { files, diagnostics } = kind.read(inputs, { declaration, timeZone, source: kind.kind });
  const all = [...diagnostics, ...files.flatMap((file) => file.diagnostics)];
  const items: readonly TrackerItem[] = files.flatMap((file) => file.items ?? []);
  const tracked = files.some((file) => file.items !== undefined);
  const total = files.reduce((sum, file) => sum + file.total, 0);
  const [input] = inputs;
  const table = input === undefined || inputs.length > 1 || (kind.columns.length === 0 && kind.kind !== "table") ? undefined : input.table();
  const csv = table !== undefined && "ok" in table ? table.ok : undefined;
  return {
    kind: kind.kind,
    area: kind.area,
    audience,
    delimiter: csv === undefined || csv.typed === true ? null : csv.delimiter,
    columns: csv?.header ?? [],
    repeatedHeaders: Object.fromEntries(Object.entries(countsOf(csv?.header ?? [])).filter(([, count]) => count > 1)),
    records: total,
    issueRecords: tracked ? items.length : 0,
    otherRecords: tracked ? total - items.length : total,
    used: files.reduce((sum, file) => sum + file.used, 0),
    uniqueKeys: new Set(items.map(({ key }) => key)).size,
    statusCounts: countsOf(items.map(({ status }) => status.name)),
    typeCounts: countsOf(items.map(({ type }) => type)),
    created: spanOf(items.map(({ created }) => created)),
    resolved: spanOf(items.map(({ resolvedAt }) => resolvedAt)),
    diagnostics: audience === "public" ? all : all.map((found) => (kind.audience === "public" ? withoutWords(found) : maskedDiagnostic(found))),
  };
}
