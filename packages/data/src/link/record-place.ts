import type { Place } from "../diagnostics/diagnostic.ts";

/** Where the parts of a record stand, kept apart from it: the model is plain data, a message needs the very cell. */
const places = new WeakMap<object, (role?: string) => Place>();

/** Remembers where a record came from; readers call it once for each record. */
export function rememberPlace<R extends object>(record: R, place: (role?: string) => Place): R {
  places.set(record, place);
  return record;
}

/** The place of a record, or of one of its columns (by role). A record that nobody remembered stands nowhere. */
export const placeOf = (record: { readonly source: { readonly file: string; readonly line: number } }, role?: string): Place =>
  places.get(record)?.(role) ?? { file: record.source.file, line: record.source.line, column: 1 };
