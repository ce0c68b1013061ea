import { page, type Mistake } from "./mistake.ts";

const decision = (more: string): string => `---\ntitle: Which vendor\nask: decide\nowner: Sponsor\nopenedOn: 2026-11-02\ndue: 2026-11-27\notherwise: The launch slips\n${more}---\nTwo offers lie on the table.\n`;
const about = (key: string, id: string): string => `---\ntitle: About it\n${key}: ${id}\nowner: Fraud lead\nreviewBy: 2027-03-01\n${key === "risk" ? "" : "purpose: Rank payments for review\noutOfScope: [Declining without a person]\n"}---\nWhat we know.\n`;

/** Mistakes in front matter and in names of files. */
export const FRONT_MATTER_MISTAKES: readonly Mistake[] = [
  { name: "no front matter", path: "handbook/a-01.md", text: "The first line.\n", code: "FRONT-MATTER-MISSING", line: 1, hint: "title: Flow policy", mend: { from: "The first", to: "---\ntitle: Flow policy\nsection: How we work\norder: 1\nowner: Program manager\nreviewBy: 2027-03-01\n---\nThe first" } },
  { name: "front matter that is never closed", path: "handbook/a-02.md", text: page("Body.").replace("---\nBody", "Body"), code: "FRONT-MATTER-OPEN", line: 1, hint: "write `---` on a line of its own, below the last key", mend: { from: "Body", to: "---\nBody" } },
  { name: "a second colon", path: "handbook/a-03.md", text: page("Body.", "Status: red"), code: "YAML-SYNTAX", line: 2, hint: "quotes", mend: { from: "Status: red", to: '"Status: red"' } },
  { name: "a key twice", path: "handbook/a-04.md", text: page("Body.").replace("order: 1", "order: 1\norder: 2"), code: "YAML-KEY-TWICE", line: 5, hint: "remove", mend: { from: "order: 2\n", to: "" } },
  { name: "a key that is not known", path: "handbook/a-05.md", text: page("Body.").replace("owner:", "ownr:"), code: "VALUE-KEY-UNKNOWN", line: 5, hint: "`owner`", mend: { from: "ownr:", to: "owner:" } },
  { name: "a key that is missing", path: "handbook/a-06.md", text: page("Body.").replace("owner: Program manager\n", ""), code: "VALUE-MISSING", line: 1, hint: "owner", mend: { from: "reviewBy", to: "owner: Program manager\nreviewBy" } },
  { name: "no such day", path: "handbook/a-07.md", text: page("Body.").replace("2027-03-01", "2027-02-30"), code: "VALUE-INVALID", line: 6, hint: "correct the day", mend: { from: "2027-02-30", to: "2027-02-28" } },
  { name: "a word where a number is needed", path: "handbook/a-08.md", text: page("Body.").replace("order: 1", "order: first"), code: "VALUE-TYPE", line: 4, hint: "number", mend: { from: "order: first", to: "order: 1" } },
  { name: "a word that is not allowed", path: "decisions/a-09.md", text: decision("").replace("ask: decide", "ask: decied"), code: "VALUE-NOT-ALLOWED", line: 3, hint: "`decide`", mend: { from: "decied", to: "decide" } },
  { name: "an answer without its day", path: "decisions/a-10.md", text: decision("outcome: The cheaper one\n"), code: "VALUE-INVALID", line: 8, hint: "add `decidedOn: YYYY-MM-DD`", mend: { from: "outcome:", to: "decidedOn: 2026-11-20\noutcome:" } },
  { name: "due before it was asked", path: "decisions/a-11.md", text: decision("").replace("2026-11-27", "2026-10-27"), code: "VALUE-INVALID", line: 6, hint: "correct `due`", mend: { from: "2026-10-27", to: "2026-11-27" } },
  { name: "a workstream that is not declared", path: "decisions/a-12.md", text: decision("workstream: frued\n"), code: "LINK-WORKSTREAM", line: 8, hint: "`fraud`", mend: { from: "frued", to: "fraud" } },
  { name: "a model that no card describes", path: "models/a-13.md", text: about("model", "card-scre"), code: "LINK-MODEL", line: 3, hint: "`card-score`", mend: { from: "card-scre", to: "card-score" } },
  { name: "a risk that the register does not have", path: "risks/a-14.md", text: about("risk", "R-10"), code: "LINK-RISK", line: 3, hint: "`R-01`", mend: { from: "R-10", to: "R-01" } },
  { name: "a policy that nobody approved", path: "handbook/a-15.md", text: page("Body.").replace("section:", "kind: policy\ninForceSince: 2026-01-01\nsection:"), code: "VALUE-INVALID", line: 3, hint: "add `approvedBy:`", mend: { from: "section:", to: "approvedBy: Sponsor\nsection:" } },
  { name: "a folder that has no meaning", path: "handbok/a-16.md", text: page("Body."), code: "CONTENT-FOLDER", line: 1, hint: "`handbook`", mend: { rename: "handbook/a-16.md" } },
  { name: "a name with capitals and spaces", path: "handbook/A 17.md", text: page("Body."), code: "CONTENT-NAME", line: 1, hint: "lower-case letters", mend: { rename: "handbook/a-17.md" } },
  { name: "a review that is overdue", path: "handbook/a-18.md", text: page("Body.").replace("2027-03-01", "2026-10-01"), code: "REVIEW-OVERDUE", line: 6, hint: "write the day of the next review", mend: { from: "2026-10-01", to: "2027-03-01" } },
  { name: "an owner who is still to be named", path: "handbook/a-19.md", text: page("Body.").replace("Program manager", "TBD"), code: "CONTENT-PLACEHOLDER", line: 5, hint: "owner: Program manager", mend: { from: "TBD", to: "Program manager" } },
];
