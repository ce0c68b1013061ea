/** Making one costs more than using it a thousand times. */
const formats = new Map<string, Intl.NumberFormat>();

/** `902`, `1,284`: a count in the program's locale. */
export function countText(count: number, locale: string): string {
  const format = formats.get(locale) ?? new Intl.NumberFormat(locale);
  formats.set(locale, format);
  return format.format(count);
}

/** `1 file`, `3 files`. */
export const counted = (count: number, one: string, many: string, locale: string): string => `${countText(count, locale)} ${count === 1 ? one : many}`;

/** A source's path as readers know it: below `data/sources/`. */
export const shortFile = (file: string): string => file.replace(/^data\/sources\//, "");
