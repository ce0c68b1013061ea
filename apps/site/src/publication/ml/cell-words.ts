import { formatDate } from "@almanac/core";
import { textIn, type NamedRow } from "../table-rows.ts";

/** The words of a cell; undefined where it is empty. */
export const said = (row: NamedRow, column: string): string | undefined => textIn(row, column) || undefined;
/** A date as it is read; undefined where it is empty. */
export const dated = (row: NamedRow, column: string): string | undefined => (textIn(row, column) === "" ? undefined : formatDate(textIn(row, column)));
