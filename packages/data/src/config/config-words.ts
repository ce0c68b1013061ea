import { z } from "zod";

/** A text with a rule, and what to write instead when it is broken. */
export const hinted = (test: (value: string) => boolean, message: string, hint: string) => z.string().refine(test, { error: message, params: { hint } });

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};
export const isLocale = (locale: string): boolean => {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
};
export const SEED_LIMIT = 2n ** 64n;

export const TimeZone = hinted(
  (zone) => (zone.includes("/") || zone === "UTC" ? isTimeZone(zone) : false),
  "not an IANA time zone",
  "write a name such as `Europe/Berlin`, `America/New_York` or `UTC`",
);
export const Slug = hinted(
  (id) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id),
  "an id holds lower-case letters, digits and single hyphens",
  "for example `search-relevance`",
);
/** Characters of one value that people write. */
const LONGEST_VALUE = 5000;
/** A value that would be shown whole in headings and messages is no place for a chapter. */
export const notTooLong = [(text: string): boolean => text.length <= LONGEST_VALUE, { error: `longer than ${String(LONGEST_VALUE)} characters`, params: { hint: "shorten it; a long text belongs on a page of its own" } }] as const;

export const Text = hinted((text) => text.trim() !== "", "must not be empty", "write something, or remove the key").refine(...notTooLong);
export const OneOrMore = z.union([Text, z.array(Text).min(1)]);
