export const ENGLISH_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** As `MMMM` writes them. Other languages declare the names that stand in their files. */
export const LONG_ENGLISH_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** Month names by language as Jira writes them. A fixed table: those of the platform change with its version. */
export const MONTHS: Readonly<Record<"en" | "es", readonly string[]>> = {
  en: ENGLISH_MONTHS,
  es: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
};
