import type { DependencyType } from "../work-item.ts";
import type { IsoDate, IsoInstant } from "../time.ts";
import type { SourceRecord } from "./source-record.ts";

/**
 * One target date of a milestone, as it was set on a day. A milestone whose target has moved has several records of one `id`,
 * told apart by `setOn`; the newest `setOn` on or before the as-of date holds.
 */
export interface Milestone extends SourceRecord {
  readonly id: string;
  readonly title: string;
  /** Id of a declared workstream; left out for a milestone of the whole program. */
  readonly workstream?: string;
  /** Calendar day promised. */
  readonly targetDate: IsoDate;
  /** Calendar day of the approved plan, which no later target changes. */
  readonly baselineDate?: IsoDate;
  /** Calendar day on which it was reached; left out while it is not. */
  readonly actualDate?: IsoDate;
  /** A role or a team. */
  readonly owner?: string;
  /** Day on which this target was promised; left out where the source keeps no history of its targets. */
  readonly setOn?: IsoDate;
  /** Why the target moved. */
  readonly reason?: string;
}

export type SprintState = "future" | "active" | "closed";

/** A time box of one board. Instants as the tracker states them; a table that names days means their first and last moment. */
export interface Sprint extends SourceRecord {
  /** Id of the tracker, or the name where the source has none. Unique within its board. */
  readonly id: string;
  /** As work items name it. */
  readonly title: string;
  readonly board?: string;
  /** Left out where the source does not say: a state is never told from dates. */
  readonly state?: SprintState;
  /** Planned beginning. */
  readonly startsAt?: IsoInstant;
  /** Planned end. */
  readonly endsAt?: IsoInstant;
  /** When somebody started it (METHOD.md 2.9, S). */
  readonly activatedAt?: IsoInstant;
  /** When somebody closed it (METHOD.md 2.9, E). */
  readonly completedAt?: IsoInstant;
  readonly goal?: string;
}

/** An edge between two items, milestones or initiatives, written in a list of its own or found in a tracker's links. */
export interface Dependency extends SourceRecord {
  /** `depends-on`: the one that waits. Otherwise the one from whose side the link is named. */
  readonly from: string;
  /** `depends-on`: what it waits for. */
  readonly to: string;
  readonly type: DependencyType;
  readonly note?: string;
}

/** Records about milestones, sprints, dependencies. */
export interface WorkRecords {
  readonly milestones: readonly Milestone[];
  readonly sprints: readonly Sprint[];
  readonly dependencies: readonly Dependency[];
}
