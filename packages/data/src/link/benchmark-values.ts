import { compareText, exactDifference, type BenchmarkBand, type Diagnostic, type Money } from "@almanac/core";
import { relatedTo, type Place } from "../diagnostics/diagnostic.ts";
import { hidden } from "./hidden-diagnostic.ts";
import { placeOf } from "./record-place.ts";

interface Value {
  readonly percentile: number;
  readonly amount: Money;
  readonly place: () => Place;
}

const bandKey = ({ provider, role, region, level, measure, date }: BenchmarkBand): string => JSON.stringify([provider, role, region, level ?? null, measure, date]);

const twice = (value: Value, first: Value): Diagnostic =>
  hidden("BENCHMARK-TWICE", value.place(), {
    message: `a second value for the ${String(value.percentile)}th percentile of one source, role title, region, level and date`,
    found: "two values",
    expected: "one: values are never averaged",
    hint: "keep the value that the source published last, or give the other its own date or level",
    related: [relatedTo(first.place(), "the first value")],
  });

function outOfOrder(value: Value, before: Value): Diagnostic | undefined {
  const mixed = value.amount.currency !== before.amount.currency;
  if (!mixed && exactDifference(value.amount, before.amount).amount >= 0n) return undefined;
  return hidden("BENCHMARK-ORDER", value.place(), {
    message: mixed
      ? `the ${String(value.percentile)}th percentile is in another currency than the ${String(before.percentile)}th`
      : `the ${String(value.percentile)}th percentile is below the ${String(before.percentile)}th`,
    found: mixed ? "two currencies" : "a lower value",
    expected: mixed ? "one currency for a band" : `at least the value of the ${String(before.percentile)}th percentile`,
    hint: "compare both rows with the publication of the source",
    related: [relatedTo(before.place(), `the ${String(before.percentile)}th percentile`)],
  });
}

/** What no single row shows: one percentile given twice (in two files, or as a row and as a column), percentiles that fall. */
export function benchmarkProblems(benchmarks: readonly BenchmarkBand[]): readonly Diagnostic[] {
  const byBand = new Map<string, Value[]>();
  for (const band of benchmarks) {
    const values = band.points.map(({ percentile, amount }): Value => ({
      percentile,
      amount,
      place: () => placeOf(band, band.points.length === 1 ? "value" : `p${String(percentile)}`),
    }));
    byBand.set(bandKey(band), [...(byBand.get(bandKey(band)) ?? []), ...values]);
  }
  return [...byBand]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([, values]) => {
      const firsts = new Map<number, Value>();
      const again: Diagnostic[] = [];
      for (const value of values) {
        const first = firsts.get(value.percentile);
        if (first === undefined) firsts.set(value.percentile, value);
        else again.push(twice(value, first));
      }
      const rising = [...firsts.values()].toSorted((a, b) => a.percentile - b.percentile);
      const falls = rising.flatMap((value, index) => {
        const before = rising[index - 1];
        return before === undefined ? [] : (outOfOrder(value, before) ?? []);
      });
      return [...again, ...falls];
    });
}
