import type { WorkRecords } from "./work.ts";
import type { MoneyRecords } from "./money.ts";
import type { PeopleRecords } from "./people.ts";
import type { MlRecords } from "./ml.ts";
import type { GovernanceRecords } from "./governance.ts";
import type { GenericRecords } from "./generic.ts";

/**
 * Everything that is no work item: one list a kind of record, in the order of their files and rows. An empty list means that
 * no source says anything, never that there is nothing.
 */
export interface Records extends WorkRecords, MoneyRecords, PeopleRecords, MlRecords, GovernanceRecords, GenericRecords {}
