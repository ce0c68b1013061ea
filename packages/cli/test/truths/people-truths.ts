import { cell, column, extreme, reason, size, value } from "./readings.ts";
import { means, says, truth, type Find, type Truth } from "./truth.ts";

const NEEDS = "people.skills.needs";
const ALLOCATION = "people.allocation.months";
const CELLS = "pay.position.cells";
const MEDIANS = { role: "ML engineer", level: "L5", region: "Germany" };
const FLOOR = "market.floor.sources";
const HELD = "published are the values that are held since the first day of a quarter, with the people of that day";

const head = (words: string, program: string, planned: number, filled: number): readonly Find[] => [
  means(words, planned, cell("people.head-count.workstreams", { program }, "planned")),
  means(words, filled, cell("people.head-count.workstreams", { program }, "filled")),
];

const suppressed = (words: string, id: string): Find => means(words, "suppressed", reason(`pay.compa-ratio.group{cell=${id}}`));

/** Positions, allocations, skills, hiring, pay, market. Nothing here tells of one person: those facts are not in the public edition. */
export const PEOPLE_TRUTHS: readonly Truth[] = [
  truth("76 positions planned at the end of 2026", [
    means("76 positions planned at the end of 2026", 76, value("people.head-count.planned-year-end")),
    means("66 of them filled", 66, value("people.head-count.filled")),
    means("10 vacant", 10, value("people.head-count.vacant")),
    means("5 people left", 5, value("people.attrition.leavers")),
    means("3 resigned", 3, cell("people.attrition.kinds", { kind: "Voluntary" }, "leavers")),
    means("1 moved, 1 end of contract", 2, cell("people.attrition.kinds", { kind: "Other" }, "leavers")),
    means("4 of them replaced", 4, value("people.attrition.replaced")),
  ], [["81 rows", "rows are counted over all sources (data.sources.records)"]]),
  truth("planned/filled by workstream", [...head("search 22/20", "search", 22, 20), ...head("demand 18/17", "demand", 18, 17), ...head("fraud 17/13", "fraud", 17, 13), ...head("platform 19/16", "platform", 19, 16)]),
  truth("W-2142 is allocated 130 %", [
    means("the one planted warning", 1, value("people.over-allocation.people")),
  ], [["W-2142", "a person is never named in the public edition"], ["130 %", "the load of one person is internal"], ["in October 2026", "the dates of one person are internal"], ["80 % platform, 50 % fraud", "a table of one person’s allocations is internal"]]),
  truth("FTE-months of fraud: September 13.33", [
    means("September 13.33", 13.33, cell(ALLOCATION, { month: "2026-09", program: "fraud" }, "fteMonths")),
    means("October 12.01", 12.01, cell(ALLOCATION, { month: "2026-10", program: "fraud" }, "fteMonths")),
    means("November 10.8", 10.8, cell(ALLOCATION, { month: "2026-11", program: "fraud" }, "fteMonths")),
    means("to 31 December 2026", 10.8, cell(ALLOCATION, { month: "2026-12", program: "fraud" }, "fteMonths")),
  ], [["W-2133, W-2150", "persons are not named in the public edition"]]),
  truth("in fraud only W-2133 can do", [
    means("single point of knowledge", 1, value("people.skills.single-points")),
    means("in fraud", 1, value("people.skills.single-points{program=fraud}")),
    says("Chargeback label mapping", cell(NEEDS, { singlePoint: true }, "skill")),
    means("alone", 1, cell(NEEDS, { skill: "Chargeback label mapping" }, "have")),
    means("2 needed", 2, cell(NEEDS, { skill: "Chargeback label mapping" }, "needed")),
    means("is one of the two who are lent", 0, cell(NEEDS, { skill: "Chargeback label mapping" }, "present")),
    { ...means("Every other need is met", 11 / 12, value("people.skills.coverage")), decimals: 4 },
  ]),
  truth("nobody has finished \"Chargebacks from label to order\"", [
    means("nobody has finished", 0, cell("people.learning.courses", { course: "Chargebacks from label to order" }, "done")),
    means("the course for that skill", "Chargeback label mapping", cell("people.learning.courses", { course: "Chargebacks from label to order" }, "skill")),
  ]),
  truth("two certificates expire within 60 days", [
    means("two certificates expire within 60 days", 2, value("people.certificates.expiring-60")),
    means("3 valid assessors, as needed", 3, cell("people.certificates.needs", { program: "fraud", certificate: "Card data security assessor" }, "now")),
    means("as needed", 3, cell("people.certificates.needs", { program: "fraud", certificate: "Card data security assessor" }, "needed")),
    means("to 2", 2, cell("people.certificates.needs", { program: "fraud", certificate: "Card data security assessor" }, "in60")),
    means("Certified Kubernetes administrator", 3, cell("people.certificates.needs", { certificate: "Certified Kubernetes administrator" }, "in60")),
  ], [["2026-12-14", "a day of expiry is one person’s"], ["2027-01-10", "the second day of expiry is one person’s"]]),
  truth("9 requisitions on 22 November 2026", [
    means("9 requisitions", 9, size("people.hiring.open")),
    means("2 filled and begun", 2, cell("people.hiring.standing", { standing: "Filled and begun" }, "requisitions")),
    means("1 accepted for 4 January 2027", 1, cell("people.hiring.standing", { standing: "Accepted, not begun" }, "requisitions")),
    means("1 cancelled", 1, cell("people.hiring.standing", { standing: "Cancelled" }, "requisitions")),
    means("1 on hold", 1, cell("people.hiring.standing", { standing: "On hold" }, "requisitions")),
    means("4 open", 4, value("people.hiring.open")),
    means("days from opening to acceptance 70 and 77), 1 accepted for 4 January 2027 (84)", 77, value("people.hiring.lead-time")),
    means("days from opening to acceptance 70 and 77), 1 accepted for 4 January 2027 (84)", 3, size("people.hiring.lead-time")),
    means("have passed their target start", 2, value("people.hiring.overdue")),
    means("R-303 and R-306 had an offer declined", 2, value("people.hiring.offers-not-accepted")),
  ], [["R-303 and R-306", "single requisitions are internal"]]),
  truth("10 vacancies, of which 3", [means("10 vacancies", 10, size("people.hiring.vacancies-without-requisition")), means("3 have no requisition at all", 3, value("people.hiring.vacancies-without-requisition"))]),
  truth("Data engineer L4 (14), ML engineer L4 (13)", [
    means("Data engineer L4", "held", cell(CELLS, { role: "Data engineer", level: "L4" }, "state")),
    means("ML engineer L4", "held", cell(CELLS, { role: "ML engineer", level: "L4" }, "state")),
    means("k = 10", 10, extreme("least", CELLS, {}, "people")),
  ], [["Data engineer L4 (14)", HELD], ["ML engineer L4 (13)", HELD]]),
  truth("cells with fewer than 10 contributors", [suppressed("ML engineer L5 (8)", "ml-engineer-l5"), suppressed("Applied scientist L5 (7)", "applied-scientist-l5"), suppressed("Product analyst L3 (6)", "product-analyst-l3"), suppressed("Engineering lead L6 (4)", "engineering-lead-l6"), suppressed("Program manager L5 (1)", "program-manager-l5")], [
    ["also breaks the p% and dominance rules", "which rule suppresses a cell is not published: it would tell of the cell"],
  ]),
  truth("unsafe by homogeneity", [suppressed("Platform engineer L4 (10)", "platform-engineer-l4")]),
  truth("between the editions of 27 September and 4 October 2026", [
    means("Data engineer L4", "held", cell(CELLS, { role: "Data engineer", level: "L4" }, "state")),
    means("ML engineer L4", "held", cell(CELLS, { role: "ML engineer", level: "L4" }, "state")),
    means("the values of 27 September are held", ["2026-01-01", "2026-07-01"], column(CELLS, { state: "held" }, "date")),
  ], [["2 and 1 affected", "how many are affected would tell of them"]]),
  truth("three sources disagree", [
    means("three sources", 3, cell("market.disagreement.medians", MEDIANS, "sources")),
    means("87300 EUR", 87_300, cell("market.benchmark.percentiles", MEDIANS, "source1p50")),
    means("102600 EUR", 102_600, cell("market.benchmark.percentiles", MEDIANS, "source2p50")),
    means("106800 EUR", 106_800, cell("market.benchmark.percentiles", MEDIANS, "source3p50")),
    says("2026-04-01", cell(FLOOR, { source: "Lindqvist technology pay survey" }, "date")),
    says("2025-10-01", cell(FLOOR, { source: "Earnings by occupation, national statistics" }, "date")),
    says("2026-07-01", cell(FLOOR, { source: "Talentboard advertised pay" }, "date")),
    means("4 employers", 4, cell(FLOOR, { source: "Talentboard advertised pay" }, "employers")),
    means("none in the Netherlands", "Germany, Poland", cell(FLOOR, { source: "Talentboard advertised pay" }, "regions")),
    means("none in the Netherlands", 2, cell("market.disagreement.medians", { ...MEDIANS, region: "Netherlands" }, "sources")),
  ]),
  truth("240 answers, 17 of them equal", [means("240 answers", 240, value("market.survey.answers")), means("17 of them equal to an earlier one", 17, value("market.survey.equal-answers")), means("all are kept", 240, size("market.survey.equal-answers"))]),
];
