/** `902`, `1,284`: a count in the program's locale. */
export const countText = (count: number, locale: string): string => new Intl.NumberFormat(locale).format(count);

/** `1 file`, `3 files`. */
export const counted = (count: number, one: string, many: string, locale: string): string => `${countText(count, locale)} ${count === 1 ? one : many}`;

/** A source's path as readers know it: below `data/sources/`. */
export const shortFile = (file: string): string => file.replace(/^data\/sources\//, "");
