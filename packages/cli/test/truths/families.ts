/** Base names of the catalogue that Meridian’s statement has no fact of, each with the reason. */
export const NOT_IN_MERIDIAN: Readonly<Record<string, string>> = {};

/** Families (`<area>.<measure>`) of which no fact of Meridian has a value, each with the reason. */
export const WITHOUT_VALUE: Readonly<Record<string, string>> = {};
