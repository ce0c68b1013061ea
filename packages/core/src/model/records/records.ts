import type { SourceRef } from "../source.ts";
import type { WorkRecords } from "./work.ts";
import type { MoneyRecords } from "./money.ts";
import type { PeopleRecords } from "./people.ts";
import type { MlRecords } from "./ml.ts";
import type { GovernanceRecords } from "./governance.ts";
import type { GenericRecords } from "./generic.ts";

/** Every record knows the row it was read from. */
export interface SourceRecord {
  readonly source: SourceRef;
}

/**
 * Everything that is no work item: one list a kind of record, in the order of their files and rows. An empty list means that
 * no source says anything, never that there is nothing.
 */
export interface Records extends WorkRecords, MoneyRecords, PeopleRecords, MlRecords, GovernanceRecords, GenericRecords {}

/** Name of a list of records, for example `budgetLines`. */
export type Collection = keyof Records;
