/** The same row with the blanks at the ends of its texts removed: `Search lead ` and `Search lead` are one role. */
export const trimmed = <T extends object>(row: T): T => Object.fromEntries(Object.entries(row).map(([role, value]: [string, unknown]) => [role, typeof value === "string" ? value.trim() : value])) as T;
