import { sum } from "simple-statistics";
import { available, notAvailable, type Measure } from "../model/measure.ts";
import { ageBenchmark, type AgeingInput, type AgeingMethod } from "./age-benchmark.ts";

export interface BenchmarkSource extends Omit<AgeingInput, "method"> {
  /** 1 if left out, in [0, ∞). */
  readonly weight?: number | undefined;
}

export interface CompositeBenchmark {
  readonly value: Measure<number>;
  /** Each source aged, in the order given. */
  readonly aged: readonly number[];
}

/**
 * Weighted mean of benchmarks after each was aged to one date: `Σ weight × aged / Σ weight`. No source is `no-data`, weights that add
 * up to 0 `zero-denominator`. METHOD.md 7.2, `people.compositeBenchmark` [BLR].
 */
export function compositeBenchmark({ sources, method }: { readonly sources: readonly BenchmarkSource[]; readonly method?: AgeingMethod | undefined }): CompositeBenchmark {
  const aged = sources.map((source) => ageBenchmark({ ...source, method }).value);
  const weights = sources.map(({ weight = 1 }) => weight);
  const total = sum(weights);
  if (sources.length === 0) return { value: notAvailable("no-data", "there is no benchmark"), aged };
  return { value: total === 0 ? notAvailable("zero-denominator", "the weights add up to 0") : available(sum(aged.map((value, index) => value * (weights[index] ?? 0))) / total), aged };
}
