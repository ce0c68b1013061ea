import { wholeUnits } from "../../currency/program-money.ts";
import type { BenchmarkBand } from "../../model/records/people-pay.ts";
import { compareText, type IsoDate } from "../../model/time.ts";
import type { PeopleView } from "./people-view.ts";

/** The percentiles of one source for one role, level and region, from however many rows it writes them in. */
export interface MarketBand {
  readonly provider: string;
  readonly role: string;
  readonly level: string | undefined;
  readonly region: string;
  readonly measure: BenchmarkBand["measure"];
  readonly date: IsoDate;
  readonly currency: string;
  readonly percentiles: ReadonlyMap<number, number>;
  readonly employers: number | undefined;
  readonly people: number | undefined;
  readonly largestShare: number | undefined;
  readonly records: readonly BenchmarkBand[];
}

const keyOf = ({ provider, role, level, region, measure, points }: BenchmarkBand): string => JSON.stringify([provider, role, level ?? null, region, measure, points[0]?.amount.currency ?? null]);

/** The newest percentiles of each source, role, level and region, in that order. */
export function marketBands({ records }: PeopleView): readonly MarketBand[] {
  const groups = [...Map.groupBy(records.benchmarks, keyOf)].toSorted(([a], [b]) => compareText(a, b));
  return groups.flatMap(([, all]) => {
    const date = all.map((band) => band.date).sort(compareText).at(-1);
    const bands = all.filter((band) => band.date === date);
    const [first] = bands;
    const points = bands.flatMap((band) => band.points);
    const currency = points[0]?.amount.currency;
    if (first === undefined || date === undefined || currency === undefined) return [];
    const { provider, role, level, region, measure } = first;
    const known = <T>(of: (band: BenchmarkBand) => T | undefined): T | undefined => bands.map(of).find((value) => value !== undefined);
    return [{ provider, role, level, region, measure, date, currency, percentiles: new Map(points.map(({ percentile, amount }) => [percentile, wholeUnits(amount)])), employers: known((band) => band.employers), people: known((band) => band.people), largestShare: known((band) => band.largestShare), records: bands }];
  });
}

/** Median base pay that a source states for somebody's role, level and region. */
export function medianPay(bands: readonly MarketBand[], provider: string, person: { readonly role: string; readonly level: string | undefined; readonly region: string | undefined }): { readonly amount: number; readonly currency: string; readonly date: IsoDate } | undefined {
  const band = bands.find((each) => each.provider === provider && each.role === person.role && each.region === person.region && (each.level === undefined || each.level === person.level) && each.measure === "base" && each.percentiles.has(50));
  const amount = band?.percentiles.get(50);
  return band === undefined || amount === undefined ? undefined : { amount, currency: band.currency, date: band.date };
}
