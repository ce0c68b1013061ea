import type { AreaInput, Catalogue, FactArea } from "../area.ts";
import { attritionFacts } from "./attrition-facts.ts";
import { capacityFacts } from "./capacity-facts.ts";
import { certificateFacts } from "./certificate-facts.ts";
import { fteFacts } from "./fte-facts.ts";
import { headCountFacts } from "./head-count-facts.ts";
import { hiringFacts } from "./hiring-facts.ts";
import { learningFacts } from "./learning-facts.ts";
import { loadedCostFacts } from "./loaded-cost-facts.ts";
import { marketFacts } from "./market-facts.ts";
import { overAllocationFacts } from "./over-allocation-facts.ts";
import { payTold, type PayTold } from "./pay-cells.ts";
import { payFacts } from "./pay-facts.ts";
import { asTold } from "./pay-told.ts";
import { peopleView, type PeopleView } from "./people-view.ts";
import { skillFacts } from "./skill-facts.ts";
import { utilisationFacts } from "./utilisation-facts.ts";

const CATALOGUE: Catalogue = {
  "market.benchmark.percentiles": { over: "program" },
  "market.disagreement.medians": { over: "program" },
  "market.disagreement.widest": { over: "program" },
  "market.floor.flagged": { over: "program" },
  "market.floor.sources": { over: "program" },
  "market.survey.answers": { over: "program" },
  "market.survey.equal-answers": { over: "program" },
  "market.survey.roles": { over: "program" },
  "pay.compa-ratio.group": { over: "program", by: ["cell"] },
  "pay.gap.adjusted": { over: "program" },
  "pay.gap.mean": { over: "program" },
  "pay.gap.median": { over: "program" },
  "pay.market.cells": { over: "program" },
  "pay.position.cells": { over: "program" },
  "pay.position.verdicts": { over: "program" },
  "people.allocation.months": { over: "program" },
  "people.allocation.now": { over: "program" },
  "people.attrition.kinds": { over: "program" },
  "people.attrition.leavers": { over: "program" },
  "people.attrition.rate": { over: "program" },
  "people.attrition.replaced": { over: "program" },
  "people.attrition.voluntary": { over: "program" },
  "people.capacity.holiday-hours": { over: "program" },
  "people.capacity.hours": { over: "both" },
  "people.capacity.leave-hours": { over: "program" },
  "people.capacity.weeks": { over: "program" },
  "people.certificates.expiries": { over: "program" },
  "people.certificates.expiring-60": { over: "program" },
  "people.certificates.expiring-90": { over: "program" },
  "people.certificates.needs": { over: "program" },
  "people.certificates.needs-unmet": { over: "program" },
  "people.certificates.needs-unmet-60": { over: "program" },
  "people.certificates.next-expiry": { over: "program" },
  "people.fte-months.actual": { over: "program" },
  "people.fte-months.fill-rate": { over: "both" },
  "people.fte-months.months": { over: "program" },
  "people.fte-months.planned": { over: "program" },
  "people.head-count.filled": { over: "both" },
  "people.head-count.planned": { over: "program" },
  "people.head-count.planned-year-end": { over: "program" },
  "people.head-count.vacant": { over: "both" },
  "people.head-count.workstreams": { over: "program" },
  "people.hiring.funnel": { over: "program" },
  "people.hiring.lead-time": { over: "program" },
  "people.hiring.offers-not-accepted": { over: "program" },
  "people.hiring.open": { over: "program" },
  "people.hiring.overdue": { over: "program" },
  "people.hiring.requisitions": { over: "program" },
  "people.hiring.standing": { over: "program" },
  "people.hiring.vacancies-not-recruited": { over: "program" },
  "people.hiring.vacancies-without-requisition": { over: "program" },
  "people.learning.courses": { over: "program" },
  "people.learning.done": { over: "program" },
  "people.learning.overdue": { over: "program" },
  "people.loaded-cost.month": { over: "both" },
  "people.loaded-cost.planned-month": { over: "program" },
  "people.over-allocation.greatest-load": { over: "program" },
  "people.over-allocation.intervals": { over: "program" },
  "people.over-allocation.lines": { over: "program" },
  "people.over-allocation.people": { over: "program" },
  "people.over-allocation.persons": { over: "program" },
  "people.skills.coverage": { over: "program" },
  "people.skills.holders": { over: "program" },
  "people.skills.needs": { over: "program" },
  "people.skills.single-points": { over: "both" },
  "people.utilisation.excess": { over: "program" },
  "people.utilisation.overbooked": { over: "program" },
  "people.utilisation.ratio": { over: "program" },
  "people.utilisation.weeks": { over: "program" },
};

/** What may be told about pay, by the input that it is told from: the facts and the private record are of one computation. */
const told = new WeakMap<AreaInput, PayTold>();

function toldFor(input: AreaInput, view: PeopleView): PayTold {
  const known = told.get(input) ?? payTold(view, input.releases);
  told.set(input, known);
  return known;
}

/** Head count, allocation, capacity, hiring, skills, pay position and market. */
export const peopleArea: FactArea = {
  catalogue: CATALOGUE,
  headlines: ["people.head-count.filled", "people.head-count.vacant", "people.skills.single-points"],
  facts: (input) => {
    const view = peopleView(input);
    // Where there is a private record it decides alone: it also knows what an edition told that was withdrawn since.
    const pay = (of: typeof view) => asTold(payFacts(of, toldFor(input, of)), input.releases === undefined ? input.previous : undefined);
    return [headCountFacts, fteFacts, overAllocationFacts, capacityFacts, utilisationFacts, hiringFacts, attritionFacts, skillFacts, certificateFacts, learningFacts, loadedCostFacts, pay, marketFacts].flatMap((facts) => facts(view));
  },
  releases: (input) => {
    const view = peopleView(input);
    return view.records.pay.length === 0 ? undefined : toldFor(input, view).ledger;
  },
};
