import type { PrimaryRule } from "../primary.ts";

/** One person on a reference date. RESTRICTED: never leaves the disclosure rooms. */
export interface SnapshotPerson {
  readonly id: string;
  /** Annual pay of a full-time year, in whole units of one currency. */
  readonly pay: number;
  /** Share of full time with which the person counts in a mean; 1 unless said otherwise. Taken to be public. */
  readonly weight?: number;
  /** What the organisation chart says of the person: `team`, `site`, `grade`. Public. */
  readonly dims: Readonly<Record<string, string>>;
  /** The publicly known band of the pay. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Other figures of the person that are published of the same cells, such as pay against the midpoint: the primary rules hold for each. */
  readonly views?: readonly number[];
  /** Private figures that stand beside the pay in what is published of the cell, such as the pay range: they may not change for a few only. */
  readonly besides?: readonly (number | undefined)[];
}

/** A published figure that is no sum of a group, to first order: how much it moves with each pay. An adjusted pay gap is one. */
export interface MovingFigure {
  /** Its table; it is the only cell. */
  readonly table: string;
  /** By id of the person: by how much a relative change of the pay moves it. Whoever is left out does not move it. */
  readonly weights: ReadonlyMap<string, number>;
  /** By id of the person: what else of them it depends on, as text. Whoever has another one is affected, as by a raise. */
  readonly marks?: ReadonlyMap<string, string>;
}

/** Everybody who is paid on a date. The order of people does not matter. */
export interface PaySnapshot {
  /** ISO date. */
  readonly date: string;
  readonly people: readonly SnapshotPerson[];
  /** Judged after the cells of the tables, so that none of them costs a cell. */
  readonly figures?: readonly MovingFigure[];
}

/** A table of pay by none, one or more dimensions. Somebody without one of the dimensions is in no cell of it. */
export interface PayTable {
  readonly id: string;
  readonly by: readonly string[];
  /** Whether the sums over each dimension and over all of them are cells as well. Default false. */
  readonly totals?: boolean;
  /** What a cell says: the mean weighted with `weight` (default), the mean of people, or the sum of pay times weight. All are rounded to the base. */
  readonly statistic?: "mean" | "plain-mean" | "sum";
  /** Its cells are told together or not at all: a gap is of two groups. */
  readonly together?: boolean;
}

/** Thresholds of METHOD.md 7.5 and 7.6. What is left out has the default. */
export interface DisclosureRules {
  /** k: least number of people of a cell and of everything that can be computed from cells. Default 10, never below 5. */
  readonly minContributors?: number;
  /** p of the p % rule, per cent. Default 10. RESTRICTED. */
  readonly pPercent?: number;
  /** q of the p % rule, per cent. Default 100. RESTRICTED. */
  readonly q?: number;
  /** `[n, k]`: the n largest may have at most k per cent. Default (1, 50) and (2, 67). RESTRICTED. */
  readonly dominance?: readonly (readonly [n: number, percent: number])[];
  /** Greatest spread in per cent of the mean at which everybody's pay is the mean. Default 5. RESTRICTED. */
  readonly homogeneityPct?: number;
  /** A pay known to plus or minus this share of itself is known. Default 0.1. RESTRICTED. */
  readonly margin?: number;
  /** Values are multiples of this, in currency units. Default 1000. */
  readonly base?: number;
  /** Figures that were told and whose telling was dealt with, as `table key date`: they no longer stand against an edition. RESTRICTED. */
  readonly accepted?: readonly string[];
}

/** Which dimension has which value; a dimension of the table that is left out is summed over. `{}` is everybody. */
export type CellKey = Readonly<Record<string, string>>;

/** A cell as everybody sees it, and nothing else is seen. */
export interface ReleasedCell {
  readonly table: string;
  readonly key: CellKey;
  /** `published`: of the newest reference date. `held`: the value of an earlier one is repeated. `no-data`: nobody is in it. */
  readonly state: "published" | "held" | "suppressed" | "no-data";
  /** Reference date, number of people and value; none of a cell that is suppressed or empty. */
  readonly date?: string;
  readonly people?: number;
  readonly value?: number;
}

/** Pay of one person for as long as it changes with a raise of many only. An unknown of the attacker's equations. RESTRICTED. */
export interface PayUnknown {
  readonly person: string;
  /** What stands beside the pay, as text: then this is an unknown of its own, and no pay. */
  readonly besides?: string;
  /** Reference date on which it was first seen, and the pay then. */
  readonly since: string;
  readonly pay: number;
  /** Publicly known bounds, in money of that date. */
  readonly low: number;
  readonly high: number;
  /** What the pay is now, as a multiple: the product of the raises of many since. */
  readonly growth: number;
  /** Pay as last seen; absent once somebody has left or has another unknown. */
  readonly now?: number;
}

/** One equation that everybody can write down, or that nobody may be able to. RESTRICTED. */
export interface PayEquation {
  readonly table: string;
  readonly key: CellKey;
  readonly date: string;
  /** Index of the unknown and what it is multiplied by, by index. */
  readonly terms: readonly (readonly [unknown: number, factor: number])[];
  /** The same for what stands beside the pays, told with them. */
  readonly besides?: PayEquation["terms"];
  readonly people: number;
  /** What the sum is divided by to give the value: the sum of the weights, or 1. */
  readonly divisor: number;
  readonly value: number;
  /** It counts as known to the last digit, and `value` says nothing: a figure that moves with pay but is not in money. */
  readonly exact?: true;
  /** Of a figure that moves with pay: what else of its people it depends on. */
  readonly marks?: Readonly<Record<string, string>>;
  /** Everything that was shown of it on that date, by name, as far as the publisher notes it: it is repeated from here, whatever the records say later. */
  readonly shown?: Readonly<Record<string, number | string | null>>;
}

/** What was found about a cell on the newest reference date. RESTRICTED. */
export interface CellVerdict {
  readonly table: string;
  readonly key: CellKey;
  /** People of the cell on that date. */
  readonly people: number;
  readonly state: "published" | "held" | "suppressed";
  /** Primary rules that the cell fails by itself. */
  readonly failed: readonly PrimaryRule[];
  /** Why a cell that is safe by itself is not told anew. */
  readonly linked?: LinkedRisk;
}

/** What a cell would let somebody work out together with what is published. RESTRICTED. */
export interface LinkedRisk {
  /** Of how few people. */
  readonly people: number;
  /** The published cells that it would be worked out with, `table key date`, as few as were found. */
  readonly with: readonly string[];
}

/** What was told about pay, ever. RESTRICTED, and plain JSON: goes through canonical JSON unchanged. */
export interface ReleaseLedger {
  readonly schema: 1;
  /** Reference date of the newest release; values change with the first snapshot of a later calendar quarter only. */
  readonly date: string;
  readonly unknowns: readonly PayUnknown[];
  /** Everything that was published, oldest first. */
  readonly published: readonly PayEquation[];
  /** Groups whose figure fails the primary rules: no combination of published values may give it. */
  readonly withheld: readonly PayEquation[];
  /** Every cell that somebody is in on the newest reference date. */
  readonly verdicts: readonly CellVerdict[];
}

export interface ReleaseInput {
  /** By date. Those up to the ledger's date are not looked at again: what was told stays told. */
  readonly snapshots: readonly PaySnapshot[];
  readonly tables: readonly PayTable[];
  /** Of the edition before; undefined in the first one. */
  readonly ledger?: ReleaseLedger | undefined;
  readonly rules?: DisclosureRules;
}

export interface Release {
  /** Every cell of every table, by table and key. */
  readonly cells: readonly ReleasedCell[];
  readonly ledger: ReleaseLedger;
}
