import type { JointConfidenceFigure, LifecycleFigure, RoadmapFigure, StatedFinish, TargetStepsFigure } from "@almanac/charts";
import { factId, type Edition } from "@almanac/core";
import { categoryOf } from "../../../publication/entity-colour.ts";
import { numberOf, table, textOf } from "../../../publication/facts.ts";
import { milestoneList, type Milestone } from "../../../publication/plan/milestone-list.ts";
import { tickLabel } from "../../../publication/ruler.ts";
import { namedRows, numberIn, textIn } from "../../../publication/table-rows.ts";

/** All milestones that have a date; undefined without any. */
export function roadmapFigure(edition: Edition): RoadmapFigure | undefined {
  const { program, asOfDate } = edition;
  const titleOf = (id: string | undefined): string | undefined => program.workstreams.find((workstream) => workstream.id === id)?.title;
  const rows = milestoneList(edition)
    .filter(({ target, p50, reached }) => target !== undefined || p50 !== undefined || reached !== undefined)
    .map(({ id, title, workstream, target, firstTarget, reached, p50, p85, p95 }) => ({
      title,
      below: [titleOf(workstream), id].filter((part) => part !== undefined).join(", "),
      group: workstream ?? "",
      target,
      firstTarget: firstTarget === target ? undefined : firstTarget,
      reached,
      ...(reached === undefined ? { p50, p85, p95 } : {}),
    }));
  return rows.length === 0 ? undefined : { asOf: asOfDate, rows };
}

const MOST_EDITIONS = 26;

/** What each edition said of one milestone; undefined until two of them stated a target and one a forecast. */
export function milestoneStepsFigure({ earlier, history, facts, id, label, asOfDate }: Edition, { id: milestone, title }: Milestone): TargetStepsFigure | undefined {
  const valueIn = (base: string): ((edition: string) => string | undefined) => {
    const key = factId(base, { milestone });
    const fact = facts[key];
    const said = new Map((history[key] ?? []).map(({ edition, value }) => [edition, value]));
    if (fact?.type === "scalar") said.set(id, fact.value);
    return (edition) => {
      const value = said.get(edition);
      return typeof value === "string" ? value : undefined;
    };
  };
  const [p50, p85, target] = [valueIn("milestones.forecast.p50"), valueIn("milestones.forecast.p85"), valueIn("milestones.target.date")];
  const editions = [...earlier, { id, label, asOfDate }]
    .slice(-MOST_EDITIONS)
    .map((edition): StatedFinish => ({ label: tickLabel(edition), asOf: edition.asOfDate, p50: p50(edition.id), p85: p85(edition.id), target: target(edition.id) }));
  const stated = editions.filter((edition) => edition.target !== undefined);
  return stated.length < 2 || editions.every((edition) => edition.p85 === undefined) ? undefined : { title, editions };
}

/** Time and money of the simulated futures; undefined where they were not simulated together. */
export function jointConfidenceFigure({ facts, program }: Edition): JointConfidenceFigure | undefined {
  const futures = namedRows(table(facts, "outlook.confidence.scatter")).flatMap((row) => {
    const [weeksLate, cost] = [numberIn(row, "late"), numberIn(row, "cost")];
    return weeksLate === null || cost === null ? [] : [{ weeksLate, cost }];
  });
  const budget = numberOf(facts, "budget.plan.total");
  const chances = new Map(namedRows(table(facts, "outlook.confidence.quadrants")).map((row) => [textIn(row, "case"), numberIn(row, "probability") ?? 0]));
  if (futures.length === 0 || budget === undefined || chances.size === 0) return undefined;
  const chance = (name: string): number => chances.get(name) ?? 0;
  const quadrants = { onTimeWithin: chance("on time and within budget"), onTimeOver: chance("on time and over budget"), lateWithin: chance("late and within budget"), lateOver: chance("late and over budget") };
  return { futures, budget, currency: program.currency, quadrants };
}

const NO_STAGE = "No stage";

/** Workstreams across the declared stages; undefined where no item names a stage. */
export function lifecycleFigure({ facts, program }: Edition): LifecycleFigure | undefined {
  const rows = namedRows(table(facts, "stage.flow.workstreams"));
  if (rows.length === 0) return undefined;
  const named = [...new Set(rows.map((row) => textIn(row, "stage")))];
  const stages = [...named.filter((stage) => stage !== NO_STAGE), ...named.filter((stage) => stage === NO_STAGE)];
  const lanes = program.workstreams.map(({ id, title }, index) => {
    const gates = namedRows(table(facts, "gates.state.conditions")).filter((row) => textIn(row, "program") === id).map((row) => textIn(row, "gate"));
    const gate = gates[0];
    const fact = gate === undefined ? undefined : facts[factId("gates.state.word", { gate })];
    const cells = stages.map((stage) => {
      const row = rows.find((each) => textIn(each, "program") === id && textIn(each, "stage") === stage);
      const at = (column: string): number => (row === undefined ? 0 : (numberIn(row, column) ?? 0));
      return { waiting: at("waiting"), inProgress: at("wip"), finished: at("finished"), oldest: row === undefined ? undefined : (numberIn(row, "oldest") ?? undefined), back: at("back") };
    });
    const stage = textOf(facts, "program.stage.name", id);
    return {
      title,
      below: [...(stage === undefined ? [] : [stage]), ...(fact?.type === "scalar" && fact.value !== null ? [`Gate ${String(fact.value)}: ${fact.label}`] : [])],
      category: categoryOf(index),
      cells,
    };
  });
  return lanes.length === 0 ? undefined : { stages, lanes };
}
