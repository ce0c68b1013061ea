import type { CompareProse, ProsePiece, SectionChange } from "@almanac/core";
import { matchedSections, type MatchedSection } from "./matched-sections.ts";
import { sectionsOf } from "./sections.ts";
import { wordDiff } from "./word-diff.ts";

const whole = (kind: ProsePiece["kind"], text: string): readonly ProsePiece[] => (text === "" ? [] : [{ kind, text }]);

/** A new heading above text that stayed is a change of the section, too. */
function headingPieces(before: string, after: string): readonly ProsePiece[] {
  return before === after ? [] : [...whole("removed", before === "" ? "" : `${before}\n`), ...whole("added", after === "" ? "" : `${after}\n`)];
}

function changeOf({ before, after }: MatchedSection): readonly SectionChange[] {
  if (before === undefined) return after === undefined ? [] : [{ heading: after.heading, change: "added", pieces: whole("added", after.text) }];
  if (after === undefined) return [{ heading: before.heading, change: "removed", pieces: whole("removed", before.text) }];
  if (before.heading === after.heading && before.text === after.text) return [];
  return [{ heading: after.heading, change: "changed", pieces: [...headingPieces(before.heading, after.heading), ...wordDiff(before.text, after.text)] }];
}

/**
 * Sections of two texts of one document that differ, as a reader sees them: without markup, live figures by their ids, and only as much
 * unchanged text around a change as it takes to find it. A section that only moved has not changed.
 *
 * @param before Markdown without its front matter
 */
export const compareProse: CompareProse = (before, after) => (before === after ? [] : matchedSections(sectionsOf(before), sectionsOf(after)).flatMap(changeOf));
