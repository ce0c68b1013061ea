import type { IsoDate } from "../model/time.ts";
import type { ForecastKind, Ledger } from "./ledger.ts";

/** One line of a forecast: at least so many (`how-many`), or by such a date. */
export interface ForecastLine {
  /** Per cent of the outcomes that the line promises to hold. */
  readonly level: number;
  readonly bound: number | IsoDate;
  /** When it can be judged whether it was kept, whatever happened. */
  readonly due: IsoDate;
  /** Counted in intervals: overlaps no other counted one of its series; over all horizons, and within its own. */
  readonly counted: boolean;
  readonly countedInHorizon: boolean;
  /** Its due date has passed and it was judged; only the size of its loss is still not known. */
  readonly judged: boolean;
}

/** A stated chance that something happens by a date. */
export interface StatedChance {
  readonly p: number;
  readonly target: IsoDate;
  readonly counted: boolean;
  readonly countedInHorizon: boolean;
}

/** A published forecast of which something is still to be judged. */
export interface OpenForecast {
  readonly kind: ForecastKind;
  /** Workstream, or empty for the whole program. */
  readonly scope: string;
  readonly milestone: string | null;
  readonly edition: string;
  readonly made: IsoDate;
  /** Items that had to be finished, by stream; undefined where that is not what was forecast. */
  readonly needed: ReadonlyMap<string, number> | undefined;
  /** The day on which it happened; null while it is not known. Written once. */
  readonly outcome: IsoDate | null;
  readonly lines: readonly ForecastLine[];
  readonly chance: StatedChance | undefined;
}

/** Sums over judged lines of one kind, scope, horizon and level. */
export interface LineTally {
  readonly due: number;
  readonly kept: number;
  /** Of them those that overlap no other. */
  readonly counted: number;
  readonly countedKept: number;
  /** Pinball losses of those whose outcome is known: items for `how-many`, else days. */
  readonly loss: number;
  readonly lossOver: number;
}

/** Sums over chances in one bin. */
export interface ChanceTally {
  readonly due: number;
  readonly happened: number;
  readonly sum: number;
  readonly squaredErrors: number;
  readonly counted: number;
  readonly countedHappened: number;
  readonly countedSum: number;
}

export interface Settled {
  readonly kind: ForecastKind;
  readonly scope: string;
  readonly milestone: string | null;
  readonly edition: string;
  readonly made: IsoDate;
  readonly due: IsoDate;
  readonly said: number | IsoDate;
  readonly isChance: boolean;
  /** Items, or the day; null: it has not happened yet. */
  readonly happened: number | IsoDate | null;
  readonly kept: boolean;
}

/** The part of a ledger that is about forecasts, ready to be worked on. Names of tallies are `kind|scope|horizon|level or bin`. */
export interface ForecastState {
  readonly open: readonly OpenForecast[];
  /** Series, `kind|scope or milestone|horizon|level`: the counted forecast that runs. */
  readonly running: ReadonlyMap<string, { readonly made: IsoDate; readonly until: IsoDate }>;
  readonly lines: ReadonlyMap<string, LineTally>;
  readonly chances: ReadonlyMap<string, ChanceTally>;
  readonly recent: readonly Settled[];
  readonly void: number;
}

export const NO_FORECASTS: ForecastState = { open: [], running: new Map(), lines: new Map(), chances: new Map(), recent: [], void: 0 };

export type ForecastRows = Pick<Ledger, "open" | "running" | "lines" | "chances" | "recent" | "void">;
