import { addDays, daysBetween, isoDate, type IsoDate } from "@almanac/core";
import type { ExportFile } from "../export-file.ts";
import { EXPORT_DATES } from "../../plan.ts";
import { holderOf, vacancyOf, type Post } from "./posts.ts";
import { tableText, type Cell } from "./table-text.ts";

interface Requisition {
  readonly id: string;
  readonly post: Post;
  readonly position: string;
  readonly openedOn: IsoDate;
  /** Candidates that had reached each stage on the as-of date: applied, screened, interviewed. */
  readonly reached: readonly [number, number, number];
  readonly offers: readonly IsoDate[];
  readonly acceptedOn?: IsoDate;
  readonly startedOn?: IsoDate;
  readonly targetStart: IsoDate;
  readonly closedOn?: IsoDate;
  readonly reason?: "Filled" | "Cancelled" | "On hold";
}

const d = isoDate;
const requisition = (id: string, post: Post, openedOn: string, reached: Requisition["reached"], targetStart: string, more: Partial<Requisition> = {}): Requisition => ({
  id,
  post,
  position: post.id,
  openedOn: d(openedOn),
  reached,
  offers: [],
  targetStart: d(targetStart),
  ...more,
});

/** Nine requisitions: two filled, one accepted and not begun, one cancelled, one on hold, four open. */
export const REQUISITIONS: readonly Requisition[] = [
  requisition("R-301", holderOf("demand", "ML engineer", "L4", 3), "2026-05-04", [88, 24, 9], "2026-09-01", { offers: [d("2026-07-06")], acceptedOn: d("2026-07-13"), startedOn: d("2026-10-01"), closedOn: d("2026-07-13"), reason: "Filled" }),
  requisition("R-302", holderOf("fraud", "Product analyst", "L3", 0), "2026-06-01", [132, 30, 8], "2026-09-01", { offers: [d("2026-08-10")], acceptedOn: d("2026-08-17"), startedOn: d("2026-09-15"), closedOn: d("2026-08-17"), reason: "Filled" }),
  requisition("R-303", vacancyOf("search", "ML engineer", "L5"), "2026-06-15", [57, 16, 7], "2026-11-01", { offers: [d("2026-09-29")] }),
  requisition("R-304", vacancyOf("search", "Applied scientist", "L5"), "2026-08-17", [74, 19, 6], "2027-01-04", { offers: [d("2026-11-02")], acceptedOn: d("2026-11-09"), closedOn: d("2026-11-09"), reason: "Filled" }),
  requisition("R-305", vacancyOf("fraud", "Data engineer", "L4"), "2026-09-21", [46, 11, 4], "2027-01-04"),
  requisition("R-306", vacancyOf("fraud", "ML engineer", "L4"), "2026-07-20", [69, 18, 6], "2026-11-02", { offers: [d("2026-10-26")] }),
  requisition("R-307", vacancyOf("fraud", "Applied scientist", "L5"), "2026-10-05", [21, 3, 0], "2027-02-01", { closedOn: d("2026-10-26"), reason: "On hold" }),
  requisition("R-308", vacancyOf("platform", "Data engineer", "L4"), "2026-09-07", [38, 9, 3], "2027-01-04"),
  requisition("R-309", vacancyOf("demand", "Applied scientist", "L5"), "2026-06-29", [41, 12, 4], "2026-11-02", { closedOn: d("2026-10-19"), reason: "Cancelled" }),
];

const AS_OF = isoDate("2026-11-22");
/** Days after the opening on which the first screening and the first interview take place. */
const SCREENING = 9;
const INTERVIEW = 21;

/** Candidates come evenly between the opening and the close. A stage that has not begun has none. */
function reachedOn(all: number, begins: IsoDate, ends: IsoDate, on: IsoDate): number {
  const passed = daysBetween(begins, on < ends ? on : ends);
  const whole = Math.max(1, daysBetween(begins, ends));
  return passed < 0 ? 0 : Math.max(all === 0 ? 0 : 1, Math.floor((all * passed) / whole));
}


function rowOn(one: Requisition, on: IsoDate): readonly Cell[] {
  const { post, openedOn, reached } = one;
  const ends = (one.acceptedOn === undefined ? undefined : one.offers[0]) ?? one.closedOn ?? AS_OF;
  const until = (date: IsoDate | undefined): IsoDate | undefined => (date !== undefined && date <= on ? date : undefined);
  const closed = until(one.closedOn);
  return [
    one.id,
    one.position,
    post.band.role,
    post.band.level,
    post.site.city,
    post.workstream,
    openedOn,
    reachedOn(reached[0], openedOn, ends, on),
    reachedOn(reached[1], addDays(openedOn, SCREENING), ends, on),
    reachedOn(reached[2], addDays(openedOn, INTERVIEW), ends, on),
    one.offers.filter((offer) => offer <= on).length,
    until(one.acceptedOn) === undefined ? 0 : 1,
    until(one.startedOn) === undefined ? 0 : 1,
    until(one.offers[0]),
    until(one.acceptedOn),
    until(one.startedOn),
    one.targetStart,
    closed,
    closed === undefined ? undefined : one.reason,
  ];
}

const HEADER = [
  "Requisition", "Position", "Role", "Level", "Location", "Workstream", "Opened on", "Applied", "Screened", "Interviewed", "Offered", "Accepted", "Started",
  "Offered on", "Accepted on", "Started on", "Target start", "Closed on", "Closed reason",
];

/** The funnel has no history of its own, so each edition has its copy: requisitions that had been opened by then. */
export const hiringExports = (): readonly ExportFile[] =>
  EXPORT_DATES.map((on) => ({
    path: `hiring/${on}/requisitions.csv`,
    text: tableText(
      HEADER,
      REQUISITIONS.filter(({ openedOn }) => openedOn <= on).map((one) => rowOn(one, on)),
    ),
  }));
