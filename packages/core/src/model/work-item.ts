import type { SourceRef } from "./source.ts";
import type { IsoInstant } from "./time.ts";

export interface Transition {
  readonly at: IsoInstant;
  readonly from?: string;
  readonly to: string;
}

/** The part of a work item that flow metrics read (METHOD.md 11.3). Transitions may stand in any order. */
export interface Issue {
  readonly key: string;
  readonly created: IsoInstant;
  readonly initialStatus?: string;
  readonly status?: string;
  readonly transitions: readonly Transition[];
  readonly resolution?: string;
  /** Spans during which the item was flagged as blocked; `to: null` while it still is. */
  readonly flagged?: readonly { readonly from: IsoInstant; readonly to: IsoInstant | null }[];
}

/** One unit of value, as read from a tracker export. */
export interface WorkItem extends Issue {
  readonly title: string;
  readonly type: string;
  readonly project: string;
  readonly status: string;
  /** Id of the workstream it belongs to, or null when no rule of `almanac.yaml` matches it. */
  readonly workstream: string | null;
  readonly parent?: string;
  readonly labels: readonly string[];
  /** Set by trackers when a resolution is given. Never closes an item by itself; dates the completion of a done item whose history is not in the export. */
  readonly resolvedAt?: IsoInstant;
  /** `none`: the export had no status history, so `transitions` is empty because nothing is known, not because nothing happened. */
  readonly history: "complete" | "none";
  readonly source: SourceRef;
}
