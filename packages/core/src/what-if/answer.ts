import type { IsoDate } from "../model/time.ts";
import type { Scenario } from "./scenario.ts";

/** When something is done, as an edition publishes it. */
export interface Outcome {
  /** Items to finish. */
  readonly open: number;
  /** Null: no date, see `because`. */
  readonly p50: IsoDate | null;
  readonly p85: IsoDate | null;
  readonly p95: IsoDate | null;
  /** Chance of the target, 0 to 1 with 12 significant digits; null without a target or without a forecast. */
  readonly chance: number | null;
  /** Why a date is missing. */
  readonly because?: string;
}

/** One workstream as published, and under the scenario. */
export interface WhatIfRow {
  readonly id: string;
  readonly title: string;
  readonly target: IsoDate | null;
  readonly before: Outcome;
  readonly after: Outcome;
  /** From the 85 % date before to the one after; negative is earlier. Null where one of the two is missing. */
  readonly days: number | null;
}

/** `alone`: each workstream at its own pace; `together`: with the calendar, and with what they wait for in each other. */
export type Together = "alone" | "together";

export interface WhatIfAnswer {
  readonly kind: Together;
  readonly asOfDate: IsoDate;
  readonly scenario: Scenario;
  readonly workstreams: readonly WhatIfRow[];
  /** Of everything together; left out for workstreams alone. Without a target of its own. */
  readonly everything?: Omit<WhatIfRow, "id" | "title" | "target">;
}
