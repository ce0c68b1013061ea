import { PLACEHOLDER_WORDS } from "@almanac/core";
import type { HygieneRule } from "./page.ts";

const PLACEHOLDERS = [new RegExp(String.raw`\b(?:${PLACEHOLDER_WORDS.join("|")})\b`, "g"), /\blorem ipsum\b/gi, /(?<![\p{L}\p{N}])(?:to be (?:written|defined|completed|added)|coming soon)(?![\p{L}\p{N}])/giu, /<(?:your |the )?[a-z][a-z -]{1,30}>/g, /\[(?:insert|your|name|date|owner)[^\]\n]{0,30}\](?!\()/gi];

/** Text that stands where text is to come. */
export const placeholderText: HygieneRule = ({ text, warn }) => {
  for (const passage of [...text.passages, ...text.headings])
    for (const pattern of PLACEHOLDERS)
      for (const { 0: found, index } of passage.text.matchAll(pattern))
        warn(
          { from: passage.at(index), to: passage.at(index + found.length - 1) + 1 },
          { code: "PROSE-PLACEHOLDER", message: `“${found}” holds the place of something that nobody has written yet`, found, expected: "the text itself", hint: "write it, or take the sentence out; in a template to copy, put the template into a code block" },
        );
};

const VAGUE = /^(?:click |tap )?(?:here|this|that|link|this link|this page|this document|more|read more|learn more|see more|details|page|see here|this one)[.!…]?$/i;

/** Links that say nothing by themselves: screen readers list them without the sentence around them. */
export const vagueLinks: HygieneRule = ({ text, warn }) => {
  for (const { text: words, from, to } of text.links) {
    const shown = words.trim().replace(/\s+/g, " ");
    if (!VAGUE.test(shown)) continue;
    warn({ from, to }, { code: "PROSE-LINK-TEXT", message: `the text of a link says where it leads; “${shown}” does not`, found: shown, expected: "the name of what is behind it", hint: "put the link on the words that name the page" });
  }
};
