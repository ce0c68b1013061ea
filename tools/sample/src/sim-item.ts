import type { ItemType } from "./titles/title-grammar.ts";
import type { Moment } from "./working-time.ts";

export type ProjectKey = "SR" | "DF" | "FD" | "MP";
export type StatusName = "Backlog" | "Ready" | "In Progress" | "Waiting for data" | "In Review" | "Validation" | "Done";
export type Resolution = "Done" | "Won't Do" | "Duplicate" | "Cannot Reproduce";
export type Priority = "Highest" | "High" | "Medium" | "Low";
export type ChangedField = "status" | "resolution" | "Flagged" | "Fix Version" | "priority" | "assignee" | "Sprint" | "Story Points";

/** One line of a change: which field went from what to what. `null` is an empty field. */
export interface FieldChange {
  readonly field: ChangedField;
  readonly from: string | null;
  readonly to: string | null;
}

/** What somebody changed at one moment. */
export interface Change {
  readonly at: Moment;
  readonly fields: readonly FieldChange[];
}

/** The whole life of an item. What an export shows is the part of it that had happened by then. */
export interface SimItem {
  /** Name by which other items of the simulation refer to this one; tracker keys are given later, by creation. */
  readonly id: string;
  readonly project: ProjectKey;
  readonly type: ItemType | "Epic";
  readonly title: string;
  readonly created: Moment;
  readonly labels: readonly string[];
  readonly component: string | null;
  /** Estimate on creation. */
  readonly points: number | null;
  /** `id` of the epic. */
  readonly parent: string | null;
  /** Values on creation; `changes` say what became of them. */
  readonly initial: { readonly priority: Priority; readonly assignee: string | null; readonly fixVersion: string | null };
  /** Oldest first, strictly increasing, all after `created`. */
  readonly changes: readonly Change[];
}
