import { factId, type Edition } from "@almanac/core";
import { table, type Facts } from "../facts.ts";
import { namedRows, numberIn, textIn, type NamedRow } from "../table-rows.ts";
import { milestoneList, type Milestone } from "./milestone-list.ts";
import { topRisk, type OpenRisk } from "./risk-rows.ts";

/** Counts of a workstream out of tables that other pages show whole; null where nothing is stated. */
export interface ProgramAreas {
  readonly milestones: readonly Milestone[];
  readonly openRisks: number | null;
  readonly topRisk: OpenRisk | undefined;
  readonly positions: { readonly planned: number; readonly filled: number } | undefined;
  /** Models that have a benefit of the workstream: nothing else says whose a model is. */
  readonly models: readonly string[];
  readonly objectives: readonly { readonly id: string; readonly title: string; readonly progress: number | null }[];
  readonly gates: readonly { readonly id: string; readonly title: string; readonly state: string }[];
}

function gatesOf(facts: Facts, workstream: string): ProgramAreas["gates"] {
  const ids = [...new Set(namedRows(table(facts, "gates.state.conditions")).filter((row) => textIn(row, "program") === workstream).map((row) => textIn(row, "gate")))];
  return ids.flatMap((id) => {
    const fact = facts[factId("gates.state.word", { gate: id })];
    return fact?.type === "scalar" && fact.value !== null ? [{ id, title: fact.label, state: String(fact.value) }] : [];
  });
}

/** What the other areas state of one workstream. */
export function programAreas(edition: Pick<Edition, "facts" | "program">, workstream: string): ProgramAreas {
  const { facts } = edition;
  const own = (row: NamedRow): boolean => textIn(row, "program") === workstream;
  const rowsOf = (base: string): readonly NamedRow[] => namedRows(table(facts, base)).filter(own);
  const seats = rowsOf("people.head-count.workstreams")[0];
  const benefits = new Set(rowsOf("benefits.realised.benefits").map((row) => textIn(row, "benefit")));
  const models = namedRows(table(facts, "lineage.edges.models")).filter((row) => textIn(row, "benefits").split(", ").some((benefit) => benefits.has(benefit)));
  const objectives = new Set(rowsOf("objectives.progress.key-results").map((row) => textIn(row, "objective")));
  return {
    milestones: milestoneList(edition).filter((milestone) => milestone.workstream === workstream),
    openRisks: rowsOf("risk.exposure.workstreams").map((row) => numberIn(row, "open"))[0] ?? null,
    topRisk: topRisk(facts, workstream),
    positions: seats === undefined ? undefined : { planned: numberIn(seats, "planned") ?? 0, filled: numberIn(seats, "filled") ?? 0 },
    models: models.map((row) => textIn(row, "model")),
    objectives: namedRows(table(facts, "objectives.progress.objectives"))
      .filter((row) => objectives.has(textIn(row, "objective")))
      .map((row) => ({ id: textIn(row, "objective"), title: textIn(row, "title"), progress: numberIn(row, "progress") })),
    gates: gatesOf(facts, workstream),
  };
}
