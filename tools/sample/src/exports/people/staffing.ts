import { isoDate, type IsoDate } from "@almanac/core";
import type { RoleBand, WorkstreamId } from "../../world.ts";

type Level = RoleBand["level"];

/** How many positions of a role a workstream plans at the end of 2026, and how many are filled on the as-of date. */
export interface Line {
  readonly workstream: WorkstreamId;
  readonly role: string;
  readonly level: Level;
  readonly planned: number;
  readonly filled: number;
}

const line = (workstream: WorkstreamId, role: string, level: Level, planned: number, filled: number): Line => ({ workstream, role, level, planned, filled });

/** Adds up to the positions of world.ts: 76 planned, 66 filled. The lead of a workstream comes first and begins first. */
export const STAFFING: readonly Line[] = [
  line("search", "Engineering lead", "L6", 1, 1),
  line("search", "Program manager", "L5", 1, 1),
  line("search", "Data engineer", "L4", 4, 4),
  line("search", "ML engineer", "L4", 5, 5),
  line("search", "ML engineer", "L5", 4, 3),
  line("search", "Applied scientist", "L5", 5, 4),
  line("search", "Product analyst", "L3", 2, 2),
  line("demand", "Engineering lead", "L6", 1, 1),
  line("demand", "Data engineer", "L4", 6, 6),
  line("demand", "ML engineer", "L5", 1, 1),
  line("demand", "Applied scientist", "L5", 3, 2),
  line("demand", "Product analyst", "L3", 3, 3),
  line("demand", "ML engineer", "L4", 4, 4),
  line("fraud", "Engineering lead", "L6", 1, 1),
  line("fraud", "ML engineer", "L5", 2, 2),
  line("fraud", "Data engineer", "L4", 4, 3),
  line("fraud", "ML engineer", "L4", 5, 4),
  line("fraud", "Applied scientist", "L5", 3, 2),
  line("fraud", "Program manager", "L5", 1, 0),
  line("fraud", "Product analyst", "L3", 1, 1),
  line("platform", "Engineering lead", "L6", 1, 1),
  line("platform", "Platform engineer", "L4", 11, 10),
  line("platform", "ML engineer", "L5", 2, 2),
  line("platform", "Data engineer", "L4", 3, 2),
  line("platform", "ML engineer", "L4", 2, 1),
];

/** First and last day on which the first holders of a workstream began. */
export const RAMP: Readonly<Record<WorkstreamId, readonly [IsoDate, IsoDate]>> = {
  search: [isoDate("2025-05-26"), isoDate("2026-05-25")],
  demand: [isoDate("2025-09-01"), isoDate("2026-06-01")],
  fraud: [isoDate("2026-02-02"), isoDate("2026-06-15")],
  platform: [isoDate("2026-04-13"), isoDate("2026-07-20")],
};

/** People who left, and the workstream and role in which a successor was or is being found. */
export interface Leaver {
  readonly workstream: WorkstreamId;
  readonly role: string;
  readonly level: Level;
  readonly filledOn: IsoDate;
  readonly leftOn: IsoDate;
  readonly reason: "Resigned" | "Moved" | "End of contract";
  /** First day of the successor; left out while the position is open. */
  readonly successorOn?: IsoDate;
}

export const LEAVERS: readonly Leaver[] = [
  { workstream: "search", role: "Data engineer", level: "L4", filledOn: isoDate("2025-06-02"), leftOn: isoDate("2026-02-28"), reason: "Resigned", successorOn: isoDate("2026-05-04") },
  { workstream: "demand", role: "Product analyst", level: "L3", filledOn: isoDate("2025-09-15"), leftOn: isoDate("2026-03-31"), reason: "End of contract", successorOn: isoDate("2026-04-20") },
  { workstream: "search", role: "ML engineer", level: "L4", filledOn: isoDate("2025-06-16"), leftOn: isoDate("2026-06-30"), reason: "Moved", successorOn: isoDate("2026-08-03") },
  { workstream: "demand", role: "Data engineer", level: "L4", filledOn: isoDate("2025-10-06"), leftOn: isoDate("2026-07-31"), reason: "Resigned", successorOn: isoDate("2026-08-17") },
  { workstream: "fraud", role: "Data engineer", level: "L4", filledOn: isoDate("2026-03-02"), leftOn: isoDate("2026-09-30"), reason: "Resigned" },
];
