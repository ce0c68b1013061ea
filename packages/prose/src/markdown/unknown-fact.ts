import { nearest } from "@almanac/core";
import type { ProseContext } from "./rendered-prose.ts";
import type { Report, Stretch } from "./report.ts";

/** Reports an id that names no fact, with the id that was probably meant. */
export function reportUnknownFact(id: string, at: Stretch, context: ProseContext, report: Report): void {
  const known = context.knownFactIds ?? Object.keys(context.facts ?? {});
  const base = id.replace(/\{.*$/, "");
  // Often the measure is right and only its dimension is not published.
  const ofSameMeasure = known.filter((name) => name === base || name.startsWith(`${base}{`));
  const near = nearest(id, ofSameMeasure) ?? ofSameMeasure[0] ?? nearest(id, known) ?? nearest(base, known);
  report.add(at, { code: "FACT-UNKNOWN", message: `no fact is called ${id}`, found: id, ...(near === undefined ? {} : { expected: near }), hint: near === undefined ? "see the list of facts on the page of methods" : `did you mean ${near}?` });
}
