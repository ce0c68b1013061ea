import type { PlannedRisk } from "./planned-risk.ts";

/** What would show that a risk is about to happen. */
const TRIGGERS: Readonly<Record<string, string>> = {
  "R-01": "Sessions shorter than three clicks above 40 % of a day",
  "R-02": "A weekly batch is more than three days late",
  "R-03": "No decision on D-034 by 24 November",
  "R-04": "The hand-over of 15 December is moved",
  "R-05": "No approval of D-035 by 27 November",
  "R-06": "Fewer than half of the old article codes are mapped on 2 December",
  "R-07": "The freeze notice of 4 December names the search service",
  "R-08": "A window for the nodes is announced less than a quarter ahead",
  "R-09": "A nightly job still runs on the old scheduler on 31 January",
  "R-10": "A corrected history changes the lift of a region by more than a fifth",
  "R-11": "Three months in a row below a twelfth of the minimum",
  "R-12": "No decision on the panel by 11 December",
  "R-13": "An offer is declined",
  "R-14": "Counsel or the authority asks about the purpose of the score",
  "R-15": "The ratio of two groups below 0.8 in a table of gate 3",
  "R-16": "Availability below 99.95 % in a week without a sale",
  "R-17": "The 95 % line of latency above 220 ms on a weekday",
  "R-18": "A complaint, or a question of the data protection officer",
  "R-19": "Overrides above 30 % of orders in a pilot region",
  "R-20": "Two promoted items sold out in one week",
  "R-21": "Storage grows by more than a tenth in a month",
  "R-22": "Agreement on control queries below 0.8",
  "R-23": "More than 100 reserved hours unused in a week",
};

/** What several risks have in common: when it goes wrong, all of them come. */
const DRIVERS: Readonly<Record<string, string>> = {
  "R-02": "Label vendor",
  "R-22": "Label vendor",
  "R-04": "Shared engineers",
  "R-08": "Shared engineers",
  "R-13": "Shared engineers",
};

/** The meetings that look at every open risk, and for each the day of the next. */
const MEETINGS = ["2026-06-29", "2026-07-27", "2026-08-31", "2026-09-28", "2026-10-26", "2026-11-16", "2026-12-14"] as const;

/** Risks that were left out from a meeting on; R-24 was never looked at. */
const LEFT_OUT: Readonly<Record<string, string>> = { "R-09": "2026-10-26", "R-14": "2026-10-26", "R-18": "2026-09-28", "R-24": "2026-06-29" };

/** Trigger, day of the last look at it, day of the next, and driver, as the register has them on a day. */
export function watchOn({ id, opened, closed }: PlannedRisk, day: string): readonly [trigger: string | undefined, reviewed: string | undefined, reviewBy: string | undefined, driver: string | undefined] {
  const seen = MEETINGS.filter((meeting) => meeting >= opened && meeting <= day && (closed === undefined || meeting < closed) && meeting < (LEFT_OUT[id] ?? "9999"));
  const reviewed = seen.at(-1);
  const isClosed = closed !== undefined && closed <= day;
  const next = reviewed === undefined || isClosed ? undefined : MEETINGS.find((meeting) => meeting > reviewed);
  return [TRIGGERS[id], reviewed, next, DRIVERS[id]];
}

export const watchTruths = (day: string): readonly string[] => [
  `Risk register on ${day}: the review of R-09 and R-14 (due 2026-10-26) and of R-18 (due 2026-09-28) is overdue; R-24, open since 2026-06-29, was never reviewed.`,
  "Risk register: two drivers are shared, “Label vendor” by R-02 and R-22, “Shared engineers” by R-04, R-08 and R-13.",
];
