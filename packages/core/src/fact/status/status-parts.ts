import { conditionState, gateState } from "../../compliance/gate-state.ts";
import type { Workstream } from "../../model/program.ts";
import type { SourceFile } from "../../model/source.ts";
import { sourceFreshness } from "../../quality/freshness.ts";
import { atLeastColour, atMostColour, type StatusPart } from "../../status/computed-status.ts";
import type { ComputedFact, RowRef } from "../computed.ts";
import { factId } from "../fact-id.ts";
import { audienceByFile, released } from "../release.ts";
import { isOpen, isThreat, registerHistory } from "../risk/risk-state.ts";
import type { FactContext } from "../scope.ts";

/** Published bounds: the first is where green ends, the second where amber ends, both inclusive. */
export const BOUNDS = { chance: [0.85, 0.5], overBudget: [0, 0.1], expectedLoss: [0.05, 0.1] } as const;

/** A part of the status of a workstream, with the facts that it was read from. */
export interface JudgedPart extends StatusPart {
  readonly facts: readonly ComputedFact[];
  /** Rows that no fact stands for. */
  readonly rows?: readonly RowRef[];
}

/** A fact that everybody may see, by its id. */
type Computed = (id: string) => ComputedFact | undefined;

/** This status is public, so it is made of facts that are, and shows the rows that they show. */
export function publicFacts(computed: ReadonlyMap<string, ComputedFact>, { model }: FactContext): Computed {
  const audiences = audienceByFile(model.sources);
  return (id) => {
    const fact = computed.get(id);
    const seen = fact === undefined ? undefined : released(fact, audiences);
    return seen?.fact.audience === "public" ? seen : undefined;
  };
}

const percent = (value: number): string => `${String(Math.round(value * 100))} %`;
/** Near a bound the first decimal decides. */
const percentOne = (value: number): string => `${(value * 100).toFixed(1)} %`;
const numberOf = (fact: ComputedFact | undefined): number | undefined => (fact?.fact.type === "scalar" && typeof fact.fact.value === "number" ? fact.fact.value : undefined);
/** Why a fact has no value, or that nobody published it. */
const missing = (part: string, fact: ComputedFact | undefined, what: string): JudgedPart => ({
  part,
  reason: fact?.fact.type === "scalar" && fact.fact.notAvailable !== undefined ? `Not judged: ${fact.fact.notAvailable.because}` : `Not judged: ${what}`,
  facts: fact === undefined ? [] : [fact],
});

const isPublic = ({ audience }: SourceFile): boolean => audience === undefined;

function schedule({ id }: Workstream, computed: Computed): JudgedPart {
  const fact = computed(factId("forecast.target.chance", { program: id }));
  const chance = numberOf(fact);
  if (fact === undefined || chance === undefined) return missing("Schedule", fact, "it has no target date");
  const outlook = computed(factId("outlook.confidence.on-time", { program: id }));
  const joint = numberOf(outlook);
  const own = `The chance of finishing the open scope by the target is ${percent(chance)}`;
  // Work that waits for another team is not on track because its own pace is; what worsens the odds counts, what betters them does not.
  if (outlook === undefined || joint === undefined || joint >= chance) return { part: "Schedule", colour: atLeastColour(chance, ...BOUNDS.chance), reason: own, facts: [fact] };
  return { part: "Schedule", colour: atLeastColour(joint, ...BOUNDS.chance), reason: `${own} at its own pace, and ${percent(joint)} with holidays, allocations and what it waits for`, facts: [fact, outlook] };
}

/** Budget and estimate of a workstream, as the table of earned value has them: both of the baseline, not of a later plan. */
function earnedValue({ id, title }: Workstream, computed: Computed): { readonly fact?: ComputedFact; readonly budget?: number; readonly estimate?: number } {
  const fact = computed("earned-value.performance.workstreams");
  if (fact?.fact.type !== "table") return {};
  const { columns, rows } = fact.fact;
  const row = rows.find(([name]) => name === id || name === title);
  const cell = (column: string): number | undefined => {
    const value = row?.[columns.findIndex(({ name }) => name === column)];
    return typeof value === "number" ? value : undefined;
  };
  const [budget, estimate] = [cell("bac"), cell("eac-cpi")];
  return { fact, ...(budget === undefined || budget === 0 ? {} : { budget }), ...(estimate === undefined ? {} : { estimate }) };
}

function cost(workstream: Workstream, computed: Computed): JudgedPart {
  const { fact, budget, estimate } = earnedValue(workstream, computed);
  if (fact === undefined || budget === undefined || estimate === undefined) return missing("Cost", undefined, fact === undefined ? "there is no earned value" : "no estimate at completion can be made of it");
  const over = (estimate - budget) / budget;
  const side = over > 0 ? "above" : "below";
  return { part: "Cost", colour: atMostColour(over, ...BOUNDS.overBudget), reason: `The estimate at completion is ${percentOne(Math.abs(over))} ${side} the budget of the baseline, if the rest costs as the work so far`, facts: [fact] };
}

