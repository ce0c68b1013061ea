import type { StatusWord, Target } from "./program.ts";
import type { IsoDate } from "./time.ts";

/** Prose that a person wrote, with its validated front matter. Paths are relative to `content/`. */
interface DocumentBase {
  /** For example `handbook/flow-policy.md`. */
  readonly path: string;
  /** File name without extension. */
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  /** Being written: no edition has it. Left out of a document that is not. */
  readonly draft?: true;
  /** Who may read it. Left out of what everybody may read; a public edition has nothing else. */
  readonly audience?: "internal" | "restricted";
  readonly format: "md" | "mdx";
  /** Markdown after the front matter, exactly as on disk. */
  readonly body: string;
  /** 1-based line of the file on which `body` begins, so that a finding in it can be placed. */
  readonly bodyLine: number;
  /** SHA-256 of the whole file, hex. */
  readonly sha256: string;
  /** Pictures that it shows, by their paths below `content/`. Left out of a document without any. */
  readonly pictures?: Readonly<Record<string, FrozenPicture>>;
}

/** A picture as it is published: the content-addressed object `<sha256>.<ending>`, and the size at which it is shown, in CSS pixels. */
export interface FrozenPicture {
  readonly object: string;
  readonly width: number;
  readonly height: number;
}

/** `content/updates/<YYYY-MM-DD>.md`: the program manager's commentary of one edition. */
export interface UpdateDocument extends DocumentBase {
  readonly kind: "update";
  readonly date: IsoDate;
  readonly author: string;
}

/** `content/programs/<workstream id>.md`. */
export interface ProgramDocument extends DocumentBase {
  readonly kind: "program";
  readonly owner: string;
  readonly stage?: string;
  /** Every status ever set by hand, oldest first; the newest on or before the as-of date holds. */
  readonly statuses: readonly { readonly status: StatusWord; readonly setOn: IsoDate; readonly setBy: string; readonly reason?: string; readonly line: number }[];
  /** Every target ever set, oldest first; likewise. */
  readonly targets: readonly (Target & { readonly setOn: IsoDate; readonly line: number })[];
}

/** `content/decisions/<id>.md`: a decision or an ask, open until `decidedOn`. */
export interface DecisionDocument extends DocumentBase {
  readonly kind: "decision";
  readonly ask: "decide" | "approve" | "name" | "confirm" | "provide";
  readonly owner: string;
  readonly openedOn: IsoDate;
  readonly due: IsoDate;
  /** What happens if nobody answers. */
  readonly otherwise: string;
  readonly workstream?: string;
  readonly decidedOn?: IsoDate;
  readonly outcome?: string;
}

/** `content/handbook/**`. */
export interface HandbookDocument extends DocumentBase {
  readonly kind: "handbook";
  readonly section: string;
  readonly order: number;
  readonly owner: string;
  readonly reviewBy: IsoDate;
  /** Of a page of kind `policy`: since when it holds, and who approved it. */
  readonly policy?: { readonly inForceSince: IsoDate; readonly approvedBy: string };
}

/** What a person writes about something that the exports name: who answers for it, and by when it is read again. */
interface SubjectDocumentBase extends DocumentBase {
  readonly owner: string;
  readonly reviewBy: IsoDate;
}

/** `content/models/<id>.md`: what a model is for, and what it is not for. */
export interface ModelDocument extends SubjectDocumentBase {
  readonly kind: "model";
  /** Id of the model, as its card or release names it. */
  readonly model: string;
  readonly purpose: string;
  readonly outOfScope: readonly string[];
}

/** `content/datasets/<id>.md`: what a dataset may be used for, and what not. */
export interface DatasetDocument extends SubjectDocumentBase {
  readonly kind: "dataset";
  /** Name of the dataset, as its documentation in the exports gives it. */
  readonly dataset: string;
  readonly purpose: string;
  readonly outOfScope: readonly string[];
}

/** `content/risks/<id>.md`: why a risk stands in the register as it does, and what is done about it. */
export interface RiskDocument extends SubjectDocumentBase {
  readonly kind: "risk";
  /** Id of the row of the register, for example `R-12`. */
  readonly risk: string;
}

/** `content/ceremonies/<id>.md`: a meeting that recurs. */
export interface CeremonyDocument extends SubjectDocumentBase {
  readonly kind: "ceremony";
  /** In words, for example `Every second Thursday, 10:00`. */
  readonly cadence: string;
  readonly participants: readonly string[];
  /** Length in minutes. */
  readonly minutes: number;
  readonly workstream?: string;
}

/** `content/method/<area>.<measure>.md`: the definition of one published measure. */
export interface MethodDocument extends DocumentBase {
  readonly kind: "method";
  /** METHOD.md metric id, for example `flow.sle`. */
  readonly metric: string;
  readonly unit: string;
  readonly source: string;
}

/** `content/glossary/<id>.md`: what a word means, in the sentence of its summary. */
export interface TermDocument extends DocumentBase {
  readonly kind: "term";
  readonly summary: string;
  /** Other ways to write it, for example its plural or its initials. */
  readonly also: readonly string[];
  /** Words for it that pages should not use. */
  readonly avoid?: readonly string[];
  /** Id of the measure that it is a word of, for example `delivery.cycle-time`. */
  readonly method?: string;
}

/** Documents about one thing of the program, with an owner and a day of review. */
export type SubjectDocument = ModelDocument | DatasetDocument | RiskDocument | CeremonyDocument;

export type Document = UpdateDocument | ProgramDocument | DecisionDocument | HandbookDocument | MethodDocument | TermDocument | SubjectDocument;

/** Every kind of document, in the order in which a reader wants to know of it. */
export const DOCUMENT_KINDS = ["update", "decision", "program", "handbook", "model", "dataset", "risk", "ceremony", "method", "term"] as const satisfies readonly Document["kind"][];
