import type { SourceRecord } from "../model/records/source-record.ts";
import type { RowRef } from "./computed.ts";

/** The source row of a record, with what a rule read from it. `key` is what readers know it by, for example the number of a risk. */
export const recordRow = ({ source }: SourceRecord, key: string, detail: RowRef["detail"] = {}): RowRef => ({ id: `${source.file}:${String(source.line)} ${key}`, file: source.file, line: source.line, key, detail });
