import type { ProsePiece } from "@almanac/core";
import { diffWords } from "diff";

/** Words that differ in so many places are another text: it is shown as one taken out and one put in. */
const MOST_EDITS = 2000;
/** Unchanged words that stay on either side of a change. */
const EDGE_WORDS = 12;

/** A long run of unchanged words, cut to its edges. Lines count as breaks between words. */
function shortened(text: string, before: boolean, after: boolean): string {
  const words = text.split(/(\s+)/);
  const edge = 2 * EDGE_WORDS;
  const kept = (before ? edge : 0) + (after ? edge : 0);
  if (words.length <= kept + 2) return text;
  return `${before ? `${words.slice(0, edge).join("").trimEnd()} ` : ""}…${after ? ` ${words.slice(-edge).join("").trimStart()}` : ""}`;
}

/** Two texts as runs of words that stayed, came and went, in reading order. */
export function wordDiff(before: string, after: string): readonly ProsePiece[] {
  const changes = diffWords(before, after, { maxEditLength: MOST_EDITS });
  if (changes === undefined) return [{ kind: "removed", text: before }, { kind: "added", text: after }];
  return changes.map(({ value, added, removed }, index): ProsePiece => {
    if (added) return { kind: "added", text: value };
    if (removed) return { kind: "removed", text: value };
    // Where nothing changed but the heading, the first words say which text it is.
    return { kind: "same", text: shortened(value, index > 0 || changes.length === 1, index < changes.length - 1) };
  });
}
