import type { Money } from "../money.ts";
import type { IsoDate } from "../time.ts";
import type { Share } from "../units.ts";
import type { SourceRecord } from "./source-record.ts";

/** Step of a five-step scale, 1 least, 5 most. It orders; it is never added, averaged or multiplied by money (METHOD.md 5.1). */
export type RiskStep = 1 | 2 | 3 | 4 | 5;

/**
 * How bad, or how good: always zero or more, the risk's `type` says which way. `range`: least, most likely and greatest amount
 * of one currency, in that order.
 */
export type RiskImpact =
  | { readonly basis: "amount"; readonly amount: Money }
  | { readonly basis: "range"; readonly low: Money; readonly mode?: Money; readonly high: Money };

/** How likely and how large. What the register does not say is left out; it is never 0. */
export interface RiskAssessment {
  readonly probability?: Share;
  readonly probabilityStep?: RiskStep;
  readonly impact?: RiskImpact;
  readonly impactStep?: RiskStep;
}

export interface RiskMitigation {
  readonly what?: string;
  readonly cost?: Money;
  readonly due?: IsoDate;
  readonly status?: "open" | "in-progress" | "done" | "cancelled";
}

/** A row of a risk register, as one export of it says. */
export interface Risk extends SourceRecord {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly type: "threat" | "opportunity";
  /** Before mitigation. */
  readonly inherent: RiskAssessment;
  /** After what has been done about it so far. Without one, nothing is said about it. */
  readonly residual?: RiskAssessment;
  readonly mitigation?: RiskMitigation;
  readonly owner?: string;
  readonly status: "open" | "closed" | "occurred";
  readonly opened?: IsoDate;
  readonly closed?: IsoDate;
  readonly category?: string;
  readonly workstream?: string;
  /** What would show that it is about to happen. */
  readonly trigger?: string;
  /** Day on which it was last looked at; and the day on which it is to be looked at again. */
  readonly reviewedOn?: IsoDate;
  readonly reviewBy?: IsoDate;
  /** What several risks have in common, so that they come together: a vendor, a person, a feed. */
  readonly driver?: string;
  /** Day for which the row holds, where the register says so; else the export's own day holds. */
  readonly asOf?: IsoDate;
}
