import { formatText, parseFactId, type Fact } from "@almanac/core";
import type { Stated } from "./diff-words.ts";

/** A live figure as the comparison of prose writes it: its id, and for what. */
const FIGURE = /‹([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)(?: of ([^›]*))?›/g;

function factOf(base: string, values: readonly string[], facts: Stated["facts"]): Fact | undefined {
  if (values.length === 0) return facts[base];
  const wanted = values.toSorted().join("\n");
  return Object.values(facts).find(({ id }) => id.startsWith(`${base}{`) && Object.values(parseFactId(id)?.dimensions ?? {}).toSorted().join("\n") === wanted);
}

/** A text with the values of its live figures, as the page of that edition shows it. One that the edition does not state keeps its id. */
export const withFigures = (text: string, { facts, program }: Stated): string =>
  text.replaceAll(FIGURE, (whole, base: string, values?: string) => {
    const fact = factOf(base, values === undefined ? [] : values.split(", "), facts);
    return fact?.type !== "scalar" || fact.value === null ? whole : formatText(fact.value, fact.unit, program.locale, fact.currency).replaceAll("\u00a0", " ");
  });
