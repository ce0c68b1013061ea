import { cell, column, less, receiptRows, rows, size, value } from "./readings.ts";
import { means, says, truth, type Truth } from "./truth.ts";

const TARGETS = "milestones.target.list";
const STEPS = "milestones.target.steps";
const DEPENDENCIES = "milestones.dependencies.list";

const CLOSED = "sprint.closed.table";
const VELOCITY = "sprint.velocity.table";
const NEWEST = { sprint: "SR Sprint 39" };
const KEPT = [["34", "72.4 %"], ["35", "45.5 %"], ["36", "33.3 %"], ["37", "80.0 %"], ["38", "77.4 %"], ["39", "82.4 %"]] as const;
const NOT_FINISHED = [["34", 0], ["35", 20], ["36", 17], ["37", 10], ["38", 23], ["39", 16]] as const;

/** Milestones, sprints, dependencies. */
export const WORK_TRUTHS: readonly Truth[] = [
  truth("five milestones with nine rows of targets", [
    means("five milestones", 5, rows(TARGETS)),
    says("2027-01-29", cell(TARGETS, { milestone: "M-03" }, "firstTarget")),
    says("2027-02-12", cell(TARGETS, { milestone: "M-03" }, "target")),
    says("2026-10-22", cell(STEPS, { milestone: "M-03", days: 14 }, "setOn")),
    means("14 days", 14, cell(TARGETS, { milestone: "M-03" }, "daysMoved")),
    says("2027-02-26", cell(TARGETS, { milestone: "M-04" }, "firstTarget")),
    says("2027-03-31", cell(TARGETS, { milestone: "M-04" }, "target")),
    says("2026-09-24", cell(STEPS, { milestone: "M-04", days: 33 }, "setOn")),
    means("33 days", 33, cell(TARGETS, { milestone: "M-04" }, "daysMoved")),
    means("M-01 and M-02 still have their first date", ["M-01", "M-02"], column(TARGETS, { moves: 0 }, "milestone")),
    means("nine rows of targets", 9, receiptRows(TARGETS)),
  ]),
  truth("M-05 is the only one reached", [
    means("M-05 is the only one reached", ["M-05"], column(TARGETS, { state: "Reached" }, "milestone")),
    says("2026-08-27", cell(TARGETS, { milestone: "M-05" }, "actual")),
    means("a day before its second target", -1, cell(TARGETS, { milestone: "M-05" }, "daysAfterTarget")),
    means("13 days after its baseline", 13, cell(TARGETS, { milestone: "M-05" }, "daysAfterBaseline")),
    says("2026-08-14", cell(TARGETS, { milestone: "M-05" }, "baseline")),
  ]),
  truth("40 sprints of search on 2026-11-22", [
    means("39 of them closed", 39, size("sprint.late.count")),
    means("the 40th to come", "SR Sprint 39", { fact: "sprint.closed.table", where: "sprint.closed.table[board=7].sprint (last)", read: (facts) => [column("sprint.closed.table", { board: "7" }, "sprint").read(facts)].flat().at(-1) }),
  ], [["names as the `Sprint` columns", "a cross-check of two exports"]]),
  truth("DF Sprint 8 to DF Sprint 40", [
    means("DF Sprint 8 to DF Sprint 40", 40 - 8, less(value("sprint.closed.count"), size("sprint.late.count"))),
    means("On 2026-11-22 no sprint of either workstream runs", 0, value("sprint.current.count")),
  ], [["the list states no state", "the planned days say what is over: all but the 40th"]]),
  truth("SR Sprint 36 was to end on 2026-10-09", [
    says("2026-10-09", cell("sprint.late.table", { sprint: "SR Sprint 36" }, "planned")),
    says("2026-10-12", cell("sprint.late.table", { sprint: "SR Sprint 36" }, "closed")),
    means("Every other sprint was closed on its last day", 1, value("sprint.late.count")),
    means("Every other sprint was closed on its last day", ["SR Sprint 36"], column("sprint.late.table", {}, "sprint")),
  ]),
  truth("search keeps in the tracker which item is in which sprint", [
    means("the field Sprint and its history are in no other project", Array.from({ length: 6 }, () => "demand"), column(CLOSED, { board: "Demand forecasting", committed: null }, "program")),
  ], [["since SR Sprint 27", "facts look back on the last six"], ["The `Sprint` columns of `work-items.csv` say the same", "a cross-check of two exports"]]),
  truth("SR Sprint 39, closed on 2026-11-20", [
    says("2026-11-20", cell(CLOSED, NEWEST, "end")),
    means("34 points committed", 34, cell(CLOSED, NEWEST, "committed")),
    means("12 added in the middle", 12, cell(CLOSED, NEWEST, "added")),
    means("3 taken out", 3, cell(CLOSED, NEWEST, "removed")),
    means("28 completed", 28, cell(CLOSED, NEWEST, "completed")),
    means("16 not finished", 16, cell(CLOSED, NEWEST, "carried")),
    says("82.4 %", cell(CLOSED, NEWEST, "reliability")),
    says("29.4 %", cell(CLOSED, NEWEST, "scopeChange")),
  ], [["7 items, with those that have no estimate", "facts of a sprint are in points"]]),
  truth("commitment kept in the last six closed sprints of search", [
    ...KEPT.map(([number, share]) => ({ ...says(share, cell(CLOSED, { sprint: `SR Sprint ${number}` }, "reliability")), words: `SR Sprint ${number} ${share}` })),
    says("74.9 %", value("sprint.closed.reliability")),
  ], [["The two lowest are those in which the click logs were cut", "no fact joins sprints and events"]]),
  truth("not finished when the sprint was closed, in points", [
    ...NOT_FINISHED.map(([number, points]) => means(`SR Sprint ${number} ${String(points)}`, points, cell(CLOSED, { sprint: `SR Sprint ${number}` }, "carried"))),
    means("23, 14, 10, 36, 24, 28", [23, 14, 10, 36, 24, 28], column(CLOSED, { board: "7" }, "completed")),
    says("22.50", cell(VELOCITY, { board: "7" }, "mean")),
    says("23.5", cell(VELOCITY, { board: "7" }, "median")),
    means("10 at least", 10, cell(VELOCITY, { board: "7" }, "min")),
    means("36 at most", 36, cell(VELOCITY, { board: "7" }, "max")),
  ]),
  truth("20 sentences, 19 of which order work", [
    means("19 of which order work", 19, value("milestones.dependencies.count")),
    means("no circle", "I-05 → M-03 → FD-152 → FD-146 → FD-145", value("milestones.dependencies.longest-chain")),
  ], [["3 written as `blocks`", "how a sentence is written makes no difference to the order"]]),
  truth("the longest chain begins with an initiative", [
    // The three titles are those of FD-152, FD-146 and FD-145.
    means("I-05 → M-03 → “Calibrate the card model…” → “Retrain the card model…” → “Join chargebacks of September…”", "I-05 → M-03 → FD-152 → FD-146 → FD-145", value("milestones.dependencies.longest-chain")),
    says("2026-11-03", cell("impediments.items.table", { key: "FD-145" }, "since")),
    says("2026-11-03", cell("incidents.register.incidents", { incident: "INC-2026-18" }, "opened")),
  ]),
  truth("four dependencies cross from search or fraud detection", [
    means("four dependencies cross", 4, value("milestones.dependencies.crossing")),
    means("two of M-01", 2, rows(DEPENDENCIES, { from: "M-01", toProgram: "platform" })),
    means("of M-03 one item and M-05", ["MP-97", "M-05"], column(DEPENDENCIES, { from: "M-03", toProgram: "platform" }, "to")),
  ]),
];
