import { addDays } from "../../model/time.ts";
import { capitalised, finding, inWords, type FindingInput, type Named } from "../fact-reader.ts";
import { milestonesAhead, type MilestoneAhead } from "./milestones-ahead.ts";

/** How far the front page looks ahead, in days. */
const AHEAD_DAYS = 90;

/** `Three of four milestones have an 85 % date past their target`; undefined where none can be judged. `where` follows the noun. */
export function pastTargets(judged: readonly MilestoneAhead[], where: string = ""): string | undefined {
  if (judged.length === 0) return undefined;
  const late = judged.filter(({ daysLate }) => (daysLate ?? 0) > 0);
  if (judged.length === 1) return `The one milestone${where} has an 85\u00a0% date ${late.length === 1 ? "past" : "by"} its target`;
  if (late.length === 0) return `All ${inWords(judged.length)} milestones${where} have an 85\u00a0% date by their target`;
  if (late.length === judged.length) return judged.length === 2 ? `Both milestones${where} have an 85\u00a0% date past their target` : `All ${inWords(judged.length)} milestones${where} have an 85\u00a0% date past their target`;
  return `${capitalised(inWords(late.length))} of ${inWords(judged.length)} milestones${where} ${late.length === 1 ? "has an 85\u00a0% date past its target" : "have an 85\u00a0% date past their targets"}`;
}

/** `front.milestones`: what is promised, or as likely as not reached, in the next 90 days, against its targets. */
export function aheadFindings({ facts, asOfDate }: FindingInput): Named {
  const until = addDays(asOfDate, AHEAD_DAYS);
  const judged = milestonesAhead({ facts }).filter(({ target, p50, daysLate }) => target !== undefined && daysLate !== undefined && [target, p50].some((date) => date !== undefined && date <= until));
  const text = pastTargets(judged);
  return text === undefined ? [] : [["front.milestones", finding(`${text}.`)]];
}
