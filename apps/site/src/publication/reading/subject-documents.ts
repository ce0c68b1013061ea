import { compareText, type CeremonyDocument, type DatasetDocument, type Edition, type FrozenDocument, type ModelDocument, type RiskDocument } from "@almanac/core";
import { addressSegment } from "../../publication-level/address-segment.ts";

type Kind = "model" | "dataset" | "risk" | "ceremony";
export type SubjectPageDocument<K extends Kind = Kind> = Extract<FrozenDocument, { kind: K }>;

type Address = "kind" | "path" | "id";
/** What the address of such a document is made of. */
export type AddressedSubject = Pick<ModelDocument, Address | "model"> | Pick<DatasetDocument, Address | "dataset"> | Pick<RiskDocument, Address | "risk"> | Pick<CeremonyDocument, Address>;

/** What documents of a kind are called, in which section their pages stand, and what the things themselves are called. */
export const SUBJECT_WORDS = {
  model: { section: "models", page: "Model card", pages: "Model cards" },
  dataset: { section: "datasets", page: "Dataset sheet", pages: "Dataset sheets" },
  risk: { section: "risks", page: "Risk note", pages: "Risk notes" },
  ceremony: { section: "agile", page: "Ceremony", pages: "Ceremonies" },
} as const satisfies Readonly<Record<Kind, { readonly section: string; readonly page: string; readonly pages: string }>>;

/** The id of what a document is about, as the exports have it; of a ceremony its own. */
function subjectId(document: AddressedSubject): string {
  switch (document.kind) {
    case "model":
      return document.model;
    case "dataset":
      return document.dataset;
    case "risk":
      return document.risk;
    case "ceremony":
      return document.id;
    default:
      return document satisfies never;
  }
}

/** The last parts of the address, below the section: a model and a dataset have a page of figures, to which the document belongs. */
export function subjectPath(document: AddressedSubject): string {
  const own = addressSegment(subjectId(document));
  return document.kind === "model" ? `${own}/card` : document.kind === "dataset" ? `${own}/sheet` : own;
}

/** What people wrote about things of a kind, by title. */
export const documentsAbout = <K extends Kind>(documents: Edition["documents"], kind: K): readonly SubjectPageDocument<K>[] =>
  documents.toSorted((a, b) => compareText(a.title, b.title) || compareText(a.path, b.path)).filter((document): document is SubjectPageDocument<K> => document.kind === kind);

/** What somebody wrote about one thing. */
export const documentAbout = <K extends Kind>(documents: Edition["documents"], kind: K, id: string): SubjectPageDocument<K> | undefined => documentsAbout(documents, kind).find((document) => subjectId(document) === id);
