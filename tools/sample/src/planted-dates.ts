import { isoDate, type IsoDate } from "@almanac/core";
import type { ProjectKey } from "./sim-item.ts";

const dates = (...list: string[]): readonly IsoDate[] => list.map(isoDate);

/** Monday of the first week of the throughput drop, 2026-W42. */
export const DROP_BEGINS = isoDate("2026-10-12");

/** Mondays of the weeks in which one child of the re-opened epic is finished for the second time. */
export const REDONE_IN_WEEK: { readonly project: ProjectKey; readonly mondays: readonly IsoDate[] } = { project: "DF", mondays: dates("2026-11-02", "2026-11-09", "2026-11-16") };

/** Weeks (by Monday) in which one item goes from Backlog straight to Done. */
export const CLOSED_WITHOUT_START: Readonly<Record<ProjectKey, readonly IsoDate[]>> = {
  SR: dates("2026-06-08", "2026-09-21"),
  DF: dates("2026-07-13"),
  FD: dates("2026-08-03"),
  MP: dates("2026-08-17"),
};
