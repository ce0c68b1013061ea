import type { TargetHistory } from "../../forecast/target-history.ts";
import { movedLater, movedShare, slipOf, slipRate } from "../../forecast/target-history-slip.ts";
import { available } from "../../model/measure.ts";
import { daysBetween, type IsoDate } from "../../model/time.ts";
import { wilsonInterval } from "../../stats/wilson-interval.ts";
import { scalarFact, tableFact, type ComputedFact, type RowRef } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { milestoneFactName } from "./milestone-fact-name.ts";

const STATE: Readonly<Record<TargetHistory["state"], string>> = { reached: "Reached", overdue: "Overdue", open: "Open" };

const rowsOf = ({ records }: TargetHistory): readonly RowRef[] =>
  records.map((record) => recordRow(record, record.id, { "set on": record.setOn ?? null, target: record.targetDate, baseline: record.baselineDate ?? null, reached: record.actualDate ?? null }));

const between = (from: IsoDate | null, to: IsoDate | null): number | null => (from === null || to === null ? null : daysBetween(from, to));

function listOf(histories: readonly TargetHistory[], context: FactContext): ComputedFact {
  return tableFact(
    { base: "milestones.target.list", dimensions: {}, label: "Milestones: what was promised, and what came of it", rule: "declared", arguments: { asOf: context.asOfDate }, rows: histories.flatMap(rowsOf) },
    [
      { name: "milestone", label: "Milestone", unit: "text" },
      { name: "title", label: "Title", unit: "text" },
      { name: "program", label: "Workstream", unit: "text" },
      { name: "state", label: "State", unit: "text" },
      { name: "target", label: "Target", unit: "date" },
      { name: "firstTarget", label: "First target", unit: "date" },
      { name: "baseline", label: "Baseline", unit: "date" },
      { name: "actual", label: "Reached on", unit: "date" },
      { name: "moves", label: "Times moved", unit: "count" },
      { name: "daysMoved", label: "Days from the first target to the one that holds", unit: "days" },
      { name: "daysAfterTarget", label: "Reached, days after the target", unit: "days" },
      { name: "daysAfterBaseline", label: "Reached or promised, days after the baseline", unit: "days" },
      { name: "slipRate", label: "Days slipped a day", unit: "ratio" },
    ],
    histories.map((history) => {
      const { id, current, state, target, firstTarget, baseline, actual, steps } = history;
      const rate = slipRate([slipOf(history, context.asOfDate)]);
      const days = [steps.length - 1, daysBetween(firstTarget, target), between(target, actual), between(baseline, actual ?? target)];
      return [id, current.title, current.workstream ?? null, STATE[state], target, firstTarget, baseline, actual, ...days, "value" in rate ? rate.value : null];
    }),
    context.sha256,
  );
}

const stepsOf = (histories: readonly TargetHistory[], context: FactContext): ComputedFact =>
  tableFact(
    { base: "milestones.target.steps", dimensions: {}, label: "Every target of every milestone, with the day it was set", rule: "declared", arguments: { asOf: context.asOfDate }, rows: histories.flatMap(rowsOf) },
    [
      { name: "milestone", label: "Milestone", unit: "text" },
      { name: "setOn", label: "Set on", unit: "date" },
      { name: "target", label: "Target", unit: "date" },
      { name: "days", label: "Moved by", unit: "days" },
      { name: "reason", label: "Reason", unit: "text" },
    ],
    histories.flatMap(({ id, steps }) => steps.map(({ target, movedDays, record }) => [id, record.setOn ?? null, target, movedDays, record.reason ?? null])),
    context.sha256,
  );

function targetDate(history: TargetHistory, context: FactContext): readonly ComputedFact[] {
  const dimensions = milestoneFactName("milestones.target.date", history.id);
  if (dimensions === undefined) return [];
  const { current } = history;
  const head = { base: "milestones.target.date", dimensions, label: `Target of ${current.title}`, rule: "declared", rows: [recordRow(current, current.id, { "set on": current.setOn ?? null, target: current.targetDate })] };
  return [scalarFact(head, "date", available(history.target), context.sha256)];
}

function slipFacts(histories: readonly TargetHistory[], context: FactContext): readonly ComputedFact[] {
  const moved = histories.filter(movedLater).length;
  const wilson = wilsonInterval(moved, histories.length, 0.95);
  const slips = histories.map((history) => slipOf(history, context.asOfDate));
  const watched = slips.filter(({ watchedDays }) => watchedDays !== null).length;
  const head = { dimensions: {}, rows: histories.flatMap(rowsOf) };
  return [
    scalarFact(
      { ...head, base: "milestones.slip.share", label: "Milestones whose target was moved to a later day", rule: "milestones.slip", arguments: { asOf: context.asOfDate, moved, ...("value" in wilson ? { wilsonLow: wilson.value.low, wilsonHigh: wilson.value.high } : {}) } },
      "share",
      movedShare(histories),
      context.sha256,
      histories.length,
    ),
    scalarFact({ ...head, base: "milestones.slip.rate", label: "Days that targets slipped for each day that passed", rule: "milestones.slip", arguments: { asOf: context.asOfDate, withoutDayOfPromise: histories.length - watched } }, "ratio", slipRate(slips), context.sha256, watched),
  ];
}

/** Promises of milestones: what holds, every earlier target, and how far they moved. */
export const targetFacts = (histories: readonly TargetHistory[], context: FactContext): readonly ComputedFact[] =>
  histories.length === 0 ? [] : [listOf(histories, context), stepsOf(histories, context), ...histories.flatMap((history) => targetDate(history, context)), ...slipFacts(histories, context)];
