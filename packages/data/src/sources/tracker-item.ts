import type { Diagnostic, History, IsoInstant, ItemLink, ItemPlan, SourceRef, StatusCategory } from "@almanac/core";
import type { Place } from "../diagnostics/diagnostic.ts";
import { TRANSLATED_CATEGORIES } from "../workflow/translated-statuses.ts";

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

/** A link to another item, and where the export says it. */
export interface TrackerLink extends ItemLink {
  readonly place: () => Place;
}

/** A status change. One that was reconstructed from two exports happened not before `notBefore` and not after `at`. */
export interface TrackerTransition {
  readonly at: IsoInstant;
  readonly from?: StatusMention;
  readonly to: StatusMention;
  readonly notBefore?: IsoInstant;
  /** Last instant at which an export showed the status before; the creation, when none did. */
  readonly lastSeen?: IsoInstant;
  /** When the export which first showed the new status says that the item was resolved, to the minute or the day. */
  readonly resolved?: { readonly notBefore: IsoInstant; readonly at: IsoInstant };
}

/** How a series of dated exports saw an item. */
export interface Seen {
  /** First and last export that hold it. */
  readonly first: IsoInstant;
  readonly last: IsoInstant;
  /** It was older than the export before `first`: nobody saw how it came to its first status. */
  readonly late: boolean;
  /** First export after `last`, when the newest one does not hold the item any more. */
  readonly missingFrom?: IsoInstant;
  /** Keys that it had before it was moved, oldest first. */
  readonly formerKeys?: readonly string[];
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
  readonly transitions: readonly TrackerTransition[];
  readonly flagged: readonly { readonly from: IsoInstant; readonly to: IsoInstant | null }[];
  readonly history: History;
  /** Reads another date of the export that holds the item, in the form of its dates; undefined when the text is none. One for all items of a file. */
  readonly readInstant?: (text: string) => IsoInstant | undefined;
  /** Of a reconstructed history: how the series of exports saw the item. */
  readonly seen?: Seen;
  /** Points, sprints, due date, assignee, priority; left out by exports that say nothing of the kind. */
  readonly plan?: Omit<ItemPlan, "links">;
  readonly links?: readonly TrackerLink[];
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
/** The category names as the `Status Category` column of a CSV export spells them, in every language that is read. */
export const CATEGORY_BY_NAME: Readonly<Record<string, StatusCategory>> = Object.fromEntries(TRANSLATED_CATEGORIES.map(({ name, category }) => [name.normalize("NFC").toLowerCase(), category]));

/** Item type of an export that names none. */
export const DEFAULT_TYPE = "Work item";
