import { compareText, type Diagnostic, type Document, type Records } from "@almanac/core";
import type { PlacedDocument } from "../content/document-of.ts";
import { diagnostic, relatedTo } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";

/** Something that the exports name and that a document may be about. */
export interface Subject {
  readonly id: string;
  readonly title: string;
}

/** What documents may be about, by the key of their front matter that names it. */
export interface Subjects {
  readonly model: readonly Subject[];
  readonly dataset: readonly Subject[];
  readonly risk: readonly Subject[];
}

const byId = (subjects: readonly Subject[]): readonly Subject[] => [...new Map(subjects.map((subject) => [subject.id, subject])).values()].toSorted((a, b) => compareText(a.id, b.id));

/** Models, datasets and risks that the records name; a list is empty where no export says anything. */
export const subjectsIn = ({ modelCards = [], datasets = [], risks = [] }: Partial<Records>): Subjects => ({
  model: byId(modelCards.map(({ id, title }) => ({ id, title }))),
  dataset: byId(datasets.map(({ id }) => ({ id, title: id }))),
  risk: byId(risks.map(({ id, title }) => ({ id, title }))),
});

const WORDS = {
  model: { code: "LINK-MODEL", what: "model card in the exports describes", list: "models" },
  dataset: { code: "LINK-DATASET", what: "dataset document in the exports describes", list: "datasets" },
  risk: { code: "LINK-RISK", what: "row of the risk register is", list: "risks" },
} as const;

function subjectOf(document: Document): { readonly key: keyof Subjects; readonly id: string } | undefined {
  switch (document.kind) {
    case "model":
      return { key: "model", id: document.model };
    case "dataset":
      return { key: "dataset", id: document.dataset };
    case "risk":
      return { key: "risk", id: document.risk };
    default:
      return undefined;
  }
}

/** Documents about a model, a dataset or a risk must name one that the exports name. Where no export says anything, nothing can be said. */
export function checkDocumentSubjects(documents: readonly PlacedDocument[], subjects: Subjects): readonly Diagnostic[] {
  return documents.flatMap(({ document, place }): readonly Diagnostic[] => {
    const about = subjectOf(document);
    if (about === undefined) return [];
    const { key, id } = about;
    const ids = subjects[key].map((subject) => subject.id);
    if (ids.length === 0 || ids.includes(id)) return [];
    const { code, what, list } = WORDS[key];
    return [
      diagnostic(code, place([key]), {
        message: `no ${what} \`${id}\``,
        found: id,
        expected: ids.length > 12 ? `the id of one of ${String(ids.length)} ${list}` : `one of ${ids.join(", ")}`,
        hint: `${didYouMean(id, ids)}write the id of one of the ${list} of the program`,
      }),
    ];
  });
}

/** One thing, one document: two of them would be one page. */
export function subjectsTwice(documents: readonly PlacedDocument[]): readonly Diagnostic[] {
  const first = new Map<string, PlacedDocument>();
  return documents.flatMap((placed): readonly Diagnostic[] => {
    const about = subjectOf(placed.document);
    if (about === undefined) return [];
    const name = `${about.key} ${about.id}`;
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, placed);
      return [];
    }
    return [
      diagnostic("CONTENT-TWICE", placed.place([about.key]), {
        message: `\`${placed.document.path}\` and \`${earlier.document.path}\` are both about the ${about.key} \`${about.id}\``,
        found: about.id,
        expected: `one document for each ${about.key}`,
        hint: `remove one of the two, or correct \`${about.key}\` in one of them`,
        related: [relatedTo(earlier.place([about.key]), "the other document")],
      }),
    ];
  });
}
