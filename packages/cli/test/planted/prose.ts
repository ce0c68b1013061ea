import { page, type Mistake } from "./mistake.ts";

const LONG = "The program manager reads the list of open items on each Monday before the meeting and marks every item that has not moved for a week, and the lead of the workstream says in the meeting what the item waits for and by which day it will move on again.";

/** Mistakes in the words themselves. */
export const PROSE_MISTAKES: readonly Mistake[] = [
  { name: "a sentence that never ends", path: "handbook/c-01.md", text: page(LONG), code: "PROSE-SENTENCE", line: 8, hint: "after “moved for a week”", mend: { from: "moved for a week, and the", to: "moved for a week. The" } },
  { name: "an abbreviation that nobody explains", path: "handbook/c-02.md", text: page("Each vendor is held to its SLA."), code: "PROSE-ABBREVIATION", line: 8, hint: "`SLA (what it stands for)`", mend: { from: "SLA", to: "SLA (service level agreement)" } },
  { name: "a term that is written otherwise", path: "handbook/c-03.md", text: page("Nothing is said about the\nleadtime of an item."), code: "PROSE-TERM", line: 9, hint: "write “lead time”", mend: { from: "leadtime", to: "lead time" } },
  { name: "a place that is held for later", path: "handbook/c-04.md", text: page("## The rule\n\nTODO"), code: "PROSE-PLACEHOLDER", line: 10, hint: "write it", mend: { from: "TODO", to: "No work is pulled while the column is full." } },
  { name: "one heading twice", path: "handbook/c-05.md", text: page("## Limits\n\nThirty items.\n\n## Limits\n\nFive of them in review."), code: "PROSE-HEADING-TWICE", line: 12, hint: "“Limits of …”", mend: { from: "## Limits\n\nFive", to: "## Limits of review\n\nFive" } },
  { name: "a level that is left out", path: "handbook/c-06.md", text: page("## Limits\n\nThirty items.\n\n#### In review\n\nFive."), code: "PROSE-HEADING-LEVEL", line: 12, hint: "`### In review`", mend: { from: "#### In review", to: "### In review" } },
  { name: "a section without a word", path: "handbook/c-07.md", text: page("## Limits\n\n## Who pulls\n\nThe lead."), code: "PROSE-SECTION-EMPTY", line: 8, hint: "write the section", mend: { from: "## Limits\n", to: "## Limits\n\nThirty items.\n" } },
  { name: "a link that says nothing", path: "handbook/c-08.md", text: page("The rule is written [here](./z-part.md)."), code: "PROSE-LINK-TEXT", line: 8, hint: "on the words that name the page", mend: { from: "The rule is written [here](./z-part.md)", to: "See [the rule](./z-part.md)" } },
];
