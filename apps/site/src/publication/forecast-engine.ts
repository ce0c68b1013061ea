import type { Fact } from "@almanac/core";

/** How a forecast was computed, in the words of its receipt: `Exact distribution over the finished items of the last 12 weeks`. */
export function engineText({ receipt }: Fact): string {
  const { engine, samples, runs } = receipt.arguments;
  const how = engine === "exact" ? "Exact distribution over" : runs === undefined ? "Simulation of" : `Simulation, ${String(runs)} runs, of`;
  const weeks = typeof samples === "string" && samples !== "" ? samples.split(" ").length : undefined;
  return weeks === undefined ? `${how} weekly throughput` : `${how} the items finished in each of the last ${String(weeks)} weeks`;
}
