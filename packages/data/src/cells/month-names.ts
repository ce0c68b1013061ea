export const ENGLISH_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** Month names by language as Jira writes them. A fixed table: those of the platform change with its version. */
export const MONTHS: Readonly<Record<"en" | "es", readonly string[]>> = {
  en: ENGLISH_MONTHS,
  es: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
};
