import { PLACEHOLDER_WORDS, type Diagnostic } from "@almanac/core";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { PlacedDocument } from "./document-of.ts";

const PLACEHOLDER = new RegExp(String.raw`\b(?:${PLACEHOLDER_WORDS.join("|")})\b|\blorem ipsum\b|^<[^<>]+>$|^\?+$`, "i");
const READ = ["title", "summary", "owner", "author", "purpose", "otherwise", "outcome", "cadence"] as const;

/** Front matter that holds the place of something that nobody has written yet. */
export function frontMatterPlaceholders(documents: readonly PlacedDocument[]): readonly Diagnostic[] {
  return documents.flatMap(({ document, place }) =>
    READ.flatMap((key): readonly Diagnostic[] => {
      const value = Object.entries(document).find(([name]) => name === key)?.[1] as unknown;
      const found = typeof value === "string" ? PLACEHOLDER.exec(value)?.[0] : undefined;
      if (found === undefined) return [];
      return [
        diagnostic("CONTENT-PLACEHOLDER", place([key]), {
          message: `\`${key}\` holds the place of something that nobody has written yet`,
          found,
          expected: key === "owner" || key === "author" ? "the role that answers for the page" : "the text itself",
          hint: key === "owner" || key === "author" ? `write the role, for example \`${key}: Program manager\`` : "write it, or remove the key where it may be left out",
        }),
      ];
    }),
  );
}
