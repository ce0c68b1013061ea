import { conditionState, gateState, type ConditionState } from "../../compliance/gate-state.ts";
import { available } from "../../model/measure.ts";
import type { FactCondition, Gate } from "../../model/program-rules.ts";
import { scalarFact, tableFact, type ComputedFact, type RowRef } from "../computed.ts";
import { audienceByFile, released } from "../release.ts";
import type { FactContext } from "../scope.ts";

interface Judged {
  readonly condition: FactCondition;
  readonly state: ConditionState;
  readonly value: string | number | null;
  /** Why nobody can say. */
  readonly because: string | null;
  readonly rows: readonly RowRef[];
}

type Facts = ReadonlyMap<string, ComputedFact>;

/** Judged by what is published only: whether a gate holds would else tell about a number that not everybody may see. */
function judged(condition: FactCondition, computed: Facts, context: FactContext): Judged {
  const found = computed.get(condition.fact);
  const unjudged = (because: string): Judged => ({ condition, state: "unjudged", value: null, because, rows: [] });
  if (found === undefined) return unjudged("the edition has no such fact");
  const { fact, rows } = released(found, audienceByFile(context.model.sources));
  if (fact.audience !== "public") return unjudged("the fact is not published");
  if (fact.type !== "scalar") return unjudged("the fact is a table");
  if (fact.value === null) return unjudged(fact.notAvailable?.because ?? "the fact is not available");
  const state = conditionState(condition, fact.value);
  return { condition, state, value: fact.value, because: state === "unjudged" ? "the value cannot be compared with the bound" : null, rows };
}

const boundOf = ({ atLeast, atMost, equals }: FactCondition): string => (equals !== undefined ? `is ${String(equals)}` : atLeast !== undefined ? `at least ${String(atLeast)}` : `at most ${String(atMost)}`);
const WORD: Readonly<Record<ConditionState, string>> = { holds: "holds", broken: "broken", unjudged: "cannot be judged" };

/** The rows of several facts, each once. */
const distinct = (rows: readonly RowRef[]): readonly RowRef[] => [...new Map(rows.map((row) => [row.id, row])).values()];

/** Declared gates, judged over the facts of the edition: a missing number never opens one. */
export function gateFacts(computed: Facts, context: FactContext): readonly ComputedFact[] {
  const gates = (context.program.rules?.gates ?? []).map((gate: Gate) => {
    const conditions = gate.conditions.map((condition) => judged(condition, computed, context));
    return { gate, conditions, state: gateState(conditions.map(({ state }) => state)), rows: distinct(conditions.flatMap(({ rows }) => rows)) };
  });
  if (gates.length === 0) return [];
  type One = (typeof gates)[number];
  const { sha256, asOfDate } = context;
  const head = { rule: "gov.gates", dimensions: {}, arguments: { asOf: asOfDate } };
  const count = (base: string, label: string, some: readonly One[]): ComputedFact =>
    scalarFact({ ...head, base, label, arguments: { ...head.arguments, gates: some.map(({ gate }) => gate.id).join(", ") || "none" }, rows: distinct(some.flatMap(({ rows }) => rows)) }, "count", available(some.length), sha256, gates.length);
  const broken = gates.filter(({ state }) => state === "broken");
  return [
    ...gates.map(({ gate, conditions, state, rows }) =>
      scalarFact({ ...head, base: "gates.state.word", dimensions: { gate: gate.id }, label: gate.title, arguments: { ...head.arguments, blocks: gate.blocks, conditions: conditions.map(({ condition }) => `${condition.fact} ${boundOf(condition)}`).join("; ") }, rows }, "text", available(WORD[state]), sha256, conditions.length),
    ),
    count("gates.state.holding", "Gates that hold", gates.filter(({ state }) => state === "holds")),
    count("gates.state.unjudged", "Gates that cannot be judged", gates.filter(({ state }) => state === "unjudged")),
    count("gates.broken.all", "Broken gates", broken),
    count("gates.broken.blocking", "Broken gates that block", broken.filter(({ gate }) => gate.blocks)),
    tableFact(
      { ...head, base: "gates.state.conditions", label: "Conditions of each gate", rows: distinct(gates.flatMap(({ rows }) => rows)) },
      [
        { name: "gate", label: "Gate", unit: "text" },
        { name: "program", label: "Workstream", unit: "text" },
        { name: "blocks", label: "Blocks", unit: "text" },
        { name: "fact", label: "Fact", unit: "text" },
        { name: "bound", label: "Must be", unit: "text" },
        { name: "value", label: "Is", unit: "text" },
        { name: "state", label: "State", unit: "text" },
        { name: "because", label: "Why not", unit: "text" },
      ],
      gates.flatMap(({ gate, conditions }) => conditions.map(({ condition, value, state, because }) => [gate.id, gate.workstream ?? null, gate.blocks ? "yes" : "no", condition.fact, boundOf(condition), value, WORD[state], because])),
      sha256,
    ),
  ];
}
