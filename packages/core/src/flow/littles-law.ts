import { available, isAvailable, notAvailable, type Measure } from "../model/measure.ts";
import { addDays, daysBetween, type IsoDate } from "../model/time.ts";
import { days, itemCount, type Days, type ItemCount } from "../model/units.ts";
import { mean } from "../stats/mean.ts";
import { wipSeries, type FlowSpan } from "./wip-series.ts";

export interface LittlesLaw {
  /** L: items touched on an average day of the window. */
  readonly avgWip: Measure<number>;
  /** λ: departures a day. */
  readonly throughputPerDay: Measure<number>;
  /** W: mean cycle time of the departures. */
  readonly avgCycleTimeDays: Measure<Days>;
  /** λ W. */
  readonly predictedWip: Measure<number>;
  /** L / (λ W). Outside 0.8 to 1.25 an assumption fails. */
  readonly ratio: Measure<number>;
  readonly arrivals: ItemCount;
  readonly departures: ItemCount;
  /** Work in progress at the end of the day before the window, and of its last day. */
  readonly wipStart: ItemCount;
  readonly wipEnd: ItemCount;
}

interface StartedSpan extends FlowSpan {
  readonly started: IsoDate;
}

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);
const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);

/**
 * Whether the flow data of a window agrees with Little's law, counting whole days from start to done inclusive. Exact when
 * the window starts and ends empty. A diagnosis of the data, not a target, and no way to infer a cycle time. Items without a
 * start date are left out. METHOD.md 2.6, id `flow.littlesLaw`. Source: Little & Graves (2008).
 */
export function littlesLaw({ items, from, to }: { readonly items: readonly FlowSpan[]; readonly from: IsoDate; readonly to: IsoDate }): LittlesLaw {
  const spans = items.filter((span): span is StartedSpan => span.started !== null);
  const inWindow = (date: IsoDate | null): date is IsoDate => date !== null && date >= from && date <= to;
  const windowDays = daysBetween(from, to) + 1;
  const touched = spans.reduce((sum, { started, done }) => sum + Math.max(0, daysBetween(later(started, from), earlier(done ?? to, to)) + 1), 0);
  const cycleTimes = spans.flatMap(({ started, done }) => (inWindow(done) ? [daysBetween(started, done) + 1] : []));
  const perDay = (count: number): Measure<number> => (windowDays > 0 ? available(count / windowDays) : notAvailable("no-data", "the window has no days"));
  const [avgWip, throughputPerDay, cycleTime] = [perDay(touched), perDay(cycleTimes.length), mean(cycleTimes)];
  const avgCycleTimeDays: Measure<Days> = isAvailable(cycleTime) ? available(days(cycleTime.value)) : notAvailable("no-data", "no item with a start date was finished in the window");
  const predictedWip = !isAvailable(throughputPerDay) ? throughputPerDay : isAvailable(avgCycleTimeDays) ? available(throughputPerDay.value * avgCycleTimeDays.value) : avgCycleTimeDays;
  const wipAt = (date: IsoDate): ItemCount => wipSeries({ items: spans, from: date, to: date }).counts[0] ?? itemCount(0);
  return {
    avgWip,
    throughputPerDay,
    avgCycleTimeDays,
    predictedWip,
    ratio: isAvailable(avgWip) && isAvailable(predictedWip) ? available(avgWip.value / predictedWip.value) : notAvailable("zero-denominator", "no item with a start date was finished in the window"),
    arrivals: itemCount(spans.filter(({ started }) => inWindow(started)).length),
    departures: itemCount(cycleTimes.length),
    wipStart: wipAt(addDays(from, -1)),
    wipEnd: wipAt(to),
  };
}
