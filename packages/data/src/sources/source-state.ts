import type { IsoInstant, SourceFile } from "@almanac/core";
import { inTimeOrder } from "../cells/instant.ts";
import { completenessOf } from "../quality/completeness.ts";
import { staleLimit } from "../quality/age-limit.ts";
import { kindNamed } from "./kinds.ts";
import type { ReadFile } from "./read-source.ts";
import { audienceOf } from "./source-folders.ts";
import type { ChosenSource } from "./source-files.ts";

/** When an export was made, as far as anything says so. */
export const statedInstant = ({ exportedAt }: ChosenSource, { newestEvent }: ReadFile): IsoInstant | undefined => exportedAt ?? newestEvent;

/**
 * A file as pages list it. An export that says nothing of its own time is taken to be as old as the statement; one whose newest event is
 * later than the statement cannot be older than that.
 * @param usedRecords records that exist at the time of the statement
 */
export function sourceFile(source: ChosenSource, file: ReadFile, usedRecords: number, asOf: IsoInstant): SourceFile {
  const { declaration } = source;
  const kind = kindNamed(declaration.kind);
  const audience = audienceOf(declaration);
  const stated = statedInstant(source, file);
  const later = source.exportedAt === undefined && file.items === undefined && stated !== undefined && inTimeOrder(stated, asOf) > 0;
  const items = file.items;
  const itemRecords = items === undefined ? 0 : file.used;
  const rejected = file.skipped.length;
  const state: SourceFile = {
    source: declaration.id,
    file: file.file,
    kind: declaration.kind,
    role: declaration.role ?? "primary",
    ...(kind === undefined ? {} : { area: kind.area, title: kind.title }),
    ...(audience === "public" ? {} : { audience }),
    sha256: file.sha256,
    bytes: file.bytes,
    exportedAt: stated === undefined || later ? asOf : stated,
    exportedAtBasis: source.exportedAt !== undefined ? "declared" : file.newestEvent === undefined ? "statement" : "newest-event",
    records: file.total,
    itemRecords,
    otherRecords: file.total - rejected - (items === undefined ? usedRecords : itemRecords),
    rejected,
    ...(rejected === 0 ? {} : { skipped: file.skipped }),
    warnings: 0,
    history: file.inSeries === true ? "reconstructed" : items !== undefined && items.length > 0 && items.every(({ history }) => history === "complete") ? "complete" : "none",
    ...staleLimit(declaration.staleAfter),
  };
  const completeness = completenessOf(state, file.diagnostics, declaration.footer);
  return completeness.length === 0 ? state : { ...state, completeness };
}
