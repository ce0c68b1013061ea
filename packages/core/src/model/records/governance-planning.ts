import type { Money } from "../money.ts";
import type { IsoDate } from "../time.ts";
import type { Share } from "../units.ts";
import type { SourceRecord } from "./source-record.ts";

/** Least, most likely and greatest, in that order; an estimate of a single number has only `mode`. */
export interface ThreePoint<T> {
  readonly low?: T;
  readonly mode: T;
  readonly high?: T;
}

/** Something that the program could do, is doing or has done, with what its order of work is decided by (METHOD.md 8). */
export interface Initiative extends SourceRecord {
  readonly id: string;
  readonly title: string;
  readonly workstream?: string;
  readonly status: "proposed" | "approved" | "running" | "finished" | "cancelled";
  /** What it is worth in all. */
  readonly value?: ThreePoint<Money>;
  /** Person-months. */
  readonly effort?: ThreePoint<number>;
  /** People or records reached in a window that is the same for all initiatives. */
  readonly reach?: number;
  /** 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal. */
  readonly impact?: 3 | 2 | 1 | 0.5 | 0.25;
  readonly confidence?: Share;
  /** Relative to the other initiatives, no unit. */
  readonly businessValue?: number;
  readonly timeCriticality?: number;
  readonly riskReduction?: number;
  readonly jobSize?: number;
  readonly feasibility?: number;
  /** How ready its data are. */
  readonly dataReadiness?: Share;
  /** Lost in each week of waiting. */
  readonly costOfDelay?: Money;
  /** Weeks. */
  readonly duration?: number;
  /** Initiatives that must be finished first. */
  readonly after: readonly string[];
  /** Of a finished or cancelled one: what it took, in person-months, and what it has brought. */
  readonly actualEffort?: number;
  readonly actualValue?: Money;
}

/** A key result and the objective that it belongs to. */
export interface KeyResult extends SourceRecord {
  readonly objective: string;
  readonly objectiveTitle: string;
  readonly id: string;
  readonly title: string;
  readonly start: number;
  readonly target: number;
  /** For example `%` or `ms`; none for a plain number. */
  readonly unit?: string;
  readonly owner?: string;
  readonly due?: IsoDate;
  /** Share in its objective; left out when all count alike. */
  readonly weight?: Share;
  readonly workstream?: string;
}

/** What somebody measured for a key result on a day. */
export interface CheckIn extends SourceRecord {
  readonly keyResult: string;
  readonly on: IsoDate;
  readonly value: number;
  /** How sure the owner is that the target will be reached. */
  readonly confidence?: Share;
  readonly note?: string;
}
