import type { ForecastMove } from "../../causes/forecast-moves.ts";
import { findingText } from "../../finding/text.ts";
import { available } from "../../model/measure.ts";
import type { Catalogue } from "../area.ts";
import { scalarFact, tableFact, type ComputedFact, type FactHead } from "../computed.ts";
import { parseFactId } from "../fact-id.ts";
import type { FactContext } from "../scope.ts";

export const CHANGES_CATALOGUE: Catalogue = {
  "changes.forecast.causes": { over: "both" },
  "changes.forecast.moved": { over: "both" },
  "changes.outlook.causes": { over: "both" },
  "changes.outlook.moved": { over: "both" },
};

/** Measures of moves by the measure of the date that moved. */
const MEASURES: Readonly<Record<string, { readonly measure: string; readonly of: string }>> = {
  "forecast.when.p85": { measure: "changes.forecast", of: "the 85\u00a0% date" },
  "outlook.joint.p85": { measure: "changes.outlook", of: "the 85\u00a0% date with dependencies and calendar" },
  "outlook.joint.workstreams": { measure: "changes.outlook", of: "the 85\u00a0% date with dependencies and calendar" },
};

/** Days by which each forecast moved since the edition before, and how many of them each group of inputs made. */
export const changesFacts = (moves: readonly ForecastMove[], { program, sha256 }: FactContext): readonly ComputedFact[] =>
  moves.flatMap(({ subject, before, after, days, target, parts }) => {
    const { base, dimensions = {} } = parseFactId(subject) ?? {};
    const named = MEASURES[base ?? ""];
    if (named === undefined) return [];
    const head: Omit<FactHead, "base" | "label"> = { dimensions, rule: "changes.moves", arguments: { before, after, ...(target === undefined ? {} : { targetBefore: target.before, targetAfter: target.after }), attribution: "Shapley value", stepsBetween: base === "forecast.when.p85" ? "exact" : "half the trials, 40 replicate histories" }, rows: [] };
    return [
      scalarFact({ ...head, base: `${named.measure}.moved`, label: `Days by which ${named.of} moved since the edition before` }, "days", available(days), sha256),
      tableFact(
        { ...head, base: `${named.measure}.causes`, label: `What moved ${named.of}${target === undefined || target.before === target.after ? "" : " against its target"}` },
        [
          { name: "cause", label: "Cause", unit: "text" },
          { name: "days", label: "Days", unit: "days" },
          { name: "because", label: "Because", unit: "text" },
        ],
        parts.map(({ cause, days: part, because }) => [cause, part, findingText(because, {}, program.locale)]),
        sha256,
      ),
    ];
  });
