import type { Fte, Hours, Share } from "../units.ts";
import type { IsoDate } from "../time.ts";
import type { Money } from "../money.ts";
import type { BenchmarkBand, PayRecord, SalaryObservation } from "./people-pay.ts";
import type { CertificateRecord, LearningRecord, SkillRecord } from "./people-skills.ts";
import type { SourceRecord } from "./source-record.ts";

/**
 * Records about positions, allocations, leave, hiring, skills, pay, benchmarks. A person is an opaque id everywhere: no name,
 * no address. A date later than the statement is a plan or not yet known; readers of these records compare with the as-of day.
 */
export interface PeopleRecords {
  readonly positions: readonly Position[];
  readonly allocations: readonly Allocation[];
  readonly timeEntries: readonly TimeEntry[];
  readonly absences: readonly Absence[];
  readonly publicHolidays: readonly PublicHoliday[];
  readonly requisitions: readonly Requisition[];
  readonly skills: readonly SkillRecord[];
  readonly certificates: readonly CertificateRecord[];
  readonly learning: readonly LearningRecord[];
  readonly pay: readonly PayRecord[];
  readonly benchmarks: readonly BenchmarkBand[];
  readonly salaryObservations: readonly SalaryObservation[];
}

export type PositionState = "planned" | "open" | "filled" | "left" | "closed";
export type Employment = "employee" | "contractor" | "vendor" | "intern";
export type LeavingReason = "resigned" | "dismissed" | "end-of-contract" | "retired" | "moved" | "other";

/** One post of the plan, or with `posts` other than 1 a row that stands for many equal ones (a published organogram). */
export interface Position extends SourceRecord {
  /** Absent in aggregated rows. A successor is a new position that names the old one in `replaces`. */
  readonly id?: string;
  /** How many posts the row stands for; 1 unless the export says otherwise. */
  readonly posts: number;
  readonly role: string;
  readonly level?: string;
  readonly unit?: string;
  readonly location?: string;
  /** Holiday calendar of the place of work, `DE`, or a region of one, `DE-BE`. */
  readonly calendar?: string;
  /** Id of a workstream as declared. */
  readonly workstream?: string;
  readonly employment?: Employment;
  /** Vendor of a contractor or of a vendor's post. */
  readonly vendor?: string;
  /** Full-time equivalents of the whole row: 0.5 for a half-time post, 12.4 for a row that stands for many posts. */
  readonly fte: Fte;
  /** Hours of a full-time week; capacity in hours follows from it (METHOD.md 7.1). */
  readonly hoursPerWeek?: Hours;
  /** State as the export gives it. Left out: the dates say. */
  readonly state?: PositionState;
  /** Before this day nobody had decided that the position should exist. */
  readonly approvedOn?: IsoDate;
  /** First and last day on which the plan counts the position; both inclusive (METHOD.md 7.1). */
  readonly plannedFrom?: IsoDate;
  readonly plannedTo?: IsoDate;
  /** Recruiting began. */
  readonly openedOn?: IsoDate;
  /** First day of the holder. */
  readonly filledOn?: IsoDate;
  /** Last day of the holder, inclusive. */
  readonly leftOn?: IsoDate;
  readonly leavingReason?: LeavingReason;
  readonly person?: string;
  readonly replaces?: string;
  /** Standard loaded cost of one full-time year in this role and level: a rate of the price list, never the holder's pay. */
  readonly standardRate?: Money;
  /** Published pay scale of the grade, a year at full time; not what the holder is paid. */
  readonly scaleMinimum?: Money;
  readonly scaleMaximum?: Money;
}

/** Part of a person or position that a workstream has from one day to another, both inclusive. */
export interface Allocation extends SourceRecord {
  /** At least one of the two is there. */
  readonly person?: string;
  readonly position?: string;
  readonly workstream: string;
  /** 1 is full time; more than 1 is possible and reported. */
  readonly fte: Fte;
  readonly from: IsoDate;
  /** Left out: until further notice. */
  readonly to?: IsoDate;
  readonly decidedOn?: IsoDate;
}

export type TimeEntryState = "draft" | "submitted" | "approved" | "rejected";

/** Hours of one person on one day, or over a period. */
export interface TimeEntry extends SourceRecord {
  readonly person: string;
  readonly from: IsoDate;
  /** Same as `from` for a single day. Inclusive. */
  readonly to: IsoDate;
  readonly hours: Hours;
  /** Key of a work item or of a task in another system. */
  readonly task?: string;
  readonly workstream?: string;
  readonly billable?: boolean;
  readonly state?: TimeEntryState;
}

export type AbsenceKind = "holiday" | "sick" | "parental" | "unpaid" | "training" | "absence";
export type AbsenceState = "requested" | "approved" | "cancelled";

/** A person is away from one day to another, both inclusive. */
export interface Absence extends SourceRecord {
  readonly person: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** `absence` where the reason is nobody's business. */
  readonly kind: AbsenceKind;
  /** Part of each day, 1 unless the export says otherwise. */
  readonly dayShare: Share;
  readonly state?: AbsenceState;
  /** Before this day nobody knew. */
  readonly requestedOn?: IsoDate;
}

/** A day off by law or custom in one calendar (`DE`); where it is not kept everywhere, in these regions of it (`DE-BE`). */
export interface PublicHoliday extends SourceRecord {
  readonly calendar: string;
  readonly date: IsoDate;
  readonly name: string;
  /** Left out: in the whole calendar. */
  readonly regions?: readonly string[];
  /** Part of the day that is off, 1 unless the export says otherwise. */
  readonly dayShare: Share;
}

export type RequisitionEnd = "filled" | "cancelled" | "on-hold";

/** One post that is being recruited for: how many candidates reached each stage so far, and when it was reached first. */
export interface Requisition extends SourceRecord {
  readonly id: string;
  readonly position?: string;
  readonly role: string;
  readonly level?: string;
  readonly location?: string;
  readonly workstream?: string;
  readonly openedOn: IsoDate;
  /** Candidates that ever reached the stage, whatever became of them. */
  readonly reached: Readonly<Record<HiringStage, number | undefined>>;
  /** Day on which the stage was first reached. */
  readonly reachedOn: Readonly<Record<HiringStage, IsoDate | undefined>>;
  /** Planned first day of the person. */
  readonly targetStart?: IsoDate;
  readonly closedOn?: IsoDate;
  readonly end?: RequisitionEnd;
}

export type HiringStage = "applied" | "screened" | "interviewed" | "offered" | "accepted" | "started";
