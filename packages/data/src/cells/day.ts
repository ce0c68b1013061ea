import { isoDate } from "@almanac/core";

/** Whether a text is `YYYY-MM-DD` and names a day that exists. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    isoDate(text);
    return true;
  } catch {
    return false;
  }
};
