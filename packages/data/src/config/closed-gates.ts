import { conditionState, formatText, type Diagnostic, type Fact, type FactCondition } from "@almanac/core";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { ProgramFiles } from "../read/program-files.ts";
import { loadConfig } from "./load-config.ts";

type Facts = Readonly<Record<string, Fact>>;

function wanted({ atLeast, atMost, equals }: FactCondition): string {
  if (equals !== undefined) return String(equals);
  return atLeast === undefined ? `at most ${String(atMost)}` : `at least ${String(atLeast)}`;
}

/** What the facts of a statement have against the gates that block, each at its condition in almanac.yaml. None: the statement may be released. */
export function closedGates(files: ProgramFiles, facts: Facts, locale: string): readonly Diagnostic[] {
  const loaded = loadConfig(files);
  if (!("ok" in loaded)) return [];
  const { config, place } = loaded.ok;
  return (config.gates ?? []).flatMap((gate, index) =>
    gate.blocks !== true
      ? []
      : gate.conditions.flatMap((condition, nth): readonly Diagnostic[] => {
          const fact = facts[condition.fact];
          const value = fact?.type === "scalar" ? fact.value : undefined;
          const state = conditionState(condition as FactCondition, value);
          if (state === "holds") return [];
          const at = place(["gates", index, "conditions", nth, "fact"]);
          const expected = wanted(condition as FactCondition);
          if (state === "unjudged")
            return [
              diagnostic("GATE-UNJUDGED", at, {
                message: `gate \`${gate.id}\` (${gate.title}) cannot be judged: ${condition.fact} has no value to compare`,
                found: fact?.type === "scalar" ? (fact.notAvailable?.because ?? "a value of another type") : fact === undefined ? "no such fact in this statement" : "a table",
                expected,
                hint: `supply what is missing, or set \`blocks: false\` until it is there; \`almanac explain '${condition.fact}'\` says more`,
              }),
            ];
          return [
            diagnostic("GATE-BROKEN", at, {
              message: `gate \`${gate.id}\` (${gate.title}) is broken: ${condition.fact} is not ${expected}`,
              found: fact?.type === "scalar" && value !== undefined && value !== null ? formatText(value, fact.unit, locale, fact.currency).replaceAll("\u00a0", " ") : String(value),
              expected,
              hint: `see \`almanac explain '${condition.fact}'\`; a gate is opened by the work, or changed here by those who answer for it`,
            }),
          ];
        }),
  );
}
