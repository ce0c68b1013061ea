import type { History } from "./history.ts";
import type { SourceRef } from "./source.ts";
import type { IsoDate, IsoInstant } from "./time.ts";

export interface Transition {
  /** When it happened; of a reconstructed history the first instant at which it is known to have happened. */
  readonly at: IsoInstant;
  /** It happened not before this instant and not after `at`. Left out: it happened at `at`. Only of reconstructed histories. */
  readonly notBefore?: IsoInstant;
  /** The last instant at which the item was seen in the status before, or its creation when nobody saw it before. Only of reconstructed histories. */
  readonly lastSeen?: IsoInstant;
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

/** `depends-on` is the only one that orders work: it waits for the other. */
export type DependencyType = "depends-on" | "relates-to" | "duplicates" | "clones" | "other";

/** A link to another item, as the item that holds it says it. Trackers mostly say it at both ends. */
export interface ItemLink {
  /** Key of the other item. It need not be in any export. */
  readonly key: string;
  readonly type: DependencyType;
  /** Who does it: `outward` this item (it depends on the other), `inward` the other (it depends on this one). */
  readonly direction: "outward" | "inward";
  /** As the tracker calls the link, for example `Blocks`. */
  readonly name: string;
}

/** A change of the sprints that an item is planned in, as far as its history tells. */
export interface SprintChange {
  readonly at: IsoInstant;
  /** Names of the sprints after the change, in the tracker's order; empty: in none. */
  readonly sprints: readonly string[];
}

/** An estimate, from the instant on at which it was set; null: it was taken away. */
export interface PointsChange {
  readonly at: IsoInstant;
  readonly points: number | null;
}

/** What trackers say about the planning of an item. All of it may be missing. */
export interface ItemPlan {
  /** Estimate in the tracker's points, zero or more. A unit of its own: never hours, never comparable between teams. */
  readonly points?: number;
  /** Names of the sprints that the item is or was in, in the tracker's order. */
  readonly sprints?: readonly string[];
  /** Oldest first; only of histories that tell it. */
  readonly sprintChanges?: readonly SprintChange[];
  readonly pointsChanges?: readonly PointsChange[];
  readonly dueDate?: IsoDate;
  /** A person: never part of a fact, a page or a message. `null`: the export says that nobody is assigned. */
  readonly assignee?: string | null;
  readonly priority?: string;
  readonly links?: readonly ItemLink[];
}

/** One unit of value, as read from a tracker export. */
export interface WorkItem extends Issue, ItemPlan {
  readonly title: string;
  readonly type: string;
  readonly project: string;
  readonly status: string;
  /** Id of the workstream it belongs to, or null when no rule of `almanac.yaml` matches it. */
  readonly workstream: string | null;
  /** Id of the lifecycle stage it belongs to; left out when no rule of `almanac.yaml` matches it. */
  readonly stage?: string;
  readonly parent?: string;
  readonly labels: readonly string[];
  /** Set by trackers when a resolution is given. Never closes an item by itself; dates the completion of a done item whose history is not in the export. */
  readonly resolvedAt?: IsoInstant;
  /**
   * `reconstructed`: read from dated exports one after the other, so each transition is known to have happened between two of them
   * (see {@link Transition.notBefore}), and what came and went between two exports was not seen. `none`: the export had no status
   * history, so `transitions` is empty because nothing is known, not because nothing happened.
   */
  readonly history: History;
  readonly source: SourceRef;
}
