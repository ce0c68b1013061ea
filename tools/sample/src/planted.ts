import { epicId, streamOf } from "./new-item.ts";
import { inOrder, move } from "./history.ts";
import { currentRelease } from "./open-work.ts";
import { PLANS, type Plan } from "./plan.ts";
import type { Change, ProjectKey, SimItem, StatusName } from "./sim-item.ts";
import type { ItemType } from "./titles/title-grammar.ts";
import { momentAt, type Moment } from "./working-time.ts";

const planOf = (project: ProjectKey): Plan => {
  const plan = PLANS.find((candidate) => candidate.project === project);
  if (plan === undefined) throw new RangeError(`no plan for ${project}`);
  return plan;
};

interface Planted {
  readonly id: string;
  readonly project: ProjectKey;
  readonly type?: ItemType | "Epic";
  readonly title: string;
  readonly created: Moment;
  readonly labels: readonly string[];
  readonly component: string | null;
  readonly assignee: string | null;
  readonly parent: string | null;
  readonly fixVersion?: string;
  readonly priority?: "High" | "Medium";
  readonly changes: readonly Change[];
}

function plant(item: Planted): SimItem {
  const { id, project, title, created, labels, component, assignee, parent, changes } = item;
  const points = item.type === undefined || item.type === "Story" ? ([2, 3, 5] as const)[streamOf(id).index(3)] ?? null : null;
  const fixVersion = item.fixVersion ?? currentRelease(planOf(project)).name;
  return { id, project, type: item.type ?? "Story", title, created, labels, component, points, parent, initial: { priority: item.priority ?? "Medium", assignee, fixVersion }, changes: inOrder(changes) };
}

type Stop = readonly [day: string, time: string, to: StatusName];
/** Moves from a list of stops, beginning in the backlog. */
function route(...stops: readonly Stop[]): readonly Change[] {
  return stops.map(([day, time, to], index) => move(momentAt(day, time), index === 0 ? "Backlog" : (stops[index - 1] as Stop)[2], to));
}

const CROSS_BORDER_EPIC = "FD/epic/cross-border";
const CROSS_BORDER: readonly (readonly [title: string, component: string])[] = [
  ["List the countries in which a cross-border payment needs strong authentication", "Features"],
  ["Read the issuing country of a card from its range", "Features"],
  ["Import dispute outcomes of the Austrian and Swiss shops", "Labels"],
  ["Map dispute reason codes of foreign card schemes", "Labels"],
  ["Add currency mismatch as a feature", "Features"],
  ["Add distance between billing and delivery country as a feature", "Features"],
  ["Backfill issuing country for thirteen months of orders", "Labels"],
  ["Thresholds per delivery country", "Scoring service"],
  ["Reason codes for declined cross-border orders", "Scoring service"],
  ["Exempt low-value cross-border orders from review", "Scoring service"],
  ["Route cross-border appeals to analysts who read the language", "Case review"],
  ["Case template for cross-border orders", "Case review"],
  ["Train the card model with cross-border orders included", "Scoring service"],
  ["Offline replay of the cross-border rules on the autumn sale", "Scoring service"],
  ["Compare false positives at home and across borders", "Features"],
  ["Log the rule version with each cross-border decision", "Scoring service"],
  ["Retention of cross-border payment data by country", "Labels"],
  ["Shadow run of the cross-border rules in two countries", "Scoring service"],
  ["Watch decline rates per country pair", "Case review"],
];

/** Truth (b): on 2026-11-16 the cross-border rules enter the first release of fraud detection: nineteen items in one day. */
function scopeJump(): readonly SimItem[] {
  const later = "FD 2027.2";
  const current = currentRelease(planOf("FD")).name;
  const epic = plant({
    id: CROSS_BORDER_EPIC, project: "FD", type: "Epic", title: "Cross-border rules", created: momentAt("2026-08-27", "14:05"), labels: ["cross-border"], component: null,
    assignee: "Fraud detection lead", parent: null, fixVersion: later,
    changes: [{ at: momentAt("2026-11-16", "09:12"), fields: [{ field: "Fix Version", from: later, to: current }, { field: "priority", from: "Medium", to: "High" }] }],
  });
  const children = CROSS_BORDER.map(([title, component], index) =>
    plant({ id: `FD/cross-border/${String(index)}`, project: "FD", title, created: momentAt("2026-11-16", "09:20") + index * 607, labels: ["cross-border"], component, assignee: null, parent: CROSS_BORDER_EPIC, priority: "High", changes: [] }),
  );
  return [epic, ...children];
}

