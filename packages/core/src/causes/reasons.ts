import type { Edition } from "../edition/edition.ts";
import { enumerated } from "../finding/fact-reader.ts";
import type { IsoDate } from "../model/time.ts";
import type { StreamPair } from "./coalition.ts";
import type { ForecastInputs } from "./stated-inputs.ts";
import type { ForecastMove } from "./forecast-move.ts";

type Side = Pick<Edition, "program" | "generator"> & { readonly inputs: ForecastInputs };

/** What the reason of a part is told from. */
export interface Reasons {
  /** The streams that the date depends on. */
  readonly pairs: readonly StreamPair[];
  readonly from: Side;
  readonly to: Side;
  /** The date as it was published, and as it is now: weeks after both do not matter. */
  readonly before: IsoDate;
  readonly until: IsoDate;
  readonly target: ForecastMove["target"];
}

/** Streams, items and blackouts named in one sentence. */
export const NAMED = 2;

/** Some names, and in words what is left out. */
export const listed = (names: readonly string[], rest: string): string => enumerated(rest === "" ? names : [...names, rest]);
