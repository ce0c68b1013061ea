import type { ReadSource } from "./tracker-item.ts";
import type { FileResult, KindContext, KindResult, SourceInput, TableFile } from "./source-kind.ts";
import type { CsvContext } from "./columns.ts";
import { streamedTable } from "./streamed-table.ts";
import { tooManyRecords } from "../table/record-limit.ts";

interface TrackerTable {
  readonly read: (csv: TableFile, context: CsvContext) => ReadSource;
  /** The columns of a header that `read` looks at. A large file is held without the others. */
  readonly wanted: (header: readonly string[], context: KindContext) => ReadonlySet<number>;
  /** What becomes of a result; `lineOf` gives the line on which a row (from 1) begins. */
  /** What the files are, and the records of one that can be read. */
  readonly title: string;
  readonly most: number;
  readonly finish?: (result: FileResult, lineOf: (record: number) => number) => FileResult;
}

/** Reads tables of work items: each file by itself. */
export function trackerTables(inputs: readonly SourceInput[], context: KindContext, { read, wanted, title, most, finish }: TrackerTable): KindResult {
  const { declaration, timeZone } = context;
  const files = inputs.map((input): FileResult => {
    const table = streamedTable(input, declaration, (header) => wanted(header, context), most + 1);
    const empty = { file: input.file, records: {}, skipped: [] };
    if (!("ok" in table)) return { ...empty, items: [], total: 0, used: 0, diagnostics: table.diagnostics };
    const total = table.ok.records.length + (table.ok.beyond ?? 0);
    if (total > most) return { ...empty, items: [], total, used: 0, diagnostics: [tooManyRecords(table.ok.place(most, 0), { most, total, title })] };
    const { items, records, itemRecords, newestEvent, diagnostics } = read(table.ok, { declarations: declaration, timeZone });
    const result = { ...empty, items, total: records, used: itemRecords, ...(newestEvent === undefined ? {} : { newestEvent }), diagnostics };
    return finish === undefined ? result : finish(result, (record) => table.ok.place(record - 1, 0).line);
  });
  return { files, diagnostics: [] };
}
