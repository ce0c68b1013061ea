/** One change of an edition, in plain words. */
export interface SummaryChange {
  readonly headline: string;
  readonly detail?: string;
  /** Of a forecast that moved: days that each group of inputs made, for example `+35 days slower pace, +14 days more scope`. */
  readonly causes?: string;
  readonly figure: string;
  readonly figureUnit: string;
  /** Ids of what the change is about. */
  readonly subjects: { readonly program?: string; readonly risk?: string; readonly model?: string; readonly milestone?: string };
}

/** All that is said about a change, as one paragraph. */
export const changeText = ({ headline, causes, detail }: SummaryChange): string => [headline, ...(causes === undefined ? [] : [`Causes: ${causes}.`]), ...(detail === undefined ? [] : [detail])].join(" ");

export interface ProgramSummary {
  readonly id: string;
  readonly title: string;
  /** Word set by hand, for example `on-track`. */
  readonly status?: string;
  /** Date by which it is finished with a chance of 85 %. */
  readonly p85?: string;
  readonly target?: string;
  /** Chance of the target, 0 to 1. */
  readonly chance?: number;
}

export interface RiskSummary {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly program?: string;
  /** 0 to 1. */
  readonly probability?: number;
  /** In whole units of `currency`. */
  readonly impact?: number;
  /** Expected value after its response, in whole units of `currency`. */
  readonly exposure?: number;
  /** ISO 4217. */
  readonly currency?: string;
  readonly owner?: string;
  /** Date of its next review. */
  readonly review?: string;
}

export interface ModelSummary {
  readonly id: string;
  readonly title: string;
  /** Version in production, and the date of its release. */
  readonly production?: string;
  readonly released?: string;
  /** Filled share of the sections of its card, 0 to 1. */
  readonly card?: number;
  /** Widest band of drift among its features: `stable`, `moderate` or `major`. */
  readonly drift?: string;
  readonly openIncidents?: number;
  /** Newest value of each metric on the whole of each split. */
  readonly values: readonly { readonly metric: string; readonly part: string; readonly value: number; readonly version: string }[];
  readonly goals: readonly { readonly metric: string; readonly part: string; readonly goal: string; readonly met: string }[];
}

/** `summary.json` of an edition: its sentences as plain text, and what it says of each subject, for feeds and lists. */
export interface EditionSummary {
  readonly schema: 1;
  readonly id: string;
  readonly label: string;
  /** Instant, UTC. */
  readonly asOf: string;
  /** Date in the program's zone. */
  readonly asOfDate: string;
  readonly title: string;
  /** BCP 47, of the sentences and of the numbers in them. */
  readonly locale: string;
  readonly finding: string;
  readonly changes: readonly SummaryChange[];
  readonly programs: readonly ProgramSummary[];
  readonly risks: readonly RiskSummary[];
  readonly models: readonly ModelSummary[];
}
