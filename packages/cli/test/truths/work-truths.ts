import { cell, column, less, receiptRows, rows, size, value } from "./readings.ts";
import { means, says, truth, type Truth } from "./truth.ts";

const TARGETS = "milestones.target.list";
const STEPS = "milestones.target.steps";
const DEPENDENCIES = "milestones.dependencies.list";

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
  truth("DF Sprint 8 to DF Sprint 40", [means("DF Sprint 8 to DF Sprint 40", 40 - 8, less(value("sprint.closed.count"), size("sprint.late.count")))], [["the list states no state", "the planned days say what is over: all but the 40th"]]),
  truth("SR Sprint 36 was to end on 2026-10-09", [
    says("2026-10-09", cell("sprint.late.table", { sprint: "SR Sprint 36" }, "planned")),
    says("2026-10-12", cell("sprint.late.table", { sprint: "SR Sprint 36" }, "closed")),
    means("Every other sprint was closed on its last day", 1, value("sprint.late.count")),
    means("Every other sprint was closed on its last day", ["SR Sprint 36"], column("sprint.late.table", {}, "sprint")),
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
