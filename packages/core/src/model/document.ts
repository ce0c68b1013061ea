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
  readonly format: "md" | "mdx";
  /** Markdown after the front matter, exactly as on disk. */
  readonly body: string;
  /** 1-based line of the file on which `body` begins, so that a finding in it can be placed. */
  readonly bodyLine: number;
  /** SHA-256 of the whole file, hex. */
  readonly sha256: string;
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
  /** Id of the measure that it is a word of, for example `delivery.cycle-time`. */
  readonly method?: string;
}

export type Document = UpdateDocument | ProgramDocument | DecisionDocument | HandbookDocument | MethodDocument | TermDocument;
