import type { Hours } from "../units.ts";
import type { IsoDate } from "../time.ts";
import type { Money } from "../money.ts";
import type { SourceRecord } from "./source-record.ts";

/** In rising order: never done it, with help, alone, teaches it, decides how it is done. */
export type SkillLevel = "none" | "basic" | "working" | "advanced" | "expert";

/** With a person: what the person can do. Without: what a role or workstream needs. */
export interface SkillRecord extends SourceRecord {
  readonly person?: string;
  readonly role?: string;
  readonly workstream?: string;
  readonly skill: string;
  readonly level: SkillLevel;
  /** Of a need: how many people must have the level; 1 unless the export says otherwise. */
  readonly needed?: number;
  readonly asOf?: IsoDate;
}

/** With a person: a certificate somebody holds. Without: one that a role or workstream needs. */
export interface CertificateRecord extends SourceRecord {
  readonly person?: string;
  readonly role?: string;
  readonly workstream?: string;
  readonly certificate: string;
  readonly issuer?: string;
  /** Always there for a person. */
  readonly obtainedOn?: IsoDate;
  /** Last day of validity, inclusive. Left out: it does not expire. */
  readonly expiresOn?: IsoDate;
  /** Of a need: how many people must hold it; 1 unless the export says otherwise. */
  readonly needed?: number;
}

export type LearningState = "planned" | "started" | "done" | "cancelled";

/** A course or other learning that somebody has planned or finished. */
export interface LearningRecord extends SourceRecord {
  readonly person: string;
  readonly course: string;
  readonly skill?: string;
  readonly provider?: string;
  readonly plannedOn?: IsoDate;
  readonly doneOn?: IsoDate;
  readonly hours?: Hours;
  readonly cost?: Money;
  readonly state?: LearningState;
  /** Before this day the entry did not exist. */
  readonly addedOn?: IsoDate;
}
