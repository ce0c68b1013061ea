import type { Diagnostic } from "@almanac/core";
import { diagnostic, type Place } from "../diagnostics/diagnostic.ts";

/** What stands for a person whose account the tracker has made anonymous. */
const FORMER_COLLEAGUE = "Former colleague";
const ANONYMISED = /^(?:former user|anonymous|anonymi[sz]ed(?: user)?|unknown user|deleted user|user-[0-9a-f]{4,}|jirauser\d+|ghost|usuario anterior|ancien utilisateur|ehemaliger benutzer)$/i;

/** A display name, or the words for one that the tracker no longer knows. */
export const personName = (name: string): string => (ANONYMISED.test(name.trim()) ? FORMER_COLLEAGUE : name);

/** Characters that turn the direction of the text after them, so that a reader sees another order than the file has. */
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/u;
const EVERY_DIRECTION = /[\u202A-\u202E\u2066-\u2069]/gu;

/** A text without the characters that turn its direction; one warning, at the first of them. `inset`: characters before the text at its place. */
export function withoutDirection(text: string, place: () => Place, what: string, inset: number, problems: Diagnostic[]): string {
  if (!DIRECTION.test(text)) return text;
  const points = [...text];
  const index = points.findIndex((point) => DIRECTION.test(point));
  const name = `U+${((points[index] ?? "").codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
  const at = place();
  problems.push(
    diagnostic("TEXT-DIRECTION", { ...at, column: at.column + inset + index }, {
      message: `${what} holds the character ${name}, which turns the direction of the text; it is left out`,
      found: name,
      expected: "text without direction overrides",
      hint: "remove the character in the tracker; Arabic and Hebrew need none",
    }),
  );
  return text.replace(EVERY_DIRECTION, "");
}
