import { nearest } from "@almanac/core";
import type { ProseContext } from "./rendered-prose.ts";
import type { Report, Stretch } from "./report.ts";

/** A statistic of pay that is one person's, whatever the group. */
const EXTREME_OF_PAY = /^pay\.[^{]*\.(?:max|maximum|min|minimum|range|spread|highest|lowest|best|worst|top|bottom)(?:\{|$)/;

/** What to do where the extremes of pay are asked for, which no edition has and none will have; undefined for any other id. */
export const insteadOfExtreme = (id: string): string | undefined =>
  EXTREME_OF_PAY.test(id) ? "no minimum, maximum or range of pay is published: extremes are single people; show the table pay.position.cells, which has the mean of each group that is large enough" : undefined;

/** Reports an id that names no fact, with the id that was probably meant. */
export function reportUnknownFact(id: string, at: Stretch, context: ProseContext, report: Report): void {
  const known = context.knownFactIds ?? Object.keys(context.facts ?? {});
  const extreme = insteadOfExtreme(id);
  if (extreme !== undefined) return report.add(at, { code: "FACT-UNKNOWN", message: `no fact is called ${id}`, found: id, expected: "pay.position.cells", hint: extreme });
  const base = id.replace(/\{.*$/, "");
  // Often the measure is right and only its dimension is not published.
  const ofSameMeasure = known.filter((name) => name === base || name.startsWith(`${base}{`));
  const near = nearest(id, ofSameMeasure) ?? ofSameMeasure[0] ?? nearest(id, known) ?? nearest(base, known);
  report.add(at, { code: "FACT-UNKNOWN", message: `no fact is called ${id}`, found: id, ...(near === undefined ? {} : { expected: near }), hint: near === undefined ? "see the list of facts on the page of methods" : `did you mean ${near}?` });
}
