import { compareText, isoInstant, type IsoInstant } from "@almanac/core";

const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})$/;
/** Years that a tracker can have written. Outside lies a slip of the keyboard or of a time zone. */
export const YEARS = { first: 1970, last: 2100 } as const;

/** An instant with offset as trackers write it (`2021-12-14T00:30:15.283+0000`), or undefined when it is none. */
export function parseInstant(text: string): IsoInstant | undefined {
  const match = INSTANT.exec(text);
  if (match === null) return undefined;
  const year = Number(text.slice(0, 4));
  if (year < YEARS.first || year > YEARS.last) return undefined;
  const offset = (match[2] ?? "Z").replace(/^([+-]\d{2})(\d{2})$/, "$1:$2");
  try {
    return isoInstant(`${match[1] ?? ""}${offset}`);
  } catch {
    return undefined;
  }
}

/** Order in time of two normalised instants: they have one form but for the fraction, so their texts without the `Z` sort like them. */
export const inTimeOrder = (a: IsoInstant, b: IsoInstant): number => compareText(a.slice(0, -1), b.slice(0, -1));
