import type { IsoDate } from "../time.ts";
import type { SourceRecord } from "./source-record.ts";

/** A decision that was taken: the row twin of a page under `content/decisions/`. */
export interface DecisionEntry extends SourceRecord {
  readonly id: string;
  readonly title: string;
  readonly raised?: IsoDate;
  readonly decidedOn: IsoDate;
  readonly by: string;
  readonly outcome: string;
  /** What could have been chosen, the chosen one included. */
  readonly options: readonly string[];
  readonly workstream?: string;
}

/** What a retrospective agreed to change. */
export interface RetroAction extends SourceRecord {
  readonly id: string;
  readonly raisedOn: IsoDate;
  readonly sprint?: string;
  readonly team?: string;
  readonly action: string;
  readonly owner?: string;
  readonly due?: IsoDate;
  readonly closedOn?: IsoDate;
  readonly status: "open" | "done" | "dropped";
  /** How many retrospectives have taken it over from the one before. */
  readonly carried?: number;
}
