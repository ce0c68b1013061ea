import type { LifecycleStage, ProgramRules } from "./program-rules.ts";
import type { IsoDate } from "./time.ts";
import type { ClockPolicy, Workflow } from "./workflow.ts";

/** What `almanac.yaml` says about a program, after validation. */
export interface Program {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  /** Printed on every page, for example that the program is illustrative. */
  readonly notice?: string;
  /** Attribution of the data, printed in the colophon and on `/data/`. */
  readonly attribution?: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly currency: string;
  readonly cadence: "daily" | "weekly";
  readonly siteUrl?: string;
  /** Where the program's directory can be edited, ending in a slash: a document's page is this and its path. */
  readonly editUrl?: string;
  /** Who answers for a section of the publication, by its id; the others are the program manager's. */
  readonly owners?: Readonly<Record<string, string>>;
  readonly workflow: Workflow;
  /** Where the workflow came from: the configuration, or the tracker's own status categories. */
  readonly workflowBasis: "declared" | "status-categories";
  readonly clockPolicy: ClockPolicy;
  readonly excludedResolutions: readonly string[];
  readonly workstreams: readonly Workstream[];
  /** Stages of the machine-learning lifecycle, in order, where declared. */
  readonly stages?: readonly LifecycleStage[];
  readonly rules?: ProgramRules;
  /** Unsigned 64-bit integer as decimal text (METHOD.md 1.4). */
  readonly seed: string;
}

/** A part of the program that is planned and forecast by itself. Order fixes its colour on every page. */
export interface Workstream {
  readonly id: string;
  readonly title: string;
}

export type StatusWord = "on-track" | "at-risk" | "off-track" | "not-started" | "done";

/** A date that somebody promised, as set by hand. */
export interface Target {
  readonly date: IsoDate;
  readonly milestone: string;
}