/** Truth (c): the vendor's chargeback labels stop arriving in W45; five items wait for them, flagged, until the end. */
function lateVendor(): readonly SimItem[] {
  const parent = epicId(planOf("FD"), currentRelease(planOf("FD")));
  const waits = (index: number, title: string, created: string, started: string, waiting: string, flag: string): SimItem =>
    plant({
      id: `FD/chargeback/${String(index)}`, project: "FD", title, created: momentAt(created, "10:14") + index * 407, labels: ["chargeback-labels", "data"], component: "Labels", assignee: "Data engineer", parent, priority: "High",
      changes: [...route([started, "09:50", "In Progress"], [waiting, "11:25", "Waiting for data"]), { at: momentAt(flag, "13:40") + index * 61, fields: [{ field: "Flagged", from: null, to: "Impediment" }] }],
    });
  return [
    waits(1, "Join chargebacks of September with scored orders", "2026-08-26", "2026-10-20", "2026-11-03", "2026-11-03"),
    waits(2, "Retrain the card model on chargebacks up to October", "2026-08-26", "2026-10-23", "2026-11-04", "2026-11-05"),
    waits(3, "Measure label delay of the chargeback vendor per card scheme", "2026-10-12", "2026-10-26", "2026-11-05", "2026-11-05"),
    waits(4, "Calibrate the card model against confirmed chargebacks", "2026-08-27", "2026-10-29", "2026-11-09", "2026-11-10"),
    waits(5, "Value-weighted recall from chargeback amounts", "2026-09-21", "2026-11-02", "2026-11-12", "2026-11-13"),
  ];
}

const REOPENED_EPIC = "DF/epic/promotion-history";

/** Truth (d): the promotion history epic, closed in W41, is re-opened in W44 with its five children; two are still open at the end. */
function reopenedEpic(): readonly SimItem[] {
  const epic = plant({
    id: REOPENED_EPIC, project: "DF", type: "Epic", title: "Promotion history for twelve regions", created: momentAt("2026-08-25", "09:35"), labels: ["promotion-history"], component: null, assignee: "Demand forecasting lead", parent: null,
    changes: route(["2026-09-08", "10:20", "In Progress"], ["2026-10-09", "16:42", "Done"], ["2026-10-27", "10:02", "In Progress"]),
  });
  const child = (index: number, title: string, ...stops: readonly Stop[]): SimItem =>
    plant({ id: `DF/promotion-history/${String(index)}`, project: "DF", title, created: momentAt("2026-08-25", "10:11") + index * 311, labels: ["promotion-history", "data"], component: "Promotions", assignee: "Data engineer", parent: REOPENED_EPIC, changes: route(...stops) });
  return [
    epic,
    child(1, "Promotion history of the northern regions back to 2023", ["2026-09-21", "09:31", "In Progress"], ["2026-09-28", "15:02", "In Review"], ["2026-10-01", "14:20", "Done"], ["2026-10-27", "10:04", "In Progress"], ["2026-11-03", "11:37", "In Review"], ["2026-11-05", "15:09", "Done"]),
    child(2, "Promotion history of the southern regions back to 2023", ["2026-09-23", "13:11", "In Progress"], ["2026-09-30", "10:45", "In Review"], ["2026-10-02", "11:58", "Done"], ["2026-10-27", "10:06", "In Progress"], ["2026-11-09", "16:30", "In Review"], ["2026-11-11", "10:51", "Done"]),
    child(3, "One code list for promotion types in all regions", ["2026-09-28", "08:55", "In Progress"], ["2026-10-05", "16:12", "In Review"], ["2026-10-07", "09:44", "Done"], ["2026-10-27", "10:07", "In Progress"], ["2026-11-16", "14:02", "In Review"], ["2026-11-18", "16:26", "Done"]),
    child(4, "Promotion history of region Poland back to 2023", ["2026-09-29", "10:26", "In Progress"], ["2026-10-06", "13:33", "In Review"], ["2026-10-08", "15:18", "Done"], ["2026-10-27", "10:09", "In Progress"], ["2026-11-10", "09:58", "Waiting for data"]),
    child(5, "Promotion history of region Northern Italy back to 2023", ["2026-09-30", "14:47", "In Progress"], ["2026-10-07", "11:21", "In Review"], ["2026-10-09", "13:05", "Done"], ["2026-10-27", "10:11", "In Progress"], ["2026-11-17", "15:44", "In Review"]),
  ];
}

/** Items that have been in progress for very long: every tracker has some. */
function ancient(): readonly SimItem[] {
  return [
    plant({ id: "MP/ancient/scheduler", project: "MP", title: "Retire the old batch scheduler", created: momentAt("2026-04-15", "11:20"), labels: ["deployment", "tech-debt"], component: "Serving", assignee: "Platform engineer", parent: null, changes: route(["2026-06-17", "10:40", "In Progress"]) }),
    plant({ id: "MP/ancient/quota", project: "MP", title: "Quotas for reserved nodes by team", created: momentAt("2026-08-25", "15:05"), labels: ["training"], component: "Training", assignee: "MLOps engineer", parent: epicId(planOf("MP"), currentRelease(planOf("MP"))), changes: route(["2026-10-26", "09:15", "In Progress"]) }),
    plant({ id: "SR/ancient/voice", project: "SR", type: "Spike", title: "What would relevance mean for voice queries?", created: momentAt("2026-06-11", "16:25"), labels: ["evaluation"], component: "Query understanding", assignee: "Applied scientist", parent: null, changes: route(["2026-08-11", "13:30", "In Progress"], ["2026-09-02", "17:10", "In Review"]) }),
  ];
}

/** The items written by hand, so that the truths they carry are known exactly. */
export const plantedItems = (): readonly SimItem[] => [...scopeJump(), ...lateVendor(), ...reopenedEpic(), ...ancient()];
