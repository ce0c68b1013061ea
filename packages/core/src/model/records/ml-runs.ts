import type { IsoInstant } from "../time.ts";
import type { SourceRecord } from "./source-record.ts";

export interface RunMetric {
  readonly name: string;
  /** Null when the run logged no finite number (`nan`, `inf`). */
  readonly value: number | null;
  readonly step?: number;
  readonly loggedAt?: IsoInstant;
}

/** One run of an experiment tracker. */
export interface TrainingRun extends SourceRecord {
  readonly id: string;
  readonly experiment?: string;
  readonly name?: string;
  readonly status: "running" | "scheduled" | "finished" | "failed" | "killed";
  readonly startedAt?: IsoInstant;
  readonly endedAt?: IsoInstant;
  /** Between start and end, or as the tracker rounds it. Left out: the run has not ended. */
  readonly durationSeconds?: number;
  readonly user?: string;
  readonly params: Readonly<Record<string, string>>;
  /** Every logged value where the source has them; tables have the last one only. In order of name, step and time. */
  readonly metrics: readonly RunMetric[];
  readonly tags: Readonly<Record<string, string>>;
  /** Columns of the tracker's web page of which nobody said whether they are metrics or parameters. */
  readonly unsorted: Readonly<Record<string, string>>;
}
