/**
 * Rows of the list of bad inputs that are no folder of `test/bad-inputs`, because they are about what is computed, drawn or published, or about
 * the machine: the file of the test that shows each, below the repository, and words of the name of the test.
 */
export const SHOWN_ELSEWHERE: Readonly<Record<string, readonly [file: string, test: string]>> = {
  G05: ["packages/core/src/status/status.test.ts", "better than computed is a melon"],
  G09: ["packages/core/src/flow/process-limits.test.ts", "five values give no limits and no signals"],
  V06: ["packages/prose/src/blocks/figures.test.ts", "a column of words that is drawn as numbers is refused"],
  V07: ["packages/prose/src/blocks/figures.test.ts", "say so where their data has no rows"],
  V09: ["packages/cli/test/bombs/drawn-bombs.ts", "three hundred thousand points"],
  V10: ["packages/charts/src/prose-spec.test.ts", "days are those of the data on every clock"],
  S01: ["packages/cli/test/bad-inputs/small-group.test.ts", "the average pay of a group of three is withheld, with a marker and the reason, where that of twelve is told"],
  S02: ["packages/core/src/fact/people/people-area.test.ts", "six people of whom two have most of the pay are withheld although six are enough"],
  S03: ["packages/core/src/disclosure/release/release-pay.test.ts", "a total less the other cells would tell a small team, so one more figure is withheld"],
  S04: ["packages/core/src/fact/people/people-area.test.ts", "one joiner or one raise since the quarter before holds the value"],
  S09: ["packages/cli/test/publication/audiences.test.ts", "a build for everybody holds nothing for fewer readers in any byte"],
  B01: ["packages/cli/test/hard/hard.test.ts", "killed outright at random points of its writes"],
  B02: ["packages/cli/test/hard/hard.test.ts", "a file-system call that fails ends it with 3 and a message"],
  B03: ["packages/cli/test/hard/hard.test.ts", "two runs at one time never mix"],
  B04: ["packages/cli/test/bad-inputs/interrupted.test.ts", "a signal %s ends a build at once, with its code, and leaves nothing half-made"],
  B05: ["packages/cli/test/bad-inputs/half-written.test.ts", "is named, with how to restore it; nothing is built, frozen or published on it"],
  B07: ["packages/cli/test/hard/builds.test.ts", "another time zone, locale, folder and order of listing give the same bytes"],
  O01: ["apps/site/src/publication/downloads.test.ts", "text that a spreadsheet would run stays text"],
  O02: ["apps/site/src/publication/downloads.test.ts", "keeps being text in a spreadsheet"],
  O03: ["apps/site/src/publication/downloads.test.ts", "keeps being text in a spreadsheet"],
  O04: ["apps/site/src/publication-level/publication-files.test.ts", "text of an export stays text, and characters that XML cannot hold are replaced"],
  O05: ["apps/site/src/calendar/calendar-file.test.ts", "names are unique, and the file is written as RFC 5545 says"],
  O06: ["apps/site/src/publication-level/publication-files.test.ts", "what was published stays in the feed byte for byte when an edition is added"],
  O07: ["packages/cli/test/publication/publish.test.ts", "takes a list of editions for text"],
};

const numbered = (family: string, last: number): readonly string[] => Array.from({ length: last }, (_, index) => `${family}${String(index + 1).padStart(2, "0")}`);

/** Every row of the list, by its families. B08, a build without a network, takes a machine of its own: `pnpm offline`. */
export const ROWS: readonly string[] = [["F", 20], ["C", 25], ["J", 23], ["Y", 20], ["M", 16], ["D", 7], ["V", 11], ["T", 11], ["P", 10], ["G", 9], ["S", 9], ["B", 7], ["O", 7]].flatMap(([family, last]) => numbered(String(family), Number(last)));
