import { dateIn, type IsoDate, type Records, type SourceRecord } from "@almanac/core";
import type { ReadFile } from "../sources/read-source.ts";
import type { ReadExport } from "./read-export.ts";

interface DatedRecord extends SourceRecord {
  readonly asOf?: IsoDate;
}

/** A record with the day for which it holds: its own where the register says so, else that of its export. */
const asOfDay = (record: DatedRecord, day: IsoDate): DatedRecord => ({ ...record, asOf: record.asOf ?? day });

/** One list of records under its name. The compiler cannot follow a computed key, so the pair is made of entries. */
const recordsOf = (list: keyof Records, records: readonly SourceRecord[]): Partial<Records> => Object.fromEntries([[list, records]]) as Partial<Records>;

/** What an export said on its day, apart from what holds now. Its mistakes are reported where they stand; what was doubtful then was reported then. */
function earlierExport(one: ReadExport, list: keyof Records, timeZone: string): ReadExport {
  const { exportedAt } = one.source;
  const errors = <D extends { readonly severity: string }>(diagnostics: readonly D[]): readonly D[] => diagnostics.filter(({ severity }) => severity === "error");
  return {
    ...one,
    forHistory: true,
    diagnostics: errors(one.diagnostics),
    read: one.read.map((file): ReadFile => {
      const records = Object.values(file.records).flat();
      const day = exportedAt === undefined ? undefined : dateIn(timeZone, exportedAt);
      return { ...file, inSeries: true, diagnostics: errors(file.diagnostics), records: recordsOf(list, day === undefined ? [] : records.map((record) => asOfDay(record, day))) };
    }),
  };
}

/** The newest export of a register, with what earlier ones said in a list of its own: no row counts twice. */
export const withEarlier = (earlier: readonly ReadExport[], newest: ReadExport, list: keyof Records, timeZone: string): readonly ReadExport[] => [
  ...earlier.map((one) => earlierExport(one, list, timeZone)),
  { ...newest, read: newest.read.map((file): ReadFile => ({ ...file, inSeries: true })) },
];
