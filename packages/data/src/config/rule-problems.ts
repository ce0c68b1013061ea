import { isKnownFact, knownFactIds, type Diagnostic } from "@almanac/core";
import { diagnostic, type Place } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import type { Config } from "./schema.ts";

type PlaceOf = (path: readonly PropertyKey[], key?: boolean) => Place;

/** A workstream that rules and gates name must be declared. */
function workstreamProblem(named: string, declared: readonly string[], place: ReturnType<PlaceOf>): readonly Diagnostic[] {
  if (declared.includes(named)) return [];
  return [
    diagnostic("VALUE-INVALID", place, {
      message: `there is no workstream \`${named}\``,
      found: named,
      expected: declared.length === 0 ? "a workstream that is declared; none is" : `one of ${declared.join(", ")}`,
      hint: didYouMean(named, declared) || "declare it under `workstreams`",
    }),
  ];
}

/** What policies and gates refer to: workstreams that are declared, facts that can be published. */
export function ruleProblems({ workstreams = [], rules, gates = [] }: Config, place: PlaceOf): readonly Diagnostic[] {
  const declared = workstreams.map(({ id }) => id);
  const blackouts = (rules?.forecast?.blackouts ?? []).flatMap(({ workstreams: named = [] }, index) =>
    named.flatMap((id, nth) => workstreamProblem(id, declared, place(["rules", "forecast", "blackouts", index, "workstreams", nth]))),
  );
  const facts = knownFactIds(declared);
  const conditions = gates.flatMap((gate, index) => [
    ...(gate.workstream === undefined ? [] : workstreamProblem(gate.workstream, declared, place(["gates", index, "workstream"]))),
    ...gate.conditions.flatMap(({ fact }, nth): readonly Diagnostic[] =>
      isKnownFact(fact, declared)
        ? []
        : [
            diagnostic("VALUE-INVALID", place(["gates", index, "conditions", nth, "fact"]), {
              message: `no fact is called \`${fact}\``,
              found: fact,
              expected: "the id of a fact that can be published",
              hint: didYouMean(fact, facts) || "ids look like `delivery.cycle-time.p85` or `forecast.target.chance{program=fraud}`",
            }),
          ],
    ),
  ]);
  return [...blackouts, ...conditions];
}
