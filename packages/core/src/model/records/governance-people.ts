import type { IsoDate } from "../time.ts";
import type { SourceRecord } from "./source-record.ts";

export type Strength = "low" | "medium" | "high";

/** Somebody whom the program affects, or who affects it. */
export interface Stakeholder extends SourceRecord {
  readonly id: string;
  /** A role, or a name if the program keeps names. */
  readonly name: string;
  readonly organisation?: string;
  readonly interest?: Strength;
  readonly influence?: Strength;
  /** The audience that a communication plan names. */
  readonly audience?: string;
}

export type RaciLetter = "R" | "A" | "C" | "I";

/** What one role does in one activity: does it, answers for it, is asked before, is told after. */
export interface RaciAssignment extends SourceRecord {
  readonly activity: string;
  readonly role: string;
  /** In the order R, A, C, I; one role can both do it and answer for it. */
  readonly letters: readonly RaciLetter[];
}

export interface CommunicationEntry extends SourceRecord {
  readonly audience: string;
  readonly message: string;
  readonly channel: string;
  readonly cadence: "daily" | "weekly" | "every-two-weeks" | "monthly" | "quarterly" | "yearly" | "once" | "on-event";
  readonly owner: string;
  readonly next?: IsoDate;
}
