import type { FlowItem } from "../fact/scope.ts";
import type { QualityFinding } from "../model/model.ts";
import type { Program } from "../model/program.ts";
import type { IsoInstant } from "../model/time.ts";
import { dateChecks } from "./date-checks.ts";
import { familyChecks } from "./family-checks.ts";
import { answersOf, checkContext, type FlowCheck } from "./flow-check.ts";
import { stateChecks } from "./state-checks.ts";

/** Every check of delivery data, in the order in which pages list them. */
export const flowChecks = (clockPolicy: Program["clockPolicy"]): readonly FlowCheck[] => [...stateChecks(clockPolicy), ...dateChecks, ...familyChecks];

/**
 * What the histories say about themselves: every check that could be asked, those that found nothing with a count of 0. Nobody did
 * anything wrong. After the data-quality report of jirametrics, which this covers and widens.
 */
export function flowQuality(items: readonly FlowItem[], program: Program, asOf: IsoInstant): readonly QualityFinding[] {
  return answersOf(flowChecks(program.clockPolicy), items, checkContext(items, program, asOf));
}
