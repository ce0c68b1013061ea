const PLACEHOLDERS: ReadonlySet<string> = new Set(["", "tbd", "n/a", "none", "unknown", "[more information needed]", "-"]);

/**
 * Whether a text of a model card or datasheet says nothing: `TBD`, `n/a`, `none`, `unknown`, `[More Information Needed]`, `-` or empty;
 * compared trimmed, in lower case and without a final full stop. METHOD.md 9 and 11.8.
 */
export const isPlaceholder = (text: string | undefined): boolean => PLACEHOLDERS.has((text ?? "").trim().toLowerCase().replace(/\.$/, "").trimEnd());
