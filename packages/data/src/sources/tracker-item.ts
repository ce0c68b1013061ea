import type { Diagnostic, IsoInstant, SourceRef, StatusCategory } from "@almanac/core";
import type { Place } from "../diagnostics/diagnostic.ts";

/** A status as an export names it, before the workflow has said what it is. */
export interface StatusMention {
  readonly id?: string;
  readonly name: string;
  /** Key or id of the project that the mention stands in: trackers may give one name to several statuses. */
  readonly project: { readonly key: string; readonly id?: string };
  readonly category?: StatusCategory;
  /** A mention in a history. It may carry a name that the tracker has changed since. */
  readonly past?: boolean;
  /** Where it stands; computed only when a message needs it. */
  readonly place: () => Place;
}

/** A work item as read from a tracker, before its statuses are mapped and its workstream is known. */
export interface TrackerItem {
  readonly key: string;
  readonly title: string;
  readonly type: string;
  readonly project: string;
  readonly status: StatusMention;
  readonly created: IsoInstant;
  readonly updated?: IsoInstant;
  readonly resolvedAt?: IsoInstant;
  readonly resolution?: string;
  readonly labels: readonly string[];
  readonly components: readonly string[];
  readonly parent?: string;
  /** Oldest first. */
  readonly transitions: readonly { readonly at: IsoInstant; readonly from?: StatusMention; readonly to: StatusMention }[];
  readonly flagged: readonly { readonly from: IsoInstant; readonly to: IsoInstant | null }[];
  readonly history: "complete" | "none";
  /** Values of other columns or fields by name, for the rules of workstreams. */
  readonly field: (name: string) => readonly string[];
  readonly source: SourceRef;
  /** Where the record, or one of its parts, stands. */
  readonly place: (part?: "key" | "created" | "resolved" | "updated") => Place;
}

/** A status of the tracker's status list. */
export interface ListedStatus {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategory;
  readonly project?: string;
}

/** What one file holds. Counts are stated even when its items are refused. */
export interface ReadSource {
  readonly items: readonly TrackerItem[];
  readonly records: number;
  readonly itemRecords: number;
  readonly otherRecords: number;
  /** Newest instant that the file mentions, a lower bound of its export. */
  readonly newestEvent?: IsoInstant;
  readonly diagnostics: readonly Diagnostic[];
}

/** Jira's category keys; older servers also write `undefined` for "no category", which is none of the three. */
export const CATEGORY_BY_KEY: Readonly<Record<string, StatusCategory>> = { new: "todo", indeterminate: "inProgress", done: "done" };
/** The category names as the `Status Category` column of a CSV export spells them. */
export const CATEGORY_BY_NAME: Readonly<Record<string, StatusCategory>> = { "to do": "todo", "in progress": "inProgress", done: "done" };

/** Item type of an export that names none. */
export const DEFAULT_TYPE = "Work item";
