import type { SideMeasure } from "../side-measure.ts";

/** What stands beside the finding of each page, in reading order. */
export const SIDE_MEASURES = {
  people: [
    { base: "people.head-count.filled", name: "Positions filled" },
    { base: "people.head-count.vacant", name: "Positions vacant" },
    { base: "people.allocation.now", name: "Allocated, FTE" },
    { base: "people.loaded-cost.month", name: "A month at standard rates" },
    { base: "people.skills.single-points", name: "Skills too few have" },
  ],
  agile: [
    { base: "impediments.items.blocked", name: "Items blocked" },
    { base: "impediments.incidents.open", name: "Incidents open" },
    { base: "retro.actions.overdue", name: "Actions overdue" },
    { base: "retro.actions.closure-rate", name: "Actions done of due, %" },
    { base: "sprint.closed.reliability", name: "Commitment kept, %" },
  ],
} as const satisfies Readonly<Record<string, readonly SideMeasure[]>>;
