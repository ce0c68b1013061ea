import type { ClockPolicy } from "../model/workflow.ts";
import { hasHistory, isDone, isInProgress, isOpen, sameWork, type CheckContext, type FlowCheck } from "./flow-check.ts";
import type { FlowItem } from "../fact/scope.ts";

/** Moves to an earlier column, those within one category and those out of it; leaving a done column is a reopening and counted apart. */
function backwardMoves(entry: FlowItem, context: CheckContext, sameCategory: boolean): boolean {
  const { arrivals } = context.timeline(entry);
  return arrivals.some((to, index) => {
    const from = arrivals[index - 1];
    return from !== undefined && to.column < from.column && (from.category === to.category) === sameCategory && (sameCategory || from.category !== "done");
  });
}

const known = ({ item }: FlowItem): boolean => item.history !== "none";

/** States that the numbers have to interpret. */
export const stateChecks = (clockPolicy: ClockPolicy): readonly FlowCheck[] => [
  {
    id: "closed-without-start",
    label: "Finished without ever being in progress",
    effect: "They count in throughput and lead time, and are left out of cycle time: nobody can say when work on them began.",
    advice: "Move an item to a state of progress when work on it begins, small ones too; a rule of the board can do it.",
    asks: (entry) => hasHistory(entry) && isDone(entry),
    test: ({ flow }) => flow.state === "closed-without-start",
  },
  {
    id: "start-not-seen",
    label: "Begun and finished between two exports",
    effect: "No export shows them in progress: they count with a cycle time of one day at the least and of the days between the exports at the most.",
    advice: "Export more often, or with the changelog.",
    asks: (entry) => entry.item.history === "reconstructed" && isDone(entry),
    test: ({ flow }) => flow.startedAt !== null && flow.startedAt === flow.doneAt,
  },
  {
    id: "no-history",
    label: "Items without status history",
    effect: "Their finish comes from the resolution date; start, cycle time and age are unknown.",
    advice: "Export with the changelog, or keep dated exports: what changed between them is then read from them.",
    test: ({ item }) => item.history === "none",
  },
  {
    id: "done-without-date",
    label: "In a done state, with no date of completion",
    effect: "They are left out of throughput, because no period can claim them.",
    advice: "Export the resolution date, or the changelog.",
    asks: isDone,
    test: ({ flow }) => flow.state === "closed-without-start" && flow.done === null,
  },
  {
    id: "excluded",
    label: "Closed as not done",
    effect: "Left out of throughput, cycle time and lead time by the excluded resolutions of almanac.yaml.",
    test: ({ flow }) => flow.state === "excluded",
  },
  {
    id: "discarded-after-start",
    label: "Closed as not done after work on them had begun",
    effect: "The work went into no number: neither cycle time nor throughput shows it.",
    advice: "Nothing to mend: stopping is a decision. Many of them ask for smaller first steps.",
    asks: (entry) => known(entry) && entry.flow.state === "excluded",
    test: (entry, context) => context.timeline(entry).arrivals.some(({ category }) => category === "inProgress"),
  },
  {
    id: "reopened",
    label: "Reopened at least once",
    effect: "Only the final completion counts; the earlier one has disappeared from throughput.",
    advice: "Open a new item for new work; reopen for work that was not done after all.",
    asks: known,
    test: ({ flow }) => flow.reopenedCount > 0,
  },
  {
    id: "moved-backward",
    label: "Moved to an earlier column of the same kind at least once",
    effect: "The clock runs on, so rework shows as cycle time.",
    advice: "Flag an item that waits for a correction in place of moving it back, if the board is read from left to right.",
    asks: known,
    test: (entry, context) => backwardMoves(entry, context, true),
  },
  {
    id: "moved-back-to-waiting",
    label: "Sent back from progress to waiting work at least once",
    effect: clockPolicy === "first" ? "The clock is not reset, so the time spent waiting shows as cycle time." : "A move back to a column of waiting work resets the clock, so work before it does not show in cycle time.",
    advice: "Begin less at once: what is put back was begun too early.",
    asks: known,
    test: (entry, context) => backwardMoves(entry, context, false),
  },
  {
    id: "unmapped-status",
    label: "Passed through a status that maps to no column",
    effect: "The item stays where it was for as long.",
    advice: "Give the status a column in the workflow of almanac.yaml, unless it says nothing about progress.",
    asks: known,
    test: ({ flow }) => flow.unmappedStatuses.length > 0,
  },
  {
    id: "not-on-board",
    label: "Open, and in no column",
    effect: "They count as open scope; no state, no progress and no age can be told.",
    advice: "Give their status a column, or move them to one that has one.",
    asks: isOpen,
    test: ({ flow }) => flow.column === null,
  },
  {
    id: "in-no-sprint",
    label: "In progress, and in no sprint",
    effect: "Sprint figures do not see this work; flow figures do.",
    advice: "Take the item into the sprint in which it is worked on, so that the plan shows it.",
    // An epic spans sprints, and is planned in none.
    asks: (entry, { projectsWithSprints }) => isInProgress(entry) && projectsWithSprints.has(entry.item.project) && !/^epic$/i.test(entry.item.type),
    test: ({ item }) => (item.sprints?.length ?? 0) === 0,
  },
  {
    id: "done-without-resolution",
    label: "Done without a resolution",
    effect: "They count as finished. Whether any of them was dropped in truth cannot be told.",
    advice: "Let the step to the done state set a resolution.",
    asks: (entry, { saysResolutions }) => saysResolutions && isDone(entry),
    test: ({ item }) => item.resolution === undefined,
  },
  {
    id: "resolution-without-done",
    label: "Resolved, and not in a done state",
    effect: "They count as open: a resolution alone closes nothing.",
    advice: "Move them to a done state, or clear the resolution; a step that reopens an item should clear it.",
    asks: isOpen,
    test: ({ item }) => item.resolution !== undefined,
  },
  {
    id: "same-title",
    label: "Open twice under one title",
    effect: "Open scope and every forecast count both.",
    advice: "Close one of them as a duplicate of the other, or say in the title how they differ.",
    asks: isOpen,
    test: (entry, { openWithTitle }) => (openWithTitle.get(sameWork(entry)) ?? 1) > 1,
  },
];
