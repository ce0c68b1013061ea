import { readFileSync } from "node:fs";

/** How a new document is named and placed. */
export type Placement = "handbook" | "by-title" | "by-date" | "by-workstream" | "by-model" | "by-dataset" | "by-risk";

export interface DocumentTemplate {
  /** As it is asked for: `almanac new <kind>`. */
  readonly kind: string;
  /** What it is, in a few words for the list. */
  readonly says: string;
  /** Folder below content/. */
  readonly folder: string;
  readonly placement: Placement;
  /** Part of the handbook in which such a page is listed, if its folder does not say. */
  readonly section?: string;
}

const page = (kind: string, says: string, section: string): DocumentTemplate => ({ kind, says, folder: "handbook", placement: "handbook", section });

/** Every document that `almanac new` can begin, in the order of the list. */
export const DOCUMENT_TEMPLATES: readonly DocumentTemplate[] = [
  { kind: "page", says: "a page of the handbook", folder: "handbook", placement: "handbook" },
  { kind: "policy", says: "a page of the handbook whose rule is judged in every edition", folder: "handbook", placement: "handbook" },
  { kind: "program-charter", says: "what a workstream is for, named after the workstream", folder: "programs", placement: "by-workstream" },
  { kind: "update", says: "the commentary of one edition", folder: "updates", placement: "by-date" },
  { kind: "decision", says: "a question to somebody, with a day and what happens otherwise", folder: "decisions", placement: "by-title" },
  { kind: "model-card", says: "what a model is for and not for, named after the model", folder: "models", placement: "by-model" },
  { kind: "dataset-sheet", says: "what data may be used for, named after the dataset", folder: "datasets", placement: "by-dataset" },
  { kind: "risk-note", says: "why a risk stands as it does, named by its id", folder: "risks", placement: "by-risk" },
  { kind: "ceremony", says: "a meeting that recurs", folder: "ceremonies", placement: "by-title" },
  { kind: "term", says: "a word of the glossary", folder: "glossary", placement: "by-title" },
  page("team-charter", "what a team owns and how to work with it", "Teams"),
  page("working-agreement", "what a team promises each other", "Teams"),
  page("hand-off", "work that changes hands", "Teams"),
  page("one-to-one", "what a lead and a colleague talk about", "Teams"),
  page("interview-guide", "what every candidate for a role is asked", "Teams"),
  page("use-case", "a problem, and whether a model is the way", "The ML lifecycle"),
  page("impact-assessment", "whom a system may harm", "Responsible and lawful"),
  page("incident-review", "what happened, and what is changed", "Responsible and lawful"),
  page("retirement-plan", "how a model ends", "The ML lifecycle"),
  page("status-report", "one page for the sponsors", "Running the program"),
  page("trend-note", "what we believe about a trend today", "Trends"),
];

/** The text of a template, with `{{name}}` where values are filled in. */
const templateText = (kind: string): string => readFileSync(new URL(`${kind}.md`, import.meta.url), "utf8");

/** A text as a YAML value: quoted where it would be read as something else. */
const yamlText = (text: string): string => (/^\p{L}[\p{L}\p{N} ’,.()/–-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) && text.trimEnd() === text ? text : JSON.stringify(text));

/** What is filled in. Texts are quoted in the front matter; `ownerText` stands in the body as it is. */
export interface TemplateValues {
  readonly title: string;
  readonly owner: string;
  readonly slug: string;
  readonly date: string;
  /** In two weeks, in a month, in three months. */
  readonly due: string;
  readonly soon: string;
  readonly review: string;
  readonly section: string;
  readonly order: string;
  readonly subject: string;
}

const QUOTED: ReadonlySet<string> = new Set(["title", "owner", "section", "subject"]);

/** A template with its values. @throws when it names a value that nobody fills in: a mistake of ours. */
export function filledTemplate(kind: string, values: TemplateValues): string {
  const known = new Map(Object.entries({ ...values, ownerText: values.owner }));
  return templateText(kind).replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = known.get(name);
    if (value === undefined) throw new Error(`the template ${kind} names ${name}, which is not filled in`);
    return QUOTED.has(name) ? yamlText(value) : value;
  });
}
