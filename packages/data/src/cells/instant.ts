import { compareText, isoInstant, type IsoInstant } from "@almanac/core";
import { instantMilliseconds, instantText } from "./instant-text.ts";

const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})$/;
/** Years that an export can have written. Outside lies a slip of the keyboard or of a time zone. */
export const YEARS = { first: 1900, last: 2200 } as const;

/** Between these, in milliseconds, no offset can lead out of the years. */
const SURELY = { from: Date.UTC(YEARS.first, 0, 3), to: Date.UTC(YEARS.last, 11, 29) } as const;

/** An instant with offset as trackers write it (`2021-12-14T00:30:15.283+0000`), or undefined when it is none. */
export function parseInstant(text: string): IsoInstant | undefined {
  const usual = instantMilliseconds(text);
  if (usual !== undefined) return (usual > SURELY.from && usual < SURELY.to) || inYears(text) ? instantText(usual) : undefined;
  const match = INSTANT.exec(text);
  if (match === null) return undefined;
  if (!inYears(text)) return undefined;
  const offset = (match[2] ?? "Z").replace(/^([+-]\d{2})(\d{2})$/, "$1:$2");
  try {
    return isoInstant(`${match[1] ?? ""}${offset}`);
  } catch {
    return undefined;
  }
}

function inYears(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return year >= YEARS.first && year <= YEARS.last;
}

/** Order in time of two normalised instants: they have one form but for the fraction, so their texts without the `Z` sort like them. */
export const inTimeOrder = (a: IsoInstant, b: IsoInstant): number => (a.length === b.length ? compareText(a, b) : compareText(a.slice(0, -1), b.slice(0, -1)));
