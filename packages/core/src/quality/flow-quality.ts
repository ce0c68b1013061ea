import type { FlowItem } from "../fact/scope.ts";
import type { QualityFinding } from "../model/model.ts";
import type { ClockPolicy } from "../model/workflow.ts";

const EXAMPLES = 20;

interface Check {
  readonly id: string;
  readonly label: string;
  readonly effect: string;
  readonly test: (entry: FlowItem) => boolean;
}

const checksUnder = (clockPolicy: ClockPolicy): readonly Check[] => [
  {
    id: "closed-without-start",
    label: "Finished without ever being in progress",
    effect: "They count in throughput and lead time, and are left out of cycle time: nobody can say when work on them began.",
    test: ({ item, flow }) => item.history === "complete" && flow.state === "closed-without-start",
  },
  {
    id: "no-history",
    label: "Items without status history",
    effect: "Their finish comes from the resolution date; start, cycle time and age are unknown.",
    test: ({ item }) => item.history === "none",
  },
  {
    id: "done-without-date",
    label: "In a done state, with no date of completion",
    effect: "They are left out of throughput, because no period can claim them.",
    test: ({ flow }) => flow.state === "closed-without-start" && flow.done === null,
  },
  {
    id: "excluded",
    label: "Closed as not done",
    effect: "Left out of throughput, cycle time and lead time by the excluded resolutions of almanac.yaml.",
    test: ({ flow }) => flow.state === "excluded",
  },
  {
    id: "reopened",
    label: "Reopened at least once",
    effect: "Only the final completion counts; the earlier one has disappeared from throughput.",
    test: ({ flow }) => flow.reopenedCount > 0,
  },
  {
    id: "moved-backward",
    label: "Moved to an earlier column at least once",
    effect: clockPolicy === "first" ? "The clock is not reset, so rework shows as cycle time." : "A move back to a column of waiting work resets the clock, so work before it does not show in cycle time.",
    test: ({ flow }) => flow.backwardMoves > 0,
  },
  {
    id: "unmapped-status",
    label: "Passed through a status that maps to no column",
    effect: "The item stays where it was for as long.",
    test: ({ flow }) => flow.unmappedStatuses.length > 0,
  },
];

/** What the histories say about themselves. Findings with no case are left out. Nobody did anything wrong. */
export function flowQuality(items: readonly FlowItem[], clockPolicy: ClockPolicy): readonly QualityFinding[] {
  return checksUnder(clockPolicy).flatMap(({ id, label, effect, test }): readonly QualityFinding[] => {
    const found = items.filter(test);
    if (found.length === 0) return [];
    return [{ id, label, effect, count: found.length, of: items.length, examples: found.slice(0, EXAMPLES).map(({ item }) => ({ key: item.key, source: item.source })) }];
  });
}
