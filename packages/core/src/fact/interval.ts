import type { Model } from "../model/model.ts";
import { addDays, compareText, dateIn, daysBetween, mondayOf, type IsoDate } from "../model/time.ts";
import type { FactInterval } from "./fact.ts";

/** What dated exports without changelog can tell: nothing from before the first of them, and later dates to within the days between two. */
export interface Observation {
  /** Date of the first export. Status changes before it were not seen. */
  readonly from: IsoDate;
  /** Most days between two exports; 0 when there is one date only. */
  readonly gapDays: number;
  /** Why dates are not known better. */
  readonly because: string;
}

const precision = (gapDays: number): string => (gapDays <= 1 ? "to the day" : gapDays <= 7 ? "to the week" : `to ${String(gapDays)} days`);

/** The observation of a program whose history is read from successive exports; undefined where every history is complete or absent. */
export function observationOf({ program, sources, items }: Pick<Model, "program" | "sources" | "items">): Observation | undefined {
  if (!items.some(({ history }) => history === "reconstructed")) return undefined;
  const bySource = Map.groupBy(
    // A register may be read export by export, too; it says nothing about work.
    sources.filter(({ history, area = "work" }) => history === "reconstructed" && area === "work"),
    ({ source }) => source,
  );
  const series = [...bySource.values()].map((files) => [...new Set(files.map(({ exportedAt }) => dateIn(program.timeZone, exportedAt)))].sort(compareText));
  const from = series.flatMap((dates) => dates.slice(0, 1)).sort(compareText).at(-1);
  if (from === undefined) return undefined;
  const gapDays = Math.max(0, ...series.flatMap((dates) => dates.slice(1).map((date, index) => daysBetween(dates[index] ?? date, date))));
  return { from, gapDays, because: `dates known ${precision(gapDays)}` };
}

/** First Monday after the day of the first export: the first week that was observed whole. */
export const firstObservedMonday = ({ from }: Observation): IsoDate => addDays(mondayOf(from), 7);

/** Bounds of a fact, where they differ. @param observation why; undefined where every date is known */
export const intervalOf = (low: number, high: number, observation: Observation | undefined): FactInterval | undefined =>
  observation === undefined || low === high ? undefined : { low, high, because: observation.because };
