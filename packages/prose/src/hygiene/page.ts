import type { Diagnostic } from "@almanac/core";
import type { Stretch } from "../markdown/report.ts";
import type { PageText } from "./passages.ts";

/** What is written in the glossary: how a term is written, and how it should not be. */
export interface HygieneTerm {
  readonly title: string;
  readonly also: readonly string[];
  readonly avoid?: readonly string[];
}

/** What texts are held to. */
export interface HygieneRules {
  readonly sentenceWords?: number | undefined;
  readonly readingLevel?: number | undefined;
  readonly abbreviations?: readonly string[] | undefined;
  /** Paths below content/, or folders with a slash at the end, whose words are not judged. */
  readonly ignore?: readonly string[] | undefined;
}

export interface Limits {
  readonly sentenceWords: number;
  readonly readingLevel: number;
}

/** A page as the rules read it. */
export interface HygienePage {
  readonly path: string;
  readonly title: string;
  readonly summary: string;
  readonly text: PageText;
  readonly limits: Limits;
  readonly warn: (stretch: Stretch, words: Pick<Diagnostic, "code" | "message" | "hint"> & Partial<Pick<Diagnostic, "found" | "expected">>) => void;
}

/** A rule looks at a page and warns. */
export type HygieneRule = (page: HygienePage) => void;