function risk(workstream: Workstream, computed: Computed, context: FactContext): JudgedPart {
  const { id } = workstream;
  const hidden = new Set(context.model.sources.filter((source) => !isPublic(source)).map(({ file }) => file));
  const threats = registerHistory(context).current.filter((state) => isThreat(state) && isOpen(state) && state.risk.workstream === id && !hidden.has(state.risk.source.file));
  if (threats.length === 0) return missing("Risk", undefined, "no open threat is registered for it");
  const overdue = threats.filter(({ risk: { mitigation } }) => mitigation?.due !== undefined && mitigation.due < context.asOfDate && mitigation.status !== "done" && mitigation.status !== "cancelled");
  const exposure = computed(factId("risk.exposure.residual", { program: id }));
  const { fact: earned, budget } = earnedValue(workstream, computed);
  const loss = numberOf(exposure);
  const rows = overdue.map(({ risk: late }): RowRef => ({ id: `${late.source.file}:${String(late.source.line)} ${late.id}`, file: late.source.file, line: late.source.line, key: late.id, detail: { due: late.mitigation?.due ?? null } }));
  const facts = [exposure, earned].filter((fact) => fact !== undefined);
  const late = overdue.length === 0 ? "no mitigation is overdue" : `${String(overdue.length)} ${overdue.length === 1 ? "mitigation is" : "mitigations are"} overdue (${overdue.map((each) => each.risk.id).join(", ")})`;
  const of = loss === undefined || budget === undefined ? undefined : loss / budget;
  const byLoss = of === undefined ? "green" : atMostColour(of, ...BOUNDS.expectedLoss);
  if (of === undefined && overdue.length === 0) return missing("Risk", exposure, "its expected loss or its budget is not known");
  return { part: "Risk", colour: byLoss === "green" && overdue.length > 0 ? "amber" : byLoss, reason: `${of === undefined ? "" : `The expected loss of its open threats is ${percentOne(of)} of its budget in the baseline; `}${late}`, facts, rows };
}

function freshness({ model, program }: FactContext): JudgedPart {
  const limited = [...sourceFreshness(model.sources.filter(isPublic), model.asOf, program.timeZone)].filter(([, { allowed }]) => allowed !== undefined);
  const stale = limited.filter((entry) => entry[1].stale);
  if (limited.length === 0) return { part: "Data", reason: "Not judged: no source declares after how many days it is stale", facts: [] };
  const tracker = stale.filter(([, { file }]) => file.itemRecords > 0 && file.role === "primary");
  const rows = stale.map(([source, { file }]): RowRef => ({ id: `${file.file}:1 ${source}`, file: file.file, line: 1, key: source, detail: { exportedAt: file.exportedAt } }));
  if (stale.length === 0) return { part: "Data", colour: "green", reason: `All ${String(limited.length)} sources with a declared limit are fresh`, facts: [], rows };
  return { part: "Data", colour: tracker.length > 0 ? "red" : "amber", reason: `Older than declared: ${stale.map(([source, { age }]) => `${source} (${age})`).join(", ")}`, facts: [], rows };
}

function gates({ id }: Workstream, computed: Computed, { program }: FactContext): JudgedPart {
  const own = (program.rules?.gates ?? []).filter(({ workstream }) => workstream === id);
  if (own.length === 0) return missing("Gates", undefined, "no gate is declared for it");
  const judged = own.map((gate) => {
    const facts = gate.conditions.map(({ fact }) => computed(fact));
    const states = gate.conditions.map((condition, index) => {
      const fact = facts[index]?.fact;
      return conditionState(condition, fact?.type === "scalar" ? fact.value : null);
    });
    return { gate, state: gateState(states), facts: facts.filter((fact) => fact !== undefined) };
  });
  const broken = judged.filter(({ state }) => state === "broken");
  const unjudged = judged.filter(({ state }) => state === "unjudged");
  const facts = judged.flatMap((each) => each.facts);
  const titles = (some: typeof judged): string => some.map(({ gate }) => gate.title).join(", ");
  if (broken.length > 0) return { part: "Gates", colour: broken.some(({ gate }) => gate.blocks) ? "red" : "amber", reason: `Conditions do not hold: ${titles(broken)}`, facts };
  if (unjudged.length > 0) return { part: "Gates", colour: "amber", reason: `A figure is missing that a condition asks for: ${titles(unjudged)}`, facts };
  return { part: "Gates", colour: "green", reason: `Conditions hold: ${titles(judged)}`, facts };
}

/** Everything that the computed status of a workstream is made of, in the order in which pages list it. */
export const statusParts = (workstream: Workstream, computed: Computed, context: FactContext): readonly JudgedPart[] => [
  schedule(workstream, computed),
  cost(workstream, computed),
  risk(workstream, computed, context),
  freshness(context),
  gates(workstream, computed, context),
];
