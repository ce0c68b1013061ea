import { instantOrder } from "../flow/instant-order.ts";
import { orderedTransitions } from "../flow/ordered-transitions.ts";
import { columnIndex } from "../flow/timeline.ts";
import { daysBetween, zoneDates, type IsoInstant } from "../model/time.ts";
import { hasHistory, isDone, isInProgress, isOpen, type CheckContext, type FlowCheck } from "./flow-check.ts";
import type { FlowItem } from "../fact/scope.ts";

/** An item in progress whose status nobody changed for so many days is asked after. */
const IDLE_DAYS = 30;

const daysSince = (instant: IsoInstant, { program, asOf }: CheckContext): number => daysBetween(zoneDates(program.timeZone)(instant), zoneDates(program.timeZone)(asOf));

function lastMoveDaysAgo(entry: FlowItem, context: CheckContext): number | undefined {
  const last = context.timeline(entry).arrivals.at(-1);
  return last === undefined ? undefined : daysSince(last.at, context);
}

/** The flag that is up at the as-of time, if one is. */
const raisedFlag = ({ item }: FlowItem, { asOf }: CheckContext) => item.flagged?.find(({ from, to }) => instantOrder(from, asOf) <= 0 && (to === null || instantOrder(to, asOf) > 0));

/** The steps of a history do not meet: one begins in another status than the one before ended in, or the last does not lead to the present one. */
function hasGaps({ item }: FlowItem, { program }: CheckContext): boolean {
  const index = columnIndex(program.workflow);
  const ordered = orderedTransitions(item, (status) => index.get(status) ?? -1);
  return ordered.some(({ from }, at) => at > 0 && from !== undefined && from !== ordered[at - 1]?.to) || (ordered.length > 0 && ordered.at(-1)?.to !== item.status);
}

/** Dates and histories that contradict themselves, or that stopped. */
export const dateChecks: readonly FlowCheck[] = [
  {
    id: "start-after-finish",
    label: "Resolved before work on them began",
    effect: "The completion that counts is the last move to a done state, so their resolution date is not used.",
    advice: "Set the resolution in the step that finishes the item, and clear it in the step that reopens it.",
    asks: (entry) => hasHistory(entry) && isDone(entry) && entry.item.resolvedAt !== undefined && entry.flow.startedAt !== null,
    test: ({ item, flow }) => item.resolvedAt !== undefined && flow.startedAt !== null && instantOrder(item.resolvedAt, flow.startedAt) < 0,
  },
  {
    id: "moved-before-created",
    label: "Moved before they were created",
    effect: "They came from another tracker with their history: lead time is counted from the later creation and reads short.",
    advice: "When importing, keep the original creation date, or leave imported items out of the search.",
    asks: ({ item }) => item.transitions.length > 0,
    test: ({ item }) => item.transitions.some(({ at }) => instantOrder(at, item.created) < 0),
  },
  {
    id: "moved-after-done",
    label: "Moved on after they were finished",
    effect: "They count as finished when they first stood in a done state; later moves between done states change nothing.",
    advice: "If a later state means that more has to happen, call it in progress in the workflow of almanac.yaml.",
    asks: (entry) => entry.item.history !== "none" && isDone(entry),
    test: (entry, context) => {
      const { arrivals } = context.timeline(entry);
      const stay = arrivals.slice(arrivals.findLastIndex(({ category }) => category !== "done") + 1);
      return stay.some(({ column }, index) => index > 0 && column !== stay[index - 1]?.column);
    },
  },
  {
    id: "created-done",
    label: "Created in a done state",
    effect: "Nobody saw them waiting or in progress: they count in throughput on the day they were written down.",
    advice: "Record finished work on the day it happened, or leave such notes out of the search.",
    asks: hasHistory,
    test: (entry, context) => context.timeline(entry).arrivals[0]?.category === "done",
  },
  {
    id: "broken-history",
    label: "A history with a step missing",
    effect: "What happened in the gap is unknown, so their dates may be later or earlier than the truth.",
    advice: "Fetch the rest of their changes (/rest/api/2/issue/KEY/changelog); a workflow that was migrated leaves such gaps, too.",
    asks: (entry) => hasHistory(entry) && entry.item.transitions.length > 0,
    test: hasGaps,
  },
  {
    id: "idle",
    label: `In progress, and not moved for ${String(IDLE_DAYS)} days or more`,
    effect: "They age, and count as work in progress, although perhaps nobody works on them.",
    advice: "Finish them, split them, or put them back honestly; if they wait for somebody, raise the flag.",
    asks: (entry) => isInProgress(entry) && entry.item.history !== "none",
    test: (entry, context) => (lastMoveDaysAgo(entry, context) ?? -1) >= IDLE_DAYS,
  },
  {
    id: "flag-without-end",
    label: `Blocked for ${String(IDLE_DAYS)} days or more, with no end`,
    effect: "The blocked time counts as waiting in flow efficiency for as long as the flag is up.",
    advice: "Lower the flag when the obstacle is gone; if it is not, it belongs on the list of impediments with an owner.",
    asks: (entry, context) => isOpen(entry) && raisedFlag(entry, context) !== undefined,
    test: (entry, context) => {
      const flag = raisedFlag(entry, context);
      return flag !== undefined && daysSince(flag.from, context) >= IDLE_DAYS;
    },
  },
  {
    id: "flag-on-finished",
    label: "Finished while still flagged as blocked",
    effect: "The block is taken to have lasted until they were finished.",
    advice: "Lower the flag when work goes on; a rule of the board can do it when an item is finished.",
    asks: (entry) => isDone(entry) && entry.item.flagged !== undefined && entry.item.flagged.length > 0,
    test: (entry, context) => raisedFlag(entry, context) !== undefined,
  },
];
