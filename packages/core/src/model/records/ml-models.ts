import type { IsoDate } from "../time.ts";
import type { SourceRecord } from "./source-record.ts";

/** The nine sections of "Model Cards for Model Reporting" (Mitchell et al., 2019), in their order. */
export const CARD_SECTIONS = [
  "model-details",
  "intended-use",
  "factors",
  "metrics",
  "evaluation-data",
  "training-data",
  "quantitative-analyses",
  "ethical-considerations",
  "caveats-and-recommendations",
] as const;
export type CardSectionName = (typeof CARD_SECTIONS)[number];

/** One of the nine sections, as far as the card has it. Its text may still be a placeholder (METHOD.md 9). */
export interface CardSection {
  readonly name: CardSectionName;
  /** Headings of the card that belong to it, in their order; a heading such as `Intended uses & limitations` belongs to two. */
  readonly headings: readonly string[];
  /** Plain text of the export without its comments. Never to be rendered as Markdown or HTML. */
  readonly text: string;
  /** Lines of the form `- **Label:** text`, which card templates ask for. */
  readonly fields: readonly { readonly label: string; readonly text: string }[];
}

/** What is written about a model, one card a model. */
export interface ModelCard extends SourceRecord {
  /** Name of the file or of its folder; releases, evaluations and incidents refer to it. */
  readonly id: string;
  readonly title: string;
  /** Whether the card begins with metadata. Without, everything but title and sections is unknown. */
  readonly metadata: boolean;
  readonly licence?: string;
  readonly languages: readonly string[];
  readonly tags: readonly string[];
  readonly baseModels: readonly string[];
  readonly library?: string;
  /** For example `text-generation`. */
  readonly task?: string;
  /** Datasets that the card names as training data. */
  readonly datasets: readonly string[];
  readonly owner?: string;
  /** Whether readers must ask for access to the model. */
  readonly gated: boolean;
  /** Of {@link CARD_SECTIONS}, those for which there is a heading, in that order. */
  readonly sections: readonly CardSection[];
}

/** One measured value of a model. */
export interface Evaluation extends SourceRecord {
  readonly model: string;
  readonly version?: string;
  readonly task?: string;
  readonly dataset?: string;
  /** Subset of the dataset, for example a language. */
  readonly config?: string;
  readonly split?: string;
  /** Part of the split that the value is of, for example `locale = pl`. Left out: the whole split. */
  readonly slice?: string;
  readonly metric: string;
  /** Null when the source gives words or several numbers; what it gives is `valueText`. */
  readonly value: number | null;
  /** The value as it is written. */
  readonly valueText: string;
  /** Of a value written as `a +/- b`: b. Sources do not say which measure of spread it is. */
  readonly plusMinus?: number;
  /** Records that the value was measured on. */
  readonly sampleSize?: number;
  readonly standardError?: number;
  /** Bounds of the interval that the source states. */
  readonly lower?: number;
  readonly upper?: number;
  readonly evaluatedOn?: IsoDate;
  /** Whether somebody else than the author measured it, as model cards state. */
  readonly verified?: boolean;
}
