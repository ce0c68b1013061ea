import { cell, column, rows, size, stating, total, value } from "./readings.ts";
import { means, says, truth, type Find, type Truth } from "./truth.ts";

const EVIDENCE = "compliance.evidence.items";
const DUTIES = "compliance.obligations.items";
const LATENCY = "decisions.latency.items";
const REVIEWS = "risk.review.items";
const DRIVERS = "risk.drivers.groups";
const ACTIONS = "retro.actions.table";
const KEY_RESULTS = "objectives.progress.key-results";
const ORDER = "priority.sequence.order";

const residual = (date: string, words: string): Find => (says(words, cell("risk.burndown.days", { date }, "residual")));

const cd3 = (initiative: string, index: number): Find => means(`${initiative} (${String(index)})`, index, cell(ORDER, { initiative }, "index"));

/** Risks, controls, obligations, stakeholders, decisions, actions, initiatives, objectives. */
export const GOVERNANCE_TRUTHS: readonly Truth[] = [
  truth("25 risks, 3 of them opportunities", [
    means("25 risks", 25, value("risk.register.all")),
    means("3 of them opportunities", 3, value("risk.register.opportunities")),
    means("closed: R-01", ["R-01"], column("risk.register.risks", { state: "closed" }, "id")),
    means("R-24 as a negative amount", "opportunity", cell("risk.register.risks", { id: "R-24" }, "type")),
  ], [["2026-10-08", "no fact states the day of closing; the burn-down sees it in the export of 2026-10-11"]]),
  truth("Risk register on 2026-11-22, open risks", [
    says("€972,450", value("risk.exposure.inherent")),
    says("€799,800", value("risk.exposure.residual")),
    says("€116,000", value("risk.exposure.opportunities")),
    says("€683,800", value("risk.exposure.net")),
    says("€2,517,000", value("risk.exposure.worst-case")),
  ]),
  truth("overdue mitigations are R-16 and R-18", [
    means("overdue mitigations", 2, value("risk.mitigation.overdue")),
    means("R-16 and R-18", ["R-16", "R-18"], stating("risk.mitigation.items", "overdue", "id")),
  ]),
  truth("the review of R-09 and R-14", [
    means("R-09 and R-14 (due 2026-10-26) and of R-18 (due 2026-09-28) is overdue", ["R-09", "R-14", "R-18"], stating(REVIEWS, "overdue", "id")),
    means("is overdue", 3, value("risk.review.overdue")),
    says("2026-10-26", cell(REVIEWS, { id: "R-09" }, "due")),
    says("2026-10-26", cell(REVIEWS, { id: "R-14" }, "due")),
    says("2026-09-28", cell(REVIEWS, { id: "R-18" }, "due")),
    means("R-24, open since 2026-06-29, was never reviewed", ["R-24"], column(REVIEWS, { reviewed: null }, "id")),
    means("open since 2026-06-29", 146, cell(REVIEWS, { id: "R-24" }, "days")),
  ]),
  truth("two drivers are shared", [
    means("two drivers are shared", 2, rows(DRIVERS)),
    means("“Label vendor” by R-02 and R-22", "R-02 R-22", cell(DRIVERS, { driver: "Label vendor" }, "ids")),
    means("“Shared engineers” by R-04, R-08 and R-13", "R-04 R-08 R-13", cell(DRIVERS, { driver: "Shared engineers" }, "ids")),
  ]),
  truth("the residual exposure of R-02 is €72,000", [
    says("€72,000", cell("risk.burndown.moves", { id: "R-02", date: "2026-11-08" }, "to")),
    says("€36,000", cell("risk.burndown.moves", { id: "R-02", date: "2026-11-08" }, "from")),
  ]),
  truth("Residual EMV by export", [
    residual("2026-09-06", "€479,300"),
    residual("2026-09-13", "€504,050"),
    residual("2026-09-20", "€572,050"),
    residual("2026-09-27", "€553,800"),
    residual("2026-10-04", "€509,800"),
    residual("2026-10-11", "€461,800"),
    residual("2026-10-18", "€486,300"),
    residual("2026-10-25", "€477,800"),
    residual("2026-11-01", "€567,550"),
    residual("2026-11-08", "€571,050"),
    residual("2026-11-15", "€625,300"),
    residual("2026-11-22", "€799,800"),
  ]),
  truth("46 controls (NIST AI RMF 17", [
    means("46 controls", 46, value("compliance.coverage.controls")),
    means("NIST AI RMF 17", 17, cell("compliance.coverage.frameworks", { framework: "NIST AI RMF" }, "controls")),
    means("EU AI Act 11", 11, cell("compliance.coverage.frameworks", { framework: "EU AI Act" }, "controls")),
    means("ISO/IEC 42001 12", 12, cell("compliance.coverage.frameworks", { framework: "ISO/IEC 42001" }, "controls")),
    means("Meridian model controls 6", 6, cell("compliance.coverage.frameworks", { framework: "Meridian model controls" }, "controls")),
  ]),
  truth("the evidence of 6 controls is stale", [
    means("the evidence of 6 controls is stale", 6, value("compliance.evidence.stale")),
    means("the others are older than 365 days", ["GOVERN 2.1", "GOVERN 6.1", "MANAGE 2.4", "A.5.2", "A.6.2.8"], column(EVIDENCE, { state: "too old" }, "control")),
    means("MAP 4.1 has no day", ["MAP 4.1"], column(EVIDENCE, { state: "no day" }, "control")),
  ]),
  truth("Article 26 and Article 27 do not apply", [
    means("Article 26 and Article 27 do not apply", ["Article 26", "Article 27"], column("compliance.coverage.excluded", {}, "control")),
    means("only Article 26 says why", ["Article 27"], column("compliance.coverage.excluded", { reason: null }, "control")),
    means("only Article 26 says why", 1, value("compliance.coverage.unjustified")),
  ]),
  truth("the evidence of MEASURE 2.7 and Article 15 expires", [
    means("MEASURE 2.7 and Article 15", ["MEASURE 2.7", "Article 15"], column(EVIDENCE, { expires: "2026-12-15" }, "control")),
    means("expires on 2026-12-15", 2, value("compliance.evidence.expiring-60")),
  ]),
  truth("an OSCAL 1.1.2 catalog of 6 controls", [
    means("6 controls", 6, cell("compliance.coverage.gaps", { framework: "Meridian model controls" }, "known")),
    means("3 groups", 3, rows("compliance.coverage.groups", { framework: "Meridian model controls" })),
  ], [["three statements hold a parameter", "the text of a statement is no figure"]]),
  truth("14 duties; on 2026-11-22 two are overdue", [
    means("14 duties", 14, value("compliance.obligations.all")),
    means("two are overdue", 2, value("compliance.obligations.overdue")),
    means("O-05 (due 2026-10-30, in progress) and O-09", ["O-05", "O-09"], column(DUTIES, { state: "overdue" }, "id")),
    says("2026-10-30", cell(DUTIES, { id: "O-05" }, "due")),
    says("2026-10-30", cell(DUTIES, { id: "O-09" }, "due")),
    means("O-13 is due three days later", 3, cell(DUTIES, { id: "O-13" }, "left")),
  ]),
  truth("11 activities, each with one accountable role", [
    means("11 activities", 11, value("stakeholders.raci.activities")),
    means("each with one accountable role", 0, value("stakeholders.raci.without-one-accountable")),
    means("nobody is responsible for “Manage the label vendor”", ["Manage the label vendor"], column("stakeholders.raci.items", { responsible: null }, "activity")),
    means("nobody is responsible", 1, value("stakeholders.raci.without-responsible")),
  ]),
  truth("10 entries; on 2026-11-22 one is overdue", [
    means("10 entries", 10, value("stakeholders.communication.entries")),
    means("one is overdue", 1, value("stakeholders.communication.overdue")),
    says("2026-11-17", cell("stakeholders.communication.items", { audience: "Engineering", cadence: "weekly" }, "next")),
  ]),
  truth("12 decisions; D-029", [
    means("12 decisions", 12, value("decisions.latency.decided")),
    means("D-029, D-030, D-031 and D-032", ["D-029", "D-030", "D-031", "D-032"], column(LATENCY, { where: "both" }, "id")),
    means("with the same days and deciders", 4, rows(LATENCY, { agrees: "yes" })),
    means("D-033 is in the log only", "log", cell(LATENCY, { id: "D-033" }, "where")),
    means("the slowest took 16 days", 16, value("decisions.latency.longest")),
    means("(D-028)", "D-028", cell(LATENCY, { days: 16 }, "id")),
  ]),
  truth("18 actions; 5 were carried", [
    // Actions after incidents are a second source of the same kind, and the facts count both: 6 actions, 2 of them overdue.
    means("18 actions", 18 + 6, size("retro.actions.carried")),
    means("3 are overdue", 3 + 2, value("retro.actions.overdue")),
    means("A-02 five times", 5, cell(ACTIONS, { id: "A-02" }, "carried")),
    ...["A-02", "A-08", "A-13"].map((id) => means(id, [id], stating(ACTIONS, "overdue", "id", { id }))),
  ], [["5 were carried", "the fact counts both sources, and of the second nothing is said"], ["A-05, A-08, A-10", "two of them are done, and the table lists what is open"]]),
  truth("8 initiatives with ranges of value and effort", [
    means("8 initiatives", 8, rows("estimate.effort.list")),
    means("39.5 person-months", 39.5, cell("priority.outturn.initiatives", { initiative: "I-08" }, "actual-effort")),
    means("an estimate of 32", 32, cell("priority.outturn.initiatives", { initiative: "I-08" }, "effort")),
    means("(26 to 40)", 26, cell("priority.outturn.initiatives", { initiative: "I-08" }, "effort-low")),
    means("(26 to 40)", 40, cell("priority.outturn.initiatives", { initiative: "I-08" }, "effort-high")),
    says("€205,000", cell("reference-class.value.ratios", { initiative: "I-08" }, "outturn")),
    says("€230,000", cell("reference-class.value.ratios", { initiative: "I-08" }, "estimate")),
    means("I-08 is finished", ["I-08"], column("estimate.effort.list", { status: "finished" }, "initiative")),
  ]),
  truth("by cost of delay over duration", [
    cd3("I-02", 1200),
    cd3("I-03", 1043),
    cd3("I-01", 591),
    cd3("I-05", 583),
    cd3("I-04", 200),
    cd3("I-06", 167),
    cd3("I-07", 50),
    means("the order of the unfinished ones is I-02", "I-02", cell(ORDER, { place: 1 }, "initiative")),
    means("I-05 waits for I-03", "I-03", cell(ORDER, { initiative: "I-05" }, "after")),
    means("I-06 for I-02", "I-02", cell(ORDER, { initiative: "I-06" }, "after")),
    means("I-07 for I-01", "I-01", cell(ORDER, { initiative: "I-07" }, "after")),
  ]),
  truth("4 objectives with 11 key results", [
    means("4 objectives", 4, rows("objectives.progress.objectives")),
    means("11 key results", 11, rows(KEY_RESULTS)),
    means("KR-13 and KR-22 cannot be measured", ["KR-13", "KR-22"], column(KEY_RESULTS, { last: null }, "key-result")),
    means("have no check-in", 2, value("objectives.check-ins.missing")),
    ...["O-1", "O-2", "O-3", "O-4"].map((objective) => means("the weights of each objective add up to 1", 1, total(KEY_RESULTS, { objective }, "weight"))),
  ]),
  truth("98 check-ins, every two weeks", [
    means("98 check-ins", 98, value("objectives.check-ins.count")),
    means("2026-07-03 to 2026-11-20", 11, rows("objectives.progress.trend")),
    means("KR-31 has none on 2026-11-20", "2026-11-06", cell(KEY_RESULTS, { "key-result": "KR-31" }, "checked")),
    means("KR-43 is worse than its start", 1, value("objectives.progress.worse")),
    means("24 % for 22 %", 24, cell(KEY_RESULTS, { "key-result": "KR-43" }, "last")),
    means("for 22 %", 22, cell(KEY_RESULTS, { "key-result": "KR-43" }, "start")),
    means("KR-31 has none", 1, value("objectives.check-ins.behind")),
  ]),
  truth("a workbook with two sheets", [
    means("holds 6 actions", 18 + 6, size("retro.actions.carried")),
    means("2 are overdue (OC-03, OC-04)", ["OC-03", "OC-04"], stating(ACTIONS, "overdue", "id", { team: "On call" })),
  ]),
];
