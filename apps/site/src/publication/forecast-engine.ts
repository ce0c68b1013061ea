import type { Fact } from "@almanac/core";
import { countText } from "./source-age.ts";

/** How a forecast was computed, in the words of its receipt: `Exact distribution over the items finished in each of the last 12 weeks`. */
export function engineText({ receipt }: Fact, locale: string): string {
  const { engine, samples, trials, assumption } = receipt.arguments;
  if (engine === "simulation") {
    const assuming = typeof assumption === "string" ? `, assuming that ${assumption}` : "";
    return `${typeof trials === "number" ? `${countText(trials, locale)} simulated runs` : "Simulation"}${assuming}`;
  }
  const weeks = typeof samples === "string" && samples !== "" ? samples.split(" ").length : undefined;
  return weeks === undefined ? "From the items finished in past weeks" : `Exact distribution over the items finished in each of the last ${String(weeks)} weeks, at a level that allows for so few of them`;
}
