import type { Diagnostic } from "@almanac/core";

/** What is wrong in a file that others include is wrong once. */
export const eachOnce = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => [...new Map(diagnostics.map((found) => [JSON.stringify(found), found])).values()];

/** Links to a document that is refused for its front matter are no second mistake, and a diagram with a mistake in it is missing for that reason only. */
export function withoutUnread(diagnostics: readonly Diagnostic[], read: readonly Diagnostic[]): readonly Diagnostic[] {
  const unread = [...new Set(read.filter(({ file, severity }) => severity === "error" && file.startsWith("content/")).map(({ file }) => file))];
  const undrawable = new Set(diagnostics.filter(({ code }) => code.startsWith("DIAGRAM-") && code !== "DIAGRAM-MISSING").map(({ file }) => file));
  return diagnostics.filter(({ code, message, file }) => !(code === "MARKDOWN-LINK" && unread.some((each) => message.endsWith(` ${each}`))) && !(code === "DIAGRAM-MISSING" && undrawable.has(file)));
}
